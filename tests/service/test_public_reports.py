"""What public bug reports of Telegram bots tell of, tried on `serve` over real HTTP: nobody stops the others, no one
update kills, nothing is said that nobody asked for.
"""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram.webhook import Hook
from bot.dialogue.chat import Chat
from bot.service.errors import StartError
from tests.bot_api import BotApi
from tests.channels.test_webhook import SECRET, free_port
from tests.echo import heard
from tests.serving import Bot

LOCATION = {"latitude": 3.1, "longitude": 101.7}
PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


# --- answers that no server should give --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rejected", "page"])
@pytest.mark.parametrize("method", ["sendMessage", "getUpdates"])
async def test_one_refusal_of_a_good_token_is_survived(api: BotApi, bot: Bot, kind: str, method: str) -> None:
    """tdlib/telegram-bot-api#77, Naltox/telegram-node-bot#92: 401 or 404 now and then, to a token that is good."""
    siti = api.person(1)
    fault = api.fault(kind, method)
    async with bot.running():
        siti.say("one")
        await api.until(lambda: fault.hits == 1)
        await _passing(bot, api, lambda: bool(siti.view.by_bot))
    assert [message.text for message in siti.view.by_bot] == ["1: one"]


async def test_a_token_that_was_withdrawn_ends_the_service_after_a_minute(api: BotApi, bot: Bot) -> None:
    """eternnoir/pyTelegramBotAPI#2367: polling for ever with a token that is of no use any more."""
    siti = api.person(1)
    siti.say("one")

    async def loses_its_token() -> None:
        async with bot.running() as running:
            await siti.sees("1: one")
            begun = bot.clock.at
            api.fault("rejected", times=None)
            await _passing(bot, api, running.task.done)
            assert 60 <= bot.clock.at - begun <= 180

    with pytest.raises(StartError, match="TELEGRAM_BOT_TOKEN") as error:
        await loses_its_token()
    assert error.value.code == 2


@pytest.mark.parametrize("method", ["sendMessage", "getUpdates", "answerCallbackQuery"])
@pytest.mark.parametrize("body", [{}, [], None, "x", {"ok": False}, {"ok": True}, {"ok": True, "result": 7}])
async def test_a_strange_answer_is_survived(api: BotApi, bot: Bot, method: str, body: Any) -> None:
    """200 with something that is no answer of the Bot API."""
    siti = api.person(1)
    siti.say("one")
    async with bot.running():
        await siti.sees("1: one")
        fault = api.fault("strange", method, body=body)
        siti.tap("Next")
        siti.say("deux")
        await _passing(bot, api, lambda: fault.hits == 1)
        siti.say("trois")
        await _passing(bot, api, lambda: "trois" in siti.screen.text)


async def _passing(bot: Bot, api: BotApi, so: Any) -> None:
    """Lets time pass until it is so."""

    def later() -> bool:
        bot.clock.pass_by(1)
        return bool(so())

    await api.until(later)


# --- an update that cannot be kept -------------------------------------------------------------------------


def _not_for_ever(chat: Chat, seen: datetime) -> datetime:
    """What a forged date did: the moment to delete the chat lies beyond the calendar."""
    return seen + timedelta(days=10**9 if "forever" in heard(chat) else 180)


@pytest.mark.parametrize("webhook", [False, True])
async def test_what_cannot_be_kept_is_set_aside_and_the_rest_goes_on(api: BotApi, bot: Bot, *, webhook: bool) -> None:
    """yagop/node-telegram-bot-api#36: one update that fails comes again and again, and nobody else is answered."""
    siti, ali = api.person(1), api.person(2)
    bot.keep_until = _not_for_ever
    if webhook:
        port = free_port()
        bot.hook = Hook(f"http://127.0.0.1:{port}/updates", SECRET, ("127.0.0.1", port))
    async with bot.running() as running:
        siti.say("one")
        siti.say("forever")
        ali.say("one")
        await ali.sees("1: one")
        await siti.sees("so far: one")
        assert [entry.error for entry in running.kept.store.inbox.aside()] == ["OverflowError"]
        siti.say("deux")
        await siti.sees("2: deux")
        await api.until(lambda: len(api.inbox) == 0)
    assert [message.text for message in siti.view.by_bot] == ["1: one", "Sorry (en)", "so far: one", "2: deux"]


async def test_a_store_that_fails_for_one_chat_alone_loses_nobody_elses_update(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, ali = api.person(1), api.person(2)
    kept = bot.open()
    save = kept.store.chats.save

    def fails_for_siti(chat: int, *more: Any, **named: Any) -> bytes:
        if chat == 1:
            raise OverflowError("int too large")
        return save(chat, *more, **named)

    monkeypatch.setattr(kept.store.chats, "save", fails_for_siti)
    for person in (siti, ali):
        person.say("one")
        person.say("deux")
    async with bot.running(kept):
        await ali.sees("2: deux")
        await siti.has(2)
        assert [entry.error for entry in kept.store.inbox.aside()] == ["OverflowError"] * 2
        await api.until(lambda: len(api.inbox) == 0)
    assert [message.text for message in ali.view.by_bot] == ["1: one", "2: deux"]


# --- HTTP --------------------------------------------------------------------------------------------------


async def test_connections_that_say_nothing_or_too_many_are_dropped(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """guzba/mummy#141, xorbitsai/inference#5213"""
    monkeypatch.setattr("bot.service.observing.http.HEADER_SECONDS", 0.3)
    port = free_port()
    bot.health_at = ("127.0.0.1", port)
    async with bot.running():
        siti = api.person(1)
        siti.say("one")
        await siti.sees("1: one")
        half = [await asyncio.open_connection("127.0.0.1", port) for _ in range(40)]
        for _, writer in half:
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        ended = await asyncio.gather(*(reader.read() for reader, _ in half), return_exceptions=True)
        assert len(ended) == 40
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        for _, writer in half:
            writer.close()
