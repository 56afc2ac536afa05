"""The answers a sentence gives before they are asked: "kena buang kerja 3 Mac, gaji 2500" holds a last day and a wage.

Conservative, and each answer is read back: a date or an amount counts only when there is one, with one reading, and one
question of that kind; an option only when the person wrote its word or label and no other option's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.language.choices import Option
from bot.language.dates import find_dates
from bot.language.money import read_money
from bot.language.states import read_state
from bot.language.tokens import plain, tokens

_WAGE = re.compile(r"\b(rm|ringgit|gaji|gj|salary|wage|wages|upah|basic|pokok|pendapatan|income|pay)\b|\brm\d|\d ?k\b")
_PLACE = re.compile(r"\b(?:di|kat|in|from|dari|negeri|dekat|dkt|at)\s+((?:\S+\s*){1,3})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that is still open: its id, its answer's type, and the options of a choice."""

    id: str
    type: Literal["date", "money", "choice", "state", "yes_no", "number"]
    options: Sequence[Option] = field(default=())


def answers_in(text: str, questions: Sequence[Wanted], today: date) -> dict[str, str]:
    """Question id -> resolved value (ISO date, decimal text, option or state id). Yes, no and counts are asked."""
    found: dict[str, str] = {}
    for question in questions:
        alone = sum(other.type == question.type for other in questions) == 1
        value: str | None = None
        if question.type == "date" and alone:
            value = _date(text, today)
        elif question.type == "money" and alone:
            value = _money(text, today)
        elif question.type == "state" and alone:
            value = _state(text)
        elif question.type == "choice":
            value = _option(text, question.options)
        if value is not None:
            found[question.id] = value
    return found


def _date(text: str, today: date) -> str | None:
    readings = [item.reading for item in find_dates(text, today)]
    day = readings[0].one if len(readings) == 1 else None
    return day.isoformat() if day and day <= today else None


def _money(text: str, today: date) -> str | None:
    """The one amount, where a word says that it is money; the numbers of dates are no amounts."""
    rest = plain(text)
    for item in reversed(find_dates(text, today)):
        rest = rest[: item.start] + " ; " + rest[item.end :]
    match = _WAGE.search(rest)
    amount = read_money(rest[max(0, match.start() - 12) :]) if match else None
    return str(amount.quantize(Decimal("0.01"))).removesuffix(".00") if amount else None


def _state(text: str) -> str | None:
    states = {state for match in _PLACE.finditer(plain(text)) if (state := read_state(match[1]))}
    return states.pop() if len(states) == 1 else None


def _option(text: str, options: Sequence[Option]) -> str | None:
    words = f" {_spaced(text)} "
    if re.search(r" (tak|tidak|x|bukan|not|no|never|belum) ", words):
        return None
    named = [
        option.id
        for option in options
        if any(f" {spaced} " in words for name in (*option.labels, *option.words) if (spaced := _spaced(name)))
    ]
    return named[0] if len(named) == 1 else None


def _spaced(text: str) -> str:
    return " ".join(token.text for token in tokens(plain(text)) if token.text[0].isalnum())
