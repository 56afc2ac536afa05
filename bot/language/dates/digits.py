"""Dates in digits: 15/8/2026, 13/4, 15082026. Day first; the latest past without a year."""

from dataclasses import replace
from datetime import date

from bot.language.dates.calendar import day_month
from bot.language.dates.parts import (
    PLACES,
    Expression,
    Match,
    Year,
    day_of,
    full_year,
    is_unit,
    latest_day,
    some,
    text_at,
    year_at,
    year_before,
)
from bot.language.dates.words import WEEKDAYS, Word


def numeric(words: list[Word], at: int, today: date) -> Match:
    """15/8/2026, 15-08-26, 2026-08-15: day first; month first only where nothing else fits, and then asked."""
    parts, sign = [text_at(words, at + 2 * n) for n in range(3)], text_at(words, at + 1)
    if sign not in ("/", "-", ".") or text_at(words, at + 3) != sign or not all(p.isdecimal() for p in parts):
        return None
    if text_at(words, at - 1) == sign or (text_at(words, at + 5) == sign and text_at(words, at + 6).isdecimal()):
        return None
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2 and full_year(parts[0], today):
        return some([day_of(int(parts[0]), int(parts[1]), int(parts[2]))]), 5
    if len(parts[0]) > 2 or len(parts[1]) > 2 or not (year := full_year(parts[2], today)):
        return None
    day_first = day_of(year, int(parts[1]), int(parts[0]))
    if day_first:
        return some([day_first]), 5
    return some([day_of(year, int(parts[0]), int(parts[1]))], doubtful=True), 5


def eight_digits(words: list[Word], at: int, today: date) -> Match:
    """15082026 or 20260815; asked when both can be read."""
    digits = text_at(words, at)
    if len(digits) != 8 or not digits.isdecimal() or text_at(words, at - 1) in ("-", "/", "+"):
        return None
    day_first = full_year(digits[4:], today)
    year_first = full_year(digits[:4], today)
    return some([
        day_of(day_first, int(digits[2:4]), int(digits[:2])) if day_first else None,
        day_of(year_first, int(digits[4:6]), int(digits[6:])) if year_first else None,
    ]), 1  # fmt: skip


def day_and_month(words: list[Word], at: int, today: date) -> Match:
    """13/4, 11/12: the latest past in every order that fits."""
    first, sign, second = (text_at(words, at + n) for n in range(3))
    if sign != "/" or not (first.isdecimal() and second.isdecimal()) or text_at(words, at - 1) in ("/", "-", "."):
        return None
    fraction = len(first) == len(second) == 1 and first < second and is_unit(words, at + 3)
    weekday = text_at(words, at + 4) in WEEKDAYS or text_at(words, at + 3) == "tahun"
    place = text_at(words, at - 1) in PLACES
    if text_at(words, at + 3) in ("/", "-") or (fraction and not weekday):  # "1/2 hari", but "3/4 hari Jumaat"
        return None
    if len(first) <= 2 and len(second) == 4 and (year := full_year(second, today)) and 1 <= int(first) <= 12:
        return Expression(month=date(year, int(first), 1)), 3
    if len(first) > 2 or len(second) > 2 or (first, second) == ("24", "7"):
        return None
    match = _either_order(int(first), int(second), today, year_at(words, at + 3, today), 3)
    if match and place:
        return replace(match[0], doubtful=bool(match[0].dates)), match[1]
    earlier = year_before(words, at, today)
    if match and match[1] == 3 and earlier is not None:
        with_it = _either_order(int(first), int(second), today, Year(earlier, 0), 3)
        return some((with_it[0].dates if with_it else ()) + match[0].dates, doubtful=True), 3
    return match


def _either_order(first: int, second: int, today: date, year: Year | None, length: int) -> Match:
    def read(day: int, month: int) -> date | None:
        if not 1 <= month <= 12:
            return None
        return day_of(year.number, month, day) if year else latest_day(month, day, today)

    day_first, month_first = read(first, second), read(second, first)
    taken = length + (year.words if year else 0)
    about = day_first is None or (year is not None and year.about)
    return some([day_first, month_first], doubtful=about), taken


# --- only where the whole text is a date ---


def bare_pair(words: list[Word], at: int, today: date) -> Match:
    """15-8, 15.8, 15 8, 15 8 2026 as a whole answer."""
    skip = int(text_at(words, at + 1) in ("-", "."))
    first, second = text_at(words, at), text_at(words, at + 1 + skip)
    if not all(part.isdecimal() and len(part) <= 2 for part in (first, second)):
        return None
    if text_at(words, at - 1) in ("-", ".", "/", "rm", "gaji") or text_at(words, at + 2 + skip) in ("-", ".", "/"):
        return None
    if is_unit(words, at + 2 + skip):
        return None
    after = at + 2 + skip
    short = text_at(words, after)
    if not skip and len(short) in (2, 4) and short.isdecimal() and (year := full_year(short, today)):
        return some([day_of(year, int(second), int(first))], doubtful=len(short) == 2), 3
    match = _either_order(int(first), int(second), today, year_at(words, after, today), 2 + skip)
    return (replace(match[0], doubtful=bool(match[0].dates)), match[1]) if match else None


def bare_number(words: list[Word], at: int, today: date) -> Match:
    """15 alone as a day of some month; 150826 in two orders: always asked."""
    digits = text_at(words, at)
    if len(words) > 1 or not digits.isdecimal() or not digits.isascii():
        return None
    if len(digits) == 6:
        parts = [int(digits[n : n + 2]) for n in (0, 2, 4)]
        day_first, year_first = full_year(digits[4:], today), full_year(digits[:2], today)
        return some([
            day_of(day_first or 0, parts[1], parts[0]), day_of(year_first or 0, parts[1], parts[2]),
        ], doubtful=True), 1  # fmt: skip
    if len(digits) <= 2:
        match = day_month([words[at]._replace(ordinal=True)], 0, today)
        return (match[0], 1) if match else None
    return None
