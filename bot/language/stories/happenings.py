"""What a clause tells to have happened, by the table `happenings.yaml`. What is denied, feared or planned has not."""

import re
from collections.abc import Iterator

from bot.language.lexicon.patterns import either, pattern

_HELD = r"(?:\s+(?:had|have|any|been|ada|pernah|apa|a|yet))*"
NOT_SO = re.compile(rf"\b(?:{either('moods', 'denied')}{_HELD}|{either('moods', 'planned')})\s+(?:\w+\s+)?$")
"""What before a happening says that it has not come about."""


def told(text: str, kind: str) -> Iterator[re.Match[str]]:
    """Every place where a clause (plain text) says that it happened. Raises KeyError for an unknown kind."""
    found = pattern("happenings", kind).finditer(text)
    return (match for match in found if not NOT_SO.search(text[: match.start()]))
