"""Dates by day and month: 15/8/2026, 13/4, 15 Ogos, 3hb Mac, 3-5 Mac. Day first; the latest past without a year."""

from dataclasses import replace
from datetime import date

from bot.language.date_parts import (
    SHIFTS,
    UNITS,
    Expression,
    Match,
    day_of,
    full_year,
    is_unit,
    latest_day,
    shift_months,
    some,
    text_at,
    year_at,
)
from bot.language.date_words import WEEKDAYS, Word, month_of, number_at


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
    if text_at(words, at + 3) in ("/", "-") or (fraction and not weekday):  # "1/2 hari", but "3/4 hari Jumaat"
        return None
    if len(first) <= 2 and len(second) == 4 and (year := full_year(second, today)) and 1 <= int(first) <= 12:
        return Expression(month=date(year, int(first), 1)), 3
    if len(first) > 2 or len(second) > 2 or (first, second) == ("24", "7"):
        return None
    match = _either_order(int(first), int(second), today, year_at(words, at + 3, today), 3)
    earlier = _year_before(words, at, today)
    if match and match[1] == 3 and earlier is not None:
        with_it = _either_order(int(first), int(second), today, (earlier, 0), 3)
        return some((with_it[0].dates if with_it else ()) + match[0].dates, doubtful=True), 3
    return match


def _either_order(first: int, second: int, today: date, year: tuple[int, int] | None, length: int) -> Match:
    def read(day: int, month: int) -> date | None:
        if not 1 <= month <= 12:
            return None
        return day_of(year[0], month, day) if year else latest_day(month, day, today)

    day_first, month_first = read(first, second), read(second, first)
    taken = length + (year[1] if year else 0)
    return some([day_first, month_first], doubtful=day_first is None), taken


# --- day and month, one in words ---


def _day_at(words: list[Word], at: int) -> tuple[int, int, bool] | None:
    """A day of the month, how many words it takes, and whether "hb" or "th" marks it as one."""
    number = number_at(words, at)
    if not number or not 1 <= number[0] <= 31 or text_at(words, at) == "se" or text_at(words, at - 1) in ("/", "."):
        return None
    length = number[1]
    marked = words[at].ordinal
    if text_at(words, at + length) == "hb":
        length, marked = length + 1, True
    return number[0], length, marked


def _month_at(words: list[Word], at: int, *, numbers: bool) -> tuple[int, int] | None:
    """A month by name, "bulan 8", "bulan Ogos", or after "hb" a bare number."""
    skip = int(text_at(words, at) in ("bulan", "/", "-"))
    if month := month_of(text_at(words, at + skip)):
        return month, 1 + skip
    number = number_at(words, at + skip) if skip or numbers else None
    if number and 1 <= number[0] <= 12 and text_at(words, at + skip) != "se":
        if text_at(words, at) == "bulan" and text_at(words, at + skip + number[1]) in ("hari", "minggu", "bulan"):
            return None  # "15 bulan 8 hari" is a length
        return number[0], skip + number[1]
    return None


def _year_before(words: list[Word], start: int, today: date) -> int | None:
    """The year that stands right before a date: "tahun lepas 15 Ogos", "2024 Ogos 15"."""
    for length in (2, 1):
        year = year_at(words, start - length, today) if start >= length else None
        if year and year[1] == length:
            return year[0]
    return None


def _with_year(day: int, month: int, words: list[Word], start: int, at: int, today: date) -> tuple[Expression, int]:
    """A day and month that begin at `start`, with the year that follows at `at`, if any, and how many words that takes.

    A year that stands before may belong to it or to something else: both readings are kept, to be asked.
    """
    skip = int(text_at(words, at) in ("/", "-", "bulan"))
    if year := year_at(words, at + skip, today):
        return some([day_of(year[0], month, day)]), skip + year[1]
    short = text_at(words, at + skip)
    if len(short) == 2 and short.isdecimal() and (two := full_year(short, today)):
        if at + skip + 1 == len(words) or skip:
            return some([day_of(two, month, day)]), skip + 1
        if not is_unit(words, at + 1):
            return some([day_of(two, month, day), latest_day(month, day, today)]), 1
    earlier = _year_before(words, start, today)
    if earlier is not None:
        return some([day_of(earlier, month, day), latest_day(month, day, today)], doubtful=True), 0
    no_year = len(short) == 4 and short.isdecimal()  # a slip of the finger, or money
    past = int(text_at(words, at) == "lepas" and not number_at(words, at + 1))
    return some([latest_day(month, day, today)], doubtful=no_year), past


