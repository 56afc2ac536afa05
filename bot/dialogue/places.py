"""Where a chat is: one closed union. Each place is plain data; its `kind` is a state of the conversation's machine."""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field

Fact = tuple[str, str]
"""A question and the resolved value that a story states for it."""


@dataclass(frozen=True)
class AtWelcome:
    """First contact: nothing was agreed to yet."""

    kind: Literal["welcome"] = "welcome"


@dataclass(frozen=True)
class AtMenu:
    """What happened? With `group`, the second list of one of its lines."""

    group: str = ""
    kind: Literal["menu"] = "menu"


@dataclass(frozen=True)
class AtTopics:
    """Asked which of a few subjects was meant."""

    topics: tuple[str, ...]
    kind: Literal["topics"] = "topics"


@dataclass(frozen=True)
class AtFacts:
    """Asked whether what a story was read to say is right. Nothing of it is used before the yes.

    `facts` are proposed for `dialogue`; `opens` are what the line or subject that leads there answers by itself.
    """

    dialogue: str
    facts: tuple[Fact, ...]
    opens: tuple[Fact, ...] = ()
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class AtQuestion:
    """At the first question the answers leave open; `help` shows why it is asked."""

    help: bool = False
    kind: Literal["question"] = "question"


@dataclass(frozen=True)
class AtReading:
    """Asked which reading of a typed answer was meant: resolved values, to be read back and confirmed."""

    question: str
    candidates: tuple[str, ...]
    kind: Literal["reading"] = "reading"


@dataclass(frozen=True)
class AtDay:
    """Picking the day that answers a question from a month, written `2026-11`."""

    question: str
    month: str
    kind: Literal["day"] = "day"


@dataclass(frozen=True)
class AtChange:
    """Choosing an answer to change (`question` is None), or answering that question again."""

    question: str | None = None
    help: bool = False
    kind: Literal["change"] = "change"


@dataclass(frozen=True)
class AtConfirm:
    """Asked to confirm something that leaves or deletes: `leave`, `restart`; `then` is where to go afterwards."""

    what: Literal["leave", "restart"]
    then: str = ""
    kind: Literal["confirm"] = "confirm"


@dataclass(frozen=True)
class AtPlan:
    """At the plan."""

    kind: Literal["plan"] = "plan"


@dataclass(frozen=True)
class AtSection:
    """At a section of the plan, which is a message beside it; `page` counts from 0."""

    section: str
    page: int = 0
    kind: Literal["section"] = "section"


@dataclass(frozen=True)
class AtAnswer:
    """Reading an answer to a question that people ask."""

    answer: str
    kind: Literal["answer"] = "answer"


@dataclass(frozen=True)
class AtAnswers:
    """Asked which of a few questions was meant, or which of a few subjects."""

    answers: tuple[str, ...]
    topics: tuple[str, ...] = ()
    kind: Literal["answers"] = "answers"


@dataclass(frozen=True)
class AtArea:
    """Browsing the questions that people ask: all areas, or a page of one."""

    area: str = ""
    page: int = 0
    kind: Literal["area"] = "area"


@dataclass(frozen=True)
class AtLimits:
    """Reading the limits by situation, or with `limit` the one of a situation, asked for the day it counts from."""

    limit: str = ""
    kind: Literal["limits"] = "limits"


@dataclass(frozen=True)
class AtOffices:
    """Reading the offices of a state; all states while it is empty."""

    state: str = ""
    kind: Literal["offices"] = "offices"


@dataclass(frozen=True)
class AtForms:
    """The groups of forms; with `group` a page of one; with `form` that form; with `text` what was found for it."""

    group: str = ""
    page: int = 0
    form: str = ""
    text: str = ""
    kind: Literal["forms"] = "forms"


@dataclass(frozen=True)
class AtLetters:
    """The letters, those that fit the plan first; with `letter` that one; with `text` what was found for it."""

    letter: str = ""
    page: int = 0
    text: str = ""
    kind: Literal["letters"] = "letters"


@dataclass(frozen=True)
class AtClaims:
    """The list of saved claims; `page` counts from 0."""

    page: int = 0
    kind: Literal["claims"] = "claims"


@dataclass(frozen=True)
class AtClaim:
    """A saved claim, or something asked about it."""

    claim: str
    what: Literal["", "name", "delete", "filed", "reminders"] = ""
    kind: Literal["claim"] = "claim"


@dataclass(frozen=True)
class AtHelp:
    """How it works."""

    kind: Literal["help"] = "help"


@dataclass(frozen=True)
class AtLanguage:
    """The choice of language."""

    kind: Literal["language"] = "language"


@dataclass(frozen=True)
class AtPrivacy:
    """What is kept, and why."""

    kind: Literal["privacy"] = "privacy"


@dataclass(frozen=True)
class AtData:
    """All that is kept; `page` counts from 0."""

    page: int = 0
    kind: Literal["data"] = "data"


@dataclass(frozen=True)
class AtDelete:
    """Asked whether to delete everything."""

    kind: Literal["delete"] = "delete"


AnyPlace = (
    AtWelcome
    | AtMenu
    | AtTopics
    | AtFacts
    | AtQuestion
    | AtReading
    | AtDay
    | AtChange
    | AtConfirm
    | AtPlan
    | AtSection
    | AtAnswer
    | AtAnswers
    | AtArea
    | AtLimits
    | AtOffices
    | AtForms
    | AtLetters
    | AtClaims
    | AtClaim
    | AtHelp
    | AtLanguage
    | AtPrivacy
    | AtData
    | AtDelete
)
Place = Annotated[AnyPlace, Field(discriminator="kind")]

BY_NAME: dict[str, AnyPlace] = {
    "menu": AtMenu(),
    "help": AtHelp(),
    "language": AtLanguage(),
    "privacy": AtPrivacy(),
    "mydata": AtData(),
    "delete": AtDelete(),
    "forms": AtForms(),
    "letters": AtLetters(),
    "claims": AtClaims(),
    "deadlines": AtLimits(),
    "questions": AtArea(),
    "offices": AtOffices(),
}
"""The places that a command or a topic names."""

MAKING_PLANS = (AtQuestion, AtReading, AtDay, AtChange, AtConfirm, AtFacts)
"""Places that lead to a plan, and so stand where it will stand."""

BESIDE_PLAN = (AtPlan, AtSection, AtAnswer, AtAnswers, AtTopics)
"""Where a plan that was reached may be asked about: at it, or at what lies over it for a moment."""

PLACES: tuple[type[AnyPlace], ...] = get_args(AnyPlace)
"""Every place there is."""
