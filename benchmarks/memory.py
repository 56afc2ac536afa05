"""Memory over many turns, the time of a turn in a large database, and how soon a start is ready.

`python -m benchmarks.memory` takes a few minutes; `--turns 100000` and `--chats 1000000` are the whole.
"""

import argparse
import asyncio
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, WHOLE, running
from benchmarks.people import Crowd
from benchmarks.tables import machine, percentile, table
from bot.service.upkeep.opening import open_store

AT_ONCE = 200
WALKS = 5
WAVE = AT_ONCE * (WALKS * 7 + 3)  # turns of a wave of people, with how they begin
SESSIONS = 10_000
QUEUED = 1_000
FAR = 4_000_000_000.0  # nothing of the copies is deleted or warned about


async def over_turns(turns: int) -> list[list[object]]:
    """Waves of new people, and the memory after each."""
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with ApiServer(lambda *_: None) as server, running(BOTS["pandu"], server.url, Path(folder)) as bot:
            for wave in range(max(2, round(turns / WAVE))):
                crowd = Crowd(range(wave * AT_ONCE + 1, (wave + 1) * AT_ONCE + 1), WALKS)
                crowd.server, server.on_screen = server, crowd.seen
                if not await crowd.begin(60):
                    raise SystemExit("the bot did not begin")
                crowd.start()
                if not await crowd.until(lambda of=crowd: of.done, 120):
                    raise SystemExit("the bot is too slow")
                rows.append([f"memory after {(wave + 1) * WAVE:,} turns", bot.memory(), "MB"])
    return rows


async def seed_of(folder: Path) -> bytes:
    """The database of one person who has walked through once; gives what is kept of them."""
    crowd = Crowd([1], 1)
    async with ApiServer(crowd.seen) as server, running(BOTS["pandu"], server.url, folder):
        crowd.server = server
        await crowd.begin()
        crowd.start()
        await crowd.until(lambda: crowd.done, 20)
        await asyncio.sleep(0.2)
    with opened(folder) as database:
        saved: bytes = database.execute("SELECT saved FROM chats").fetchone()[0]
    return saved


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database of a bot that has ended; kept and closed afterwards."""
    with closing(sqlite3.connect(folder / "pandu.db")) as database, database:
        database.execute("DELETE FROM seen")  # the next stand-in counts its updates from the same number
        yield database


def fill(seed: Path, folder: Path, saved: bytes, chats: int) -> None:
    """The same database with that many people."""
    shutil.copytree(seed, folder)
    with opened(folder) as database:
        rows = ((chat, saved, FAR - 1, FAR) for chat in range(2, chats + 1))
        database.executemany("INSERT INTO chats (chat, saved, last_seen, keep_until) VALUES (?, ?, ?, ?)", rows)


async def turns_in(folder: Path, chats: int, seed: int) -> tuple[float, float]:
    """Turns a second and median wait in milliseconds, of people picked from a database."""
    with opened(folder):
        pass
    chosen = random.Random(seed).sample(range(1, chats + 1), AT_ONCE)
    crowd = Crowd(chosen, 3)
    async with ApiServer(crowd.seen) as server, running(BOTS["pandu"], server.url, folder):
        crowd.server = server
        if not await crowd.begin(60):
            raise SystemExit("the bot did not begin")
        started = monotonic()
        crowd.start()
        await crowd.until(lambda: crowd.done, 60)
        took = monotonic() - started
    return len(crowd.waits) / took, percentile([wait * 1000 for _, wait in crowd.waits], 0.5)


async def in_large(seed: Path, saved: bytes, chats: int, rounds: int) -> list[list[object]]:
    """A large database beside one with only these people, in turn."""
    runs: dict[int, list[tuple[float, float]]] = {AT_ONCE: [], chats: []}
    for of in runs:
        fill(seed, seed.parent / str(of), saved, of)
    for number in range(rounds):
        for of in list(runs) if number % 2 == 0 else reversed(list(runs)):
            runs[of].append(await turns_in(seed.parent / str(of), of, number))
    small, large = (median(turns for turns, _ in of) for of in runs.values())
    return [
        [f"time of a turn with {chats:,} chats kept, of that with {AT_ONCE}", small / large, "times"],
        [f"turns a second with {chats:,} chats", large, ""],
        [f"turns a second with {AT_ONCE} chats", small, ""],
    ]


async def starts(seed: Path, saved: bytes, rounds: int) -> list[list[object]]:
    """From the start of the process to the first poll and to the first answer, with all of Pandu's content."""
    busy = seed.parent / "busy"
    fill(seed, busy, saved, SESSIONS)
    store = open_store(busy / "pandu.db").store
    with store.transaction():
        for chat in range(2, QUEUED + 2):
            store.outbox.queue(chat, "sendMessage", {"chat_id": chat, "text": "Waiting"}, None, FAR - 1)
    store.close()
    polls, answers = [], []
    for number in range(rounds):
        again = seed.parent / f"busy{number}"
        shutil.copytree(busy, again)
        async with ApiServer(lambda *_: None) as server, running(WHOLE, server.url, again) as bot:
            await Crowd([], 0).until(lambda of=server: of.polls, 60)
            polls.append(server.first_poll - bot.started)
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        crowd = Crowd([1], 1)
        empty = seed.parent / f"empty{number}"
        empty.mkdir()

        def on_screen(*_: object, to: asyncio.Future[float] = answered) -> None:
            if not to.done():
                to.set_result(monotonic())

        async with ApiServer(on_screen) as server:
            crowd.server = server
            crowd.says(crowd.people[1], "/start")
            async with running(WHOLE, server.url, empty) as bot:
                answers.append(await asyncio.wait_for(answered, 60) - bot.started)
    return [
        [f"start with {SESSIONS:,} sessions and {QUEUED:,} queued messages, to the first poll", median(polls), "s"],
        ["start on an empty database, to the first answer", median(answers), "s"],
    ]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=23_000)
    parser.add_argument("--chats", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("turns", "large", "start"))
    given = parser.parse_args()
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder) / "seed"
        seed.mkdir()
        if given.only != "turns":
            saved = await seed_of(seed)
        if given.only in (None, "start"):
            rows += await starts(seed, saved, given.rounds)
        if given.only in (None, "large"):
            rows += await in_large(seed, saved, given.chats, given.rounds)
        if given.only in (None, "turns"):
            rows += await over_turns(given.turns)
    print(machine(), "\n")
    print(table(["what", "measured", ""], rows))


if __name__ == "__main__":
    asyncio.run(main())
