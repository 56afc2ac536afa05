"""What comes into a turn, as a channel hands it over. Plain frozen data; nothing here is understood yet."""

from dataclasses import dataclass
from datetime import date, datetime


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
    """Something that is no text: `photo`, `voice`, `sticker`, `document`, `location`, `other`.

    `place` is the latitude and longitude of a location, in degrees.
    """

    kind: str
    code: str = ""
    place: tuple[float, float] | None = None


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


@dataclass(frozen=True)
class Announced:
    """A change of the law is to be told, by the id it has in the content."""

    news: str
    code: str = ""


ByItself = Reminded | Expiring | Announced
"""What a clock or an operator begins: nobody wrote."""
Input = Typed | Tapped | Command | Attachment | Returned | ByItself
