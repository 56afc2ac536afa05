"""What a clock does, and what means nothing here."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class NotUnderstood:
    """A text or a tap that means nothing here: the interface text that says so."""

    key: str = "sorry.not_understood"
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AttachmentSent:
    """Something that is no text."""

    attachment: str
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Looked:
    """Somebody came back, or tapped an old keyboard: where does the chat stand?"""


@dataclass(frozen=True)
class ReminderDue:
    """A reminder has come due."""

    claim: str
    days: int
    due: datetime


@dataclass(frozen=True)
class ExpiryNear:
    """What is kept will be deleted on a day."""

    on: date


@dataclass(frozen=True)
class NewsCame:
    """A change of the law is to be told."""

    news: str


@dataclass(frozen=True)
class NewsTurned:
    """News of the law is wanted, or not any more."""

    wanted: bool


@dataclass(frozen=True)
class ErasureWanted:
    """Everything is to be deleted."""
