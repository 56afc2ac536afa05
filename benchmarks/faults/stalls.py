"""One chat's calls get no answer: what the others notice of it, at a steady pace.

`python -m benchmarks.faults.stalls` stalls for 30 seconds, beside a run without; `--seconds 8 --rounds 3` is quicker.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, running
from benchmarks.people import Crowd
from benchmarks.speed import steadily
from benchmarks.tables import machine, percentile, table

CHATS = 200
LATENCY = 0.02


async def measure(seconds: float, *, stalled: bool) -> tuple[float, float, int]:
    """p50 and p99 of the others in milliseconds, and how many turns they took."""
    crowd = Crowd(range(1, CHATS + 1), walks=1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        async with ApiServer(crowd.seen, LATENCY) as server:
            crowd.server = server
            async with running(BOTS["pandu"], server.url, Path(folder)):
                if not await crowd.begin():
                    raise SystemExit("the bot did not begin")
                if stalled:
                    server.stalled.add(1)
                    crowd.go(crowd.people[1])
                await steadily(crowd, seconds, server.release)
    waits = [wait * 1000 for chat, wait in crowd.waits if chat != 1]
    return percentile(waits, 0.5), percentile(waits, 0.99), len(waits)


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    runs: dict[bool, list[tuple[float, float, int]]] = {False: [], True: []}
    for number in range(given.rounds):
        for stalled in (False, True) if number % 2 == 0 else (True, False):
            runs[stalled].append(await measure(given.seconds, stalled=stalled))
    middle = {stalled: [median(values) for values in zip(*of, strict=True)] for stalled, of in runs.items()}
    print(machine(), f"\none of {CHATS} chats stalled for {given.seconds:g} s; median of {given.rounds}\n")
    rows = [
        ["nobody stalled", 1.0, *middle[False]],
        ["one stalled", middle[True][1] / middle[False][1], *middle[True]],
    ]
    print(table(["the others", "p99 ratio", "p50 ms", "p99 ms", "turns"], rows))


if __name__ == "__main__":
    asyncio.run(main())
