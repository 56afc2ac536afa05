"""Wires the turn to Telegram."""

import asyncio
import gc

from bot.app import Clock, Pandu, keys_of
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.serve import Telegram, serve
from bot.channels.telegram.webhook import Hook
from bot.dialogue import serialiser as saved
from bot.dialogue.commands import listed
from bot.language.text.words import Words
from bot.service.errors import StartError
from bot.service.logs import configure
from bot.service.opening import only_copy, open_store
from bot.settings import Settings
from bot.store.errors import StoreError

STORE_FAILED = 4  # exit code: nothing can be kept any more, so nothing may be acknowledged

NEW_OBJECTS = 20_000  # between two searches for unreachable ones; each goes through all the turns in hand


def serve_telegram(settings: Settings, pandu: Pandu, clock: Clock) -> None:
    """Serves Telegram until told to stop. Raises StartError."""
    if settings.telegram_bot_token is None:
        raise StartError(2, "TELEGRAM_BOT_TOKEN is missing: get one from BotFather, or use `pandu chat`")
    token = settings.telegram_bot_token.get_secret_value()
    hook = _hook(settings)
    configure(settings.pandu_log_level, token, hook.secret if hook else "")
    gc.set_threshold(NEW_OBJECTS)
    telegram = Telegram(
        token=token,
        turn=pandu.turn,
        saving=saved,
        say=pandu.say,
        profiles={language: _profile(words) for language, words in pandu.world.words.items()},
        now=clock,
        named=pandu.named,
        keep_until=pandu.keep_until,
        base_url=settings.telegram_api_base_url,
        hook=hook,
        health_at=settings.pandu_http_listen,
    )
    try:
        asyncio.run(_serve(telegram, settings))
    except StoreError as error:
        raise StartError(STORE_FAILED, f"PANDU_DATABASE: {error}; only what was kept was acknowledged") from None


async def _serve(telegram: Telegram, settings: Settings) -> None:
    with await only_copy(settings.pandu_database):
        kept = open_store(settings.pandu_database, keys_of(settings))
        try:
            await serve(telegram, kept)
        finally:
            kept.store.close()


def _hook(settings: Settings) -> Hook | None:
    if not settings.telegram_webhook_url or settings.telegram_webhook_secret is None:
        return None
    secret = settings.telegram_webhook_secret.get_secret_value()
    return Hook(settings.telegram_webhook_url, secret, settings.telegram_webhook_listen)


def _profile(words: Words) -> Profile:
    return Profile(
        words.ui("profile.name"),
        words.ui("profile.description"),
        words.ui("profile.short"),
        tuple((name, words.ui(about)) for name, about in listed(words.language)),
    )
