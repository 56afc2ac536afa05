"""Explicit words of wanting to die, of violence or of hunger: the only ones that are answered with help lines."""

from bot.language.lexicon.patterns import pattern
from bot.language.lexicon.tokens import plain

_KINDS = ("want_to_die", "violence", "hunger")


def in_danger(text: str) -> bool:
    """Whether a text says so in plain words: never a single word, never an answer to a question about work."""
    lowered = " ".join(plain(text).split())
    told = pattern("care", "died_so").sub(" ", lowered)  # a family that tells how somebody died is in no danger
    return any(pattern("care", kind).search(told) for kind in _KINDS)
