"""Errors of Telegram: who has to wait waits alone, what is refused is said plainly once, nothing else is lost."""

from pathlib import Path

import pytest

from tests.bot_api import BotApi
from tests.serving import Bot, Running


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


def waits(running: Running, chat: int) -> bool:
    held = running.kept.store.outbox.held(chat)
    return held is not None and held[0] > running.clock.at


async def test_one_chat_told_to_slow_down_waits_alone_and_goes_on_in_order(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    fault = api.fault("too_many", "sendMessage", chat=1, seconds=30)
    async with bot.running():
        siti.say("one")
        await api.until(lambda: fault.hits == 1)
        siti.say("deux")
        ali.say("hello")
        await ali.sees("1: hello")
        siti.say("three")
        ali.say("again")
        await ali.sees("2: again")
        assert siti.view.by_bot == []
        assert fault.hits == 1
        bot.clock.pass_by(30.1)
        await siti.sees("3: three")
    assert [message.text for message in siti.view.by_bot] == ["1: one", "2: deux", "3: three"]


async def test_three_people_told_to_slow_down_at_once_mean_everybody_but_only_for_seconds(
    api: BotApi, bot: Bot
) -> None:
    people = [api.person(number) for number in (1, 2, 3)]
    ali = api.person(4)
    told = [api.fault("too_many", "sendMessage", chat=person.chat_id, seconds=600) for person in people]
    async with bot.running():
        for person in people:
            person.say("one")
        await api.until(lambda: all(fault.hits == 1 for fault in told))
        ali.say("one")
        await api.until(lambda: len(api.inbox) == 0 and api.requests == 0)
        assert ali.view.by_bot == []
        bot.clock.pass_by(5.1)
        await ali.sees("1: one")
        assert not any(person.view.by_bot for person in people)
        bot.clock.pass_by(600)
        for person in people:
            await person.sees("1: one")


async def test_groups_told_to_slow_down_hold_up_nobody_else(api: BotApi, bot: Bot) -> None:
    groups, siti = [api.person(-number) for number in (5, 6, 7)], api.person(1)
    told = [api.fault("too_many", "sendMessage", chat=group.chat_id, seconds=10_072) for group in groups]
    async with bot.running():
        for group in groups:
            group.say("/menu@pandu_test_bot")
        await api.until(lambda: all(fault.hits == 1 for fault in told))
        siti.say("one")
        await siti.sees("1: one")


async def test_a_chat_that_blocked_the_bot_is_left_alone_until_it_writes_again(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        siti.view.blocked = True
        siti.say("deux")
        store = running.kept.store
        await api.until(lambda: store.chats.stopped(1))
        assert store.outbox.backlog().depth == 0
        siti.view.blocked = False
        siti.say("three")
        await siti.sees("3: three")
        assert not store.chats.stopped(1)
        siti.membership("kicked")
        ali.say("x")
        await ali.sees("1: x")
        assert store.chats.stopped(1)


async def test_what_is_refused_is_said_plainly_once_and_then_set_aside(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("bad html")
        await siti.sees("a bold < <u>claim")
        fault = api.fault("refused", "sendMessage", chat=1, times=2)
        siti.say("never")
        siti.say("after")
        await siti.sees("2: after")
        assert fault.hits == 2
        assert [(entry.kind, entry.error) for entry in running.kept.store.inbox.aside()] == [
            ("sendMessage", "RefusedError")
        ]


async def test_an_edit_that_changes_nothing_is_done(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    words = "Bad Request: message is not modified: specified new message content is the same"
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        api.fault("refused", "editMessageText", says=words)
        siti.tap("Next")
        siti.say("deux")
        await siti.sees("3: deux")
    assert [message.text for message in siti.view.by_bot] == ["1: one", "3: deux"]


@pytest.mark.parametrize("kind", ["broken", "cut", "garbage"])
async def test_what_did_not_arrive_is_sent_again_later(api: BotApi, bot: Bot, kind: str) -> None:
    siti, ali = api.person(1), api.person(2)
    fault = api.fault(kind, "sendMessage", chat=1, times=2)
    async with bot.running() as running:
        siti.say("one")
        for hits in (1, 2):
            await api.until(lambda hits=hits: fault.hits == hits and waits(running, 1))
            ali.say("meanwhile")
            await ali.sees(f"{hits}: meanwhile")
            bot.clock.pass_by(3)
        await siti.sees("1: one")
    assert len(siti.view.by_bot) == 1


async def test_a_reset_after_the_effect_repeats_at_most_one_message(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    api.fault("cut_after", "sendMessage", chat=1)
    async with bot.running() as running:
        siti.say("one")
        await api.until(lambda: waits(running, 1))
        bot.clock.pass_by(3)
        await siti.has(2)
        siti.say("deux")
        await siti.sees("2: deux")
    assert [message.text for message in siti.view.by_bot] == ["1: one", "1: one", "2: deux"]


async def test_a_group_that_moved_is_followed(api: BotApi, bot: Bot) -> None:
    group, moved = api.person(-5), api.person(-100)
    api.fault("migrated", "sendMessage", chat=-5, chat_to=-100)
    async with bot.running():
        group.say("/start")
        await moved.sees("Private only (en)")


async def test_a_stalled_chat_holds_up_nobody(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    stall = api.fault("stall", "sendMessage", chat=1)
    async with bot.running():
        siti.say("one")
        siti.say("deux")
        await api.until(lambda: stall.hits == 1)
        for number in range(1, 6):
            ali.say("quick")
            await ali.sees(f"{number}: quick")
        stall.release.set()
        await siti.sees("2: deux")
    assert [message.text for message in siti.view.by_bot] == ["1: one", "2: deux"]
