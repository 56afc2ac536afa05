"""Dates counted from today: 3 hari lepas, minggu lepas, semalam."""

from dataclasses import replace
from datetime import date, timedelta

from bot.content.months import add_months
from bot.language.dates.calendar import relative_month
from bot.language.dates.parts import SHIFTS, UNITS, WEEK, Expression, Match, some, text_at
from bot.language.dates.words import WEEKDAYS, Word, number_at

_ONE = {"sehari": "hari", "seminggu": "minggu", "sebulan": "bulan", "setahun": "tahun"}
_SOME, _LEAST_OF_SOME = ("beberapa", "few", "several", "couple"), 2
_PAST = ("lepas", "ago", "dah", "before", "sebelum")


def counted(words: list[Word], at: int, today: date) -> Match:
    """3 hari lepas is a day; weeks, months and years ago are about a day; without "lepas" it is a length."""
    number = number_at(words, at)
    if not number:
        return None
    count, after = number[0], at + number[1]
    if (half := text_at(words, after) == "setengah") or text_at(words, after) in (".", "-", "/"):
        after += 1 if half else 0
    unit = text_at(words, after)
    if unit not in UNITS or (unit == "hari" and text_at(words, after + 1) in WEEKDAYS):
        return None
    past, ahead = text_at(words, after + 1) in _PAST, text_at(words, after + 1) in ("lagi", "depan")
    length = after + 1 - at
    broken = half or text_at(words, at - 1) in (".", "/") or text_at(words, after + 1) == "setengah"
    if (not past and not ahead) or broken or count > 36_500:
        return Expression(length=True), length
    sign = 1 if ahead else -1
    try:
        counted_back = _ago(count * sign, unit, text_at(words, after + 1), today)
        later = text_at(words, after + 2) in ("itu", "that")  # "sehari lepas tu": a day after that, or a day ago
        return replace(counted_back, doubtful=counted_back.doubtful or later), length + 1
    except (ValueError, OverflowError):
        return Expression(length=True), length + 1


def _ago(count: int, unit: str, how: str, today: date) -> Expression:
    if unit == "hari":
        return some([today + timedelta(days=count)], doubtful=how not in ("lepas", "ago", "lagi"))
    if unit == "minggu":
        monday = today + count * WEEK - timedelta(days=today.weekday())
        return some([monday + timedelta(days=n) for n in range(7)], doubtful=True)
    return some([add_months(today, count * (12 if unit == "tahun" else 1))], doubtful=True)


def coming(words: list[Word], at: int, today: date) -> Match:
    """Lagi sebulan, lagi 2 minggu, in 3 days: counted from today; only days are sure."""
    number = number_at(words, at + 1) if text_at(words, at) in ("lagi", "in") else None
    unit = text_at(words, at + 1 + number[1]) if number else ""
    if text_at(words, at) == "lagi" and text_at(words, at + 1) in _ONE:
        number, unit = (1, 0), _ONE[text_at(words, at + 1)]
    if not number or unit not in UNITS or number[0] > 1_200:
        return None
    count, length = number[0], 1 + number[1] + 1
    if unit in ("hari", "minggu"):
        day = today + count * (WEEK if unit == "minggu" else timedelta(days=1))
        return some([day], doubtful=unit != "hari"), length
    return some([add_months(today, count * (12 if unit == "tahun" else 1))], doubtful=True), length


def few_days(words: list[Word], at: int, today: date) -> Match:
    """2-3 hari lepas, dua tiga hari lepas: one of them. Of weeks and months only the month is told."""
    first = number_at(words, at)
    skip = 1 if first and text_at(words, at + first[1]) in ("-", "/", "atau", "or", "to") else 0
    second = number_at(words, at + first[1] + skip) if first else None
    if not first or not second or not first[0] < second[0] <= first[0] + 7:
        return None
    count = counted(words, at + first[1] + skip, today)
    unit = text_at(words, at + first[1] + skip + second[1])
    if not count or unit not in UNITS:
        return None
    taken = first[1] + skip + count[1]
    if not count[0].dates:
        return Expression(length=True), taken
    if unit != "hari":
        return Expression(month=_back(first[0], unit, today).replace(day=1)), taken
    return some([today - timedelta(days=n) for n in range(first[0], second[0] + 1)], doubtful=True), taken


