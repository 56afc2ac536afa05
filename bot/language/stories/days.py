"""The day of a happening in a story, only where its clause ties it to that: not the day of an MC or a wedding."""

import re
from collections.abc import Sequence
from datetime import date

from bot.language.clauses.split import Clause, Mood
from bot.language.dates.ahead import YEAR, meant, next_year_of
from bot.language.dates.reader import find_dates
from bot.language.lexicon.patterns import pattern
from bot.language.stories.happenings import told

_RIVALS = frozenset({"accident", "death", "job_end", "job_offer"})
_FAR = 10_000


def day_of(said: Sequence[Clause], kind: str, today: date, *, ahead: bool = False) -> date | None:
    """The one day that the clauses tell of a kind of happening; with `ahead` it may lie in the future.

    A day without a year that may be last year's or this is not told.
    """
    days = (_in_clause(clause.text, kind, today, ahead=ahead) for clause in said if clause.mood is Mood.SAID)
    found = {day for day in days if day is not None}
    return found.pop() if len(found) == 1 else None


def _in_clause(text: str, kind: str, today: date, *, ahead: bool) -> date | None:
    dates = find_dates(text, today)
    if len(dates) != 1 or dates[0].reading.one is None:
        return None
    day, start, end = dates[0].reading.one, dates[0].start, dates[0].end
    if ahead:
        later = [found.reading.one for found in find_dates(text, today + YEAR) if found.start == start]
        again = next_year_of(day, text[start:], [other for other in later if other], today)
        days = meant(day, again, text, today) if again else (day,)
        if len(days) > 1:
            return None
        day = days[0]
    if day > today and not ahead:
        return None
    happened = min((_far(match, start, end) for match in told(text, kind)), default=_FAR)
    if _bounds(text[:start]):
        return None
    others = [match for match in pattern("sums", "other_day").finditer(text) if not start <= match.start() < end]
    inside = [match.span() for match in pattern("happenings", kind).finditer(text)]
    others = [match for match in others if not any(first <= match.start() < last for first, last in inside)]
    others += [match for other in _RIVALS - {kind} for match in told(text, other)]
    nearest = min((_far(match, start, end) for match in others), default=_FAR)
    return day if happened < nearest else None


def _bounds(before: str) -> bool:
    """Whether the words right before a date make it a beginning or an end: "sejak 3 Mac"."""
    last = max((match.end() for match in pattern("sums", "beside_day").finditer(before)), default=-1)
    return last >= 0 and not before[last:].strip(" :,")


def _far(match: re.Match[str], start: int, end: int) -> int:
    """Characters between a match and a date."""
    return max(start - match.end(), match.start() - end, 0)
