"""First contact, and screens that lie over a session."""

from dataclasses import dataclass

from bot.dialogue.places import AnyPlace
from bot.language.text.formatting import Language


@dataclass(frozen=True)
class LanguageChosen:
    """A language was chosen."""

    language: Language


@dataclass(frozen=True)
class Agreed:
    """The privacy notice was agreed to."""


@dataclass(frozen=True)
class Started:
    """`/start`, with the dialogue that a link names, if any."""

    dialogue: str = ""


@dataclass(frozen=True)
class Restarted:
    """The present subject is to begin again."""


@dataclass(frozen=True)
class Opened:
    """A screen that needs no session was asked for."""

    place: AnyPlace


@dataclass(frozen=True)
class Closed:
    """Back from such a screen to where the chat was."""
