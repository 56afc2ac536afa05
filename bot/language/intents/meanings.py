"""What single words mean, whichever language or form they stand in: a small dictionary that knows the roots of words.

In: a word in plain form. Out: its meanings in `meanings.yaml`, none if it is not there. "ditumbuk", "menumbuk" and
"punched" all mean a punch: Malay prefixes and suffixes and English endings are taken off.
"""

from functools import cache, lru_cache

from bot.language.lexicon.stems import roots
from bot.language.lexicon.tables import read_table


@lru_cache(maxsize=8192)
def meanings_of(word: str) -> tuple[str, ...]:
    """The meanings of a word, or those of the first root that is in the dictionary."""
    table = _table()
    return next((table[form] for form in roots(word) if form in table), ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Word -> its meanings."""
    found: dict[str, list[str]] = {}
    for meaning, words in read_table("meanings.yaml").items():
        for word in words.split():
            found.setdefault(word, []).append(meaning)
    return {word: tuple(meanings) for word, meanings in found.items()}