def some_time(words: list[Word], at: int, today: date) -> Match:
    """beberapa hari lepas, a few weeks ago, last few days: no day, only the month where to look for it."""
    before = int(text_at(words, at) in ("a", "last"))
    unit = text_at(words, at + before + 1)
    past = text_at(words, at + before + 2) in ("lepas", "ago")
    if text_at(words, at + before) not in _SOME or unit not in UNITS[:3] or not (past or text_at(words, at) == "last"):
        return None
    return Expression(month=_back(_LEAST_OF_SOME, unit, today).replace(day=1)), before + 2 + past


def _back(count: int, unit: str, today: date) -> date:
    if unit in ("bulan", "tahun"):
        return add_months(today, -count * (12 if unit == "tahun" else 1))
    return today - count * (WEEK if unit == "minggu" else timedelta(days=1))


def last_period(words: list[Word], at: int, today: date) -> Match:
    """minggu lepas, last week, hujung minggu lepas, this week: the days of it. A month or a year names none."""
    word, after = text_at(words, at), text_at(words, at + 1)
    unit, which = (word, after) if word in (*UNITS, "hujungminggu") else (after, word)
    if which not in SHIFTS or unit not in (*UNITS, "hujungminggu") or unit == "hari":
        return None
    if unit in ("bulan", "tahun"):
        relative = relative_month(words, at, today)
        return Expression(month=relative[0] if relative else None), 2
    monday = today - timedelta(days=today.weekday()) + SHIFTS[which] * WEEK
    days = [monday + timedelta(days=n) for n in range(5 if unit == "hujungminggu" else 0, 7)]
    if SHIFTS[which] == 0:
        days = [day for day in days if day <= today] or days
    return some(days, doubtful=True), 2


# Phrase in plain words -> days from today; more than one is asked.
_PHRASES: dict[tuple[str, ...], tuple[int, ...]] = {
    ("hari", "ini"): (0,), ("ini", "hari"): (0,), ("tadi",): (0,), ("pagi", "ini"): (0,), ("ini", "pagi"): (0,),
    ("this", "pagi"): (0,), ("petang", "ini"): (0,), ("tengahari", "ini"): (0,), ("malam", "ini"): (0,),
    ("pagi", "tadi"): (0,), ("tadi", "pagi"): (0,), ("petang", "tadi"): (0,), ("tadi", "petang"): (0,),
    ("tengahari", "tadi"): (0,), ("tadi", "tengahari"): (0,), ("this", "petang"): (0,), ("just", "now"): (0,),
    ("malam", "tadi"): (-1, 0), ("tadi", "malam"): (-1, 0), ("last", "malam"): (-1, 0),
    ("midnight", "tadi"): (-1, 0), ("midnight", "semalam"): (-1, 0), ("semalam", "midnight"): (-1, 0),
    ("semalam",): (-1,), ("malam", "semalam"): (-1, 0), ("semalam", "malam"): (-1, 0), ("semalam", "dulu"): (-2, -1),
    ("kelmarin",): (-1, -2), ("kemarin",): (-1, -2), ("kelmarin", "dulu"): (-2, -3), ("kemarin", "dulu"): (-2, -3),
    ("hari", "before", "semalam"): (-2,), ("esok",): (1,), ("lusa",): (2,), ("tulat",): (3,),
    ("esok", "lusa"): (1, 2), ("hari", "after", "esok"): (2,),
}  # fmt: skip


PHRASE_BEGINNINGS = frozenset(words[0] for words in _PHRASES)


def phrase(words: list[Word], at: int, today: date) -> Match:
    """Words for days near today: semalam, tadi pagi, kelmarin dulu."""
    for length in (3, 2, 1):
        key = tuple(word.text for word in words[at : at + length])
        if len(key) == length and key in _PHRASES:
            offsets = _PHRASES[key]
            return some([today + timedelta(days=n) for n in offsets], doubtful=len(offsets) > 1), length
    return None
