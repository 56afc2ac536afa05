"""Turns a second, waiting times and processor time per turn: Pandu, its peers and the floor, side by side.

`python -m benchmarks.speed` runs everything; `--bots 'pandu;floor' --latency 0 --rounds 1` a part of it. Every bot gets
the same people; a run ends when all have walked through the questions, or when its time is over. Pandu runs a second
time, with its whole content and people who tell it of a lost job.
"""

import argparse
import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.api_server import ApiServer
from benchmarks.bots import BOTS, WHOLE, running
from benchmarks.people import Crowd, Talkers
from benchmarks.tables import machine, percentile, table

CHATS = 200
WALKS = 4  # at most 32 turns a person: fewer than a person may do at once before Pandu asks for patience
STEADY = 50  # turns a second


@dataclass
class Run:
    """What one run of one bot showed."""

    turns: float  # a second
    p50: float  # milliseconds
    p99: float
    cpu: float  # milliseconds a turn
    wrong: int


async def measure(bot: str, latency: float, seconds: float, *, steady: bool) -> Run:
    """One run of one bot, from a fresh folder."""
    crowd = (Talkers if BOTS[bot] is WHOLE else Crowd)(range(1, CHATS + 1), WALKS)
    with tempfile.TemporaryDirectory() as folder:
        async with ApiServer(crowd.seen, latency) as server:
            crowd.server = server
            async with running(BOTS[bot], server.url, Path(folder)) as process:
                if not await crowd.begin(60.0):
                    raise SystemExit(f"{bot} did not begin: {process.log.read_text()[-2000:]}")
                started, cpu = perf_counter(), process.cpu()
                if steady:
                    await steadily(crowd, seconds)
                else:
                    crowd.start()
                    await crowd.until(lambda: crowd.done, seconds)
                took, used = perf_counter() - started, process.cpu() - cpu
    waits = [wait * 1000 for _, wait in crowd.waits]
    count = max(1, len(waits))
    return Run(count / took, percentile(waits, 0.5), percentile(waits, 0.99), used * 1000 / count, len(crowd.wrong))


async def steadily(crowd: Crowd, seconds: float, after: Callable[[], None] = lambda: None) -> None:
    """One person after another says something, `STEADY` times a second, however slowly they are answered."""
    crowd.keep_on = False
    people = list(crowd.people.values())
    started = perf_counter()
    for number in range(int(seconds * STEADY)):
        await asyncio.sleep(max(0.0, started + number / STEADY - perf_counter()))
        person = people[number % len(people)]
        if not person.asked:
            crowd.go(person)
    after()
    await crowd.until(lambda: not any(person.asked for person in people), 10)


async def compare(bots: list[str], latency: float, rounds: int, seconds: float, *, steady: bool) -> None:
    """Runs the bots in turn, `rounds` times, and prints the medians and the ratios to the floor."""
    runs: dict[str, list[Run]] = defaultdict(list)
    for number in range(rounds):
        for bot in bots if number % 2 == 0 else reversed(bots):
            runs[bot].append(await measure(bot, latency, seconds, steady=steady))
    middle = {
        bot: Run(*(median(getattr(run, name) for run in of) for name in Run.__annotations__))
        for bot, of in runs.items()
    }
    floor = middle.get("floor")
    rows = []
    for bot, run in middle.items():
        ratios = [run.turns / floor.turns, run.p99 / floor.p99, run.cpu / floor.cpu] if floor else ["", "", ""]
        rows.append([bot, *ratios, run.turns, run.p50, run.p99, run.cpu, run.wrong])
    kind = f"steady {STEADY} turns/s" if steady else f"{CHATS} chats, as fast as answered"
    print(f"\n{kind}; API latency {latency * 1000:.0f} ms; median of {rounds}\n")
    ratio = "of the floor:"
    print(
        table(
            ["bot", f"{ratio} turns/s", "p99", "CPU/turn", "turns/s", "p50 ms", "p99 ms", "CPU ms/turn", "wrong"], rows
        )
    )
    if "pandu" in middle:
        others = [f"{bot} {middle['pandu'].turns / run.turns:.1f}x" for bot, run in middle.items() if bot != "pandu"]
        print("\nPandu's turns/s against: " + ", ".join(others), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bots", default=";".join(BOTS), help="separated by semicolons")
    parser.add_argument("--latency", default="0,50", help="milliseconds, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8.0, help="at most, a run")
    parser.add_argument("--only", choices=("load", "steady"))
    given = parser.parse_args()
    bots = given.bots.split(";")
    if unknown := [bot for bot in bots if bot not in BOTS]:
        parser.exit(2, f"no such bot: {', '.join(unknown)}; there are: {', '.join(BOTS)}\n")
    print(machine())
    for latency in given.latency.split(","):
        if given.only != "steady":
            asyncio.run(compare(bots, float(latency) / 1000, given.rounds, given.seconds, steady=False))
    if given.only != "load":
        few = [bot for bot in bots if bot.startswith("pandu") or bot == "floor"]
        for latency in given.latency.split(","):
            asyncio.run(compare(few, float(latency) / 1000, given.rounds, given.seconds, steady=True))


if __name__ == "__main__":
    main()
