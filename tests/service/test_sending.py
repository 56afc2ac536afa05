"""What leaves late, or never: how long a chat waits, who waits with it, and when a message is given up."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.wire import TelegramWire
from bot.store.errors import LostError
from bot.store.interface import Queued
from bot.store.tables.outbox import OutboxTable
from tests.bot_api import BotApi
from tests.serving import Bot, Running

A_DAY = 86_400.0


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


def wait_of(running: Running, chat: int) -> float:
    """For how many seconds nothing leaves for a chat."""
    held = running.kept.store.outbox.held(chat)
    return 0.0 if held is None else max(0.0, held[0] - running.clock.at)


async def test_each_failure_makes_a_chat_wait_about_twice_as_long_and_a_minute_at_most(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    fault = api.fault("broken", "sendMessage", chat=1, times=9)
    waits = []
    async with bot.running() as running:
        siti.say("one")
        for hits in range(1, 10):
            await api.until(lambda hits=hits: fault.hits == hits and wait_of(running, 1) > 0)
            waits.append(wait_of(running, 1))
            bot.clock.pass_by(waits[-1] + 0.01)
        await siti.sees("1: one")
        await api.until(lambda: running.kept.store.outbox.held(1) is None)  # what has left begins anew
    for attempt, waited in enumerate(waits):
        longest = min(60.0, 2.0**attempt)
        assert longest / 2 <= waited <= longest, waits


async def test_after_a_day_a_message_is_given_up_and_the_next_one_goes(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    fault = api.fault("broken", "sendMessage", chat=1, times=None)
    async with bot.running() as running:
        siti.say("one")
        await api.until(lambda: fault.hits == 1 and wait_of(running, 1) > 0)
        bot.clock.pass_by(A_DAY - 1)
        await api.until(lambda: fault.hits == 2 and wait_of(running, 1) > 0)
        assert running.kept.store.outbox.backlog().depth == 1, "a day is not over yet"
        bot.clock.pass_by(61)
        await api.until(lambda: running.kept.store.outbox.backlog().depth == 0)
        assert [entry.error for entry in running.kept.store.inbox.aside()] == ["UnreachableError"]
        fault.times = 0
        bot.clock.pass_by(61)
        siti.say("deux")
        await siti.sees("2: deux")
    assert [message.text for message in siti.view.by_bot] == ["2: deux"]


async def test_one_chat_told_twice_to_slow_down_slows_nobody_else(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    fault = api.fault("too_many", "sendMessage", chat=1, times=2, seconds=1)
    async with bot.running() as running:
        siti.say("one")
        await api.until(lambda: fault.hits == 1 and wait_of(running, 1) > 0)
        bot.clock.pass_by(1.0)
        await api.until(lambda: fault.hits == 2 and wait_of(running, 1) > 0)
        ali.say("hello")
        await ali.sees("1: hello")
        assert siti.view.by_bot == []
        bot.clock.pass_by(1.0)
        await siti.sees("1: one")


async def test_a_chat_waits_for_as_long_as_it_was_told(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    api.fault("too_many", "sendMessage", chat=1, seconds=37)
    async with bot.running() as running:
        siti.say("one")
        await api.until(lambda: wait_of(running, 1) == 37)
        bot.clock.pass_by(37)
        await siti.sees("1: one")


async def test_a_group_is_told_once_in_five_minutes_where_the_bot_can_be_met(api: BotApi, bot: Bot) -> None:
    group, siti = api.person(-5), api.person(1)
    async with bot.running():
        for number in range(1, 4):
            group.say("/start")
            siti.say("hello")
            await siti.sees(f"{number}: hello")
        assert [message.text for message in group.view.by_bot] == ["Private only (en)"]
        bot.clock.pass_by(300)
        group.say("/start")
        await group.has(2)


async def test_what_cannot_be_kept_for_a_group_is_set_aside_without_a_word_there(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    group, siti = api.person(-5), api.person(1)
    queue = OutboxTable.queue
    failed = []

    def fails_once_for_the_group(self: OutboxTable, chat: int, *call: Any) -> Any:
        if chat == -5 and not failed:
            failed.append(chat)
            raise ValueError("this cannot be kept")
        return queue(self, chat, *call)

    monkeypatch.setattr(OutboxTable, "queue", fails_once_for_the_group)
    async with bot.running() as running:
        group.say("/start")
        await api.until(lambda: bool(running.kept.store.inbox.aside()))
        siti.say("hello")
        await siti.sees("1: hello")
        await api.until(lambda: running.kept.store.outbox.backlog().depth == 0)
    assert failed
    assert group.view.by_bot == []


async def test_nothing_is_said_of_a_fault_in_a_group(api: BotApi, bot: Bot) -> None:
    """A group may be large, and nobody in it asked."""
    group, siti = api.person(-5), api.person(1)
    async with bot.running() as running:
        for person in (group, siti):
            api.push({"message": {"message_id": 1, "chat": {"id": person.chat_id}, "secret": "what it was"}})
        await siti.sees("Sorry (ms)")
        await api.until(lambda: len(api.inbox) == 0 and running.kept.store.outbox.backlog().depth == 0)
    assert group.view.by_bot == []


async def test_a_message_that_breaks_the_channel_is_set_aside_and_the_next_one_goes(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, send = api.person(1), TelegramWire.send

    async def breaks(self: TelegramWire, call: Queued, screen: Any) -> int | None:
        if "1: one" in str(call.params):
            raise KeyError("nobody thought of this")
        return await send(self, call, screen)

    monkeypatch.setattr(TelegramWire, "send", breaks)
    async with bot.running() as running:
        siti.say("one")
        siti.say("deux")
        await siti.sees("2: deux")
        assert [entry.error for entry in running.kept.store.inbox.aside()] == ["KeyError"]
    assert [message.text for message in siti.view.by_bot] == ["2: deux"]


async def test_a_copy_that_may_not_act_any_more_sends_nothing_and_ends(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, kept = api.person(1), bot.open()

    async def may_not_act() -> None:
        async with bot.running(kept) as running:
            siti.say("one")
            await siti.sees("1: one")
            monkeypatch.setattr(kept.store, "acting", lambda: False)
            siti.say("deux")
            await api.until(running.task.done)

    with pytest.raises(LostError):
        await may_not_act()
    assert [message.text for message in siti.view.by_bot] == ["1: one"]
