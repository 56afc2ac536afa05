"""Weekdays: Isnin lepas, Sabtu minggu lepas, last Sunday.

One reading only where people use the words for no other day.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.language.dates.parts import SHIFTS, WEEK, Expression, Match, some, text_at
from bot.language.dates.words import SHORT_WEEKDAYS, WEEKDAYS, Word, number_at


def weekday(words: list[Word], at: int, today: date) -> Match:
    """Isnin lepas, last Sunday, Sabtu minggu lepas, Isnin ini. One reading only where no other is used."""
    match = _weekday(words, at, today)
    if match and text_at(words, at - 1) == "malam":  # "malam Jumaat" is the night before Friday, or Friday's
        days = [moved for day in match[0].dates for moved in (day, day - timedelta(days=1))]
        return some(days, doubtful=True), match[1]
    return match


def _weekday(words: list[Word], at: int, today: date) -> Match:
    start = at
    before = text_at(words, at) if text_at(words, at) in ("last", "ini", "depan", "this") else ""
    at += bool(before)
    if before and text_at(words, at) == "minggu":  # "last week Monday"
        number = _number(text_at(words, at + 1))
        return (_in_week(number, SHIFTS[before], today), at + 2 - start) if number is not None else None
    if text_at(words, at) == "minggu" and text_at(words, at + 1) in SHIFTS:  # "minggu lepas hari Rabu"
        skip = 3 if text_at(words, at + 2) == "hari" else 2
        number = _number(text_at(words, at + skip))
        return (_in_week(number, SHIFTS[text_at(words, at + 1)], today), skip + 1) if number is not None else None
    at += text_at(words, at) == "hari"
    sunday = text_at(words, at) == "minggu" and text_at(words, at - 1) == "hari"  # Indonesian, and old Malay
    after = [text_at(words, at + n) for n in (1, 2)]
    placed = before or after[0] in SHIFTS or (after[0] == "minggu" and after[1] in SHIFTS)
    number = 6 if sunday else _number(text_at(words, at)) if placed else WEEKDAYS.get(text_at(words, at))
    if number is None:
        return None
    if not before and after[0] == "minggu" and after[1] in SHIFTS:
        return _in_week(number, SHIFTS[after[1]], today), at + 3 - start
    if not before and after[0] in ("last", "ini") and after[1] == "minggu":
        return _in_week(number, SHIFTS[after[0]], today), at + 3 - start
    nearest = today - timedelta(days=(today.weekday() - number) % 7)
    previous = nearest - WEEK if nearest == today else nearest
    if before == "last" or after[0] in ("lepas", "last"):
        this_monday = today - timedelta(days=today.weekday())
        sure = previous < this_monday and not sunday
        days = [previous] if sure else [previous, previous - WEEK]
        return some(days, doubtful=not sure), at + (1 if before else 2) - start
    if before == "depan" or after[0] == "depan":
        return some([nearest + WEEK, nearest + 2 * WEEK], doubtful=True), at + (1 if before else 2) - start
    if before or after[0] == "ini":
        coming = nearest if nearest == today else nearest + WEEK
        return some([previous, coming], doubtful=True), at + (1 if before else 2) - start
    return replace(some([nearest, nearest - WEEK], doubtful=True), weekday=number), at + 1 - start


def weekday_weeks(words: list[Word], at: int, today: date) -> Match:
    """Isnin 2 minggu lepas, two weeks ago on Monday: the Monday of that week, or the second Monday back; asked."""
    start = at
    at += text_at(words, at) == "hari"
    number = WEEKDAYS.get(text_at(words, at))
    at += number is not None
    count = number_at(words, at)
    if not count or count[0] < 2 or text_at(words, at + count[1]) != "minggu":
        return None
    if text_at(words, at + count[1] + 1) not in ("lepas", "ago"):
        return None
    at += count[1] + 2
    if number is None:
        at += text_at(words, at) == "hari"
        number = WEEKDAYS.get(text_at(words, at))
        at += 1
    if number is None or count[0] > 500:
        return None
    days = [_in_week(number, weeks, today).dates[0] for weeks in (-count[0], 1 - count[0])]
    return some(days, doubtful=True), at - start


def _in_week(number: int, weeks: int, today: date) -> Expression:
    """A weekday of this or a neighbour week. Whether Sunday begins or ends a week differs, so Sunday is asked."""
    on = today - timedelta(days=today.weekday()) + weeks * WEEK + timedelta(days=number)
    return some([on, on - WEEK], doubtful=True) if number == 6 else some([on])


def _number(name: str) -> int | None:
    """The weekday a name means, short names too: where "last" stands beside, "sat" and "sun" mean nothing else."""
    return WEEKDAYS.get(name, SHORT_WEEKDAYS.get(name))


def short_weekday(words: list[Word], at: int, today: date) -> Match:
    """ "Isn", "Mon" as a whole answer: always asked."""
    number = SHORT_WEEKDAYS.get(text_at(words, at))
    if number is None:
        return None
    nearest = today - timedelta(days=(today.weekday() - number) % 7)
    return replace(some([nearest, nearest - WEEK], doubtful=True), weekday=number), 1
