"""What single words mean, whichever language or form they stand in: a small dictionary that knows the roots of words.

In: a word in plain form. Out: its meanings in `meanings.yaml`, none if it is not there. "ditumbuk", "menumbuk" and
"punched" all mean a punch: Malay prefixes and suffixes and English endings are taken off.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from bot.language.lexicon.tables import read_table

_PREFIXES = (
    "memper", "diper", "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "ber", "ter", "per", "di", "me",
    "pe", "se", "ke", "be",
)  # fmt: skip
_SUFFIXES = ("", "kan", "nya", "an", "lah", "kah", "ku", "mu", "i", "s", "es", "ed", "ing")
# The first letter of a root that such a prefix swallows: tumbuk becomes menumbuk.
_SWALLOWED = {
    "mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k", "peng": "k", "meny": "s", "peny": "s",
}  # fmt: skip
_SHORTEST_ROOT = 3


@lru_cache(maxsize=8192)
def meanings_of(word: str) -> tuple[str, ...]:
    """The meanings of a word, or those of the first root that is in the dictionary."""
    table = _table()
    return next((table[form] for form in _forms(word) if form in table), ())


def _forms(word: str) -> Iterator[str]:
    """The word and what may be its root, fewest letters taken off first."""
    yield word
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if not word.endswith(suffix) or len(stem) < _SHORTEST_ROOT:
            continue
        yield stem
        for prefix in _PREFIXES:
            root = stem.removeprefix(prefix)
            if root != stem and len(root) >= _SHORTEST_ROOT:
                yield root
                if prefix in _SWALLOWED:
                    yield _SWALLOWED[prefix] + root


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Word -> its meanings."""
    found: dict[str, list[str]] = {}
    for meaning, words in read_table("meanings.yaml").items():
        for word in words.split():
            found.setdefault(word, []).append(meaning)
    return {word: tuple(meanings) for word, meanings in found.items()}
