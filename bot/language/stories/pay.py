"""A monthly wage in a story, only where the money is said to be pay."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.language.clauses.split import Clause, Mood
from bot.language.dates.reader import find_dates
from bot.language.lexicon.patterns import pattern
from bot.language.numbers.amounts import read_pay

_NUMBER = re.compile(r"\d")


def pay_of(said: Sequence[Clause], what: str, today: date) -> Decimal | None:
    """The one sum that the clauses call pay (or a plan); None where it is by the day, doubtful or something else."""
    found = {sum_ for clause in said if clause.mood is Mood.SAID and (sum_ := _in_clause(clause.text, what, today))}
    return found.pop() if len(found) == 1 else None


def _in_clause(text: str, what: str, today: date) -> Decimal | None:
    named = pattern("sums", what).search(text)
    if named is None or pattern("sums", "other_sum").search(text):
        return None
    for item in reversed(find_dates(text, today)):
        text = text[: item.start] + " ; " + text[item.end :]
    if not _NUMBER.search(text) and "ribu" not in text:
        return None
    pay = read_pay(text)
    return pay.amounts[0] if len(pay.amounts) == 1 and not pay.why else None
