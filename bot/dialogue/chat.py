"""What is kept of one chat. Plain frozen data, no behaviour."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.dialogue.places import AtWelcome, Fact, Place
from bot.language.text.formatting import Language
from bot.session.answers import Answer


@dataclass(frozen=True)
class Session:
    """One dialogue with the answers given so far. Keyboards carry its `id` and the chat's `step`.

    The answers stand in the order in which they were given. `version` is that of the dialogue when it was last used.
    """

    id: str
    dialogue: str
    answers: dict[str, Answer]
    version: str = ""


@dataclass(frozen=True)
class Consent:
    """That somebody agreed to the privacy notice: when, to which version, in which language."""

    at: datetime
    version: str
    language: Language


ClaimStatus = Literal["open", "filed", "refused", "closed"]


@dataclass(frozen=True)
class Claim:
    """A finished guidance, kept until its person is done with it.

    `id` is that of its session. `name` is the person's own, empty for the dialogue's title. `ticked` are the documents
    that are ready. `reminders` are days before the safe day, empty for none. `asked` is set once "have you sent it?"
    was. `until` is the last day of its last deadline, so that how long it is kept needs no plan to be made. `uid` is
    given once a calendar file is asked for: its events are this claim's and nobody else's.
    """

    id: str
    session: Session
    name: str = ""
    status: ClaimStatus = "open"
    ticked: tuple[str, ...] = ()
    reminders: tuple[int, ...] = ()
    asked: bool = False
    until: date | None = None
    uid: str = ""


@dataclass(frozen=True)
class Matter:
    """Another matter that somebody wrote of, to be offered when the present one ends."""

    dialogue: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Chat:
    """What is kept of one chat. A chat nobody has written to is `Chat()`.

    `step` counts the screens shown, so that a tap on an old one is known; `plan_step` is that of the plan, which stays
    in sight while other screens come and go; `beside_plan` is set while one of those stands below it, last of all.
    `last_tap` is the last tap acted on, so that its repeats change nothing. `state` is the Malaysian state, asked at
    most once. `said` is a sentence that waits: for the consent, or for the subject it is about. `asked_for` is the
    dialogue that a link asked for before the consent. `later` are other matters somebody wrote of. `offered` is set
    once the other language was offered. `misread` is the question at which the last text could not be read, or
    `attachment` where it was no text. `shown` is a short mark of what was said last to something typed, so that the
    same is not said twice. `told` are news of the law that were told; `no_news` is set by who wants none.
    """

    language: Language | None = None
    consent: Consent | None = None
    session: Session | None = None
    place: Place = field(default_factory=AtWelcome)
    step: int = 0
    plan_step: int = 0
    beside_plan: bool = False
    last_tap: str = ""
    state: str | None = None
    said: str = ""
    asked_for: str = ""
    claims: tuple[Claim, ...] = ()
    later: tuple[Matter, ...] = ()
    offered: bool = False
    misread: str = ""
    shown: str = ""
    told: tuple[str, ...] = ()
    no_news: bool = False
