"""What leads from screen to screen and from subject to subject. Each move gives the chat as it then stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from bot.content import schema
from bot.dialogue import claims, events
from bot.dialogue.chat import Chat, Session
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.handing_over import handed_over
from bot.dialogue.places import (
    AnyPlace,
    AtAnswer,
    AtAnswers,
    AtArea,
    AtChange,
    AtClaims,
    AtConfirm,
    AtData,
    AtDay,
    AtDelete,
    AtForms,
    AtHelp,
    AtLanguage,
    AtLetters,
    AtLimits,
    AtMenu,
    AtOffices,
    AtPlan,
    AtPrivacy,
    AtQuestion,
    AtReading,
    AtSection,
    AtWelcome,
    Fact,
)
from bot.dialogue.replies import Counted
from bot.dialogue.screens.own.menu import groups
from bot.session.answers import Answer

CLAIM = "claim:"
"""Begins the name of where to go after leaving a subject, when that is a saved claim."""
PUBLIC = (
    AtHelp,
    AtPrivacy,
    AtLanguage,
    AtData,
    AtDelete,
    AtAnswer,
    AtAnswers,
    AtArea,
    AtLimits,
    AtForms,
    AtLetters,
    AtOffices,
)
"""Screens of public knowledge and of a person's own rights."""


# --- where a chat is when nothing lies over it --------------------------------------------------------------


def home(ctx: TurnContext, chat: Chat) -> Chat:
    """The chat at its open question, at its plan, or at the menu; before the consent, at first contact."""
    return replace(chat, place=_home(ctx, chat))


def _home(ctx: TurnContext, chat: Chat) -> AnyPlace:
    if chat.consent is None:
        return AtWelcome()
    state = ctx.state(chat)
    if state is None:
        return AtMenu()
    return AtQuestion() if state.open_question is not None else AtPlan()


