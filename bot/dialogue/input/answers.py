"""The options of a question, which values may answer it, and which of the readings on the screen a text means. Pure."""

import re
from datetime import date
from decimal import Decimal

from bot.content import schema
from bot.dialogue.input.measures import Limits, read_sum
from bot.dialogue.input.outcomes import Asked, Taken
from bot.dialogue.places import AtReading
from bot.language.choices.options import Option, names_word_of, place_named, read_choice
from bot.language.dates.ahead import YEAR
from bot.language.dates.reader import read_date
from bot.language.text.catalogue import Catalogue
from bot.plan.workdays import STATES
from bot.session.state import SessionState

_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,2})?")
TYPED = ("date", "number", "money")
"""The types of answer that are typed rather than chosen."""


def options_of(answer: schema.Answer, catalogue: Catalogue) -> list[Option]:
    """The options of a choice, yes and no, or the sums that have words of their own; else none."""
    if isinstance(answer, schema.YesNoAnswer):
        return [Option(id_, (), answer.story.get(id_, ()), answer.replies.get(id_, ())) for id_ in ("yes", "no")]
    if isinstance(answer, schema.MoneyAnswer):
        return [Option(amount, (), (), replies) for amount, replies in answer.replies.items()]
    if not isinstance(answer, schema.ChoiceAnswer):
        return []
    return [
        Option(
            id_,
            (catalogue.malay(label) or str(label), str(label)),
            answer.story.get(id_, ()),
            answer.replies.get(id_, ()),
        )
        for id_, label in answer.options.items()
    ]


def read_among(state: SessionState, place: AtReading, text: str, catalogue: Catalogue) -> Taken | Asked | None:
    """Which of the readings on the screen a text means; None where it means none of them."""
    answer = state.question(place.question).answer
    if isinstance(answer, schema.DateAnswer):
        days = [day.isoformat() for day in read_date(text, state.today).dates]
        again = read_date(text, state.today + YEAR).dates  # a day without a year may be either of two shown
        days += [day.isoformat() for day in again if (day.month, day.day) in {(int(d[5:7]), int(d[8:])) for d in days}]
        meant = _days_meant(place.candidates, days, text)
    elif isinstance(answer, schema.MoneyAnswer):
        found = read_sum(answer, text)
        meant = [found.value] if isinstance(found, Taken) and found.value in place.candidates else []
    else:
        options = {option.id: option for option in options_of(answer, catalogue)}
        shown = [options[id_] for id_ in place.candidates if id_ in options]  # as on the screen, for "2"
        chosen = read_choice(text, shown)
        found_ids = (chosen.sure,) if chosen.sure else chosen.candidates
        # Of few options one soon fits: its words must really stand there.
        said = {option.id for option in shown if place_named(text) or names_word_of(text, option)}
        meant = [id_ for id_ in found_ids if id_ in said]
    if not meant:
        return None
    return Taken(meant[0]) if len(meant) == 1 else Asked(tuple(meant))


def _days_meant(shown: tuple[str, ...], read: list[str], text: str) -> list[str]:
    """The days shown that a text means. A bare number may be a day of the month, or its place in the list."""
    place = place_named(text)
    if place is None:
        return [day for day in shown if day in read]
    by_place = shown[place - 1 : place] if place else ()
    by_day = tuple(day for day in shown if date.fromisoformat(day).day == place)
    return list(dict.fromkeys((*by_day, *by_place)))


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
    limits = Limits(state.scope.limit(answer.earliest), state.scope.limit(answer.latest))
    return limits.out_of(day, state.today) is None


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
