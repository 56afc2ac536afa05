"""Wires the turn to Telegram."""

import asyncio
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

from bot.app import Clock, Pandu, keys_of, mailbox_of
from bot.channels.telegram.channel import Identity, TelegramChannel
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.request import proxy_to
from bot.channels.telegram.webhook import Hook
from bot.dialogue.commands import listed
from bot.language.text.words import Words
from bot.service.errors import StartError
from bot.service.observing.logs import configure, log
from bot.service.serving import Place, serve
from bot.service.upkeep.opening import STORE_FAILED, only_copy, open_store
from bot.settings import Settings
from bot.store.errors import KeyMismatchError, LostError, StoreError
from bot.store.interface import MAILBOX


def serve_telegram(settings: Settings, pandu: Pandu, clock: Clock) -> None:
    """Serves Telegram until told to stop. Raises StartError."""
    if settings.telegram_bot_token is None:
        raise StartError(2, "TELEGRAM_BOT_TOKEN is missing: get one from BotFather, or use `pandu chat`")
    token = settings.telegram_bot_token.get_secret_value()
    hook = _hook(settings)
    configure(settings.pandu_log_level, token, hook.secret if hook else "")
    _say_proxy(settings.telegram_api_base_url)
    identity = Identity(
        token=token,
        profiles={language: _profile(words) for language, words in pandu.world.words.items()},
        open_private={language: pandu.say("open_private", language) for language in pandu.world.words},
        named=pandu.named,
        base_url=settings.telegram_api_base_url,
        hook=hook,
    )
    try:
        asyncio.run(_serve(identity, pandu, clock, settings))
    except KeyMismatchError:
        raise StartError(2, "PANDU_DATA_KEY: the database was encrypted with another key") from None
    except LostError as error:
        raise StartError(3, f"PANDU_DATABASE: {error}") from None
    except StoreError as error:
        raise StartError(STORE_FAILED, f"PANDU_DATABASE: {error}; only what was kept was acknowledged") from None


async def _serve(identity: Identity, pandu: Pandu, clock: Clock, settings: Settings) -> None:
    database = settings.pandu_database
    file = database if isinstance(database, Path) else None
    with await only_copy(file) if file else nullcontext():
        kept = open_store(database, keys_of(settings), serve=True)
        try:
            files = (file, Path(f"{file}-wal")) if file else ()
            mailbox = mailbox_of(settings)
            place = Place(clock, health_at=settings.pandu_http_listen, files=files, mailbox=mailbox)
            chats = () if settings.pandu_operator_chat is None else (settings.pandu_operator_chat,)
            talk = pandu.talk((*chats, MAILBOX) if mailbox else chats)
            await serve(TelegramChannel(identity), talk, kept, place)
        finally:
            kept.store.close()


def _hook(settings: Settings) -> Hook | None:
    if not settings.telegram_webhook_url or settings.telegram_webhook_secret is None:
        return None
    secret = settings.telegram_webhook_secret.get_secret_value()
    return Hook(settings.telegram_webhook_url, secret, settings.telegram_webhook_listen)


def _say_proxy(address: str) -> None:
    """Calls go through the proxy of the environment, if there is one: whoever looks for them should know."""
    proxy = proxy_to(address)
    if proxy:
        log.info("proxy", host=urlsplit(proxy).hostname, to=urlsplit(address).hostname)


def _profile(words: Words) -> Profile:
    return Profile(
        words.ui("profile.name"),
        words.ui("profile.description"),
        words.ui("profile.short"),
        tuple((name, words.ui(about)) for name, about in listed(words.language)),
    )
