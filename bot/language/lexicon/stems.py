"""What Malay and English put before and after a root: the one stemmer.

`roots` gives what may be the root of a word, to be looked up in a dictionary; `bare_root` takes off all it can, and
`light_root` only what is common, to compare words made the same way.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_PREFIXES = (
    "memper", "diper", "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "ber", "ter", "per", "di", "me",
    "pe", "se", "ke", "be",
)  # fmt: skip
_SUFFIXES = ("", "kan", "nya", "an", "lah", "kah", "ku", "mu", "i", "s", "es", "ed", "ing")
# The first letter of a root that such a prefix swallows: tumbuk becomes menumbuk.
_SWALLOWED = {
    "mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k", "peng": "k", "meny": "s", "peny": "s",
}  # fmt: skip
_SHORTEST_ROOT, _SHORTEST_BARE = 3, 4


_BEFORE = re.compile(r"^(?:di|ber|ter|mem|men|meng|be(?=kerja))(?=\w{4})")
_AFTER = re.compile(r"(?<=\w{4})(?:nya|an|lah|ing|ed|es|s)$")


def roots(word: str) -> Iterator[str]:
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


@lru_cache(maxsize=8192)
def bare_root(word: str) -> str:
    """The shortest of its roots, roughly: "dibayarkan" is "bayar"."""
    return min((root for root in roots(word) if len(root) >= _SHORTEST_BARE), key=len, default=word)


@lru_cache(maxsize=4096)
def light_root(word: str) -> str:
    """A word without its commonest endings and beginnings; only ever compared with another made the same way."""
    return _AFTER.sub("", _BEFORE.sub("", word)) if len(word) > 5 else word
