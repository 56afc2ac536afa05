"""A text typed where a question is on the screen, read as an event: its answer, or something beside the point."""

from datetime import date
from decimal import Decimal

from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.input.answers import read_among
from bot.dialogue.input.free_text import event_of_text
from bot.dialogue.input.outcomes import Asked, Corrected, Crisis, Left, Outcome, Question, Refused, Taken, Unsure
from bot.dialogue.input.plan_questions import asks_for_papers, general_question
from bot.dialogue.input.questions import benefit_named, form_wanted, is_short, question_at, question_instead, title_of
from bot.dialogue.input.typed import read_typed
from bot.dialogue.places import AtReading, Place
from bot.language.choices.yes_no import read_yes_no
from bot.language.clauses.mood import asks_which
from bot.language.intents.question_features import is_plainly_asking
from bot.language.lexicon.tokens import plain
from bot.session.state import SessionState

_SHORTEST_REQUEST = 2  # words


def event_of_answer(ctx: TurnContext, text: str) -> events.Event:
    """What a text means where a question is on the screen: its answer, or something beside the point."""
    state, id_, place = ctx.state(), ctx.asked, ctx.chat.place
    if state is None or id_ is None:
        return event_of_text(ctx, text)
    if (titled := title_of(ctx, text)) is not None:
        return titled
    if (settled := _of_one(state, place, text)) is not None:
        return settled
    if (form := form_wanted(ctx, text)) is not None:
        return form
    if is_short(text) and asks_for_papers(text):
        return events.RequestMade("forms_documents", benefit=benefit_named(ctx, text))
    if is_plainly_asking(text) and (general := general_question(ctx, text)) is not None:
        return general
    among = read_among(state, place, text, ctx.world.catalogue) if isinstance(place, AtReading) else None
    return _event_of(ctx, among or read_typed(state, id_, text, ctx.world.catalogue), text)


def _of_one(state: SessionState, place: Place, text: str) -> events.Answered | events.Stayed | None:
    """A yes or a no to the only reading on the screen, where the question itself does not ask for one."""
    if not isinstance(place, AtReading) or len(place.candidates) > 1:
        return None
    if state.question(place.question).answer.type == "yes_no":
        return None
    yes = read_yes_no(text)
    return None if yes is None else events.Answered(place.candidates[0]) if yes else events.Stayed()


def _event_of(ctx: TurnContext, outcome: Outcome, text: str) -> events.Event:
    if isinstance(outcome, Taken):
        return events.Answered(outcome.value)
    if isinstance(outcome, Unsure):
        return events.Answered(None)
    if isinstance(outcome, Asked):
        if outcome.why:
            ctx.note(f"reading.{outcome.why}")
        return events.Doubted(outcome.values) if outcome.values else events.MonthTurned(f"{outcome.month:%Y-%m}")
    if isinstance(outcome, Corrected):
        one = len(outcome.values) == 1
        return events.Corrected(outcome.question, outcome.values[0]) if one else events.ChangeAsked(outcome.question)
    if isinstance(outcome, Crisis):
        return events.TalkedTo("distress")
    if isinstance(outcome, Left):
        return event_of_text(ctx, text)
    asked = question_at(ctx, text) if isinstance(outcome, Question) else question_instead(ctx, text)
    clear = asked is not None and (asked.sure or asks_which(plain(text)))
    beside = asked if clear else _request(ctx, text) or asked
    if beside is not None:
        return beside
    return events.Misread(outcome.key, _said(ctx, outcome)) if isinstance(outcome, Refused) else events.Unanswered()


def _request(ctx: TurnContext, text: str) -> events.Event | None:
    """What is asked for where an answer was awaited: a deadline, forms, how a claim stands; never another subject."""
    if len(text.split()) < _SHORTEST_REQUEST:
        return None
    found = event_of_text(ctx, text)
    return found if isinstance(found, events.RequestMade | events.Opened) else None


def _said(ctx: TurnContext, outcome: Refused) -> dict[str, str]:
    """The limits that a refusal names, in words."""
    words = ctx.view().words
    if outcome.key.startswith("sorry.date"):
        return {name: words.day(date.fromisoformat(value)) for name, value in outcome.values.items()}
    in_words = words.money if outcome.key.startswith("sorry.money") else words.number
    return {name: in_words(Decimal(value)) for name, value in outcome.values.items()}