def day_month(words: list[Word], at: int, today: date) -> Match:
    """15 Ogos, 3hb Mac 2026, 15 bulan 8, 15hb bulan lepas, lima belas haribulan lapan."""
    found = _day_at(words, at)
    if not found:
        return None
    day, length, marked = found
    after = at + length
    if relative := relative_month(words, after, today):
        month, taken = relative
        on = day_of(month.year, month.month, day)
        if not marked and text_at(words, after + 1) == "lepas":
            return some([on, shift_months(today, -day)], doubtful=True), length + taken
        return some([on]), length + taken
    sign = text_at(words, after) in ("/", "-")
    if (month_found := _month_at(words, after, numbers=marked)) and not (
        sign and not marked and not _named(words, after)
    ):
        month_number, taken = month_found
        expression, year_taken = _with_year(day, month_number, words, at, after + taken, today)
        return expression, length + taken + year_taken
    if marked and not is_unit(words, after):
        latest = [day_of(back.year, back.month, day) for n in range(0, -4, -1) if (back := shift_months(today, n))]
        return some([on for on in latest if on and on <= today][:2], doubtful=True), length
    return None


def _named(words: list[Word], at: int) -> bool:
    return month_of(text_at(words, at + 1)) is not None


def relative_month(words: list[Word], at: int, today: date) -> tuple[date, int] | None:
    """ "bulan ini", "bulan lepas", "last month" as the first day of that month."""
    word, after = text_at(words, at), text_at(words, at + 1)
    first = today.replace(day=1)
    if word == "bulan" and after in SHIFTS:
        return shift_months(first, SHIFTS[after]), 2
    if after == "bulan" and word in SHIFTS and word != "lepas":
        return shift_months(first, SHIFTS[word]), 2
    return None


def days_of_month(words: list[Word], at: int, today: date) -> Match:
    """3-5 Mac, 3 atau 4 Mac, 3 hingga 5 hb Mac: every day of it."""
    first = _day_at(words, at)
    if not first:
        return None
    link = text_at(words, at + first[1])
    second = _day_at(words, at + first[1] + 1)
    if link not in ("-", "hingga", "sampai", "to", "till", "atau", "or", "dan", "and", "&", "/", "~") or not second:
        return None
    month = day_month(words, at + first[1] + 1, today)
    if not month or not month[0].dates or (link == "/" and not _named(words, at + first[1] + second[1])):
        return None
    last = month[0].dates[0]
    if not first[0] < last.day:
        return None
    either = link in ("atau", "or", "dan", "and", "&", "/")
    days = [first[0], last.day] if either else range(first[0], last.day + 1)
    return some([last.replace(day=day) for day in days], doubtful=True), first[1] + 1 + month[1]


def month_first(words: list[Word], at: int, today: date) -> Match:
    """August 15th, Aug 15 2026, bulan 8 15hb; a month alone or with a year names no day."""
    month = _month_at(words, at, numbers=False)
    if not month or text_at(words, at) in ("/", "-"):
        return None
    after = at + month[1]
    if year := year_at(words, after, today):
        return Expression(month=date(year[0], month[0], 1)), month[1] + year[1]
    by_name = month_of(text_at(words, after - 1)) is not None
    day = _day_at(words, after)
    if day and (by_name or day[2]) and not is_unit(words, after + day[1]):
        expression, taken = _with_year(day[0], month[0], words, at, after + day[1], today)
        may_be_year = abs(2000 + day[0] - today.year) <= 2 and not day[2] and not taken
        return replace(expression, doubtful=may_be_year and bool(expression.dates)), month[1] + day[1] + taken
    if by_name and month[1] == 1 and text_at(words, at) in ("mac", "may", "dis", "sep", "mar", "jun", "ogo"):
        return None  # too short to say alone that a month is meant
    latest = latest_day(month[0], 1, today)
    return Expression(month=latest), month[1]


# --- only where the whole text is a date ---


def bare_pair(words: list[Word], at: int, today: date) -> Match:
    """15-8, 15.8, 15 8, 15 8 2026 as a whole answer."""
    skip = int(text_at(words, at + 1) in ("-", "."))
    first, second = text_at(words, at), text_at(words, at + 1 + skip)
    if not all(part.isdecimal() and len(part) <= 2 for part in (first, second)):
        return None
    if text_at(words, at - 1) in ("-", ".", "/") or text_at(words, at + 2 + skip) in (*UNITS, "-", ".", "/"):
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
        match = day_month([replace(words[at], ordinal=True)], 0, today)
        return (match[0], 1) if match else None
    return None
