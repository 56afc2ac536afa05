"""What public bug reports of Telegram bots tell of what is said: messages in sight, files, names of commands."""

import asyncio
from pathlib import Path

import pytest

from bot.service.outgoing.printer import Printer
from tests.bot_api import BotApi
from tests.process import ROOT, served
from tests.service.test_reminders import _to_the_plan
from tests.serving import Bot


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


async def test_a_message_is_kept_in_sight_in_place_of_the_one_before_and_nobody_elses_is_touched(
    api: BotApi, bot: Bot
) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("mine")
        await siti.sees("1: mine")
        theirs = siti.view.messages[0].id
        siti.view.pinned.add(theirs)
        for number in (2, 3):
            siti.say("pin")
            await siti.has(number)
            pinned = siti.screen.id
            await api.until(lambda: siti.view.pinned == {theirs, pinned})  # noqa: B023
        api.fault("refused", "pinChatMessage", says="Bad Request: not enough rights to manage pinned messages")
        siti.say("pin")
        siti.say("after")
        await siti.sees("2: after")
    assert "pinned aloud" not in siti.view.toasts
    assert len(siti.view.by_bot) == 3, "what was pinned before is gone, and the news of a pin is no message"


async def test_the_same_file_is_uploaded_once_also_when_telegram_forgot_it(api: BotApi, bot: Bot) -> None:
    """axoviq-ai/synthadoc#44: files made and sent again and again"""
    siti, ali = api.person(1), api.person(2)
    async with bot.running():
        for person in (siti, ali, siti):
            person.say("file")
            person.say("after")
            await person.sees(": after")
        assert api.uploads == 1
        api.files.clear()
        siti.say("file")
        await siti.sees("Here")
        assert api.uploads == 2
    assert [message.content for message in siti.view.by_bot if message.file] == [b"the plan"] * 3


@pytest.mark.parametrize("says", ["PEER_ID_INVALID", "user is deactivated", "chat not found", "user is deleted"])
async def test_who_is_no_more_is_left_alone(api: BotApi, bot: Bot, says: str) -> None:
    """python-botogram/botogram#72: the words for it changed, and change"""
    siti, ali = api.person(1), api.person(2)
    fault = api.fault("refused", "sendMessage", chat=1, times=None, says=f"Bad Request: {says}")
    async with bot.running() as running:
        siti.say("one")
        ali.say("one")
        await ali.sees("1: one")
        await api.until(lambda: fault.hits == 1 and running.kept.store.outbox.backlog().depth == 0)
        assert running.kept.store.inbox.aside() == []


async def test_printing_holds_up_nobody_else_and_is_done_once(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """circumspect/White-Rabbit#42: a page takes a hundred times as long as a turn"""
    siti, ali = api.person(1), api.person(2)
    printed, may_go_on = [], asyncio.Event()

    async def slowly(_: Printer, kind: str, content: bytes) -> bytes:
        printed.append((kind, content))
        await may_go_on.wait()
        return b"%PDF"

    monkeypatch.setattr(Printer, "print", slowly)
    async with bot.running():
        for _ in range(3):
            siti.say("print")
        await api.until(lambda: len(printed) == 1)
        ali.say("one")
        await ali.sees("1: one")
        may_go_on.set()
        await siti.has(3)
    assert printed == [("plan", b"to print")]
    assert [(message.file, message.content) for message in siti.view.by_bot] == [("plan.pdf", b"%PDF")] * 3


async def test_commands_are_listed_in_the_language_somebody_chose_until_they_delete(api: BotApi, bot: Bot) -> None:
    siti = api.person(1, "en")
    async with bot.running():
        siti.say("melayu")
        await api.until(lambda: siti.view.commands is not None)
        assert siti.view.commands == [{"command": "menu", "description": "Choose a subject"}]
        siti.say("/delete")
        await api.until(lambda: siti.view.commands is None)


async def test_a_mistake_that_somebody_reports_reaches_the_operators_chat_without_a_name(
    api: BotApi, tmp_path: Path
) -> None:
    siti, operator = api.person(11), api.person(99)
    tiny = ("--flows", str(ROOT / "tests/flows/tiny"), "--now", "2026-11-21T09:00")
    async with served(api, tmp_path, *tiny, PANDU_OPERATOR_CHAT="99", PANDU_OPERATOR="The union"):
        await _to_the_plan(siti)
        siti.say("More")
        await api.until(lambda: "Report a mistake" in siti.screen.labels)
        siti.tap("Report a mistake")
        await siti.sees("Write it here in one message")
        siti.say("The last day is wrong, call me on 012-345 6789")
        await siti.sees("I have passed it on")
        report = await operator.sees("A mistake in 'fall' (en)")
    assert "The last day is wrong, call me on •••" in report.text
    assert "11" not in report.text
    assert len(operator.view.by_bot) == 1
