"""Everything a person or a clock can do, understood: the events of the conversation's machine."""

from typing import get_args

from bot.dialogue.events.answers import Answered as Answered
from bot.dialogue.events.answers import BackAsked as BackAsked
from bot.dialogue.events.answers import ChangeAsked as ChangeAsked
from bot.dialogue.events.answers import Confirmed as Confirmed
from bot.dialogue.events.answers import Corrected as Corrected
from bot.dialogue.events.answers import Doubted as Doubted
from bot.dialogue.events.answers import Kept as Kept
from bot.dialogue.events.answers import Misread as Misread
from bot.dialogue.events.answers import MonthTurned as MonthTurned
from bot.dialogue.events.answers import Stayed as Stayed
from bot.dialogue.events.answers import WhyAsked as WhyAsked
from bot.dialogue.events.claims import ClaimDeleted as ClaimDeleted
from bot.dialogue.events.claims import ClaimMarked as ClaimMarked
from bot.dialogue.events.claims import ClaimOpened as ClaimOpened
from bot.dialogue.events.claims import ClaimRenamed as ClaimRenamed
from bot.dialogue.events.claims import DataAsked as DataAsked
from bot.dialogue.events.claims import FileAsked as FileAsked
from bot.dialogue.events.claims import RemindersAsked as RemindersAsked
from bot.dialogue.events.claims import RemindersEnded as RemindersEnded
from bot.dialogue.events.claims import RemindersTurned as RemindersTurned
from bot.dialogue.events.claims import ReminderTurned as ReminderTurned
from bot.dialogue.events.claims import Shared as Shared
from bot.dialogue.events.letters import LetterFileAsked as LetterFileAsked
from bot.dialogue.events.letters import LetterOpened as LetterOpened
from bot.dialogue.events.others import AttachmentSent as AttachmentSent
from bot.dialogue.events.others import ErasureWanted as ErasureWanted
from bot.dialogue.events.others import ExpiryNear as ExpiryNear
from bot.dialogue.events.others import Looked as Looked
from bot.dialogue.events.others import NewsCame as NewsCame
from bot.dialogue.events.others import NewsTurned as NewsTurned
from bot.dialogue.events.others import NotUnderstood as NotUnderstood
from bot.dialogue.events.others import ReminderDue as ReminderDue
from bot.dialogue.events.plans import MistakeReported as MistakeReported
from bot.dialogue.events.plans import PlanOpened as PlanOpened
from bot.dialogue.events.plans import SectionOpened as SectionOpened
from bot.dialogue.events.plans import SendingAsked as SendingAsked
from bot.dialogue.events.plans import Ticked as Ticked
from bot.dialogue.events.questions import AnswerChosen as AnswerChosen
from bot.dialogue.events.questions import LimitDated as LimitDated
from bot.dialogue.events.questions import QuestionAsked as QuestionAsked
from bot.dialogue.events.questions import Unanswered as Unanswered
from bot.dialogue.events.screens import Agreed as Agreed
from bot.dialogue.events.screens import Closed as Closed
from bot.dialogue.events.screens import LanguageChosen as LanguageChosen
from bot.dialogue.events.screens import Opened as Opened
from bot.dialogue.events.screens import Restarted as Restarted
from bot.dialogue.events.screens import Started as Started
from bot.dialogue.events.subjects import DialogueChosen as DialogueChosen
from bot.dialogue.events.subjects import EntryChosen as EntryChosen
from bot.dialogue.events.subjects import FactsConfirmed as FactsConfirmed
from bot.dialogue.events.subjects import FactStruck as FactStruck
from bot.dialogue.events.subjects import MatterChosen as MatterChosen
from bot.dialogue.events.subjects import RequestMade as RequestMade
from bot.dialogue.events.subjects import StoryTold as StoryTold
from bot.dialogue.events.subjects import TalkedTo as TalkedTo
from bot.dialogue.events.subjects import TopicChosen as TopicChosen
from bot.dialogue.events.subjects import TopicsOffered as TopicsOffered

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
    | LimitDated
    | PlanOpened
    | SectionOpened
    | Ticked
    | LetterOpened
    | LetterFileAsked
    | MistakeReported
    | SendingAsked
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
    | NewsCame
    | NewsTurned
    | ErasureWanted
)

EVENTS: tuple[type[Event], ...] = get_args(Event)
"""Every event there is."""
