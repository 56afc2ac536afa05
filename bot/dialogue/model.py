"""The words of a turn: what comes in, what a chat remembers, what goes out. Plain frozen data, no behaviour.

A turn is `turn(chat, input, now, world) -> (chat', replies)`: pure, so that it can be replayed, generated and
committed in one transaction with its replies.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.language.text.formatting import Language as Language
from bot.session.answers import Answer as Answer

# --- in --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    """A text somebody wrote; `edited` when it changes an earlier message. `code` is the person's language code."""

    text: str
    edited: bool = False
    code: str = ""


@dataclass(frozen=True)
class Tapped:
    """A button somebody pressed: the data Pandu put on it. Untrusted: parsed by a strict grammar."""

    data: str
    code: str = ""


@dataclass(frozen=True)
class Command:
    """A slash command without its slash, lower case, with the rest of the line."""

    name: str
    rest: str = ""
    code: str = ""


@dataclass(frozen=True)
class Attachment:
    """Something that is no text: `photo`, `voice`, `sticker`, `document`, `other`."""

    kind: str
    code: str = ""


@dataclass(frozen=True)
class Returned:
    """Somebody came back and said nothing yet, as when the console is opened."""

    code: str = ""


@dataclass(frozen=True)
class Reminded:
    """A reminder has come due: for which claim, how many days before its safe day, and when it should have gone out."""

    claim: str
    days: int
    due: datetime
    code: str = ""


@dataclass(frozen=True)
class Expiring:
    """What is kept of this chat will be deleted on a day, unless somebody writes before."""

    on: date
    code: str = ""


Input = Typed | Tapped | Command | Attachment | Returned | Reminded | Expiring


# --- kept ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AtQuestion:
    """At the first question the answers leave open; `help` shows why it is asked."""

    help: bool = False


@dataclass(frozen=True)
class AtPlan:
    """At the plan, with a section open; `page` counts from 0."""

    section: str = "top"
    page: int = 0


@dataclass(frozen=True)
class AtChange:
    """Choosing an answer to change (`question` is None), or answering that question again."""

    question: str | None = None
    help: bool = False


@dataclass(frozen=True)
class AtConfirm:
    """Asked to confirm something that leaves or deletes: `leave`, `restart`, `delete`; `then` is what follows."""

    what: str
    then: str = ""


@dataclass(frozen=True)
class AtReading:
    """Asked which reading of a typed answer was meant: resolved values, to be read back and confirmed."""

    question: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class AtDay:
    """Picking the day that answers a question from a month, written `2026-11`."""

    question: str
    month: str


Place = AtDay | AtQuestion | AtPlan | AtChange | AtConfirm | AtReading


@dataclass(frozen=True)
class Session:
    """One dialogue with the answers given so far. Keyboards carry its `id` and the chat's `step`.

    The answers stand in the order in which they were given; those filled in before their question came stand first.
    """

    id: str
    dialogue: str
    answers: dict[str, Answer]
    place: Place = field(default_factory=AtQuestion)
    version: str = ""


@dataclass(frozen=True)
class Consent:
    """That somebody pressed Continue under the privacy notice: when, which version, in which language."""

    at: datetime
    version: str
    language: Language


ClaimStatus = Literal["open", "filed", "refused", "closed"]


@dataclass(frozen=True)
class Claim:
    """A finished guidance, kept until its person is done with it.

    `id` is that of its session. `name` is the person's own, empty for the dialogue's title. `ticked` are the documents
    that are ready. `reminders` are days before the safe day, empty for none. `asked` is set once "have you filed?" was.
    `until` is the last day of its last deadline, so that how long it is kept needs no plan to be made.
    """

    id: str
    session: Session
    name: str = ""
    status: ClaimStatus = "open"
    ticked: tuple[str, ...] = ()
    reminders: tuple[int, ...] = ()
    asked: bool = False
    until: date | None = None


@dataclass(frozen=True)
class Chat:
    """What is kept of one chat. A chat nobody has written to is `Chat()`.

    `screen` names what is shown over the session: `welcome`, `notice`, `menu`, `menu.<group>`, `forms`, ...; empty
    shows the session. `step` counts the screens shown, so that a tap on an old one is known. `last_tap` is the last
    tap acted on, so that its repeats change nothing. `state` is the Malaysian state, asked at most once. `pending` is
    the dialogue or topic somebody asked for before the privacy notice was accepted, `said` the sentence behind "did you
    mean…?", until that is answered. `offered` is set once the other language was offered.
    """

    language: Language | None = None
    consent: Consent | None = None
    session: Session | None = None
    screen: str = "welcome"
    step: int = 0
    last_tap: str = ""
    state: str | None = None
    pending: str = ""
    claims: tuple[Claim, ...] = ()
    offered: bool = False
    said: str = ""


# --- out -------------------------------------------------------------------------------------------------


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

    Markup is the common part of Telegram's HTML: <b>, <i>, <code>, <a href>; everything else is escaped.
    `replace` asks the channel to edit the tapped message instead of sending a new one; a channel that cannot
    sends it as new. `silent` makes no sound.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    nav: tuple[Button, ...] = ()
    replace: bool = False
    silent: bool = False


@dataclass(frozen=True)
class Toast:
    """A short line over the screen in answer to a tap (at most 200 characters); empty only stops the spinner."""

    text: str = ""


@dataclass(frozen=True)
class File:
    """A file to hand over: its real name, its bytes and a caption in the markup of `Message`."""

    name: str
    content: bytes
    caption: str = ""


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


Reply = Message | Toast | File | Erase | Remind | Counted
