"""The grammar of dates: every rule, and the longest match at a place.

Source of the readings: how people in Malaysia write; day before month; the latest past where no year is given.
Where people use the same words for different days, an expression holds them all.
"""

from datetime import date
from typing import Literal

from bot.language.dates.calendar import day_month, days_of_month, month_first
from bot.language.dates.digits import bare_number, bare_pair, day_and_month, eight_digits, numeric
from bot.language.dates.feasts import beside_feast, feast
from bot.language.dates.named_days import FIRST_WORDS
from bot.language.dates.parts import SHIFTS, UNITS, Match, Rule
from bot.language.dates.relative import PHRASE_BEGINNINGS, coming, counted, few_days, last_period, phrase, some_time
from bot.language.dates.weekdays import short_weekday, weekday, weekday_weeks
from bot.language.dates.words import SHORT_WEEKDAYS, WEEKDAYS, Word, month_of
from bot.language.numbers.counts import begins_number

Kind = Literal["number", "word"]

# By the word an expression begins with, so that a long text costs little.
_OF_NUMBERS: tuple[Rule, ...] = (
    numeric, eight_digits, day_and_month, few_days, days_of_month, day_month, counted, weekday_weeks, beside_feast,
)  # fmt: skip
_OF_WORDS: tuple[Rule, ...] = (month_first, coming, some_time, last_period, weekday, weekday_weeks, phrase, feast)
_RULES: dict[tuple[Kind, bool], tuple[Rule, ...]] = {
    ("number", False): _OF_NUMBERS,
    ("number", True): (*_OF_NUMBERS, bare_pair, bare_number),
    ("word", False): _OF_WORDS,
    ("word", True): (*_OF_WORDS, short_weekday),
}
_FIRST_WORDS = frozenset(
    {
        *UNITS,
        *SHIFTS,
        *WEEKDAYS,
        *SHORT_WEEKDAYS,
        *PHRASE_BEGINNINGS,
        *FIRST_WORDS,
        "hujungminggu",
        "lagi",
        "in",
        "a",
        "beberapa",
        "few",
        "several",
        "couple",
    }
)


def kind_of(word: str) -> Kind | None:
    """Whether an expression can begin with a word, and by which rules."""
    if begins_number(word) or word == "se" or word.isdecimal():
        return "number"
    return "word" if word in _FIRST_WORDS or month_of(word) else None


def match_at(words: list[Word], at: int, today: date, kind: Kind, *, whole: bool) -> Match:
    """The longest expression that begins at a place. `whole`: the text is nothing but an answer to "when?"."""
    found = [match for rule in _RULES[kind, whole] if (match := rule(words, at, today))]
    return max(found, key=lambda match: match[1], default=None)
