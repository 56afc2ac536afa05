"""The grammar of dates: what a run of words may mean, rule by rule, longest first.

In: words, a place and the day it is. Out: an `Expression` and how many words it takes, or None. An expression holds
every day that may be meant. It is doubtful where people use the same words for different days, or where only an
unusual order of day and month fits.

Source of the readings: how people in Malaysia write; day before month; the latest past where no year is given.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.language import named_days
from bot.language.date_words import SHORT_WEEKDAYS, WEEKDAYS, Word, month_of, number_at
from bot.language.numbers import unit_of

_EARLIEST_YEAR = 1930
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Expression:
    """What a run of words may mean: candidate days, whether to ask even when there is one, a bare weekday, a month.

    `length` marks a length or an age; `dates` is empty for what names no day.
    """

    dates: tuple[date, ...] = ()
    doubtful: bool = False
    weekday: int | None = None
    month: date | None = None
    length: bool = False


Match = tuple[Expression, int] | None
Rule = Callable[[list[Word], int, date], Match]


def match_at(words: list[Word], at: int, today: date, *, whole: bool) -> Match:
    """The longest expression that begins at a place. `whole`: the text is nothing but an answer to "when?"."""
    rules = _RULES + _WHOLE_RULES if whole else _RULES
    found = [match for rule in rules if (match := rule(words, at, today))]
    return max(found, key=lambda match: match[1], default=None)


# --- building blocks -------------------------------------------------------------------------------------


def _text(words: list[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day up to today: 29 February looks back up to eight years."""
    days = (_day(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((found for found in days if found and found <= today), None)


def _month_shift(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _some(days: Iterable[date | None], *, doubtful: bool = False) -> Expression:
    found = tuple(dict.fromkeys(day for day in days if day))
    return Expression(found, doubtful=doubtful and bool(found))


def _full_year(digits: str, today: date) -> int | None:
    """The year written with four digits, or with two: up to next year it is this century."""
    if len(digits) == 2:
        year = 2000 + int(digits)
        return year if year <= today.year + 1 else year - 100
    if len(digits) == 4 and _EARLIEST_YEAR <= int(digits) <= today.year + 5:
        return int(digits)
    return None


def _year_at(words: list[Word], at: int, today: date) -> tuple[int, int] | None:
    """A year in digits (four) or in words: "2026", "tahun 2026", "tahun ni", "last year"."""
    word, after = _text(words, at), _text(words, at + 1)
    if word == "tahun" and after.isdecimal() and len(after) in (2, 4):
        year = _full_year(after, today)
        return (year, 2) if year else None
    if word == "tahun" and after in _SHIFTS:
        return today.year + _SHIFTS[after], 2
    if after == "tahun" and word in ("last", "ini", "depan"):
        return today.year + _SHIFTS[word], 2
    if word.isdecimal() and len(word) == 4 and (year := _full_year(word, today)):
        return year, 1
    return None


_SHIFTS = {"lepas": -1, "last": -1, "ini": 0, "depan": 1, "this": 0}


def _is_unit(words: list[Word], at: int) -> bool:
    return unit_of(_text(words, at)) is not None or _text(words, at) in (
        "jam",
        "jari",
        "ringgit",
        "rm",
        "gaji",
        "kg",
    )


# --- day, month and year in digits -----------------------------------------------------------------------


def _numeric(words: list[Word], at: int, today: date) -> Match:
    """15/8/2026, 15-08-26, 2026-08-15: day first; month first only where nothing else fits, and then asked."""
    parts, sign = [_text(words, at + 2 * n) for n in range(3)], _text(words, at + 1)
    if sign not in ("/", "-", ".") or _text(words, at + 3) != sign or not all(p.isdecimal() for p in parts):
        return None
    if _text(words, at - 1) == sign or (_text(words, at + 5) == sign and _text(words, at + 6).isdecimal()):
        return None
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2 and _full_year(parts[0], today):
        return _some([_day(int(parts[0]), int(parts[1]), int(parts[2]))]), 5
    if len(parts[0]) > 2 or len(parts[1]) > 2 or not (year := _full_year(parts[2], today)):
        return None
    day_first = _day(year, int(parts[1]), int(parts[0]))
    if day_first:
        return _some([day_first]), 5
    return _some([_day(year, int(parts[0]), int(parts[1]))], doubtful=True), 5


def _eight_digits(words: list[Word], at: int, today: date) -> Match:
    """15082026 or 20260815; asked when both can be read."""
    digits = _text(words, at)
    if len(digits) != 8 or not digits.isdecimal() or _text(words, at - 1) in ("-", "/", "+"):
        return None
    day_first = _full_year(digits[4:], today)
    year_first = _full_year(digits[:4], today)
    return _some([
        _day(day_first, int(digits[2:4]), int(digits[:2])) if day_first else None,
        _day(year_first, int(digits[4:6]), int(digits[6:])) if year_first else None,
    ]), 1  # fmt: skip


def _day_and_month(words: list[Word], at: int, today: date) -> Match:
    """13/4, 11/12: the latest past in every order that fits."""
    first, sign, second = (_text(words, at + n) for n in range(3))
    if sign != "/" or not (first.isdecimal() and second.isdecimal()) or _text(words, at - 1) in ("/", "-", "."):
        return None
    if _text(words, at + 3) in ("/", "-") or (_is_unit(words, at + 3) and _text(words, at + 3) != "tahun"):
        return None
    if len(first) <= 2 and len(second) == 4 and (year := _full_year(second, today)) and 1 <= int(first) <= 12:
        return Expression(month=date(year, int(first), 1)), 3
    if len(first) > 2 or len(second) > 2 or (first, second) == ("24", "7"):
        return None
    return _either_order(int(first), int(second), today, _year_at(words, at + 3, today), 3)


def _either_order(first: int, second: int, today: date, year: tuple[int, int] | None, length: int) -> Match:
    def read(day: int, month: int) -> date | None:
        if not 1 <= month <= 12:
            return None
        return _day(year[0], month, day) if year else _latest(month, day, today)

    day_first, month_first = read(first, second), read(second, first)
    taken = length + (year[1] if year else 0)
    return _some([day_first, month_first], doubtful=day_first is None), taken


# --- day and month, one in words -------------------------------------------------------------------------


def _day_at(words: list[Word], at: int) -> tuple[int, int, bool] | None:
    """A day of the month, how many words it takes, and whether "hb" or "th" marks it as one."""
    number = number_at(words, at)
    if not number or not 1 <= number[0] <= 31 or _text(words, at) == "se" or _text(words, at - 1) in ("/", "."):
        return None
    length = number[1]
    marked = words[at].ordinal
    if _text(words, at + length) == "hb":
        length, marked = length + 1, True
    return number[0], length, marked


def _month_at(words: list[Word], at: int, *, numbers: bool) -> tuple[int, int] | None:
    """A month by name, "bulan 8", "bulan Ogos", or after "hb" a bare number."""
    skip = int(_text(words, at) in ("bulan", "/", "-"))
    if month := month_of(_text(words, at + skip)):
        return month, 1 + skip
    number = number_at(words, at + skip) if skip or numbers else None
    if number and 1 <= number[0] <= 12 and _text(words, at + skip) != "se":
        if _text(words, at) == "bulan" and _text(words, at + skip + number[1]) in ("hari", "minggu", "bulan"):
            return None  # "15 bulan 8 hari" is a length
        return number[0], skip + number[1]
    return None


def _with_year(day: int, month: int, words: list[Word], at: int, today: date) -> tuple[Expression, int]:
    """A day and month with the year that follows at `at`, if any, and how many words that takes."""
    skip = int(_text(words, at) in ("/", "-", "bulan"))
    if year := _year_at(words, at + skip, today):
        return _some([_day(year[0], month, day)]), skip + year[1]
    short = _text(words, at + skip)
    if len(short) == 2 and short.isdecimal() and (two := _full_year(short, today)):
        if at + skip + 1 == len(words) or skip:
            return _some([_day(two, month, day)]), skip + 1
        if not _is_unit(words, at + 1):
            return _some([_day(two, month, day), _latest(month, day, today)]), 1
    no_year = len(short) == 4 and short.isdecimal()  # a slip of the finger, or money
    past = int(_text(words, at) == "lepas" and not number_at(words, at + 1))
    return _some([_latest(month, day, today)], doubtful=no_year), past


def _day_month(words: list[Word], at: int, today: date) -> Match:
    """15 Ogos, 3hb Mac 2026, 15 bulan 8, 15hb bulan lepas, lima belas haribulan lapan."""
    found = _day_at(words, at)
    if not found:
        return None
    day, length, marked = found
    after = at + length
    if relative := _relative_month(words, after, today):
        month, taken = relative
        on = _day(month.year, month.month, day)
        if not marked and _text(words, after + 1) == "lepas":
            return _some([on, _month_shift(today, -day)], doubtful=True), length + taken
        return _some([on]), length + taken
    sign = _text(words, after) in ("/", "-")
    if (month_found := _month_at(words, after, numbers=marked)) and not (
        sign and not marked and not _named(words, after)
    ):
        month_number, taken = month_found
        expression, year_taken = _with_year(day, month_number, words, after + taken, today)
        return expression, length + taken + year_taken
    if marked and not _is_unit(words, after):
        latest = [_day(back.year, back.month, day) for n in range(0, -4, -1) if (back := _month_shift(today, n))]
        return _some([on for on in latest if on and on <= today][:2], doubtful=True), length
    return None


def _named(words: list[Word], at: int) -> bool:
    return month_of(_text(words, at + 1)) is not None


def _relative_month(words: list[Word], at: int, today: date) -> tuple[date, int] | None:
    """ "bulan ini", "bulan lepas", "last month" as the first day of that month."""
    word, after = _text(words, at), _text(words, at + 1)
    first = today.replace(day=1)
    if word == "bulan" and after in _SHIFTS:
        return _month_shift(first, _SHIFTS[after]), 2
    if after == "bulan" and word in _SHIFTS and word != "lepas":
        return _month_shift(first, _SHIFTS[word]), 2
    return None


def _days_of_month(words: list[Word], at: int, today: date) -> Match:
    """3-5 Mac, 3 atau 4 Mac, 3 hingga 5 hb Mac: every day of it."""
    first = _day_at(words, at)
    if not first:
        return None
    link = _text(words, at + first[1])
    second = _day_at(words, at + first[1] + 1)
    if link not in ("-", "hingga", "sampai", "to", "till", "atau", "or", "dan", "and", "&", "/", "~") or not second:
        return None
    month = _day_month(words, at + first[1] + 1, today)
    if not month or not month[0].dates or (link == "/" and not _named(words, at + first[1] + second[1])):
        return None
    last = month[0].dates[0]
    if not first[0] < last.day:
        return None
    either = link in ("atau", "or", "dan", "and", "&", "/")
    days = [first[0], last.day] if either else range(first[0], last.day + 1)
    return _some([last.replace(day=day) for day in days], doubtful=True), first[1] + 1 + month[1]


def _month_first(words: list[Word], at: int, today: date) -> Match:
    """August 15th, Aug 15 2026, bulan 8 15hb; a month alone or with a year names no day."""
    month = _month_at(words, at, numbers=False)
    if not month or _text(words, at) in ("/", "-"):
        return None
    after = at + month[1]
    if year := _year_at(words, after, today):
        return Expression(month=date(year[0], month[0], 1)), month[1] + year[1]
    by_name = month_of(_text(words, after - 1)) is not None
    day = _day_at(words, after)
    if day and (by_name or day[2]) and not _is_unit(words, after + day[1]):
        expression, taken = _with_year(day[0], month[0], words, after + day[1], today)
        may_be_year = abs(2000 + day[0] - today.year) <= 2 and not day[2] and not taken
        return replace(expression, doubtful=may_be_year and bool(expression.dates)), month[1] + day[1] + taken
    if by_name and month[1] == 1 and _text(words, at) in ("mac", "may", "dis", "sep", "mar", "jun", "ogo"):
        return None  # too short to say alone that a month is meant
    latest = _latest(month[0], 1, today)
    return Expression(month=latest), month[1]


# --- counted back ----------------------------------------------------------------------------------------

_PAST = ("lepas", "ago", "dah", "before", "sebelum")
_UNITS = ("hari", "minggu", "bulan", "tahun")


def _counted(words: list[Word], at: int, today: date) -> Match:
    """3 hari lepas is a day; weeks, months and years ago are about a day; without "lepas" it is a length."""
    number = number_at(words, at)
    if not number:
        return None
    count, after = number[0], at + number[1]
    if (half := _text(words, after) == "setengah") or _text(words, after) in (".", "-", "/"):
        after += 1 if half else 0
    unit = _text(words, after)
    if unit not in _UNITS:
        return None
    past, ahead = _text(words, after + 1) in _PAST, _text(words, after + 1) in ("lagi", "depan")
    length = after + 1 - at
    broken = half or _text(words, at - 1) in (".", "/") or _text(words, after + 1) == "setengah"
    if (not past and not ahead) or broken or count > 36_500:
        return Expression(length=True), length
    sign = 1 if ahead else -1
    try:
        return _ago(count * sign, unit, _text(words, after + 1), today), length + 1
    except (ValueError, OverflowError):
        return Expression(length=True), length + 1


def _ago(count: int, unit: str, how: str, today: date) -> Expression:
    if unit == "hari":
        return _some([today + timedelta(days=count)], doubtful=how not in ("lepas", "ago", "lagi"))
    if unit == "minggu":
        monday = today + count * _WEEK - timedelta(days=today.weekday())
        return _some([monday + timedelta(days=n) for n in range(7)], doubtful=True)
    return _some([_month_shift(today, count * (12 if unit == "tahun" else 1))], doubtful=True)


def _few_days(words: list[Word], at: int, today: date) -> Match:
    """2-3 hari lepas, dua tiga hari lepas: one of them."""
    first = number_at(words, at)
    skip = 1 if first and _text(words, at + first[1]) in ("-", "/", "atau", "or", "to") else 0
    second = number_at(words, at + first[1] + skip) if first else None
    if not first or not second or not first[0] < second[0] <= first[0] + 7:
        return None
    counted = _counted(words, at + first[1] + skip, today)
    unit = _text(words, at + first[1] + skip + second[1])
    if not counted or unit not in _UNITS:
        return None
    taken = first[1] + skip + counted[1]
    if unit != "hari" or not counted[0].dates:
        return Expression(length=True), taken
    return _some([today - timedelta(days=n) for n in range(first[0], second[0] + 1)], doubtful=True), taken


def _last_period(words: list[Word], at: int, today: date) -> Match:
    """minggu lepas, last week, hujung minggu lepas, this week: the days of it. A month or a year names none."""
    word, after = _text(words, at), _text(words, at + 1)
    unit, which = (word, after) if word in (*_UNITS, "hujungminggu") else (after, word)
    if which not in _SHIFTS or unit not in (*_UNITS, "hujungminggu") or unit == "hari":
        return None
    if unit in ("bulan", "tahun"):
        relative = _relative_month(words, at, today)
        return Expression(month=relative[0] if relative else None), 2
    monday = today - timedelta(days=today.weekday()) + _SHIFTS[which] * _WEEK
    days = [monday + timedelta(days=n) for n in range(5 if unit == "hujungminggu" else 0, 7)]
    if which == "ini":
        days = [day for day in days if day <= today] or days
    return _some(days, doubtful=True), 2


# --- weekdays --------------------------------------------------------------------------------------------


def _weekday(words: list[Word], at: int, today: date) -> Match:
    """Isnin lepas, last Sunday, Sabtu minggu lepas, Isnin ini. One reading only where no other is used."""
    start = at
    before = _text(words, at) if _text(words, at) in ("last", "ini", "depan", "this") else ""
    at += bool(before)
    if before and _text(words, at) == "minggu" and _text(words, at + 1) in WEEKDAYS:  # "last week Monday"
        return _in_week(WEEKDAYS[_text(words, at + 1)], _SHIFTS[before], today), at + 2 - start
    at += _text(words, at) == "hari"
    sunday = _text(words, at) == "minggu" and _text(words, at - 1) == "hari"  # Indonesian, and old Malay
    number = 6 if sunday else WEEKDAYS.get(_text(words, at))
    if number is None:
        return None
    after = [_text(words, at + n) for n in (1, 2)]
    if not before and after[0] == "minggu" and after[1] in _SHIFTS:
        return _in_week(number, _SHIFTS[after[1]], today), at + 3 - start
    if not before and after[0] in ("last", "ini") and after[1] == "minggu":
        return _in_week(number, _SHIFTS[after[0]], today), at + 3 - start
    nearest = today - timedelta(days=(today.weekday() - number) % 7)
    previous = nearest - _WEEK if nearest == today else nearest
    if before == "last" or after[0] in ("lepas", "last"):
        this_monday = today - timedelta(days=today.weekday())
        sure = previous < this_monday and not sunday
        days = [previous] if sure else [previous, previous - _WEEK]
        return _some(days, doubtful=not sure), at + (1 if before else 2) - start
    if before == "depan" or after[0] == "depan":
        return _some([nearest + _WEEK, nearest + 2 * _WEEK], doubtful=True), at + (1 if before else 2) - start
    if before or after[0] == "ini":
        coming = nearest if nearest == today else nearest + _WEEK
        return _some([previous, coming], doubtful=True), at + (1 if before else 2) - start
    return replace(_some([nearest, nearest - _WEEK], doubtful=True), weekday=number), at + 1 - start


def _in_week(number: int, weeks: int, today: date) -> Expression:
    """A weekday of this or a neighbour week. Whether Sunday begins or ends a week differs, so Sunday is asked."""
    on = today - timedelta(days=today.weekday()) + weeks * _WEEK + timedelta(days=number)
    return _some([on, on - _WEEK], doubtful=True) if number == 6 else _some([on])


# --- words -----------------------------------------------------------------------------------------------

# Phrase in plain words -> days from today; more than one is asked.
_PHRASES: dict[tuple[str, ...], tuple[int, ...]] = {
    ("hari", "ini"): (0,), ("ini", "hari"): (0,), ("tadi",): (0,), ("pagi", "ini"): (0,), ("ini", "pagi"): (0,),
    ("this", "pagi"): (0,), ("petang", "ini"): (0,), ("tengahari", "ini"): (0,), ("malam", "ini"): (0,),
    ("pagi", "tadi"): (0,), ("tadi", "pagi"): (0,), ("petang", "tadi"): (0,), ("tadi", "petang"): (0,),
    ("tengahari", "tadi"): (0,), ("tadi", "tengahari"): (0,), ("this", "petang"): (0,), ("just", "now"): (0,),
    ("malam", "tadi"): (-1, 0), ("tadi", "malam"): (-1, 0), ("last", "malam"): (-1, 0),
    ("semalam",): (-1,), ("malam", "semalam"): (-1, 0), ("semalam", "malam"): (-1, 0), ("semalam", "dulu"): (-2, -1),
    ("kelmarin",): (-1, -2), ("kemarin",): (-1, -2), ("kelmarin", "dulu"): (-2, -3), ("kemarin", "dulu"): (-2, -3),
    ("hari", "before", "semalam"): (-2,), ("esok",): (1,), ("lusa",): (2,), ("tulat",): (3,),
    ("esok", "lusa"): (1, 2), ("hari", "after", "esok"): (2,),
}  # fmt: skip


def _phrase(words: list[Word], at: int, today: date) -> Match:
    """Words for days near today: semalam, tadi pagi, kelmarin dulu."""
    for length in (3, 2, 1):
        key = tuple(word.text for word in words[at : at + length])
        if len(key) == length and key in _PHRASES:
            offsets = _PHRASES[key]
            return _some([today + timedelta(days=n) for n in offsets], doubtful=len(offsets) > 1), length
    return None


_FEAST_NEAR = ("malam", "cuti", "masa", "musim", "minggu", "lepas", "selepas", "sebelum", "dekat", "eve", "during",
               "after", "before", "hari", "time", "bulan", "nak", "around")  # fmt: skip


def _feast(words: list[Word], at: int, today: date) -> Match:
    """Raya haji tahun ni, deepavali 2025, Christmas: the calendar's day; asked when near it or when two may be meant."""
    found = named_days.name_at([word.text for word in words[at : at + 6]], 0)
    if not found:
        return None
    feasts, length = found
    after = at + length
    near = _text(words, at - 1) in _FEAST_NEAR
    if _text(words, after) in ("kedua", "ketiga", "keempat", "ke", "eve", "pertama", "first", "second"):
        near, length, after = True, length + 1, after + 1
    if year := _year_at(words, after, today):
        days = [day for feast in feasts for day in named_days.days_of(feast, year[0])]
        length += year[1]
    elif _text(words, after) == "depan":
        return Expression(), length + 1
    else:
        days = [day for feast in feasts if (day := named_days.latest(feast, today))]
        near = near or any(today - day > timedelta(days=366) for day in days)
    if near:
        days = [moved for day in days for moved in (day - timedelta(days=1), day)]
    return _some(days, doubtful=near), length


# --- only where the whole text is a date -----------------------------------------------------------------


def _bare_pair(words: list[Word], at: int, today: date) -> Match:
    """15-8, 15.8, 15 8, 15 8 2026 as a whole answer."""
    skip = int(_text(words, at + 1) in ("-", "."))
    first, second = _text(words, at), _text(words, at + 1 + skip)
    if not all(part.isdecimal() and len(part) <= 2 for part in (first, second)):
        return None
    if _text(words, at - 1) in ("-", ".", "/") or _text(words, at + 2 + skip) in (*_UNITS, "-", ".", "/"):
        return None
    after = at + 2 + skip
    short = _text(words, after)
    if not skip and len(short) in (2, 4) and short.isdecimal() and (year := _full_year(short, today)):
        return _some([_day(year, int(second), int(first))], doubtful=len(short) == 2), 3
    match = _either_order(int(first), int(second), today, _year_at(words, after, today), 2 + skip)
    return (replace(match[0], doubtful=bool(match[0].dates)), match[1]) if match else None


def _bare_number(words: list[Word], at: int, today: date) -> Match:
    """15 alone as a day of some month; 150826 in two orders: always asked."""
    digits = _text(words, at)
    if len(words) > 1 or not digits.isdecimal() or not digits.isascii():
        return None
    if len(digits) == 6:
        parts = [int(digits[n : n + 2]) for n in (0, 2, 4)]
        day_first, year_first = _full_year(digits[4:], today), _full_year(digits[:2], today)
        return _some([
            _day(day_first or 0, parts[1], parts[0]), _day(year_first or 0, parts[1], parts[2]),
        ], doubtful=True), 1  # fmt: skip
    if len(digits) <= 2:
        match = _day_month([replace(words[at], ordinal=True)], 0, today)
        return (match[0], 1) if match else None
    return None


def _short_weekday(words: list[Word], at: int, today: date) -> Match:
    """ "Isn", "Mon" as a whole answer: always asked."""
    number = SHORT_WEEKDAYS.get(_text(words, at))
    if number is None:
        return None
    nearest = today - timedelta(days=(today.weekday() - number) % 7)
    return replace(_some([nearest, nearest - _WEEK], doubtful=True), weekday=number), 1


_RULES: tuple[Rule, ...] = (
    _numeric, _eight_digits, _day_and_month, _days_of_month, _day_month, _month_first, _few_days, _counted,
    _last_period, _weekday, _phrase, _feast,
)  # fmt: skip
_WHOLE_RULES: tuple[Rule, ...] = (_bare_pair, _bare_number, _short_weekday)
