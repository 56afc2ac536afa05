"""Litestream beside Pandu under load: both are killed, the database is deleted, and the replica brought back.

`python -m benchmarks.faults.replica --litestream PATH` tells what was lost. Litestream is not among Pandu's packages.
"""

import argparse
import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from time import monotonic

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, running
from benchmarks.faults.takeover import steadily
from benchmarks.people import Crowd
from benchmarks.tables import machine, table

CONFIG = """
snapshot: {{interval: 24h, retention: 168h}}
dbs:
  - path: {folder}/pandu.db
    replica: {{path: {folder}/replica, sync-interval: 1s}}
"""


def kept(file: Path) -> tuple[int, float]:
    """How many updates a database has seen, and when the last."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT count(*), max(at) FROM seen").fetchone()  # type: ignore[no-any-return]


async def drill(litestream: str, seconds: float) -> list[object]:
    crowd = Crowd(range(1, 101), walks=1_000_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "litestream.yml"
        config.write_text(CONFIG.format(folder=folder))
        async with ApiServer(crowd.seen, 0.02) as server:
            crowd.server = server
            async with running(BOTS["pandu"], server.url, folder) as bot:
                if not await crowd.begin():
                    raise SystemExit("the bot did not begin")
                replicating = await asyncio.create_subprocess_exec(
                    litestream, "replicate", "-config", str(config),
                    stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                )  # fmt: skip
                load = asyncio.create_task(steadily(crowd))
                await asyncio.sleep(seconds)
                replicating.kill()
                await bot.ends()
                await replicating.wait()
                load.cancel()
        before = kept(folder / "pandu.db")
        for file in folder.glob("pandu.db*"):  # noqa: ASYNC240
            if file.suffix != ".key":
                file.unlink()
        began = monotonic()
        restored = folder / "restored.db"
        ending = await asyncio.create_subprocess_exec(
            litestream, "restore", "-config", str(config), "-o", str(restored), str(folder / "pandu.db"),
            stderr=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        if await ending.wait():
            raise SystemExit("nothing could be brought back")
        took, after = monotonic() - began, kept(restored)
    return [before[0], before[0] - after[0], round(before[1] - after[1], 2), took]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--litestream", default="litestream")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=15.0)
    given = parser.parse_args()
    print(machine(), "\n50 turns a second, kill -9 of both, the file deleted\n")
    rows = [await drill(given.litestream, given.seconds) for _ in range(given.times)]
    print(table(["updates kept", "lost", "seconds lost", "restored in s"], rows))


if __name__ == "__main__":
    asyncio.run(main())
