"""What a clause tells to have happened, by the table `happenings.yaml`. What is denied, feared or planned has not."""

import re
from collections.abc import Iterator

from bot.language.lexicon.patterns import either, pattern

_HELD = r"(?:\s+(?:had|have|any|been|ada|pernah|apa|a|yet))*"
_NEAR = 40  # characters before a happening in which such a word stands
_NOT_SO = re.compile(rf"\b(?:{either('moods', 'denied')}{_HELD}|{either('moods', 'planned')})\s+(?:\w+\s+)?$")


def is_so(text: str, at: int) -> bool:
    """Whether nothing right before a place in a clause says that what stands there has not come about."""
    return _NOT_SO.search(text[max(0, at - _NEAR) : at]) is None


def told(text: str, kind: str) -> Iterator[re.Match[str]]:
    """Every place where a clause (plain text) says that it happened. Raises KeyError for an unknown kind."""
    found = pattern("happenings", kind).finditer(text)
    return (match for match in found if is_so(text, match.start()))
