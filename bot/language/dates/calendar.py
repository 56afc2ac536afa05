"""Dates whose month is a word, or a number marked as one: 15 Ogos, 3hb Mac, 15 bulan 8.

Without a year the latest past one is meant.
"""

from dataclasses import replace
from datetime import date

from bot.content.months import add_months
from bot.language.dates.parts import (
    SHIFTS,
    Expression,
    Match,
    day_of,
    full_year,
    is_unit,
    latest_day,
    some,
    text_at,
    year_at,
    year_before,
)
from bot.language.dates.words import WEEKDAYS, Word, month_of, number_at


def _day_at(words: list[Word], at: int, *, joined: bool = False) -> tuple[int, int, bool] | None:
    """A day of the month, how many words it takes, and whether "hb" or "th" marks it as one.

    After a "/" or "." a number belongs to what stands before it, unless it is `joined` as a day of its own.
    """
    number = number_at(words, at)
    if not number or not 1 <= number[0] <= 31 or text_at(words, at) == "se":
        return None
    if not joined and text_at(words, at - 1) in ("/", "."):
        return None
    length = number[1]
    marked = words[at].ordinal
    if text_at(words, at + length) == "hb":
        length, marked = length + 1, True
    return number[0], length, marked


def _month_at(words: list[Word], at: int, today: date, *, numbers: bool) -> tuple[int, int] | None:
    """A month by name, "bulan 8", "bulan Ogos", or after "hb" a bare number."""
    glued = _named(words, at) and words[at - 1].end == words[at].start  # "3.mei", but "1. Mei" is a list
    skip = int(text_at(words, at) in ("bulan", "/", "-") or (text_at(words, at) == "." and glued))
    if month := month_of(text_at(words, at + skip)):
        return month, 1 + skip
    number = number_at(words, at + skip) if skip or numbers else None
    if number and 1 <= number[0] <= 12 and text_at(words, at + skip) != "se":
        end = at + skip + number[1]
        unit, beyond = text_at(words, end), text_at(words, end + 1)
        if unit == "bulan" and (not beyond or year_at(words, end + 1, today)):
            return number[0], skip + number[1] + 1  # "3hb 5bln 2026"
        if unit in ("hari", "minggu", "bulan") and beyond not in (*WEEKDAYS, "itu"):
            return None  # "15 bulan 8 hari" is a length, and "3hb 2 bulan lepas" is no third of February
        return number[0], skip + number[1]
    return None


def _with_year(day: int, month: int, words: list[Word], start: int, at: int, today: date) -> tuple[Expression, int]:
    """A day and month that begin at `start`, with the year that follows at `at`, if any, and how many words that takes.

    A year that stands before may belong to it or to something else: both readings are kept, to be asked.
    """
    skip = int(text_at(words, at) in ("/", "-", ".", "bulan"))
    if year := year_at(words, at + skip, today):
        return some([day_of(year.number, month, day)], doubtful=year.about), skip + year.words
    short = text_at(words, at + skip)
    if len(short) == 2 and short.isdecimal() and (two := full_year(short, today)):
        if at + skip + 1 == len(words) or skip:
            return some([day_of(two, month, day)]), skip + 1
        if not is_unit(words, at + 1):
            return some([day_of(two, month, day), latest_day(month, day, today)]), 1
    earlier = year_before(words, start, today)
    if earlier is not None:
        return some([day_of(earlier, month, day), latest_day(month, day, today)], doubtful=True), 0
    if text_at(words, at) == "ini":  # "15hb Dis ni": this year's, though it is still to come
        on = day_of(today.year, month, day)
        return some([on, latest_day(month, day, today)], doubtful=on is None or on > today), 1
    no_year = len(short) == 4 and short.isdecimal()  # a slip of the finger, or money
    past = int(text_at(words, at) == "lepas" and not number_at(words, at + 1))
    return some([latest_day(month, day, today)], doubtful=no_year), past


def day_month(words: list[Word], at: int, today: date) -> Match:
    """15 Ogos, 3hb Mac 2026, 15 bulan 8, 15hb bulan lepas, lima belas haribulan lapan."""
    return _day_month(words, at, today, joined=False)


