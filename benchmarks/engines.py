"""Pandu on SQLite and on PostgreSQL in one run: as fast as people are answered, and at 50 turns a second.

`python -m benchmarks.engines --rounds 3` takes the medians of three runs, one engine after the other.
"""

import argparse
import asyncio
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from cryptography.fernet import Fernet

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, running
from benchmarks.people import Crowd
from benchmarks.speed import steadily
from benchmarks.tables import machine, percentile, table
from tests import postgres_server

CHATS = 200


async def measure(engine: str, seconds: float, *, steady: bool) -> tuple[float, float, float, float]:
    """Turns a second, p50 and p99 in milliseconds, and the bot's processor time a turn in milliseconds."""
    crowd = Crowd(range(1, CHATS + 1), walks=1_000_000)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = {"PANDU_DATA_KEY": Fernet.generate_key().decode()}
        if engine == "PostgreSQL":
            server = stack.enter_context(postgres_server.serving(quick=False))
            settings["PANDU_DATABASE"] = server.make("pandu")
        async with ApiServer(crowd.seen, 0.0) as api:
            crowd.server = api
            async with running(BOTS["pandu"], api.url, folder, **settings) as bot:
                if not await crowd.begin():
                    raise SystemExit("the bot did not begin")
                began, cpu = perf_counter(), bot.cpu()
                if steady:
                    await steadily(crowd, seconds)
                else:
                    crowd.start()
                    await asyncio.sleep(seconds)
                took, used = perf_counter() - began, bot.cpu() - cpu
    waits = [wait * 1000 for _, wait in crowd.waits]
    if crowd.wrong:
        raise SystemExit(f"wrong: {crowd.wrong[:3]}")
    return len(waits) / took, percentile(waits, 0.5), percentile(waits, 0.99), used * 1000 / max(1, len(waits))


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    runs = defaultdict(list)
    for _ in range(given.rounds):
        for engine in ("SQLite", "PostgreSQL"):
            for steady in (False, True):
                runs[engine, steady].append(await measure(engine, given.seconds, steady=steady))
    print(machine(), f"\n{CHATS} chats, both synchronous to the disk, median of {given.rounds}\n")
    rows = [
        [engine, "50 a second" if steady else "all at once", *(median(values) for values in zip(*of, strict=True))]
        for (engine, steady), of in runs.items()
    ]
    print(table(["engine", "load", "turns/s", "p50 ms", "p99 ms", "CPU ms a turn"], rows))


if __name__ == "__main__":
    asyncio.run(main())
