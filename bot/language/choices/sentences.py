"""The answers a sentence gives before they are asked: "kena buang kerja 3 Mac, gaji 2500" holds a last day and a wage.

Conservative, and each answer is read back: a date or an amount counts only when there is one, with one reading, and one
question of that kind; an option only when the person wrote a phrase of its story and none of another option's.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from bot.language.choices.options import Option
from bot.language.choices.states import read_state
from bot.language.dates.reader import FoundDate, find_dates
from bot.language.lexicon.tokens import plain, word_texts
from bot.language.numbers.money import read_money

_WAGE = re.compile(r"\b(rm|ringgit|gaji|gj|salary|wage|wages|upah|basic|pokok|pendapatan|income|pay)\b|\brm\d|\d ?k\b")
_MOST_PLACES = 8
_DENIED = re.compile(r" (tak|tidak|x|bukan|not|no|never|belum) ")
_PLACE = re.compile(r"\b(?:di|kat|in|from|dari|negeri|dekat|dkt|at)\s+((?:\S+\s*){1,3})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that is still open: its id, its answer's type, and the options of a choice."""

    id: str
    type: Literal["date", "money", "choice", "state", "yes_no", "number"]
    options: Sequence[Option] = field(default=())


def answers_in(text: str, questions: Sequence[Wanted], today: date) -> dict[str, str]:
    """Question id -> resolved value (ISO date, decimal text, option or state id). Yes, no and counts are asked."""
    text, found = plain(text), dict[str, str]()
    types = Counter(question.type for question in questions)
    dates = find_dates(text, today) if types["date"] or types["money"] else ()
    spaced = f" {_spaced(text)} "
    for question in questions:
        alone = types[question.type] == 1
        value: str | None = None
        if question.type == "date" and alone:
            value = _date(dates, today)
        elif question.type == "money" and alone:
            value = _money(text, dates)
        elif question.type == "state" and alone:
            value = _state(text)
        elif question.type == "choice":
            value = _option(spaced, question.options)
        if value is not None:
            found[question.id] = value
    return found


def _date(dates: Sequence[FoundDate], today: date) -> str | None:
    day = dates[0].reading.one if len(dates) == 1 else None
    return day.isoformat() if day and day <= today else None


def _money(text: str, dates: Sequence[FoundDate]) -> str | None:
    """The one amount, where a word says that it is money; the numbers of dates are no amounts."""
    rest = text
    for item in reversed(dates):
        rest = rest[: item.start] + " ; " + rest[item.end :]
    match = _WAGE.search(rest)
    amount = read_money(rest[max(0, match.start() - 12) :]) if match else None
    return str(amount.quantize(Decimal("0.01"))).removesuffix(".00") if amount else None


def _state(text: str) -> str | None:
    places = {match[1] for match in _PLACE.finditer(text)}
    states = {state for place in places if (state := read_state(place))} if len(places) <= _MOST_PLACES else set()
    return states.pop() if len(states) == 1 else None


def _option(words: str, options: Sequence[Option]) -> str | None:
    """The one option whose story stands in the words of a text, each with a space around it."""
    if _DENIED.search(words):
        return None
    named = [option.id for option in options if any(name in words for name in _names(option))]
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=2048)
def _names(option: Option) -> tuple[str, ...]:
    return tuple(f" {spaced} " for name in option.story if (spaced := _spaced(name)))


def _spaced(text: str) -> str:
    return " ".join(word_texts(plain(text)))
