"""A hundred thousand generated updates, whole and broken, against the real process with all of Pandu's content.

`python -m benchmarks.generated` takes some minutes; `--updates 10000` is quicker. Each person waits for an answer
before they go on; broken updates come between, from others. Afterwards every chat is opened and each of its buttons
pressed, and all that left the process (messages, log, database) is searched for the token and for personal numbers.
"""

import argparse
import asyncio
import json
import random
import signal
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from benchmarks.api_server import TOKEN, ApiServer
from benchmarks.bots import WHOLE, running
from benchmarks.tables import machine, table
from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue import serialiser as saved
from bot.service.upkeep.opening import keys_of_database, open_store
from tests.updates import PERSONAL, Stranger, buttons_of, stuck

EACH = 40  # updates of a person: fewer than a person may send at once before Pandu asks for patience
BROKEN_SHARE = 0.3  # broken updates for each whole one
BROKEN_PEOPLE = 1_000_000  # the chats of broken updates begin here
SETTLES = 0.1  # seconds after an answer in which more of it may come
PATIENCE = 30.0  # whoever has no answer after this long has been forgotten


class Waiting:
    """One person: how much they still say, and the answer they wait for."""

    def __init__(self, chat: int, rng: random.Random) -> None:
        self.stranger = Stranger(chat, rng)
        self.left = EACH
        self.asked = 0.0
        self.said: dict[str, Any] = {}


class Watched(ApiServer):
    """The stand-in, and everybody who talks to the bot through it."""

    def __init__(self, people: int, rng: random.Random) -> None:
        super().__init__(lambda *_: None)
        self.people = {chat: Waiting(chat, rng) for chat in range(1, people + 1)}
        self.broken = 0
        self.whole_ids: set[int] = set()
        self.leaks: list[str] = []
        self._rng = rng

    def begin(self) -> None:
        for person in self.people.values():
            self._says(person)

    def request(self, connection: Any, method: str, params: dict[str, Any]) -> None:
        if method not in ("getupdates", "getme"):
            self._watch(method, params)
        super().request(connection, method, params)

    def _watch(self, method: str, params: dict[str, Any]) -> None:
        body = json.dumps(params, ensure_ascii=False)
        self.leaks += [f"{method}: {secret}" for secret in (*PERSONAL, TOKEN) if secret in body]
        chat = str(params.get("chat_id") or params.get("callback_query_id", "").partition("-")[0])
        person = self.people.get(int(chat)) if chat.lstrip("-").isdigit() else None
        if person is None:
            return
        if "reply_markup" in params:
            person.stranger.screen = buttons_of(params)
        if person.asked:
            person.asked = 0.0
            self.loop.call_later(SETTLES, self._says, person)

    def _says(self, person: Waiting) -> None:
        if not person.left:
            return
        person.left -= 1
        person.asked = monotonic()
        if self._rng.random() < BROKEN_SHARE:
            self.push(Stranger(BROKEN_PEOPLE + self._rng.randrange(len(self.people)), self._rng).broken())
            self.broken += 1
        person.said = person.stranger.whole()
        self.push(person.said)
        self.whole_ids.add(self._next_id)

    @property
    def at_rest(self) -> bool:
        """Whether everybody has said all they had to, or waits in vain."""
        late = monotonic() - PATIENCE
        return all((person.asked < late if person.asked else not person.left) for person in self.people.values())


async def run(updates: int, seed: int) -> list[list[object]]:
    """Lets everybody say everything, ends the bot, and looks at what is left."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = max(1, round(updates / EACH / (1 + BROKEN_SHARE)))
        async with Watched(people, random.Random(seed)) as server, running(WHOLE, server.url, folder) as bot:
            server.begin()
            started = monotonic()
            while not server.at_rest and bot.process.returncode is None:  # noqa: ASYNC110 (thousands of events)
                await asyncio.sleep(0.2)
            took = monotonic() - started
            code = await bot.ends(signal.SIGTERM)
        rows = [["seconds", took], ["exit code after SIGTERM", code]]
        return rows + left_behind(server, folder, bot.log.read_text())


def left_behind(server: Watched, folder: Path, printed: str) -> list[list[object]]:
    """What the people saw, what was printed, and what is kept; the first faults are printed."""
    kept = b"".join(path.read_bytes() for path in folder.glob("pandu.db*") if path.suffix != ".key")
    leaks = [secret for secret in (*PERSONAL, TOKEN) if secret in printed or secret.encode() in kept]
    store = open_store(folder / "pandu.db", keys_of_database(folder / "pandu.db", ())).store
    aside = store.inbox.aside()
    world, now = make_world(load(packaged_flows())), datetime.now(UTC)
    states = [store.chats.load(chat + first) for chat in server.people for first in (0, BROKEN_PEOPLE)]
    store.close()
    wrong = [fault for state in states if state is not None for fault in stuck(saved.load(state), now, world)]
    forgotten = [person.said for person in server.people.values() if person.asked]
    for line in (*forgotten[:5], *wrong[:5], *server.leaks[:5], *leaks[:5]):
        print("wrong:", line)
    return [
        ["whole updates", len(server.whole_ids)],
        ["whole updates without an answer", len(forgotten)],
        ["whole updates set aside", sum(one.update_id in server.whole_ids for one in aside)],
        ["broken updates", server.broken],
        ["broken updates set aside", sum(one.update_id not in server.whole_ids for one in aside)],
        ["tracebacks printed", printed.count("Traceback")],
        ["chats kept, each opened and every button pressed", sum(state is not None for state in states)],
        ["faults found in them", len(wrong)],
        ["token or personal numbers in messages, log and database", len(server.leaks) + len(leaks)],
    ]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    rows = await run(given.updates, given.seed)
    print(machine(), f"\nseed {given.seed}\n")
    print(table(["what", "measured"], rows))


if __name__ == "__main__":
    asyncio.run(main())
