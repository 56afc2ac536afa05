"""What can happen to an answer: it is given, doubted, corrected, asked for again, or left as it was."""

import re
from dataclasses import replace

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.input.answers import acceptable
from bot.dialogue.moves.navigation import arrive, count, home
from bot.dialogue.places import AtChange, AtDay, AtQuestion, AtReading
from bot.dialogue.screens.session.calendar import first_month
from bot.plan.model import ClaimPlan
from bot.session.answers import Answer

_FEW = 3  # options offered where an answer was not understood twice
_MONTH = re.compile(r"(19[5-9]\d|20\d\d)-(0[1-9]|1[0-2])")


def asks(ctx: TurnContext, event: object) -> bool:  # noqa: ARG001 - a guard like the others
    """Whether a question is on the screen, and somebody agreed to be asked."""
    return ctx.chat.consent is not None and ctx.asked is not None


def asks_for(ctx: TurnContext, event: events.Answered | events.Doubted) -> bool:
    """Whether what was said can be an answer to the question on the screen: nothing that could not be typed there."""
    state, id_ = ctx.state(), ctx.asked
    if not asks(ctx, event) or state is None or id_ is None:
        return False
    values = event.values if isinstance(event, events.Doubted) else (event.value,)
    return all(value is None or acceptable(state, id_, value) for value in values)


def asks_for_day(ctx: TurnContext, event: object) -> bool:
    """Whether a day is asked for."""
    state, id_ = ctx.state(), ctx.asked
    return asks(ctx, event) and state is not None and id_ is not None and state.question(id_).answer.type == "date"


def has_answers(ctx: TurnContext, event: events.ChangeAsked) -> bool:
    """Whether there is such an answer to change."""
    state = ctx.state()
    return state is not None and event.question in ("", *state.answered)


def give(ctx: TurnContext, event: events.Answered) -> Chat | None:
    """Answers the question on the screen."""
    return _answer(ctx, ctx.asked or "", event.value)


def correct(ctx: TurnContext, event: events.Corrected) -> Chat | None:
    """Changes an earlier answer and says so."""
    state = ctx.state()
    if state is None or event.question not in state.answered:
        return None
    ctx.note("change.corrected")
    return _answer(ctx, event.question, event.value)


def _answer(ctx: TurnContext, id_: str, value: str | None) -> Chat | None:
    """Keeps an answer, and goes where the answers then lead."""
    chat, state, session = ctx.chat, ctx.state(), ctx.chat.session
    if state is None or session is None:
        return None
    before, seen = state.plan, {*state.answered, state.step}
    earlier = {question: answer for question, answer in session.answers.items() if question != id_}
    answers = earlier | {id_: Answer(value, ctx.today, state.question(id_).rev)}
    chat = replace(chat, session=replace(session, answers=answers), misread="")
    if id_ == schema.STATE_QUESTION:
        chat = replace(chat, state=value)
    chat = arrive(ctx, chat)
    after = ctx.state(chat)
    if after is None:
        return chat
    if before is not None and after.plan is not None and after.open_question is None and id_ != schema.STATE_QUESTION:
        _say_what_changed(ctx, before, after.plan)
    if after.step not in seen:  # an answer given again is no step further
        count(ctx, chat)
    return chat


def _say_what_changed(ctx: TurnContext, before: ClaimPlan, now: ClaimPlan) -> None:
    old, new, words = before.nearest(), now.nearest(), ctx.view().words
    if before.outcome_id != now.outcome_id:
        ctx.note("change.outcome_changed")
    elif old and new and old.last_day and new.last_day and old.last_day != new.last_day:
        ctx.note("change.deadline_changed", new=words.day(new.last_day), old=words.day(old.last_day))
    elif [item.benefit.id for item in before.benefits] != [item.benefit.id for item in now.benefits]:
        ctx.note("change.outcome_changed")


def doubt(ctx: TurnContext, event: events.Doubted) -> Chat:
    """Asks which reading was meant; the second time it says why it asks again."""
    place = ctx.chat.place
    if isinstance(place, AtReading) and set(place.candidates) == set(event.values):
        ctx.note("reading.again")
    return replace(ctx.chat, place=AtReading(ctx.asked or "", event.values))


def misread(ctx: TurnContext, event: events.Misread) -> Chat:
    """Says why an answer could not be read; the question stays. The second time in a row it offers a few options."""
    again = ctx.chat.misread == ctx.asked
    few = _few_options(ctx) if again else ()
    if few:
        return replace(ctx.chat, misread="", place=AtReading(ctx.asked or "", few))
    if again:
        ctx.note("sorry.again")
    else:
        ctx.note(event.key, **event.values)
    return replace(ctx.chat, misread="" if again else ctx.asked or "")


def _few_options(ctx: TurnContext) -> tuple[str, ...]:
    """The options listed first, the commonest, where a question has more of them than are offered."""
    state, id_ = ctx.state(), ctx.asked
    answer = state.question(id_).answer if state is not None and id_ is not None else None
    more = isinstance(answer, schema.ChoiceAnswer) and len(answer.options) > _FEW
    return tuple(answer.options)[:_FEW] if isinstance(answer, schema.ChoiceAnswer) and more else ()


def turn_month(ctx: TurnContext, event: events.MonthTurned) -> Chat | None:
    """Shows a month to pick the day from: the first time the month of the answer so far."""
    id_, state = ctx.asked or "", ctx.state()
    if state is None:
        return None
    month = event.month if _MONTH.fullmatch(event.month) else first_month(state, id_)
    return replace(ctx.chat, place=AtDay(id_, month))


def keep(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001 - a move like the others
    """Leaves an answer as it was and goes on from there."""
    return home(ctx, ctx.chat)


def explain(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Shows why the question is asked, or hides it again."""
    place = ctx.chat.place
    if isinstance(place, AtQuestion | AtChange):
        return replace(ctx.chat, place=replace(place, help=not place.help))
    return replace(ctx.chat, place=place)


def change(ctx: TurnContext, event: events.ChangeAsked) -> Chat:
    """Shows the answers to change, or asks one of them again."""
    return replace(ctx.chat, place=AtChange(event.question or None))
