"""What somebody asks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class QuestionAsked:
    """A text asks something: the answers that fit, likeliest first. `sure` when the first one surely does.

    `topics` are the subjects that it may tell of instead, where that is not sure, and `text` what was written.
    """

    answers: tuple[str, ...]
    sure: bool
    topics: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class AnswerChosen:
    """The person said which question was meant, or went on from one answer to another."""

    answer: str


@dataclass(frozen=True)
class Unanswered:
    """A question that no answer fits."""


@dataclass(frozen=True)
class LimitDated:
    """The day from which the limit on the screen counts."""

    day: date
