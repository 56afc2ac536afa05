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
_OF_ANOTHER = re.compile(
    r"\b(?:bos|boss|majikan|employer|manager|supervisor|towkay|tauke|tokey|kawan|kwn|rakan|member|colleague|friend)"
    r"(?: saya| sy| aku)? (?:pun |also )?(?:bergaji|gaji|salary|pay|earns?|gets?)\b"
)
_MINE = re.compile(
    r"\b(?:i am|i'm|i earn|my (?:pay|salary|wage)|gaji (?:saya|sy|aku)|(?:saya|sy|aku) (?:gaji|kerja|bergaji))\b"
)


def pay_of(said: Sequence[Clause], what: str, today: date, *, of_the_dead: bool = False) -> Decimal | None:
    """The one sum that the clauses call pay (or a plan); None where it is by the day, doubtful, or somebody else's.

    In the story of a death the pay is that of the dead, not of the one who writes.
    """
    theirs = (
        clause.text
        for clause in said
        if clause.mood is Mood.SAID
        and not _OF_ANOTHER.search(clause.text)
        and not (of_the_dead and _MINE.search(clause.text))
    )
    found = {sum_ for text in theirs if (sum_ := _in_clause(text, what, today))}
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
