"""`pandu serve` as a process of its own, against the stand-in for Telegram's server."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot_api import BotApi

ROOT = Path(__file__).parent.parent


@dataclass
class Served:
    """A running process, and everything it wrote, when it has ended."""

    process: asyncio.subprocess.Process
    output: str = ""

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()

    def term(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    async def ends(self, seconds: float = 20.0) -> int:
        """Waits for the end; gives the exit code."""
        out, _ = await asyncio.wait_for(self.process.communicate(), seconds)
        self.output += out.decode()
        assert self.process.returncode is not None
        return self.process.returncode


def environment(api: BotApi, **more: str) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("PANDU", "TELEGRAM"))}
    ours = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.url, "PYTHONPATH": str(ROOT)}
    return inherited | ours | more


@asynccontextmanager
async def served(api: BotApi, folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Served]:
    """`pandu serve` in `folder` until the block ends; killed if it is still there."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", *arguments),
        cwd=folder,
        env=environment(api, **settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    running = Served(process)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
            await running.ends()
