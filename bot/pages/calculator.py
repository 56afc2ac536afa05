"""The tables from which the deadline calculator counts in the browser, by the same rules as `bot.plan`."""

from datetime import date, timedelta
from typing import Any

from bot.content.loader import Content
from bot.content.schema import Appeal, Benefit
from bot.language.text.words import Words
from bot.plan.workdays import STATES, TRUSTED_TO, Calendar

BEGINS = date(2018, 1, 1)
"""The first day whose holidays the tables hold; no limit that is asked for ends earlier."""
_ONE_DAY = timedelta(days=1)


def tables(content: Content, calendar: Calendar, words: Words) -> dict[str, Any]:
    """The situations with their limits, and for each state its days off, weekends after the last known holiday."""
    items: list[Benefit | Appeal] = [*content.benefits.values(), *content.appeals.values()]
    situations = [
        {
            "id": rule.id,
            "of": words.raw(item.name),
            "what": words.raw(rule.do),
            "from": words.raw(rule.counted_from),
            "count": rule.within.count,
            "unit": rule.within.unit,
            "before": rule.before,
            "sure": words.ui(f"certainty.{rule.certainty}"),
        }
        for item in items
        for rule in item.deadlines
        if rule.within is not None and rule.within.unit != "hours" and rule.kind != "wait" and rule.start
    ]
    states = {
        state: {
            "name": words.ui(f"states.{state}"),
            "off": _days_off(calendar, state),
            "weekend": _weekend(calendar, state),
        }
        for state in STATES
    }
    return {"situations": situations, "states": states, "until": TRUSTED_TO.isoformat()}


def _days_off(calendar: Calendar, state: str) -> list[int]:
    """The days off to the last day whose holidays are known, as days from `BEGINS`."""
    span = (TRUSTED_TO - BEGINS).days + 1
    return [n for n in range(span) if not calendar.is_working_day(BEGINS + _ONE_DAY * n, state)]


def _weekend(calendar: Calendar, state: str) -> list[int]:
    """The weekdays off after that, Monday being 0."""
    monday = TRUSTED_TO + _ONE_DAY * (7 - TRUSTED_TO.weekday())
    return [n for n in range(7) if not calendar.is_working_day(monday + _ONE_DAY * n, state)]
