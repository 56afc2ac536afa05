"""What happens to the answers of a session."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Answered:
    """The question on the screen was answered; None is "I don't know"."""

    value: str | None


@dataclass(frozen=True)
class Doubted:
    """A typed answer has several readings, or is close to a few options."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Misread:
    """A typed answer that could not be read: the interface text that says why."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Corrected:
    """An earlier answer was corrected."""

    question: str
    value: str


@dataclass(frozen=True)
class MonthTurned:
    """A month of the calendar is to be seen; empty for the first."""

    month: str = ""


@dataclass(frozen=True)
class Kept:
    """An answer that was to be changed stays as it was."""


@dataclass(frozen=True)
class WhyAsked:
    """Why is this asked?"""


@dataclass(frozen=True)
class BackAsked:
    """To the question before."""


@dataclass(frozen=True)
class Confirmed:
    """Yes to leaving or restarting."""


@dataclass(frozen=True)
class Stayed:
    """No: on with the question that is open."""


@dataclass(frozen=True)
class ChangeAsked:
    """An answer is to be changed: the list of answers, or one of them."""

    question: str = ""
