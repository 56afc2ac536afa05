"""What a typed answer turned out to be: a closed union, for the conversation to act on. No words, no screens."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer with one reading: the resolved value (option id, ISO date, decimal text, state id, yes or no)."""

    value: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Not sure enough: the two or three likeliest values, best first; with one, a yes or no.

    `month` is its first day where a month was named without a day: the calendar opens there, `values` may be empty.
    `why` names the reading that was worked out, to be said: `lower` of a range, `daily` pay times 26.
    """

    values: tuple[str, ...]
    month: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The person does not know."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """An earlier answer is taken back: that question, and what it is now; several values are asked."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the matter: to be answered elsewhere, then the same question again."""


@dataclass(frozen=True, slots=True)
class Left:
    """A clear statement of another matter: its topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class Crisis:
    """Explicit words of wanting to die, of violence or of hunger."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing that answers the question: the interface key of the reason, and the resolved values it names."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


Outcome = Taken | Asked | Unsure | Corrected | Question | Left | Crisis | Refused
