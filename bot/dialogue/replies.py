"""What a turn says and asks of the service. Plain frozen data."""

from dataclasses import dataclass
from datetime import datetime

from bot.handout.printing import Printed
from bot.language.text.formatting import Language


@dataclass(frozen=True)
class Button:
    """One key of a keyboard: its label and either `data` (a tap), `url` (a link) or `copy` (text to copy)."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True)
class Message:
    """A screen: text in the little markup below, rows of choices, and one row of navigation.

    Markup is the common part of Telegram's HTML: <b>, <i>, <code>, <pre>, <a href>, <tg-time>, <blockquote expandable>;
    everything else is escaped. `replace` asks the channel to edit the tapped message instead of sending a new one,
    `replaces_last` the last message of ours; a channel that cannot sends it as new. `silent` makes no sound. `pin` asks
    the channel to keep it in sight, in place of the one pinned before. `closes` takes the buttons from the screen
    before it, where that is over.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    nav: tuple[Button, ...] = ()
    replace: bool = False
    replaces_last: bool = False
    silent: bool = False
    pin: bool = False
    closes: bool = False


@dataclass(frozen=True)
class Toast:
    """A short line over the screen in answer to a tap (at most 200 characters); empty only stops the spinner."""

    text: str = ""


@dataclass(frozen=True)
class File:
    """A file to hand over: its real name, its bytes and a caption in the markup of `Message`.

    With `printed`, `content` is what is to be printed, and the channel prints it when the file leaves.
    """

    name: str
    content: bytes
    caption: str = ""
    printed: Printed = ""


@dataclass(frozen=True)
class Erase:
    """Not a reply: the service must now delete everything kept of this chat."""


@dataclass(frozen=True)
class Remind:
    """Not a reply: these are now all the reminders of a claim, as days before its safe day and when each is due."""

    claim: str
    due: tuple[tuple[int, datetime], ...] = ()


@dataclass(frozen=True)
class Counted:
    """Not a reply: one step somebody reached, to be counted without saying who."""

    dialogue: str
    step: str
    language: Language


@dataclass(frozen=True)
class Report:
    """Not a reply: what somebody found wrong in a subject, for those who run the bot. Nobody is named in it."""

    dialogue: str
    text: str
    language: Language


Reply = Message | Toast | File | Erase | Remind | Counted | Report
