"""Reads what somebody typed as an answer to one question. Pure; a doubtful answer is never guessed."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.content import schema
from bot.dialogue.places import AtReading
from bot.dialogue.screens.view import View
from bot.language.choices.options import ChoiceReading, Option, place_named, read_choice
from bot.language.choices.states import read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import read_date
from bot.language.numbers.counts import read_count
from bot.language.numbers.money import read_money
from bot.plan.workdays import STATES
from bot.session.state import SessionState


@dataclass(frozen=True)
class Understood:
    """One reading: the resolved value."""

    value: str


@dataclass(frozen=True)
class Doubtful:
    """Several readings: resolved values to choose from."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Sorry:
    """No reading, or one that is out of bounds: the interface text that says so."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


Reading = Understood | Doubtful | Sorry

_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,2})?")
TYPED = ("date", "number", "money")
"""The types of answer that are typed rather than chosen."""


def read_answer(view: View, state: SessionState, id_: str, text: str) -> Reading:
    """The reading of a typed answer to a question."""
    answer = state.question(id_).answer
    if isinstance(answer, schema.DateAnswer):
        return _date(view, state, answer, text)
    if isinstance(answer, schema.MoneyAnswer):
        return _money(view, answer, text)
    if isinstance(answer, schema.NumberAnswer):
        return _number(view, answer, text)
    if isinstance(answer, schema.YesNoAnswer):
        return _yes_no(answer, text)
    if isinstance(answer, schema.StateAnswer):
        named = read_state(text)
        return Sorry("sorry.state") if named is None else Understood(named)
    return _choice(view, answer, text)


def read_among(view: View, state: SessionState, place: AtReading, text: str) -> Reading | None:
    """Which of the readings on the screen a text means; None where it means none of them."""
    answer = state.question(place.question).answer
    if isinstance(answer, schema.DateAnswer):
        days = [day.isoformat() for day in read_date(text, state.today).dates]
        meant = _days_meant(place.candidates, days, text)
    else:
        shown = [option for option in options_of(view, answer) if option.id in place.candidates]
        found = read_choice(text, shown)
        meant = [found.sure] if found.sure else list(found.candidates)
    if not meant:
        return None
    return Understood(meant[0]) if len(meant) == 1 else Doubtful(tuple(meant))


def _days_meant(shown: tuple[str, ...], read: list[str], text: str) -> list[str]:
    """The days shown that a text means. A bare number may be a day of the month, or its place in the list."""
    place = place_named(text)
    if place is None:
        return [day for day in shown if day in read]
    by_place = shown[place - 1 : place] if place else ()
    by_day = tuple(day for day in shown if date.fromisoformat(day).day == place)
    return list(dict.fromkeys((*by_day, *by_place)))


def options_of(view: View, answer: schema.Answer) -> list[Option]:
    """The options of a choice with their labels in both languages; none for another kind of answer."""
    if not isinstance(answer, schema.ChoiceAnswer):
        return []
    words = view.world.words
    return [
        Option(
            id_,
            (words["ms"].text(label), words["en"].text(label)),
            answer.story.get(id_, ()),
            answer.replies.get(id_, ()),
        )
        for id_, label in answer.options.items()
    ]


def acceptable(state: SessionState, id_: str, value: str) -> bool:
    """Whether a resolved value can answer a question: an option of its, or within its limits."""
    answer = state.question(id_).answer
    if isinstance(answer, schema.ChoiceAnswer):
        return value in answer.options
    if isinstance(answer, schema.YesNoAnswer):
        return value in ("yes", "no")
    if isinstance(answer, schema.StateAnswer):
        return value in STATES
    if isinstance(answer, schema.DateAnswer):
        return _is_day(value) and within(state, answer, date.fromisoformat(value))
    if isinstance(answer, schema.MoneyAnswer | schema.NumberAnswer):
        return _DECIMAL.fullmatch(value) is not None and answer.at_least <= Decimal(value) <= answer.at_most
    return True


def within(state: SessionState, answer: schema.DateAnswer, day: date) -> bool:
    """Whether a day lies within a question's limits."""
    latest, earliest = state.scope.limit(answer.latest), state.scope.limit(answer.earliest)
    return (latest is None or day <= latest) and (earliest is None or day >= earliest)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _yes_no(answer: schema.YesNoAnswer, text: str) -> Reading:
    yes = read_yes_no(text)
    if yes is not None:
        return Understood("yes" if yes else "no")
    return _found(read_choice(text, [Option(id_, (), (), replies) for id_, replies in answer.replies.items()]))


def _choice(view: View, answer: schema.ChoiceAnswer, text: str) -> Reading:
    return _found(read_choice(text, options_of(view, answer)))


def _found(found: ChoiceReading) -> Reading:
    if found.sure is not None:
        return Understood(found.sure)
    return Doubtful(tuple(found.candidates)) if found.candidates else Sorry("sorry.choice")


def _date(view: View, state: SessionState, answer: schema.DateAnswer, text: str) -> Reading:
    found = read_date(text, state.today)
    if not found.dates:
        return Sorry("sorry.date")
    within = [day for day in found.dates if out_of_bounds(view, state, answer, day) is None]
    if len(found.dates) == 1 and not found.ambiguous:
        return out_of_bounds(view, state, answer, found.dates[0]) or Understood(found.dates[0].isoformat())
    if not within:
        return out_of_bounds(view, state, answer, found.dates[0]) or Sorry("sorry.date")
    return Doubtful(tuple(day.isoformat() for day in within[:8]))


def out_of_bounds(view: View, state: SessionState, answer: schema.DateAnswer, day: date) -> Sorry | None:
    """What is wrong with a day that lies outside a question's limits."""
    words, today = view.words, state.today
    latest, earliest = state.scope.limit(answer.latest), state.scope.limit(answer.earliest)
    if latest is not None and day > latest:
        if latest == today:
            return Sorry("sorry.date_future", {"day": words.day(day)})
        return Sorry("sorry.date_late", {"day": words.day(day), "limit": words.day(latest)})
    if earliest is not None and day < earliest:
        return Sorry("sorry.date_early", {"day": words.day(day), "limit": words.day(earliest)})
    return None


def _money(view: View, answer: schema.MoneyAnswer, text: str) -> Reading:
    amount = read_money(text)
    if amount is None:
        return Sorry("sorry.money")
    if not answer.at_least <= amount <= answer.at_most:
        words = view.words
        return Sorry("sorry.money_range", {"low": words.money(answer.at_least), "high": words.money(answer.at_most)})
    return Understood(str(amount.quantize(Decimal("0.01")).normalize().__format__("f")))


def _number(view: View, answer: schema.NumberAnswer, text: str) -> Reading:
    count = read_count(text, answer.unit)
    if count is None:
        return Sorry("sorry.number")
    if not answer.at_least <= count <= answer.at_most:
        words = view.words
        return Sorry("sorry.number_range", {"low": words.number(answer.at_least), "high": words.number(answer.at_most)})
    return Understood(str(count))
