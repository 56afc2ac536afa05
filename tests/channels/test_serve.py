"""End to end: the real `serve` process with a tiny dialogue, over real HTTP, as a person at a telephone sees
it.
"""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.bot_api import BotApi, Person
from tests.process import ROOT, served

TINY = ("--flows", str(ROOT / "tests/flows/tiny"), "--now", "2026-11-21T09:00")
IDENTITY_CARD = "900101-14-5678"


async def _begins(person: Person, language: str = "English", go_on: str = "Agree and continue") -> None:
    """Past first contact, to the menu."""
    person.say("/start")
    await person.sees("PERKESO")
    if language in person.screen.labels:
        person.tap(language)
    await person.sees("/delete" if language == "English" else "/padam")
    person.tap(go_on)
    await person.sees("What happened?" if language == "English" else "Apa yang berlaku?")


def kept_in(folder: Path) -> bytes:
    """Every byte a process left there."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_a_conversation_by_taps_survives_a_stop_a_kill_and_stale_taps(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    async with served(api, tmp_path, *TINY) as bot:
        await _begins(siti)
        siti.tap("Accidents")
        await api.until(lambda: "Somebody's fall" in siti.screen.labels)
        siti.tap("Somebody's fall")
        await siti.sees("When did the worker fall?")
        bot.term()
        assert await bot.ends(5) == 0
    assert len(siti.view.by_bot) == 1  # taps change the one screen
    asked = siti.screen.rows

    siti.say("20 November 2026")  # while it is away
    async with served(api, tmp_path, *TINY) as bot:
        await siti.sees("How many days off after")
        bot.kill()
        await bot.ends()
    siti.say("ten")
    siti.say("10")
    async with served(api, tmp_path, *TINY) as bot:
        await siti.sees("What was the wage?")
        old = siti.view.by_bot[0]
        assert not old.labels, "a question that was answered has no buttons any more"
        old.rows = asked  # on a phone that has not heard of it
        siti.tap(old.labels[0], on=old)
        await api.until(lambda: not siti.view.spinning)
        siti.say("2,500")
        await siti.sees("You may claim for the days off.")
        assert siti.view.spinning == {}
    assert siti.screen.rows, "what stands there now has buttons"
    assert "event=plainer" not in bot.output, "Telegram took every text as it was marked up"


async def test_whatever_people_send_is_answered_and_nothing_of_it_is_told(api: BotApi, tmp_path: Path) -> None:
    siti, ali, group = api.person(11, "ms"), api.person(12), api.person(-13, "ms")
    async with served(api, tmp_path, *TINY, PANDU_LOG_LEVEL="debug") as bot:
        await _begins(siti, "Bahasa Melayu", "Setuju, teruskan")
        count = len(siti.view.by_bot)
        sent = [
            lambda: siti.say("x" * 10_000),
            lambda: siti.say(f"IC saya {IDENTITY_CARD}"),
            lambda: siti.say("<b>&\u202e 👩🏽‍🏭 " + api.token),
            lambda: siti.say("/nonsense"),
            lambda: siti.send(sticker={"file_id": "f", "file_unique_id": "u", "type": "regular"}),
            lambda: siti.edit("apa?"),
            lambda: api.push({"message": {"message_id": 1, "chat": siti.chat(), "text": IDENTITY_CARD}}),
            lambda: siti.tap_data("nonsense", siti.view.by_bot[-1]),
            lambda: siti.say("/padam"),
        ]
        for send in sent:
            send()
        await api.until(lambda: len(siti.view.by_bot) >= count + len(sent) - 1 and not siti.view.spinning)
        group.say("/start@pandu_test_bot")
        await group.sees("peribadi")
        ali.say("/start")
        await ali.sees("PERKESO")
        await api.until(lambda: len(api.profile) == 12)
        bot.term()
        assert await bot.ends(5) == 0
    assert api.token not in bot.output
    assert IDENTITY_CARD not in bot.output
    kept = kept_in(tmp_path)
    assert api.token.encode() not in kept
    assert IDENTITY_CARD.encode() not in kept


async def test_a_person_who_deletes_their_data_leaves_no_trace(api: BotApi, tmp_path: Path) -> None:
    chat = 0x12345678ABCD
    siti = api.person(chat)
    async with served(api, tmp_path, *TINY):
        await _begins(siti)
        siti.say("/delete")
        await siti.sees("Delete everything")
        siti.tap("Yes, delete")
        await api.until(lambda: not siti.screen.rows)
        database = tmp_path / "pandu.db"

        await api.until(lambda: chat.to_bytes(6, "big") not in kept_in(tmp_path))
        with sqlite3.connect(database) as connection:
            assert connection.execute("SELECT count(*) FROM chats").fetchone() == (0,)


async def test_a_second_copy_waits_and_takes_over(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    async with served(api, tmp_path, *TINY) as first:
        siti.say("/start")
        await siti.sees("PERKESO")
        async with served(api, tmp_path, *TINY) as second:
            first.term()
            assert await first.ends(5) == 0
            siti.say("/start")
            await siti.has(2)
            assert second.process.returncode is None


@pytest.mark.parametrize(
    ("settings", "arguments", "code", "words"),
    [
        ({"TELEGRAM_BOT_TOKEN": ""}, (), 2, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": "no token"}, (), 2, "TELEGRAM_BOT_TOKEN"),
        ({"PANDU_DATA_KEY": "short"}, (), 2, "PANDU_DATA_KEY"),
        ({"PANDU_DATABASE": "missing/folder/pandu.db"}, TINY, 2, "PANDU_DATABASE"),
        ({}, ("--flows", "nowhere"), 1, "nowhere"),
    ],
)
def test_a_start_that_cannot_be_is_one_clear_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    environment = {"TELEGRAM_BOT_TOKEN": "123456:a-token-that-must-not-be-told"} | settings
    result = CliRunner().invoke(main, ["serve", *arguments], env=environment)
    assert result.exit_code == code
    assert words in result.output.strip().splitlines()[-1]
    assert "Traceback" not in result.output
    assert "must-not-be-told" not in result.output


async def test_a_token_that_telegram_rejects_is_told_without_it(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path, *TINY, TELEGRAM_BOT_TOKEN="123456:another-token-than-the-servers") as bot:
        assert await bot.ends() == 2
    assert "TELEGRAM_BOT_TOKEN" in bot.output.strip().splitlines()[-1]
    assert "another-token" not in bot.output


async def test_starts_wait_for_a_server_that_is_not_there_yet(api: BotApi, tmp_path: Path) -> None:
    fault = api.fault("broken", "getMe", times=1)
    siti = api.person(11)
    async with served(api, tmp_path, *TINY):
        siti.say("/start")
        await siti.sees("PERKESO")
    assert fault.hits == 1


async def test_stalled_sends_do_not_hold_up_the_end(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    stall = api.fault("stall", "sendMessage")
    async with served(api, tmp_path, *TINY) as bot:
        siti.say("/start")
        await api.until(lambda: stall.hits == 1)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        bot.term()
        assert await bot.ends(6) == 0
        assert loop.time() - begun < 5
        stall.release.set()
    async with served(api, tmp_path, *TINY):
        await siti.sees("PERKESO")
