"""What date rules are made of: an expression, and how days, months and years are found at a place in the words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from bot.language.dates.words import Word, number_at
from bot.language.lexicon.tokens import word_set
from bot.language.lexicon.units import unit_of
from bot.language.numbers.counts import spelled_year

_EARLIEST_YEAR = 1930
_YEARS_AHEAD = 25  # a small child turns 21 that far ahead
WEEK = timedelta(days=7)
UNITS = ("hari", "minggu", "bulan", "tahun")
# After these, numbers and the names of feasts say where and not when: "jalan 13/4", "dataran merdeka".
PLACES = word_set(
    "jalan jln jl lorong lrg lebuh lebuhraya persiaran simpang seksyen section sek blok block lot unit parit batu "
    "tingkat level bandar taman tmn dataran stadium menara padang bangunan plaza bank hospital sekolah kampung kg "
    "kilang hotel pilihan km rumah bilik"
)
_MEASURES = word_set(
    "jam jari ringgit rm gaji kg k m cm mm km meter metre metres meters kaki ft feet foot inci inch inches liter "
    "litre ela tan minit minutes minute mins hours hour hrs saat"
)
SHIFTS = {"lepas": -1, "last": -1, "ini": 0, "depan": 1, "this": 0}


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


def text_at(words: list[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_day(month: int, day: int, today: date) -> date | None:
    """The latest such day up to today: 29 February looks back up to eight years."""
    days = (day_of(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((found for found in days if found and found <= today), None)


def some(days: Iterable[date | None], *, doubtful: bool = False) -> Expression:
    found = tuple(dict.fromkeys(day for day in days if day))
    return Expression(found, doubtful=doubtful and bool(found))


def full_year(digits: str, today: date) -> int | None:
    """The year written with four digits, or with two: up to next year it is this century."""
    if len(digits) == 2:
        year = 2000 + int(digits)
        return year if year <= today.year + 1 else year - 100
    if len(digits) == 4 and _EARLIEST_YEAR <= int(digits) <= today.year + _YEARS_AHEAD:
        return int(digits)
    return None


class Year(NamedTuple):
    """A year, how many words it takes, and whether it is only about right ("2 tahun lepas")."""

    number: int
    words: int
    about: bool = False


def year_at(words: list[Word], at: int, today: date) -> Year | None:
    """A year in digits (four) or in words: "2026", "tahun 2026", "tahun ni", "last year", "dua ribu dua puluh lima"."""
    word, after = text_at(words, at), text_at(words, at + 1)
    if word == "tahun" and after.isdecimal() and len(after) in (2, 4):
        year = full_year(after, today)
        return Year(year, 2) if year else None
    if word == "tahun" and after in SHIFTS:
        return Year(today.year + SHIFTS[after], 2)
    if after == "tahun" and word in ("last", "ini", "depan"):
        return Year(today.year + SHIFTS[word], 2)
    if word.isdecimal() and len(word) == 4 and (year := full_year(word, today)):
        return Year(year, 1)
    return _year_in_words(words, at, today)


def _year_in_words(words: list[Word], at: int, today: date) -> Year | None:
    skip = int(text_at(words, at) == "tahun")
    spelled = spelled_year([word.text for word in words[at + skip : at + skip + 6]])
    if spelled and full_year(str(spelled[0]), today):
        return Year(spelled[0], skip + spelled[1])
    count = number_at(words, at)
    after = at + count[1] if count else at
    ago = text_at(words, after) == "tahun" and text_at(words, after + 1) in ("lepas", "ago")
    return Year(today.year - count[0], count[1] + 2, about=True) if count and ago and count[0] <= 100 else None


def year_before(words: list[Word], start: int, today: date) -> int | None:
    """The year that stands right before a date: "tahun lepas 15 Ogos", "2024 Ogos 15"."""
    for length in (2, 1):
        year = year_at(words, start - length, today) if start >= length else None
        if year and year.words == length:
            return year.number
    return None


def is_unit(words: list[Word], at: int) -> bool:
    """Whether a word says what a number before it counts or measures."""
    return unit_of(text_at(words, at)) is not None or text_at(words, at) in _MEASURES
