"""Fourteen people on their way to a plan, over HTTP with the real `serve` process: how much it takes them.

`python -m benchmarks.persons` replays each twice, by taps alone and by a first message of their own, and prints inputs,
messages of the bot, screens of a small phone that had to be read, and screens that came twice. `--screens` prints
each screen that they saw as well.
"""

import argparse
import asyncio
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import yaml

from benchmarks.tables import table
from bot.app import make_world
from bot.authoring import phone
from bot.content.loader import load, packaged_flows
from bot.dialogue.replies import Button, Message
from bot.language.text.words import Words
from tests.bot_api import BotApi
from tests.bot_api.people import Person
from tests.bot_api.screens import Shown
from tests.process import served

NOW = "2026-11-26T10:00"
MOST = 25
"""Inputs after which somebody has given up."""
SETTLES = 0.15
LONG = 200
"""Characters from which a text is a full screen."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Walked:
    """What it took somebody to get to their plan; `inputs` is 0 for who never did."""

    inputs: int = 0
    messages: int = 0
    screens: float = 0.0
    twice: int = 0
    first: str = ""
    saw: list[str] = field(default_factory=list)


class Walker:
    """One person at the telephone."""

    def __init__(self, person: Person, picks: list[str], words: Words) -> None:
        self.person = person
        self.words = words
        self.left = list(picks)
        self.seen: list[str] = []
        self.inputs = 0

    async def walk(self, first: str) -> Walked:
        """From the first message to the plan."""
        self.person.say(first)
        await self._read()
        opening = self.person.screen.text
        while not self.person.view.pinned and self.inputs < MOST and self._goes_on():
            await self._read()
        by_bot = self.person.view.by_bot
        height = sum(phone.height(_message(shown)) for shown in by_bot)
        full = [text for text in self.seen if len(text) > LONG]
        return Walked(
            self.inputs if self.person.view.pinned else 0,
            len(by_bot),
            height / phone.SIGHT,
            len(full) - len(set(full)),
            opening,
            self.seen,
        )

    async def _read(self) -> None:
        """Waits for the answer, and until nothing more comes."""
        self.inputs += 1
        view = self.person.view
        before = -1
        await self.person.api.until(lambda: bool(view.by_bot) and not view.spinning)
        while before != view.changes:
            before = view.changes
            await asyncio.sleep(SETTLES)
        self.seen.append(str(self.person.screen))

    def _goes_on(self) -> bool:
        """Taps what they would tap; False where nothing on the screen is theirs."""
        labels = self.person.screen.labels
        day = next((pick for pick in self.left if DAY.fullmatch(pick)), None)
        forward = [self.words.ui(key) for key in ("buttons.agree", "facts.all", "facts.yes")]
        for pick in [*forward, *self.left]:
            if pick in labels:
                if pick in self.left:
                    self.left.remove(pick)
                self.person.tap(pick)
                return True
        if day is not None and self._to_day(day):
            return True
        unsure = self.words.ui("buttons.unsure")
        if unsure in labels:
            self.person.tap(unsure)
        return unsure in labels

    def _to_day(self, day: str) -> bool:
        """A tap nearer to a day: the day itself, its month, or the calendar. False where no day is asked."""
        buttons = [button for row in self.person.screen.rows for button in row if "callback_data" in button]
        data = {button["callback_data"].split(":", 2)[2]: button["callback_data"] for button in buttons}
        months = sorted(key.removeprefix("month:") for key in data if re.fullmatch(r"month:\d{4}-\d{2}", key))
        wanted = next((key for key in (f"o:{day}", f"month:{day[:7]}", "month") if key in data), None)
        if wanted is None and months:
            wanted = "month:" + min(months, key=lambda month: abs(_months(month) - _months(day)))
        if wanted is None:
            return False
        if wanted.startswith("o:"):
            self.left.remove(day)
        self.person.tap_data(data[wanted])
        return True


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _message(shown: Shown) -> Message:
    rows = tuple(tuple(Button(button["text"]) for button in row) for row in shown.rows)
    return Message(shown.source, rows)


async def replay(people: list[dict[str, object]]) -> dict[str, tuple[Walked, Walked]]:
    """Every person by taps, then by their own words."""
    world = make_world(load(packaged_flows()))
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        async with BotApi() as api, served(api, Path(folder), "--now", NOW):
            for number, each in enumerate(people, 1):
                walked = []
                for way, first in enumerate(("/start", str(each["says"]))):
                    person = api.person(number * 10 + way, str(each["lang"]))
                    words = world.words["ms" if each["lang"] == "ms" else "en"]
                    walked.append(await Walker(person, list(each["picks"]), words).walk(first))  # type: ignore[call-overload]
                found[str(each["who"])] = (walked[0], walked[1])
    return found


def main() -> None:
    """See the module."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--screens", action="store_true", help="print each screen")
    given = reader.parse_args()
    people = yaml.safe_load(Path(__file__).with_name("persons.yaml").read_text(encoding="utf-8"))
    found = asyncio.run(replay(people))
    for who, ways in found.items() if given.screens else ():
        for walked in ways:
            print(f"\n=== {who}", *walked.saw, sep="\n---\n")
    rows = [
        [who, str(taps.inputs), str(typed.inputs)]
        + [f"{one.messages}, {one.screens:.1f}" for one in (taps, typed)]
        + [str(taps.twice + typed.twice)]
        for who, (taps, typed) in found.items()
    ]
    print(table(["person", "taps", "typed", "taps: messages, screens", "typed: messages, screens", "twice"], rows))
    print(f"median inputs: taps {median(taps.inputs for taps, _ in found.values())}", end=", ")
    print(f"typed {median(typed.inputs for _, typed in found.values())}")


if __name__ == "__main__":
    main()
