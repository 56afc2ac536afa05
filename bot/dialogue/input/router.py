"""What somebody sent, read as an event: a button, a command, an answer, a question, a story, or none of them."""

from dataclasses import replace
from datetime import date

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.commands import CANONICAL, NAMES
from bot.dialogue.context import TurnContext
from bot.dialogue.input.at_question import event_of_answer
from bot.dialogue.input.buttons import event_of_button, names_nothing, pressed
from bot.dialogue.input.free_text import event_of_text, tells
from bot.dialogue.input.questions import question_aside
from bot.dialogue.inputs import Announced, Attachment, Command, Expiring, Input, Reminded, Typed
from bot.dialogue.places import (
    BY_NAME,
    AtAnswer,
    AtAnswers,
    AtClaim,
    AtFacts,
    AtForms,
    AtLimits,
    AtOffices,
    AtQuestion,
    AtSection,
    AtTopics,
    AtWelcome,
)
from bot.language.choices.states import read_state
from bot.language.choices.yes_no import asks_why, read_yes_no
from bot.language.dates.ahead import YEAR, next_year_of
from bot.language.dates.reader import read_date
from bot.language.text.detect import clearly, mostly
from bot.language.text.formatting import Language
from bot.language.text.masking import mask

_MOST_WORDS_OF_YES = 3
TEXT_LIMIT = 1000  # characters of a message that are read; nobody's answer is longer

_LANGUAGES: dict[str, Language] = {
    "melayu": "ms", "bahasa": "ms", "bahasa melayu": "ms", "bm": "ms", "malay": "ms", "ms": "ms",
    "english": "en", "inggeris": "en", "bi": "en", "eng": "en", "en": "en", "bahasa inggeris": "en",
}  # fmt: skip
_AGREES = frozenset(
    ("setuju", "saya setuju", "agree", "i agree", "agreed", "teruskan", "continue", "boleh", "accept", "proceed",
     "mula", "start")
)  # fmt: skip


def event_of(ctx: TurnContext, received: Input) -> events.Event:
    """The event that an input is. Taps are read apart: they may be old."""
    if isinstance(received, Command):
        return _command(ctx, received)
    if isinstance(received, Attachment):
        return events.AttachmentSent(received.kind, received.place)
    if isinstance(received, Reminded):
        return events.ReminderDue(received.claim, received.days, received.due)
    if isinstance(received, Expiring):
        return events.ExpiryNear(received.on)
    if isinstance(received, Announced):
        return events.NewsCame(received.news)
    if isinstance(received, Typed):
        return _typed(ctx, received)
    return events.Looked()


def _command(ctx: TurnContext, command: Command) -> events.Event:
    name = CANONICAL.get(command.name)
    if name is None:
        return events.NotUnderstood("sorry.unknown_command")
    if name == "start":
        return events.Started(_linked(ctx, command.rest))
    if name == "restart":
        return events.Restarted()
    if name == "back":
        return events.BackAsked()
    if name == "reminders":
        return events.RemindersAsked()
    if name == "forms" and command.rest:
        return events.Opened(AtForms(text=command.rest[:60]))
    if name == "offices" and (state := read_state(command.rest)):
        return events.Opened(AtOffices(state))
    return events.Opened(BY_NAME[name])


def _linked(ctx: TurnContext, payload: str) -> str:
    """The dialogue that a link or a poster names, by its id or by a word of its own; "" for any other."""
    dialogues = ctx.world.content.dialogues
    word = payload.casefold().replace("-", "_").partition(" ")[0]
    return word if word in dialogues else next((id_ for id_, each in dialogues.items() if word in each.links), "")


def _typed(ctx: TurnContext, typed: Typed) -> events.Event:
    if typed.edited:
        return events.NotUnderstood("sorry.edited", {"back": f"/{NAMES['back'][ctx.language]}"})
    if len(typed.text) > TEXT_LIMIT:
        ctx.note("sorry.long")
    text, masked = mask(typed.text[:TEXT_LIMIT])
    if masked:
        ctx.note("sorry.masked")
    if ctx.chat.consent is None:
        return _before_consent(ctx, text)
    button = pressed(ctx, text)
    event = event_of_button(ctx, button) if button else None
    if event is not None:
        return event
    written = clearly(text)
    if written is not None and written != ctx.language and not ctx.chat.offered:
        ctx.offer = written
    return _free_text(ctx, text)


