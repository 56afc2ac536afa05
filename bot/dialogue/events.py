"""Everything a person or a clock can do, understood: the events of the conversation's machine."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from bot.dialogue.chat import Matter
from bot.dialogue.places import AnyPlace, Fact
from bot.language.text.formatting import Language

# --- first contact, and what lies over a session ----------------------------------------------------------


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


# --- subjects ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EntryChosen:
    """A line of the menu, `group.index`."""

    entry: str


@dataclass(frozen=True)
class DialogueChosen:
    """Another subject that an outcome or an answer leads to."""

    dialogue: str
    opens: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class TopicsOffered:
    """A text may be about one of these subjects."""

    topics: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class TopicChosen:
    """The person said which subject was meant; `none` for none of them."""

    topic: str


@dataclass(frozen=True)
class StoryTold:
    """A text told of a subject: what it states is proposed, never taken."""

    topic: str
    dialogue: str
    opens: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    later: tuple[Matter, ...] = ()


@dataclass(frozen=True)
class FactsConfirmed:
    """All that was proposed is right."""


@dataclass(frozen=True)
class FactStruck:
    """One of the facts proposed is not right."""

    question: str


@dataclass(frozen=True)
class MatterChosen:
    """The next matter that somebody wrote of is to be looked at now."""


@dataclass(frozen=True)
class TalkedTo:
    """A topic that is answered by itself: a greeting, a need for help, something outside."""

    topic: str


@dataclass(frozen=True)
class RequestMade:
    """Something is asked of a subject: its deadline, its forms, its amount. `about` is the subject, if one is named."""

    request: str
    about: StoryTold | None = None


# --- answers ----------------------------------------------------------------------------------------------


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


# --- questions people ask ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuestionAsked:
    """A text asks something: the answers that fit, likeliest first. `sure` when the first one surely does."""

    answers: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class AnswerChosen:
    """The person said which question was meant, or went on from one answer to another."""

    answer: str


@dataclass(frozen=True)
class Unanswered:
    """A question that no answer fits."""


# --- the plan ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanOpened:
    """Back to the plan."""


@dataclass(frozen=True)
class SectionOpened:
    """A section of the plan."""

    section: str
    page: int = 0


@dataclass(frozen=True)
class Ticked:
    """A document is ready, or is not after all."""

    document: str


# --- saved claims -----------------------------------------------------------------------------------------


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
    """A claim as a file: `pdf` or `ics`."""

    claim: str
    form: Literal["pdf", "ics"]


@dataclass(frozen=True)
class DataAsked:
    """All that is kept, as a file."""


@dataclass(frozen=True)
class Shared:
    """A summary of a claim to send on."""

    claim: str


# --- the rest ---------------------------------------------------------------------------------------------


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
class ErasureWanted:
    """Everything is to be deleted."""


Event = (
    LanguageChosen
    | Agreed
    | Started
    | Restarted
    | Opened
    | Closed
    | EntryChosen
    | DialogueChosen
    | TopicsOffered
    | TopicChosen
    | StoryTold
    | FactsConfirmed
    | FactStruck
    | MatterChosen
    | TalkedTo
    | RequestMade
    | Answered
    | Doubted
    | Misread
    | Corrected
    | MonthTurned
    | Kept
    | WhyAsked
    | BackAsked
    | Confirmed
    | Stayed
    | ChangeAsked
    | QuestionAsked
    | AnswerChosen
    | Unanswered
    | PlanOpened
    | SectionOpened
    | Ticked
    | ClaimOpened
    | ClaimMarked
    | ClaimRenamed
    | ClaimDeleted
    | ReminderTurned
    | RemindersTurned
    | RemindersEnded
    | RemindersAsked
    | FileAsked
    | DataAsked
    | Shared
    | NotUnderstood
    | AttachmentSent
    | Looked
    | ReminderDue
    | ExpiryNear
    | ErasureWanted
)

EVENTS: tuple[type[Event], ...] = get_args(Event)
"""Every event there is."""
