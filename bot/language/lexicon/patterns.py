"""Phrases of a kind, from the tables of this room, as one pattern: written as patterns, parted by bars with spaces."""

import re
from functools import cache

from bot.language.lexicon.tables import read_table


@cache
def either(table: str, kind: str) -> str:
    """The phrases of a kind as one group, longest first; `{other}` stands for another kind of the same table."""
    phrases = (" ".join(phrase.split()) for phrase in str(_table(table)[kind]).split(" | "))
    group = "|".join(sorted(phrases, key=len, reverse=True))
    return f"(?:{_OTHER.sub(lambda other: either(table, other[1]), group)})"


@cache
def single_words(table: str, kind: str) -> frozenset[str]:
    """The single words of a kind, each with and without its apostrophe."""
    phrases = (" ".join(phrase.split()) for phrase in str(_table(table)[kind]).split(" | "))
    single = [phrase for phrase in phrases if re.fullmatch(r"[\w'?]+", phrase)]
    return frozenset(form for word in single for form in (word.replace("?", ""), word.replace("'?", "")))


@cache
def pattern(table: str, kind: str) -> re.Pattern[str]:
    """The same, found only as whole words. Raises KeyError for a kind that the table does not have."""
    return re.compile(rf"(?<!\w){either(table, kind)}(?!\w)")


@cache
def _table(name: str) -> dict[str, str]:
    return read_table(f"{name}.yaml")


_OTHER = re.compile(r"\{([a-z_]+)\}")
