"""`serve` in the test's own process, with the echo dialogue: quick to start, and its parts can be broken on
purpose.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from bot.channels.telegram.channel import Identity, TelegramChannel
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.webhook import Hook
from bot.dialogue import serialiser as saved
from bot.language.text.formatting import Language
from bot.service.outgoing.mailbox import Mailbox
from bot.service.ports import KeepUntil, Talk, Turn
from bot.service.serving import Place, serve
from bot.service.upkeep.opening import Kept, open_store
from tests.bot_api import BotApi
from tests.echo import Clock, echo

PROFILE = Profile("Pandu", "What it does", "Guides", (("menu", "Choose a subject"),))
WORDS = {"apology": "Sorry", "slow_down": "Slowly", "group": "Private only"}


def say(key: str, language: Language) -> str:
    return f"{WORDS[key]} ({language})"


@dataclass
class Bot:
    """A bot that can be started, stopped and started again on the same database."""

    api: BotApi
    database: Path
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    clock: Clock = field(default_factory=Clock)
    turn: Turn = echo
    hook: Hook | None = None
    health_at: tuple[str, int] | None = None
    keep_until: KeepUntil = lambda _, seen: seen + timedelta(days=180)
    mailbox: Mailbox | None = None
    uptime: float | None = None  # None: as the clock goes

    def open(self) -> Kept:
        kept = open_store(self.database, (self.key,))
        # Only quicker: these tests end processes, they cut no power.
        kept.store.engine.run("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]
        return kept

    def serve(self, kept: Kept, stop: asyncio.Event) -> Coroutine[Any, Any, None]:
        """Serves until `stop`."""
        identity = Identity(
            token=self.api.token,
            profiles={"ms": PROFILE, "en": PROFILE},
            open_private={"ms": "Buka", "en": "Open"},
            named=lambda _: None,
            base_url=self.api.url,
            hook=self.hook,
        )
        place = Place(
            self.clock, self.clock.sleep, lambda: self.uptime or self.clock.at, self.health_at, mailbox=self.mailbox
        )
        talk = Talk(self.turn, saved, self.keep_until, say)
        return serve(TelegramChannel(identity, self.clock.sleep), talk, kept, place, stop)

    @asynccontextmanager
    async def running(self, kept: Kept | None = None) -> AsyncIterator["Running"]:
        """Serves until the block ends; raises what `serve` raised."""
        kept = kept or self.open()
        stop = asyncio.Event()
        task = asyncio.create_task(self.serve(kept, stop))
        try:
            yield Running(kept, stop, task, self.clock)
        finally:
            stop.set()
            try:
                await task
            finally:
                kept.store.close()


@dataclass
class Running:
    """A bot at work: what it keeps, and how to end it early."""

    kept: Kept
    stop: asyncio.Event
    task: asyncio.Task[None]
    clock: Clock