def _day_month(words: list[Word], at: int, today: date, *, joined: bool) -> Match:
    found = _day_at(words, at, joined=joined)
    if not found:
        return None
    day, length, marked = found
    after = at + length
    if relative := relative_month(words, after, today):
        month, taken = relative
        on = day_of(month.year, month.month, day)
        if not marked and text_at(words, after + 1) == "lepas":
            return some([on, add_months(today, -day)], doubtful=True), length + taken
        return some([on]), length + taken
    if marked and (month_back := months_back(words, after, today)):
        on = day_of(month_back[0].year, month_back[0].month, day)
        return some([on], doubtful=True), length + month_back[1]
    sign = text_at(words, after) in ("/", "-")
    if (month_found := _month_at(words, after, today, numbers=marked)) and not (
        sign and not marked and not _named(words, after)
    ):
        month_number, taken = month_found
        expression, year_taken = _with_year(day, month_number, words, at, after + taken, today)
        return expression, length + taken + year_taken
    if marked and not is_unit(words, after):
        latest = [day_of(back.year, back.month, day) for n in range(0, -4, -1) if (back := add_months(today, n))]
        return some([on for on in latest if on and on <= today][:2], doubtful=True), length
    return None


def _named(words: list[Word], at: int) -> bool:
    return month_of(text_at(words, at + 1)) is not None


def relative_month(words: list[Word], at: int, today: date) -> tuple[date, int] | None:
    """ "bulan ini", "bulan lepas", "last month" as the first day of that month."""
    word, after = text_at(words, at), text_at(words, at + 1)
    first = today.replace(day=1)
    if word == "bulan" and after in SHIFTS:
        return add_months(first, SHIFTS[after]), 2
    if after == "bulan" and word in SHIFTS and word != "lepas":
        return add_months(first, SHIFTS[word]), 2
    return None


def months_back(words: list[Word], at: int, today: date) -> tuple[date, int] | None:
    """ "2 bulan lepas" as the first day of that month, and how many words it takes."""
    count = number_at(words, at)
    if not count or count[0] > 120 or text_at(words, at + count[1]) != "bulan":
        return None
    if text_at(words, at + count[1] + 1) not in ("lepas", "ago"):
        return None
    return add_months(today.replace(day=1), -count[0]), count[1] + 2


def days_of_month(words: list[Word], at: int, today: date) -> Match:
    """3-5 Mac, 3 atau 4 Mac, 3 hingga 5 hb Mac: every day of it."""
    first = _day_at(words, at)
    if not first:
        return None
    link = text_at(words, at + first[1])
    second = _day_at(words, at + first[1] + 1, joined=True)
    if link not in ("-", "hingga", "sampai", "to", "till", "atau", "or", "dan", "and", "&", "/", "~") or not second:
        return None
    month = _day_month(words, at + first[1] + 1, today, joined=True)
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
    if relative := relative_month(words, at, today):
        return _day_of_relative(words, at, relative)
    month = _month_at(words, at, today, numbers=False)
    if not month or text_at(words, at) in ("/", "-", "."):
        return None
    after = at + month[1]
    if year := year_at(words, after, today):
        return Expression(month=date(year.number, month[0], 1)), month[1] + year.words
    by_name = month_of(text_at(words, after - 1)) is not None
    day = _day_at(words, after)
    if day and (by_name or day[2]) and not is_unit(words, after + day[1]):
        expression, taken = _with_year(day[0], month[0], words, at, after + day[1], today)
        may_be_year = abs(2000 + day[0] - today.year) <= 2 and not day[2] and not taken
        return replace(expression, doubtful=may_be_year and bool(expression.dates)), month[1] + day[1] + taken
    if by_name and month[1] == 1 and text_at(words, at) in ("mac", "may", "dis", "sep", "mar", "jun", "ogo"):
        return None  # too short to say alone that a month is meant
    earlier = year_before(words, at, today)
    return Expression(month=date(earlier, month[0], 1) if earlier else latest_day(month[0], 1, today)), month[1]


def _day_of_relative(words: list[Word], at: int, relative: tuple[date, int]) -> Match:
    """ "bulan lepas 3hb", "last month on the 3rd"; None without a day that is marked as one."""
    month, taken = relative
    day = _day_at(words, at + taken)
    if not day or not day[2]:
        return None
    return some([day_of(month.year, month.month, day[0])]), taken + day[1]
