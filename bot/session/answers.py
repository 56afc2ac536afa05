"""The answers that a person gave, as they are kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Answer:
    """An answer, resolved when it was given: option id, ISO date, or decimal text; None is "I don't know".

    `on` is the day it was given, so that a later `today` never changes or invalidates it; `rev` is the
    question's revision it answered.
    """

    value: str | None
    on: date
    rev: int = 1
