"""Two copies on one PostgreSQL under load: the one that serves dies, stands still or is cut off, again and again.

`python -m benchmarks.faults.takeover` does each 20 times at 50 turns a second; `--times 3` does it less often.
"""

import argparse
import asyncio
import signal
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import aiohttp
from cryptography.fernet import Fernet

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, Bot, running
from benchmarks.people import Crowd
from benchmarks.tables import machine, percentile, table
from tests import postgres_server
from tests.cable import Cable, laid
from tests.channels.test_webhook import free_port

CHATS = 100
A_SECOND = 50
PATIENCE = 30.0
BETWEEN = 1.0  # seconds of load before each


@dataclass
class Copy:
    """One of the two: its process, its cable to the database, where it tells whether it serves."""

    bot: Bot
    cable: Cable
    port: int

    async def serves(self) -> bool:
        try:
            timeout = aiohttp.ClientTimeout(total=1)
            url = f"http://127.0.0.1:{self.port}/readyz"
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
                return answer.status == 200
        except (TimeoutError, aiohttp.ClientError, OSError):
            return False


async def steadily(crowd: Crowd) -> None:
    """Somebody says something so many times a second, whoever is answered."""
    crowd.keep_on = False
    people = list(crowd.people.values())
    number = 0
    while True:
        await asyncio.sleep(1 / A_SECOND)
        for _ in people:
            number += 1
            person = people[number % len(people)]
            if not person.asked:
                crowd.go(person)
                break


async def measure(how: str, times: int) -> list[object]:
    """One row of the table."""
    crowd = Crowd(range(1, CHATS + 1), walks=1_000_000)
    took: list[float] = []
    in_flight = 0
    key = Fernet.generate_key().decode()
    with postgres_server.serving() as server, tempfile.TemporaryDirectory() as folder:
        server.make("pandu")
        async with ApiServer(crowd.seen, 0.02) as api, AsyncExitStack() as stack:
            crowd.server = api

            async def copy() -> Copy:
                cable, port = stack.enter_context(laid(server.folder)), free_port()
                settings = {
                    "PANDU_DATABASE": cable.address("pandu"),
                    "PANDU_DATA_KEY": key,
                    "PANDU_HTTP_LISTEN": f"127.0.0.1:{port}",
                }
                bot = await stack.enter_async_context(running(BOTS["pandu"], api.url, Path(folder), **settings))
                return Copy(bot, cable, port)

            acting = await copy()
            while not await acting.serves():  # noqa: ASYNC110 (another process says so)
                await asyncio.sleep(0.1)
            other = await copy()
            if not await crowd.begin():
                raise SystemExit("the bot did not begin")
            load = asyncio.create_task(steadily(crowd))
            for _ in range(times):
                await asyncio.sleep(BETWEEN)
                in_flight += sum(1 for person in crowd.people.values() if person.asked)
                began = monotonic()
                if how == "kill -9":
                    acting.bot.process.kill()
                elif how == "SIGSTOP":
                    acting.bot.process.send_signal(signal.SIGSTOP)
                else:
                    acting.cable.cut()
                while not await other.serves():
                    await asyncio.sleep(0.02)
                    if monotonic() - began > PATIENCE:
                        raise SystemExit(f"nobody took over; {acting.bot.log} says more")
                took.append(monotonic() - began)
                await asyncio.sleep(BETWEEN)
                acting.bot.process.send_signal(signal.SIGCONT) if how == "SIGSTOP" else acting.cable.mend()
                code = await asyncio.wait_for(acting.bot.process.wait(), PATIENCE)
                if how != "kill -9" and code not in (3, 4):
                    crowd.people[1].wrong.append(f"the copy that was cut off ended with {code}")
                acting, other = other, await copy()
                while not await _answers(other.port):  # noqa: ASYNC110
                    await asyncio.sleep(0.1)
            load.cancel()
            await crowd.until(lambda: not any(person.asked for person in crowd.people.values()), PATIENCE)
            lost = sum(1 for person in crowd.people.values() if person.asked)
    for line in crowd.wrong[:5]:
        print("wrong:", line)
    wrong, repeats, longest = len(crowd.wrong), crowd.repeats, max(wait for _, wait in crowd.waits)
    return [how, times, len(crowd.waits), percentile(took, 0.5), max(took), in_flight, lost, wrong, repeats, longest]


async def _answers(port: int) -> bool:
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz"):
            return True
    except (aiohttp.ClientError, OSError):
        return False


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", choices=["kill -9", "SIGSTOP", "cut"])
    given = parser.parse_args()
    print(machine(), f"\n{CHATS} chats, {A_SECOND} turns a second, two copies, PostgreSQL beside them\n")
    ways = [given.only] if given.only else ["kill -9", "SIGSTOP", "cut"]
    rows = [await measure(how, given.times) for how in ways]
    head = [
        "how",
        "times",
        "turns",
        "takeover s p50",
        "longest",
        "in flight, sum",
        "lost",
        "wrong",
        "said twice",
        "max wait",
    ]
    print(table(head, rows))


if __name__ == "__main__":
    asyncio.run(main())
