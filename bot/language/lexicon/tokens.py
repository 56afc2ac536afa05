"""Texts cut into small words and numbers with their places: the common ground of every reader in this room.

In: any text. Out: lower-case tokens; "15hb" is two tokens, "2,500.00" and "3/4/2026" are cut at each sign. At most
`MOST` characters are read, so that no text takes long.
"""

import re
import unicodedata
from typing import NamedTuple

MOST = 1_000
MOST_OF_ANSWER = 200  # of an answer to one question
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")


class Token(NamedTuple):
    """One word, number or sign, as written in lower case, with its place in the plain text."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in plain digits (of any length)."""
        return self.text.isascii() and self.text.isdigit()


def plain(text: str, most: int = MOST) -> str:
    """The part of a text that is read: its first characters, in lower case, with compatible forms made one."""
    text = text[:most]
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text)[:most].lower()


def tokens(text: str) -> list[Token]:
    """The tokens of a text that went through `plain`."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def word_texts(text: str) -> list[str]:
    """Only the words and numbers of a text that went through `plain`, without their places."""
    return _WORD.findall(text)


def word_set(text: str) -> frozenset[str]:
    """A set of words written as one text, as the tables of this room are."""
    return frozenset(text.split())
