"""The bots under load, each a process of its own in a folder of its own, against the stand-in."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.api_server import TOKEN

ROOT = Path(__file__).resolve().parent.parent
FLOWS = ROOT / "benchmarks/flows"
PEERS = ROOT / ".venv-bench/bin/python"  # made by `make bench`
TICKS = os.sysconf("SC_CLK_TCK")

WHOLE = (sys.executable, "-m", "bot", "serve")  # with all of Pandu's own content
BOTS: dict[str, tuple[str, ...]] = {
    "pandu": (sys.executable, "-m", "bot", "serve", "--flows", str(FLOWS)),
    "pandu, a lost job": WHOLE,
    "floor": (str(PEERS), "-m", "benchmarks.peers.floor"),
    "aiogram memory": (str(PEERS), "-m", "benchmarks.peers.aiogram_fsm"),
    "aiogram sqlite": (str(PEERS), "-m", "benchmarks.peers.aiogram_fsm", "sqlite"),
    "ConversationHandler": (str(PEERS), "-m", "benchmarks.peers.ptb_conversation"),
}


class Bot:
    """A running process, and what it has cost so far."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self.started = time.monotonic()
        self.log = log

    def cpu(self) -> float:
        """Seconds of processor time, in user and kernel."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident megabytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    async def ends(self, with_signal: int = signal.SIGKILL) -> int:
        """Ends it, by its own id; gives its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(with_signal)
        return await asyncio.wait_for(self.process.wait(), 30)


@asynccontextmanager
async def running(command: tuple[str, ...], url: str, folder: Path, **settings: str) -> AsyncIterator[Bot]:
    """The bot until the block ends; killed if it is still there. What it prints is in `bot.log` of its folder."""
    dropped = ("PANDU", "TELEGRAM", "PYTHONDONTWRITEBYTECODE")  # what is installed has its bytecode
    kept = {key: value for key, value in os.environ.items() if not key.startswith(dropped)}
    ours = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": url, "PYTHONPATH": str(ROOT)}
    log = folder / "bot.log"
    with log.open("ab") as out:
        try:
            process = await asyncio.create_subprocess_exec(
                *command, cwd=folder, env=kept | ours | settings, stdout=out, stderr=out
            )
        except FileNotFoundError:
            raise SystemExit("the peers' packages are not there yet: `make bench` installs them") from None
    bot = Bot(process, log)
    try:
        yield bot
    finally:
        await bot.ends()
