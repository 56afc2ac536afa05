"""What a channel hands to the service: one event an update, already read, with no words of any channel in it."""

from dataclasses import dataclass
from datetime import datetime

from bot.dialogue.inputs import Announced, Input, Reminded
from bot.language.text.formatting import Language
from bot.store.interface import DueReminder


@dataclass(frozen=True, slots=True)
class Incoming:
    """Somebody wrote or tapped in their private chat.

    `language` is what their telephone suggests, for the service's own words; `query` names the tap to answer, `message`
    the tapped message.
    """

    update_id: int
    chat: int
    input: Input
    language: Language
    query: str | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody spoke to the bot in a group, where nothing private should be said; `thread` is the topic there."""

    update_id: int
    chat: int
    language: Language
    query: str | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was blocked or let in again."""

    update_id: int
    chat: int
    reachable: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update nobody can act on: what is known of it, never its values; whom to say sorry to, if known."""

    update_id: int | None
    kind: str
    keys: str
    error: str
    chat: int | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing in it is meant for the bot."""

    update_id: int
    chat: None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder has come due."""

    reminder: DueReminder
    update_id: None = None

    @property
    def chat(self) -> int:
        """Whom it reminds."""
        return self.reminder.chat


@dataclass(frozen=True, slots=True)
class Ending:
    """What is kept of a chat will soon be deleted, at a moment."""

    chat: int
    at: float
    update_id: None = None


Event = Due | Ending | Incoming | Elsewhere | Membership | Ignored | Unreadable


NEWS = "news."
"""What the claim of a reminder begins with that is news of the law: its id follows."""


def come_due(reminder: DueReminder, due: datetime) -> Reminded | Announced:
    """What a row of the reminders is to the conversation."""
    if reminder.claim.startswith(NEWS):
        return Announced(reminder.claim.removeprefix(NEWS))
    return Reminded(reminder.claim, reminder.days, due)
