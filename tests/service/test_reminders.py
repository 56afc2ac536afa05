"""Reminders, retention and erasure end to end: the real process over HTTP, its clock moved by `--now`."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.bot_api import BotApi, Person
from tests.bot_api.screens import Shown
from tests.channels.test_serve import _begins
from tests.process import ROOT, Served, served
from tests.store.test_store_sqlite import as_rowid

FLOWS = ("--flows", str(ROOT / "tests/flows/tiny"))
TODAY = "2026-11-21T09:00"


def at(now: str) -> tuple[str, ...]:
    return (*FLOWS, "--now", now)


async def _to_the_plan(person: Person) -> None:
    await _begins(person)
    person.tap("Accidents")
    await person.api.until(lambda: "Somebody's fall" in person.screen.labels)
    person.tap("Somebody's fall")
    await person.sees("When did the worker fall?")
    for answer, seen in (("20 November 2026", "How many days"), ("10", "wage?"), ("2500", "You may claim")):
        person.say(answer)
        await person.sees(seen)


async def _choose_all(person: Person) -> None:
    person.tap("Remind me")
    await person.sees("I can remind you")
    person.tap("All reminders")
    await person.sees("You will be reminded")


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "pandu.db")) as database:
        return database.execute(sql).fetchall()


def reminders(person: Person) -> Sequence[Shown]:
    return [message for message in person.view.by_bot if "Reminder:" in message.text]


async def _ends(bot: Served) -> None:
    bot.term()
    assert await bot.ends(5) == 0


async def test_a_reminder_comes_once_at_nine_in_malaysia_though_the_bot_is_killed_while_it_sends(
    api: BotApi, tmp_path: Path
) -> None:
    siti = api.person(11)
    async with served(api, tmp_path, *at(TODAY), TZ="America/Los_Angeles") as bot:
        await _to_the_plan(siti)
        await _choose_all(siti)
        await _ends(bot)
    due = rows(tmp_path, "SELECT due FROM reminders ORDER BY due")
    assert len(due) == 5
    assert due[0] == (datetime(2027, 1, 4, 1, 0, tzinfo=UTC).timestamp(),)
    stall = api.fault("stall", "sendMessage")
    async with served(api, tmp_path, *at("2027-01-04T09:00"), TZ="Pacific/Kiritimati") as bot:
        await api.until(lambda: stall.hits == 1)
        bot.kill()
        await bot.ends()
    assert reminders(siti) == []
    async with served(api, tmp_path, *at("2027-01-04T09:01")) as bot:
        await siti.sees("Reminder: I fell at work")
        siti.say("/menu")
        await siti.sees("What happened?")
        await _ends(bot)
    (reminder,) = reminders(siti)
    assert "Monday, 18 January 2027" in reminder.text
    assert "should have come" not in reminder.text
    assert len(rows(tmp_path, "SELECT * FROM reminders")) == 4


async def test_after_a_pause_one_late_reminder_comes_and_at_night_without_a_sound(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    async with served(api, tmp_path, *at(TODAY)) as bot:
        await _to_the_plan(siti)
        await _choose_all(siti)
        await _ends(bot)
    async with served(api, tmp_path, *at("2027-01-16T03:00")) as bot:
        await siti.sees("should have come on Friday, 15 January 2027")
        siti.say("/menu")
        await siti.sees("What happened?")
        await _ends(bot)
    assert len(reminders(siti)) == 1, "three were due; the latest stands for all"
    sent = [params for method, params in api.calls if method == "sendmessage" and "Reminder:" in params["text"]]
    assert [params.get("disable_notification") for params in sent] == [True]
    async with served(api, tmp_path, *at("2027-01-18T12:00")) as bot:
        await siti.sees("Have you sent")
        siti.tap("Yes, I have sent it")
        await siti.sees("Keep the receipt")
        await _ends(bot)
    sent = [params for method, params in api.calls if method == "sendmessage" and "Have you sent" in params["text"]]
    assert [params.get("disable_notification") for params in sent] == [None]
    assert rows(tmp_path, "SELECT * FROM reminders") == []


async def test_who_blocked_the_bot_is_not_reminded_until_they_are_back(api: BotApi, tmp_path: Path) -> None:
    siti, ali = api.person(11), api.person(12)
    async with served(api, tmp_path, *at(TODAY)) as bot:
        for person in (siti, ali):
            await _to_the_plan(person)
            await _choose_all(person)
        siti.membership("kicked")
        ali.view.blocked = True  # told only when something is sent there
        await api.until(lambda: rows(tmp_path, "SELECT stopped FROM chats WHERE chat = 11") == [(1,)])
        await _ends(bot)
    async with served(api, tmp_path, *at("2027-01-04T09:00")) as bot:
        await api.until(lambda: rows(tmp_path, "SELECT sum(stopped) FROM chats") == [(2,)])
        await _ends(bot)
    assert not reminders(siti)
    assert rows(tmp_path, "SELECT * FROM outbox") == []
    async with served(api, tmp_path, *at("2027-01-11T10:30")) as bot:
        siti.membership("member")
        siti.say("/start")
        await siti.sees("What happened?")
        await _ends(bot)
    async with served(api, tmp_path, *at("2027-01-11T10:31")) as bot:
        await siti.sees("Reminder:")
        await _ends(bot)
    assert len(reminders(siti)) == 1
    assert not reminders(ali)


async def test_a_silent_chat_is_warned_two_weeks_before_and_then_deleted(api: BotApi, tmp_path: Path) -> None:
    siti, ali = api.person(11), api.person(12)
    async with served(api, tmp_path, *at(TODAY)) as bot:
        for person in (siti, ali):  # the last deadline is 19 January 2027; 180 days later it is 18 July
            await _to_the_plan(person)
        await _ends(bot)
    async with served(api, tmp_path, *at("2027-07-04T08:00")) as bot:
        begun = len(api.calls)  # what is due is looked for before the bot presents itself
        await api.until(lambda: any(method == "setmycommands" for method, _ in api.calls[begun:]))
        await _ends(bot)
    assert not any("will delete" in message.text for message in siti.view.by_bot)
    async with served(api, tmp_path, *at("2027-07-04T12:00")) as bot:
        await siti.sees("On Sunday, 18 July 2027 I will delete everything")
        await ali.sees("will delete everything")
        ali.say("/menu")
        await ali.sees("Have you sent")
        await _ends(bot)
    async with served(api, tmp_path, *at("2027-07-18T12:00")) as bot:
        await api.until(lambda: rows(tmp_path, "SELECT chat FROM chats") == [(12,)])
        siti.say("/start")
        await siti.sees("PERKESO")
        await _ends(bot)
    assert sum("will delete" in message.text for message in siti.view.by_bot) == 1


async def test_after_deletion_nothing_of_a_chat_is_left_though_much_was_waiting(api: BotApi, tmp_path: Path) -> None:
    number = 0x5A_1234_9ABC
    siti = api.person(number)
    async with served(api, tmp_path, *at(TODAY)) as bot:
        await _to_the_plan(siti)
        await _choose_all(siti)
        broken = api.fault("stall", "sendMessage")
        for _ in range(3):
            siti.say("/help")
        await api.until(lambda: len(rows(tmp_path, "SELECT * FROM outbox")) == 3)
        sealed = [token for (token,) in rows(tmp_path, "SELECT saved FROM chats UNION ALL SELECT params FROM outbox")]
        assert len(sealed) == 4
        assert len(rows(tmp_path, "SELECT * FROM reminders")) == 5
        stored = [number.to_bytes(6, "big"), str(number).encode(), as_rowid(number)]
        kept = await asyncio.to_thread(_bytes, tmp_path)
        assert any(form in kept for form in stored), "the search finds what is there"
        siti.say("/delete")
        siti.say("Yes, delete it all")
        await api.until(lambda: rows(tmp_path, "SELECT * FROM chats") == [])
        broken.release.set()
        await siti.sees("has been deleted")
        await api.until(lambda: not any(form in _bytes(tmp_path) for form in stored))
        await _ends(bot)
    left = _bytes(tmp_path)
    assert not [token for token in sealed if isinstance(token, bytes) and token[20:60] in left]
    assert rows(tmp_path, "SELECT * FROM reminders") == []


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("pandu.db*"))
