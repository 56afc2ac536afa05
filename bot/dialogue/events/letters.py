"""What happens with letters."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LetterOpened:
    """A letter, ready to copy."""

    letter: str


@dataclass(frozen=True)
class LetterFileAsked:
    """A letter as a file to print: `pdf`, or `txt` for any program that prints text."""

    letter: str
    form: Literal["pdf", "txt"]