def close(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001 - a move like the others
    """Takes away what lies over the session."""
    return home(ctx, ctx.chat)


def look(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Changes nothing."""
    return ctx.chat


def not_here(ctx: TurnContext) -> Chat:
    """The one answer to what no row allows: it says so, and shows again where the chat is."""
    ctx.note("sorry.not_here")
    return ctx.chat


def apologise(ctx: TurnContext, event: events.NotUnderstood) -> Chat:
    """Says that something was not understood."""
    ctx.note(event.key, **event.values)
    return ctx.chat


# --- screens that need no session ---------------------------------------------------------------------------


def is_public(ctx: TurnContext, event: events.Opened) -> bool:  # noqa: ARG001 - a guard like the others
    """Whether what is to be opened needs no consent."""
    return isinstance(event.place, PUBLIC)


def open(ctx: TurnContext, event: events.Opened) -> Chat:  # noqa: A001 - what it does
    """Lays a screen over the session."""
    return replace(ctx.chat, place=event.place)


# --- subjects -----------------------------------------------------------------------------------------------


def begin(ctx: TurnContext, chat: Chat, dialogue_id: str, given: Mapping[str, str] | tuple[Fact, ...] = ()) -> Chat:
    """Begins a dialogue, with answers already given. An id that is no more leads to the menu."""
    dialogue = ctx.world.content.dialogues.get(dialogue_id)
    if dialogue is None:
        return replace(chat, session=None, place=AtMenu())
    revisions = {id_: question.rev for id_, question in dialogue.questions.items()}
    answers = {id_: Answer(value, ctx.today, revisions[id_]) for id_, value in dict(given).items() if id_ in revisions}
    if chat.state:
        answers[schema.STATE_QUESTION] = Answer(chat.state, ctx.today)
    version = ctx.world.content.versions.get(dialogue_id, "")
    later = tuple(matter for matter in chat.later if matter.dialogue != dialogue_id)
    chat = replace(chat, session=Session(_base36(chat.step), dialogue_id, answers, version), later=later)
    count(ctx, chat)
    return arrive(ctx, chat)


def arrive(ctx: TurnContext, chat: Chat) -> Chat:
    """The chat where its answers lead. At a plan it is kept as a claim."""
    chat = home(ctx, chat)
    state = ctx.state(chat)
    if state is None or not isinstance(chat.place, AtPlan):
        return chat
    chat = claims.keep(chat, state)
    claim = claims.find(chat, chat.session.id) if chat.session else None
    if claim is None and len(chat.claims) >= claims.MOST and state.plan and state.plan.benefits:
        ctx.note("claims.full", n=claims.MOST)
    if claim is not None and claim.reminders:
        ctx.effects.append(claims.due(claim, state, ctx.now))
    return chat


def unfinished(ctx: TurnContext, chat: Chat) -> bool:
    """Whether the session has answers that leaving would drop."""
    state = ctx.state(chat)
    return state is not None and state.open_question is not None and bool(state.path.answered)


def enter(ctx: TurnContext, event: events.EntryChosen) -> Chat | None:
    """Starts what a line of the menu stands for; asks first when another subject is unfinished."""
    return leave_for(ctx, ctx.chat, event.entry) if _entry(ctx, event.entry) is not None else None


def start(ctx: TurnContext, event: events.Started) -> Chat:
    """`/start`: with a dialogue to that dialogue, else to the menu; asks before answers are dropped."""
    if event.dialogue in ctx.world.content.dialogues:
        return leave_for(ctx, ctx.chat, event.dialogue)
    return _ask(ctx.chat, "leave") if unfinished(ctx, ctx.chat) else replace(ctx.chat, place=AtMenu())


def choose_dialogue(ctx: TurnContext, event: events.DialogueChosen) -> Chat:
    """Goes where an outcome or an answer leads: there nothing is dropped that was not already answered."""
    if unfinished(ctx, ctx.chat):
        return leave_for(ctx, ctx.chat, event.dialogue)
    return begin(ctx, ctx.chat, event.dialogue, (*handed_over(ctx, event.dialogue), *event.opens))


def restart(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """The present subject from its first question; asks before answers are dropped."""
    session = ctx.chat.session
    if unfinished(ctx, ctx.chat):
        return _ask(ctx.chat, "restart")
    return begin(ctx, ctx.chat, session.dialogue) if session else replace(ctx.chat, place=AtMenu())


def leave_for(ctx: TurnContext, chat: Chat, where: str) -> Chat:
    """Goes to a line of the menu, a dialogue or a saved claim; asks first when another subject is unfinished."""
    return _ask(chat, "leave", where) if unfinished(ctx, chat) else go(ctx, chat, where)


def _ask(chat: Chat, what: Literal["leave", "restart"], then: str = "") -> Chat:
    return replace(chat, place=AtConfirm(what, then))


def leave(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """The yes to leaving or restarting."""
    place, session = ctx.chat.place, ctx.chat.session
    if isinstance(place, AtConfirm) and place.what == "restart" and session is not None:
        return begin(ctx, ctx.chat, session.dialogue)
    return go(ctx, ctx.chat, place.then if isinstance(place, AtConfirm) else "")


def go(ctx: TurnContext, chat: Chat, where: str) -> Chat:
    """Goes to a line of the menu, a dialogue, a saved claim or, for anything else, to the menu."""
    entry = _entry(ctx, where)
    if entry is not None:
        return begin(ctx, chat, entry.dialogue, entry.answers)
    if where.startswith(CLAIM):
        return open_claim(ctx, chat, where.removeprefix(CLAIM))
    return begin(ctx, chat, where)


def open_claim(ctx: TurnContext, chat: Chat, id_: str) -> Chat:
    """Makes a claim's session the present one, at its plan or at the question that is open again."""
    claim = claims.find(chat, id_)
    if claim is None:
        return replace(chat, place=AtClaims())
    ctx.as_new = True
    return home(ctx, replace(chat, session=claim.session))


def _entry(ctx: TurnContext, argument: str) -> schema.Entry | None:
    group_id, _, index = argument.rpartition(".")
    group = next((group for group in groups(ctx.view()) if group.id == group_id), None)
    return group.entries[int(index)] if group and index.isdecimal() and int(index) < len(group.entries) else None


def back(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """To the question before; from beside a question or the plan, back to that."""
    chat, state = ctx.chat, ctx.state()
    place = chat.place
    if state is None or isinstance(place, AtReading | AtDay | AtSection | AtConfirm):
        return home(ctx, chat)
    asked = place.question if isinstance(place, AtChange) else state.open_question
    answered = state.answered
    position = answered.index(asked) if asked in answered else len(answered)
    return replace(chat, place=AtChange(answered[position - 1]) if position else AtMenu())


def greet_changed_dialogue(ctx: TurnContext) -> Chat:
    """Says once that the questions changed since the session was last used; its answers were replayed."""
    chat, session = ctx.chat, ctx.chat.session
    if session is None:
        return chat
    version = ctx.world.content.versions.get(session.dialogue, "")
    state = ctx.state()
    if state is None:
        ctx.note("sorry.changed_dialogue")
        return replace(chat, session=None, place=AtMenu())
    if session.version == version:
        return chat
    chat = replace(chat, session=replace(session, version=version))
    if not session.answers:
        return chat
    ctx.note("question.kept")
    place = chat.place
    gone = isinstance(place, AtChange | AtReading | AtDay) and place.question not in (*state.answered, state.step)
    lost = isinstance(place, AtPlan | AtSection) and state.open_question is not None
    return home(ctx, chat) if gone or lost else chat


def count(ctx: TurnContext, chat: Chat) -> None:
    """Counts the step reached, without saying by whom."""
    state = ctx.state(chat)
    if state is not None:
        ctx.effects.append(Counted(state.dialogue.id, state.step, ctx.language))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
        if number == 0:
            return text
