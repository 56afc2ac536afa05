"""`serve` in the test's own process, with the echo dialogue: quick to start, and its parts can be broken on
purpose.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet

from bot.channels.telegram.profile import Profile
from bot.channels.telegram.serve import Telegram, serve
from bot.channels.telegram.webhook import Hook
from bot.dialogue import serialiser as saved
from bot.language.text.formatting import Language
from bot.service.opening import Kept, open_store
from bot.service.ports import Turn
from tests.bot_api import BotApi
from tests.echo import Clock, echo

PROFILE = Profile("Pandu", "What it does", "Guides", (("menu", "Choose a subject"),))
WORDS = {"apology": "Sorry", "slow_down": "Slowly", "group": "Private only", "open_private": "Open"}


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

    def open(self) -> Kept:
        kept = open_store(self.database, (self.key,))
        # Only quicker: these tests end processes, they cut no power.
        kept.store.engine.run("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]
        return kept

    def telegram(self) -> Telegram:
        return Telegram(
            token=self.api.token,
            turn=self.turn,
            saving=saved,
            say=say,
            profiles={"ms": PROFILE, "en": PROFILE},
            now=self.clock,
            named=lambda _: None,
            base_url=self.api.url,
            sleep=self.clock.sleep,
            hook=self.hook,
            health_at=self.health_at,
        )

    @asynccontextmanager
    async def running(self, kept: Kept | None = None) -> AsyncIterator["Running"]:
        """Serves until the block ends; raises what `serve` raised."""
        kept = kept or self.open()
        stop = asyncio.Event()
        task = asyncio.create_task(serve(self.telegram(), kept, stop))
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
