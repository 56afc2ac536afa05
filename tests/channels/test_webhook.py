"""The webhook: 2xx only for what is kept, nobody without the secret, and the same conversation as by polling."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.channels.telegram.webhook import HEADER, LONGEST_BODY, Hook
from bot.settings import SettingsError, load_settings
from bot.store.errors import StoreError
from tests.bot_api import BotApi
from tests.serving import Bot

SECRET = "a-secret-of-the-webhook"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    port = free_port()
    hook = Hook(f"http://127.0.0.1:{port}/updates", SECRET, ("127.0.0.1", port))
    return Bot(api, tmp_path / "pandu.db", hook=hook)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


async def test_a_conversation_by_webhook_goes_on_after_a_restart(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    async with bot.running():
        siti.say("one")
        ali.say("uno")
        await siti.sees("1: one")
        siti.tap("Next")
        await siti.sees("2: tap")
        await ali.sees("1: uno")
    siti.say("while it was away")
    async with bot.running():
        await siti.sees("3: while it was away")
        await api.until(lambda: len(api.inbox) == 0)
    assert [message.text for message in siti.view.by_bot] == ["2: tap", "3: while it was away"]


async def test_many_at_once_are_answered_in_order_in_each_chat(api: BotApi, bot: Bot) -> None:
    people = [api.person(number) for number in range(1, 11)]
    async with bot.running():
        for number in range(1, 6):
            for person in people:
                person.say(f"text {number}")
        for person in people:
            await person.sees("5: text 5")
    for person in people:
        assert [message.text for message in person.view.by_bot] == [f"{n}: text {n}" for n in range(1, 6)]


async def test_an_update_that_cannot_be_kept_is_not_acknowledged(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = api.person(1)
    kept = bot.open()

    def full(*_: object) -> None:
        raise StoreError("disk full")

    async def meets_a_full_disk() -> None:
        async with bot.running(kept) as running:
            await api.until(lambda: bool(api.webhook.get("url")))
            monkeypatch.setattr(kept.store.chats, "save", full)
            siti.say("one")
            await api.until(running.task.done)

    with pytest.raises(StoreError, match="disk full"):
        await meets_a_full_disk()
    assert (len(api.inbox), siti.view.by_bot) == (1, [])
    async with bot.running():
        await siti.sees("1: one")


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b"{}", 401),
        ({HEADER: "wrong"}, b"{}", 401),
        ({HEADER: SECRET}, b"no JSON", 400),
        ({HEADER: SECRET}, b"[1]", 200),  # unreadable, set aside: Telegram need not send it again
        ({HEADER: SECRET}, b" " * (LONGEST_BODY + 1), 413),
    ],
)
async def test_who_and_what_is_let_in(
    api: BotApi, bot: Bot, session: aiohttp.ClientSession, headers: dict[str, str], body: bytes, status: int
) -> None:
    assert bot.hook is not None
    async with bot.running() as running:
        await api.until(lambda: bool(api.webhook.get("url")))
        async with session.post(bot.hook.url, data=body, headers=headers) as answer:
            assert answer.status == status
        assert len(running.kept.store.inbox.aside()) == (status == 200)


async def test_a_webhook_that_was_set_gives_way_to_polling(api: BotApi, bot: Bot) -> None:
    async with bot.running():
        await api.until(lambda: bool(api.webhook.get("url")))
    bot.hook = None
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"TELEGRAM_WEBHOOK_URL": "https://bot.example.org/hook"}, "TELEGRAM_WEBHOOK_SECRET is missing"),
        ({"TELEGRAM_WEBHOOK_URL": "somewhere"}, "TELEGRAM_WEBHOOK_URL is not an address"),
        ({"TELEGRAM_WEBHOOK_SECRET": "short"}, "TELEGRAM_WEBHOOK_SECRET must have"),
        ({"TELEGRAM_WEBHOOK_LISTEN": "8443x"}, "TELEGRAM_WEBHOOK_LISTEN is not host:port"),
        ({"PANDU_HTTP_LISTEN": "nowhere"}, "PANDU_HTTP_LISTEN is not host:port"),
    ],
)
def test_settings_that_are_wrong_are_named(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], words: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=words):
        load_settings()
