"""What is deleted for its age, and what never is: nobody who was not told, nothing for a clock that is wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.dialogue.chat import Chat
from bot.dialogue.retention import keep_until
from tests.bot_api import BotApi
from tests.echo import NOW as ECHO_NOW
from tests.people import NOW
from tests.serving import Bot, Running

DAY = 86_400.0
JOBS = ("Sweep.run", "keep_house")  # that go on as time does


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


async def _days(bot: Bot, api: BotApi, running: Running, days: float) -> None:
    """Lets that many days pass, as the sweep sees them: a step, and whatever follows from it."""
    store = running.kept.store
    for _ in range(int(days * 4)):
        bot.clock.pass_by(DAY / 4)
        await bot.clock.asleep(*JOBS)
        # Nothing waits to leave, but for what has to wait: each message arrives on the day it was sent.
        await api.until(lambda: api.requests == 0 and not store.outbox.ready(bot.clock.at, 1, ()))


def left(running: Running) -> int:
    return running.kept.store.chats.count()


async def test_somebody_silent_is_told_two_weeks_before_and_deleted_then(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        await _days(bot, api, running, 165)
        assert len(siti.view.by_bot) == 1
        await _days(bot, api, running, 1.5)
        await siti.sees("gone on 2027-05-20")
        await _days(bot, api, running, 13)
        assert left(running) == 1
        await _days(bot, api, running, 1)
        await api.until(lambda: left(running) == 0)
    assert len(siti.view.by_bot) == 2


async def test_nobody_is_deleted_before_a_warning_arrived(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        broken = api.fault("broken", "sendMessage", times=None)
        await _days(bot, api, running, 200)
        assert left(running) == 1
        assert len(siti.view.by_bot) == 1
        broken.times = 0
        await _days(bot, api, running, 1)
        await siti.sees("gone on")
        await _days(bot, api, running, 11)
        assert left(running) == 1
        await _days(bot, api, running, 4)
        await api.until(lambda: left(running) == 0)


async def test_who_blocked_the_bot_cannot_be_told_and_is_deleted_all_the_same(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        siti.view.blocked = True
        await _days(bot, api, running, 181)
        await api.until(lambda: left(running) == 0)


async def test_a_clock_that_jumps_deletes_and_warns_nobody(api: BotApi, bot: Bot) -> None:
    """Tr3kkR/Yuzu#2348, #2361: a clock five years ahead for four seconds"""
    siti = api.person(1)
    bot.uptime = 1.0
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        for _ in range(3):
            bot.clock.pass_by(5 * 365 * DAY)
            await bot.clock.asleep(*JOBS)
        assert left(running) == 1
        assert len(siti.view.by_bot) == 1


async def test_a_clock_ahead_at_the_start_deletes_nobody(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("one")
        await siti.sees("1: one")
        await api.until(lambda: len(api.inbox) == 0)  # taken, or it comes again after the five years
    bot.clock.pass_by(5 * 365 * DAY)
    async with bot.running() as running:
        await siti.sees("gone on 2031-12-03")
        assert left(running) == 1
    bot.clock.at -= 5 * 365 * DAY
    async with bot.running() as running:
        siti.say("deux")
        await siti.sees("2: deux")


async def test_no_more_than_one_in_ten_are_warned_and_deleted_in_a_day(api: BotApi, bot: Bot) -> None:
    people = [api.person(number) for number in range(1, 25)]
    async with bot.running() as running:
        for person in people:
            person.say("one")
        for person in people:
            await person.sees("1: one")
        await _days(bot, api, running, 166.5)
        told = sum(len(person.view.by_bot) == 2 for person in people)
        assert told == 10
        await _days(bot, api, running, 3)
        assert all(len(person.view.by_bot) == 2 for person in people)
        await _days(bot, api, running, 11)
        assert left(running) == 14
        await _days(bot, api, running, 3)
        assert left(running) == 0


async def test_what_was_written_before_any_consent_is_gone_within_an_hour_without_a_word(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    bot.keep_until = lambda chat, seen: keep_until(chat, seen, 180)
    async with bot.running() as running:
        siti.say("I have lost my job")
        await siti.sees("1: I have lost my job")
        bot.clock.pass_by(3_500)
        await running.kept.store.run(lambda: None)
        assert left(running) == 1

        def minutes_later() -> bool:
            bot.clock.pass_by(60)
            return left(running) == 0

        await api.until(minutes_later)
        assert bot.clock.at - ECHO_NOW.timestamp() < 2 * 3_600
    assert len(siti.view.by_bot) == 1


def test_a_chat_that_agreed_to_nothing_is_kept_for_an_hour() -> None:
    assert keep_until(Chat(), NOW, 180) == NOW + timedelta(hours=1)
