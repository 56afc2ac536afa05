"""What happens at a plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PlanOpened:
    """Back to the plan."""


@dataclass(frozen=True)
class SectionOpened:
    """A section of the plan."""

    section: str
    page: int = 0


@dataclass(frozen=True)
class Ticked:
    """A document is ready, or is not after all."""

    document: str


@dataclass(frozen=True)
class MistakeReported:
    """What is wrong here, in the words of whoever noticed it; private numbers are hidden in it."""

    text: str


@dataclass(frozen=True)
class SendingAsked:
    """Can it still be sent on a day?"""

    day: date
