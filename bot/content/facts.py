"""Figures of law on a date. The date of the event picks the value; a date without one has no value."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.content.schema import DatedValue, Fact

FactsOn = Callable[[str], DatedValue | None]


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

    def look_up(id_: str) -> DatedValue | None:
        fact = facts.get(id_)
        return None if fact is None or day is None else value_on(fact, day)

    return look_up
