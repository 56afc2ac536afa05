"""People who talk with a bot, as fast as they are answered or at a steady pace.

Every bot under load speaks the same six questions, so a `Crowd` knows them by their words: two are answered by a tap,
four by typing a number, each person their own numbers. `Talkers` lost their job, and tell Pandu with its whole content.
What a person sees is compared with what they said.
"""

import asyncio
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from benchmarks.api_server import BOT, DATE, ApiServer

START = "/start six"
TAPS = {1: ("Red", "Green"), 2: ("Tea", "Coffee")}
BEGINNING = ("Agree and continue",)
QUESTION = re.compile(r"This is question ([1-6])")
END = "All six are answered"
MENU = "What happened?"
JOB_LOSS = (
    ("/start job_loss", "Who lost the job?"),
    ("Me", "your last day of work?"),
    ("yesterday", "How did the job end?"),
    ("By the employer", "Which one do you mean?"),
    ("Retrenched", "What was your status"),
    ("Private employee, 18 to 59", "For how many of the last 24 months"),
    ("All 24 months", "What was your monthly wage"),
    ("2500", "In which state will you go"),
    ("Selangor", "You may claim job loss benefits"),
)
"""What somebody says, typed or tapped where a button says it, and what the screen after it asks or tells."""
ONCE = "Selangor"  # the state is kept, so nobody is asked for it again

Rows = list[list[dict[str, Any]]]


@dataclass
class Person:
    """One chat: where they are, what they said last and when, and what went wrong."""

    chat: int
    chance: random.Random
    at: int = 0  # the question on the screen; 0 before the first, 7 at the end
    walks: int = 0
    asked: float = 0.0  # when they last said something; 0 when they wait for nothing
    answers: list[str] = field(default_factory=list)
    begun: bool = False  # the first question of the first walk has been seen
    wrong: list[str] = field(default_factory=list)


