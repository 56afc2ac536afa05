"""What happens to a saved claim."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class ClaimOpened:
    """The plan of a saved claim."""

    claim: str


@dataclass(frozen=True)
class ClaimMarked:
    """A claim was sent, refused or closed."""

    claim: str
    status: Literal["filed", "refused", "closed"]


@dataclass(frozen=True)
class ClaimRenamed:
    """A claim gets a name."""

    name: str


@dataclass(frozen=True)
class ClaimDeleted:
    """A claim is to go, with its answers and reminders."""

    claim: str


@dataclass(frozen=True)
class ReminderTurned:
    """One reminder is turned on or off."""

    claim: str
    days: int


@dataclass(frozen=True)
class RemindersTurned:
    """Every reminder is turned on, or all off when some are on."""

    claim: str


@dataclass(frozen=True)
class RemindersEnded:
    """No more reminders of a claim, from the button of one."""

    claim: str


@dataclass(frozen=True)
class RemindersAsked:
    """The reminders of the present claim."""


@dataclass(frozen=True)
class FileAsked:
    """A claim as a file: `pdf` its plan to print, `ics` its dates, `list` the checklist for the counter."""

    claim: str
    form: Literal["pdf", "ics", "list"]


@dataclass(frozen=True)
class DataAsked:
    """All that is kept, as a file."""


@dataclass(frozen=True)
class Shared:
    """A summary of a claim to send on."""

    claim: str
