"""Kills the bot at random moments, while people use it, and starts it again: what is lost, wrong, stuck or said twice.

`python -m benchmarks.faults.kills` does so with SIGKILL and then with SIGTERM; `--kills 5` does it less often.
"""

import argparse
import asyncio
import random
import signal
import tempfile
from pathlib import Path
from time import monotonic

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, running
from benchmarks.people import Crowd
from benchmarks.tables import machine, table

CHATS = 100
LATENCY = 0.005
LONGEST_RUN = 1.2  # seconds between the first poll and the kill, at most
PATIENCE = 30.0  # whoever has no answer after this long, with the bot running, is stuck


async def kill(how: signal.Signals, kills: int, seed: int) -> list[object]:
    """One row of the table: everybody goes on as they are answered, until the last kill."""
    chance = random.Random(seed)
    crowd = Crowd(range(1, CHATS + 1), walks=1_000_000, seed=seed)
    in_flight, exits = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        async with ApiServer(crowd.seen, LATENCY) as server:
            crowd.server = server
            async with running(BOTS["pandu"], server.url, Path(folder)) as bot:
                if not await crowd.begin():
                    raise SystemExit("the bot did not begin")
                await bot.ends(signal.SIGTERM)
            crowd.start()
            for _ in range(kills):
                polls = server.polls
                async with running(BOTS["pandu"], server.url, Path(folder)) as bot:
                    await crowd.until(lambda before=polls: server.polls > before, 30)
                    await asyncio.sleep(chance.uniform(0.02, LONGEST_RUN))
                    in_flight += sum(1 for person in crowd.people.values() if person.asked)
                    asked = monotonic()
                    code = await bot.ends(how)
                    exits = max(exits, monotonic() - asked)
                    if how == signal.SIGTERM and code != 0:
                        crowd.people[1].wrong.append(f"exit code {code}")
            crowd.walks = 0  # the answer that each waits for is their last
            async with running(BOTS["pandu"], server.url, Path(folder)):
                await crowd.until(lambda: not any(person.asked for person in crowd.people.values()), PATIENCE)
                await asyncio.sleep(0.5)  # what is said twice is said soon
            stuck = sum(1 for person in crowd.people.values() if person.asked)
    for line in crowd.wrong[:5]:
        print("wrong:", line)
    return [how.name, kills, len(crowd.waits), in_flight, stuck, len(crowd.wrong), crowd.repeats, exits]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    print(machine(), f"\n{CHATS} chats, seed {given.seed}\n")
    rows = [await kill(how, given.kills, given.seed) for how in (signal.SIGKILL, signal.SIGTERM)]
    head = ["signal", "times", "turns", "in flight, sum", "lost or stuck", "wrong", "said twice", "longest exit s"]
    print(table(head, rows))


if __name__ == "__main__":
    asyncio.run(main())