class Crowd:
    """N people against one bot. `walks` bounds each person; `keep_on` False lets only `go` move them."""

    first = START

    def __init__(self, chats: Sequence[int], walks: int, seed: int = 1) -> None:
        self.people = {chat: Person(chat, random.Random(seed * 1_000_003 + chat)) for chat in chats}
        self.walks = walks
        self.keep_on = True
        self.waits: list[tuple[int, float]] = []  # chat and seconds of each turn
        self.repeats = 0
        self.server: ApiServer
        self.buttons: dict[int, list[dict[str, Any]]] = {}
        self.screens: dict[int, int] = {}
        self._number = 10_000

    @property
    def wrong(self) -> list[str]:
        return [f"{person.chat}: {words}" for person in self.people.values() for words in person.wrong]

    @property
    def done(self) -> bool:
        return all(person.walks >= self.walks for person in self.people.values())

    async def begin(self, seconds: float = 30.0) -> bool:
        """Brings everybody to the first question; nothing of that is measured."""
        self.keep_on = False
        for person in self.people.values():
            self.says(person, self.first)
        begun = await self.until(lambda: all(person.begun for person in self.people.values()), seconds)
        self.keep_on = True
        self.waits.clear()
        return begun

    def start(self) -> None:
        """Everybody answers, and goes on as they are answered."""
        for person in self.people.values():
            self.go(person)

    def go(self, person: Person) -> None:
        """Says the next thing: an answer, or from the end a new start."""
        if person.at == 7:
            self.says(person, START)
        elif person.at in TAPS:
            answer = person.chance.choice(TAPS[person.at])
            data = next(button["callback_data"] for button in self.buttons[person.chat] if button["text"] == answer)
            person.answers.append(answer)
            self.taps(person, data)
        elif person.at:
            answer = str(person.chance.randint(100, 999))
            person.answers.append(answer)
            self.says(person, answer)

    async def until(self, so: Any, seconds: float) -> bool:
        end = perf_counter() + seconds
        while not so() and perf_counter() < end:  # noqa: ASYNC110 (an event would be set at every message)
            await asyncio.sleep(0.01)
        return bool(so())

    # --- what they see -----------------------------------------------------------------------------------

    def seen(self, chat: int, message: int, text: str, rows: Rows) -> None:
        """A message appeared, or changed."""
        person = self.people.get(chat)
        if person is None:
            return  # somebody of an earlier crowd, told again after a kill
        buttons = [button for row in rows for button in row]
        question = None if END in text else QUESTION.search(text)  # the end names the question it rests on
        if question is None and END not in text:
            self.beginning(person, message, text, buttons)
            return
        at = int(question[1]) if question else 7
        if at in TAPS and not buttons:
            return  # an answered question loses its keyboard
        if not person.asked or at == person.at:
            self.repeats += 1
            self.buttons[chat], self.screens[chat] = buttons, message
            return
        expected = person.at % 7 + 1
        if at != expected or (person.answers and person.answers[-1] not in text and at > 1):
            person.wrong.append(f"expected {expected} after {person.answers[-1:]}, saw {text[:80]!r}")
        if at == 7 and not all(answer in text for answer in person.answers):
            person.wrong.append(f"expected {person.answers}, saw {text!r}")
        if at == 7:
            person.walks += 1
        if at in (1, 7):
            person.answers = []
        person.at = at
        person.begun = True
        self.buttons[chat], self.screens[chat] = buttons, message
        self.answered(person)

    def answered(self, person: Person) -> None:
        """Notes how long a person waited, and lets them go on."""
        self.waits.append((person.chat, perf_counter() - person.asked))
        person.asked = 0.0
        if self.keep_on and person.walks < self.walks:
            self.go(person)

    def beginning(self, person: Person, message: int, text: str, buttons: list[dict[str, Any]]) -> None:
        """The screens a bot shows before the first question."""
        self.screens[person.chat] = message
        chosen = next((button for button in buttons if button["text"] in BEGINNING), None)
        for label in reversed(BEGINNING):
            chosen = next((button for button in buttons if button["text"] == label), chosen)
        if chosen is None or person.begun:
            person.wrong.append(f"did not expect {text[:80]!r}")
        else:
            self.taps(person, chosen["callback_data"])

    # --- what they say -----------------------------------------------------------------------------------

    def says(self, person: Person, text: str) -> None:
        self._number += 1
        message = self._base(person.chat, self._number) | {"from": self._user(person.chat), "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self._push(person, {"message": message})

    def taps(self, person: Person, data: str) -> None:
        self._number += 1
        message = self._base(person.chat, self.screens[person.chat]) | {"from": BOT, "text": "…"}
        query = {"id": str(self._number), "from": self._user(person.chat), "chat_instance": "1", "data": data}
        self._push(person, {"callback_query": query | {"message": message}})

    def _push(self, person: Person, update: dict[str, Any]) -> None:
        person.asked = perf_counter()
        self.server.push(update)

    def _base(self, chat: int, message: int) -> dict[str, Any]:
        return {"message_id": message, "date": DATE, "chat": {"id": chat, "type": "private", "first_name": "A"}}

    def _user(self, chat: int) -> dict[str, Any]:
        return {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}


class Talkers(Crowd):
    """The same against Pandu with its whole content: everybody lost their job, and again when the plan is there."""

    first = "/start"

    def go(self, person: Person) -> None:
        """Says the next thing of the talk; `at` is how much of it was said."""
        words = JOB_LOSS[person.at % len(JOB_LOSS)][0]
        person.at = person.at % len(JOB_LOSS) + 1
        data = next((each["callback_data"] for each in self.buttons[person.chat] if each["text"] == words), None)
        self.says(person, words) if data is None else self.taps(person, data)

    def seen(self, chat: int, message: int, text: str, rows: Rows) -> None:
        """A message appeared, or changed."""
        person = self.people[chat]
        buttons = [button for row in rows for button in row]
        if not person.begun and MENU not in text:
            self.beginning(person, message, text, buttons)
        elif buttons and person.asked:  # else a question that was answered lost its buttons
            if person.walks and JOB_LOSS[person.at % len(JOB_LOSS)][0] == ONCE:
                person.at += 1
            expected = JOB_LOSS[person.at - 1][1] if person.begun else MENU
            if expected not in text:
                person.wrong.append(f"expected {expected!r}, saw {text[:80]!r}")
            person.begun = True
            person.walks += person.at == len(JOB_LOSS)
            self.buttons[chat], self.screens[chat] = buttons, message
            self.answered(person)
