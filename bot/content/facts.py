"""Figures of law on a date. The date of the event picks the value; a date without one has no value."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from bot.content.schema import DatedValue, Fact


class FactsOn(Protocol):
    """A look-up of facts by id on the day of the event, or on another day where a rule looks back from it."""

    def __call__(self, id_: str, on: date | None = None, /) -> DatedValue | None:
        """The value in force, None when there is none for that day."""


def value_on(fact: Fact, day: date) -> DatedValue | None:
    """The value of a fact in force on a day, None when no row covers it (never the nearest row)."""
    current = None
    for value in fact.values:
        if value.start <= day and (current is None or value.start >= current.start):
            current = value
    if current is None or (current.until is not None and day > current.until):
        return None
    return current


def facts_on(facts: Mapping[str, Fact], day: date | None) -> FactsOn:
    """A look-up of facts by id on a day. Without a day, or for an unknown id, it answers None."""

    def look_up(id_: str, on: date | None = None, /) -> DatedValue | None:
        fact = facts.get(id_)
        when = on or day
        return None if fact is None or when is None else value_on(fact, when)

    return look_up
