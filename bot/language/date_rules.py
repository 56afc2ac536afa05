"""The grammar of dates: every rule, and the longest match at a place.

Source of the readings: how people in Malaysia write; day before month; the latest past where no year is given.
Where people use the same words for different days, an expression holds them all.
"""

from datetime import date

from bot.language.date_calendar import day_month, days_of_month, month_first
from bot.language.date_digits import bare_number, bare_pair, day_and_month, eight_digits, numeric
from bot.language.date_feasts import beside_feast, feast
from bot.language.date_parts import Match, Rule
from bot.language.date_relative import counted, few_days, last_period, phrase
from bot.language.date_weekdays import short_weekday, weekday, weekday_weeks
from bot.language.date_words import Word

_RULES: tuple[Rule, ...] = (
    numeric, eight_digits, day_and_month, days_of_month, day_month, month_first, few_days, counted,
    last_period, weekday, weekday_weeks, phrase, feast, beside_feast,
)  # fmt: skip
_WHOLE_RULES: tuple[Rule, ...] = (bare_pair, bare_number, short_weekday)


def match_at(words: list[Word], at: int, today: date, *, whole: bool) -> Match:
    """The longest expression that begins at a place. `whole`: the text is nothing but an answer to "when?"."""
    rules = _RULES + _WHOLE_RULES if whole else _RULES
    found = [match for rule in rules if (match := rule(words, at, today))]
    return max(found, key=lambda match: match[1], default=None)