def _before_consent(ctx: TurnContext, text: str) -> events.Event:
    """Typed choices work as taps do; anything else waits, or is answered where it is a question."""
    wanted = " ".join(text.casefold().split()).strip(".!?")
    if wanted in _LANGUAGES:
        return events.LanguageChosen(_LANGUAGES[wanted])
    shown = ctx.chat.step > 0  # nobody agrees to what they have not seen
    if shown and isinstance(ctx.chat.place, AtWelcome) and (wanted in _AGREES or read_yes_no(text)):
        return events.Agreed()
    if wanted in _AGREES:  # to what is not on the screen nobody can agree: that comes first
        return events.Closed() if shown else events.Looked()
    button = pressed(ctx, text)
    event = event_of_button(ctx, button) if button else None
    if event is not None:
        return event
    if (found := _looked_up(ctx, text)) is not None:
        return found
    if ctx.chat.language is None:
        ctx.chat = replace(ctx.chat, language=mostly(text))
    event = event_of_text(ctx, text)
    about = event.about if isinstance(event, events.RequestMade) else None
    asks_of_subject = isinstance(event, events.QuestionAsked) and bool(event.topics)
    may_tell = asks_of_subject or (about is not None and tells(about, text, ctx.today))
    if isinstance(event, events.StoryTold | events.TopicsOffered) or may_tell:
        ctx.chat = replace(ctx.chat, said=text)
    return event


def _answer_beneath(ctx: TurnContext, text: str) -> events.Answered | None:
    """The answer to the question over which others were laid, where a text plainly is one: that question is awaited."""
    state, there = ctx.state(), ctx.chat
    if state is None or state.open_question is None:
        return None
    ctx.chat = replace(there, place=AtQuestion())
    event = event_of_answer(ctx, text)
    if isinstance(event, events.Answered):
        return event
    ctx.chat = there
    return None


def _looked_up(ctx: TurnContext, text: str) -> events.Event | None:
    """What a text means where a name of a form or a day is awaited, and nothing else is asked."""
    place = ctx.chat.place
    if isinstance(place, AtForms):
        return events.Opened(AtForms(text=text[:60]))
    day = _day_of_limit(ctx, place.limit, text) if isinstance(place, AtLimits) and place.limit else None
    return events.LimitDated(day) if day else None


def _day_of_limit(ctx: TurnContext, limit: str, text: str) -> date | None:
    """The day from which a limit is counted; without a year the nearer one, where it may lie ahead."""
    content, day = ctx.world.content, read_date(text, ctx.today).one
    dialogue = content.dialogues[content.limits[limit].opens]
    dated = (dialogue.questions[id_].answer for id_ in dialogue.event_date)
    if day is None or not any(isinstance(answer, schema.DateAnswer) and answer.latest != "today" for answer in dated):
        return day
    return next_year_of(day, text, read_date(text, ctx.today + YEAR).dates, ctx.today) or day


def _answering(ctx: TurnContext) -> bool:
    """Whether a question waits under what is on the screen."""
    state = ctx.state()
    return state is not None and not state.path.is_outcome


def _named(ctx: TurnContext, text: str) -> str | None:
    """The command that a single word names without its slash; at a question only those that no answer sounds like."""
    word = text.strip(" .!?/").casefold()
    name = "menu" if word in ("batal", "cancel", "stop") else CANONICAL.get(word)
    if ctx.asked is not None and (name not in ("menu", "help", "delete", "restart") or word == "stop"):
        return None
    return name


def _free_text(ctx: TurnContext, text: str) -> events.Event:
    place = ctx.chat.place
    if (found := _looked_up(ctx, text)) is not None:
        return found
    if isinstance(place, AtSection) and place.section == "report" and ctx.world.takes_reports:
        return events.MistakeReported(text)
    if isinstance(place, AtClaim) and place.what == "name":
        return events.ClaimRenamed(text)
    if (command := _named(ctx, text)) is not None:
        return _command(ctx, Command(command))
    if isinstance(place, AtAnswer | AtAnswers) and (answer := _answer_beneath(ctx, text)):
        return answer
    if names_nothing(ctx, text):
        return events.NotUnderstood("sorry.choice")
    if isinstance(place, AtTopics | AtAnswers) and read_yes_no(text) and len(text.split()) <= _MOST_WORDS_OF_YES:
        return events.NotUnderstood("sorry.which")
    if ctx.asked is not None and asks_why(text):
        return events.WhyAsked()
    if ctx.asked is not None:
        return event_of_answer(ctx, text)
    event = event_of_text(ctx, text)
    if isinstance(place, AtAnswers) and isinstance(event, events.StoryTold | events.TopicsOffered) and _answering(ctx):
        return question_aside(ctx, text)
    unclear = isinstance(event, events.TopicsOffered | events.NotUnderstood | events.Unanswered)
    return events.NotUnderstood("sorry.facts_first") if unclear and isinstance(place, AtFacts) else event
