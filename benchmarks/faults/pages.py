"""One chat asks for forty printed letters in a row: what the others notice of it, at a steady pace.

`python -m benchmarks.faults.pages --rounds 3`. The whole content, each letter another file, so that none is sent again.
"""

import argparse
import asyncio
import tempfile
from itertools import count, cycle
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.api_server import BOT, DATE, ApiServer
from benchmarks.bots import WHOLE, running
from benchmarks.tables import machine, percentile, table
from bot.content.loader import load, packaged_flows

CHATS = range(2, 42)
ASKS = 1  # the chat that asks for letters
PACE = 50.0
LATENCY = 0.02
MOST = 40


class Watch:
    """Who waits for what since when; how long each waited; how many files came."""

    def __init__(self) -> None:
        self.asked: dict[int, float] = {}
        self.waits: list[float] = []
        self.agree: dict[int, tuple[int, str]] = {}
        self.files = 0
        self._numbers = count(10_000)

    def seen(self, chat: int, message: int, text: str, rows: list[list[dict[str, Any]]]) -> None:
        buttons = [button for row in rows for button in row]
        agree = next((button for button in buttons if button["text"] == "Agree and continue"), None)
        if agree:
            self.agree[chat] = message, agree["callback_data"]
        if not text and not buttons:
            self.files += 1
        if (at := self.asked.pop(chat, None)) is not None:
            self.waits.append(perf_counter() - at)

    def says(self, server: ApiServer, chat: int, text: str) -> None:
        number = next(self._numbers)
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
        said = {"message_id": number, "from": _user(chat), "text": text, "entities": entities}
        server.push({"message": said | _place(chat)})
        self.asked[chat] = perf_counter()

    def taps(self, server: ApiServer, chat: int, message: int, data: str) -> None:
        shown = _place(chat) | {"message_id": message, "from": BOT, "text": "…"}
        query = {"id": str(next(self._numbers)), "from": _user(chat), "chat_instance": "1", "data": data}
        server.push({"callback_query": query | {"message": shown}})


def _user(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}


def _place(chat: int) -> dict[str, Any]:
    return {"date": DATE, "chat": {"id": chat, "type": "private", "first_name": "A"}}


async def measure(seconds: float, *, asking: bool) -> tuple[float, float, int, int]:
    """p50 and p99 of the others in milliseconds, their turns, and how many letters came."""
    watch = Watch()
    letters = sorted(load(packaged_flows()).letters)
    with tempfile.TemporaryDirectory() as folder:
        async with ApiServer(watch.seen, LATENCY) as server, running(WHOLE, server.url, Path(folder)):
            for chat in (ASKS, *CHATS):
                watch.says(server, chat, "/start")
            while len(watch.agree) < len(CHATS) + 1:  # noqa: ASYNC110 (an event would be set at every message)
                await asyncio.sleep(0.05)
            for chat, (message, data) in watch.agree.items():
                watch.taps(server, chat, message, data)
            await asyncio.sleep(2)
            watch.waits.clear()
            message = watch.agree[ASKS][0]
            if asking:
                for number, letter in enumerate((*letters, *letters)[:MOST]):
                    kind = "lpdf" if number < len(letters) else "ltxt"
                    watch.taps(server, ASKS, message, f"0::{kind}:{letter}")
            others = cycle(CHATS)
            end = perf_counter() + seconds
            while perf_counter() < end:
                chat = next(others)
                if chat not in watch.asked:
                    watch.says(server, chat, "/menu" if chat % 2 else "/deadlines")
                await asyncio.sleep(1 / PACE)
    waits = [wait * 1000 for wait in watch.waits]
    return percentile(waits, 0.5), percentile(waits, 0.99), len(waits), watch.files


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    runs: dict[bool, list[tuple[float, float, int, int]]] = {False: [], True: []}
    for number in range(given.rounds):
        for asking in (False, True) if number % 2 == 0 else (True, False):
            runs[asking].append(await measure(given.seconds, asking=asking))
    middle = {asking: [median(values) for values in zip(*of, strict=True)] for asking, of in runs.items()}
    print(machine(), f"\n{len(CHATS)} chats, {PACE:g} turns a second, {given.seconds:g} s; median of {given.rounds}\n")
    rows = [
        ["nobody asks", 1.0, *middle[False]],
        [f"one asks for {MOST}", middle[True][1] / middle[False][1], *middle[True]],
    ]
    print(table(["the others", "p99 ratio", "p50 ms", "p99 ms", "turns", "letters that came"], rows))


if __name__ == "__main__":
    asyncio.run(main())
