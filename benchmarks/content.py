"""How long it takes to load the content, to check it, and to take a turn in each dialogue of it.

`python -m benchmarks.content`. Turns are taken in this process, without a store or a channel: the answers are the first
choice of each question, or something that can be typed.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from benchmarks.tables import machine, percentile, table
from bot.app import checked_content, make_world
from bot.authoring.check import check_folder
from bot.content.loader import load, packaged_flows
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Command, Input, Tapped, Typed
from bot.dialogue.places import AtPlan
from bot.dialogue.replies import Message
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.language.text.formatting import malaysian_day

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ROUNDS = 3
TYPED = {"date": (NOW - timedelta(days=20)).strftime("%d/%m/%Y"), "number": "30", "money": "2500"}


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of a few rounds."""
    took = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        took.append(perf_counter() - started)
    return median(took)


class Walk:
    """One person through one dialogue, each turn timed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chat = Chat()
        self._screen = Message("")
        self.asked: list[float] = []
        self.planned: list[float] = []

    def through(self, dialogue: str) -> None:
        self._say(Command("start", dialogue, "en"))
        for action in (":lang:en", ":agree"):
            self._tap(action)
        for _ in range(12):
            if self._at_plan:
                break
            self._answer()
        for button in [button for row in self._screen.rows for button in row if ":sec:" in (button.data or "")]:
            self._tap(button.data.partition(":sec:")[1] + button.data.partition(":sec:")[2])

    @property
    def _at_plan(self) -> bool:
        return self._chat.session is not None and isinstance(self._chat.session.place, AtPlan)

    def _answer(self) -> None:
        choice = next((b for row in self._screen.rows for b in row if ":o:" in (b.data or "")), None)
        if choice is not None:
            self._say(Tapped(choice.data or "", "en"))
            return
        before = self._chat.session
        for text in TYPED.values():
            self._say(Typed(text, code="en"))
            if self._chat.session != before:
                return

    def _tap(self, action: str) -> None:
        data = next(
            (b.data for row in (*self._screen.rows, self._screen.nav) for b in row if action in (b.data or "")), None
        )
        if data is not None:
            self._say(Tapped(data, "en"))

    def _say(self, said: Input) -> None:
        started = perf_counter()
        self._chat, replies = turn(self._chat, said, NOW, self._world)
        took = perf_counter() - started
        (self.planned if self._at_plan else self.asked).append(took * 1000)
        self._screen = next((reply for reply in replies if isinstance(reply, Message)), self._screen)


def main() -> None:
    flows, today = packaged_flows(), malaysian_day(NOW)
    content = checked_content(None, NOW)
    world = make_world(content)
    walks = [Walk(world) for _ in range(ROUNDS) for _ in content.dialogues]
    for index, walk in enumerate(walks):
        walk.through(list(content.dialogues)[index % len(content.dialogues)])
    asked = [took for walk in walks for took in walk.asked]
    planned = [took for walk in walks for took in walk.planned]
    print(machine(), "\n")
    rows = [
        ["load the content", seconds(lambda: load(flows)) * 1000, "ms"],
        ["load and prove it, as at a start", seconds(lambda: checked_content(None, NOW)) * 1000, "ms"],
        ["the whole check, with every dialogue walked", seconds(lambda: check_folder(flows, today), 1), "s"],
        [f"a turn at a question, median of {len(asked)}", median(asked), "ms"],
        ["p99", percentile(asked, 0.99), "ms"],
        [f"a turn at a plan, median of {len(planned)}", median(planned), "ms"],
        ["p99", percentile(planned, 0.99), "ms"],
    ]
    print(table(["what", "measured", ""], rows))


if __name__ == "__main__":
    main()
