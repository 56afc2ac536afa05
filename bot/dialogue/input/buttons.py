"""A button, read as an event; and which button of the screen a typed text names.

A number counts the buttons that are shown. Where a number is an answer of its own, it is none of this.
"""

from collections.abc import Callable
from datetime import date

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.input.answers import TYPED, options_of
from bot.dialogue.places import (
    BY_NAME,
    AtArea,
    AtClaim,
    AtClaims,
    AtConfirm,
    AtData,
    AtFacts,
    AtForms,
    AtHelp,
    AtLanguage,
    AtLetters,
    AtLimits,
    AtMenu,
    AtOffices,
    AtPrivacy,
    AtQuestion,
    AtReading,
    AtSection,
    AtTopics,
)
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.router import screen_of
from bot.dialogue.screens.session.sections import section_buttons
from bot.dialogue.screens.view import Tap, parse_tap
from bot.language.choices.options import place_named, read_choice
from bot.language.choices.yes_no import read_yes_no
from bot.language.text.formatting import Language
from bot.plan.workdays import STATES

Read = Callable[[TurnContext, str], "events.Event | None"]


def event_of_button(ctx: TurnContext, button: Button) -> events.Event | None:
    """The event of a button on the screen; None for a link."""
    tap = parse_tap(button.data or "")
    return event_of_tap(ctx, tap) if tap else None


def event_of_tap(ctx: TurnContext, tap: Tap) -> events.Event | None:
    """The event of a tap; None for one that Pandu never offers here, such as an answer the question does not know."""
    read = _ACTIONS.get(tap.action)
    return read(ctx, tap.argument) if read else None


def _number(raw: str) -> int:
    """A page as a button carries it; anything else is the first."""
    return int(raw) if raw.isdecimal() and len(raw) < 4 else 0


def _with_number(raw: str) -> tuple[str, int]:
    name, _, number = raw.rpartition(".")
    return name, _number(number)


def _language(ctx: TurnContext, argument: str) -> events.Event | None:  # noqa: ARG001 - readers are alike
    known: dict[str, Language] = {"ms": "ms", "en": "en"}
    return events.LanguageChosen(known[argument]) if argument in known else None


def _reminder(ctx: TurnContext, argument: str) -> events.Event | None:  # noqa: ARG001
    claim, _, days = argument.rpartition(".")
    return events.ReminderTurned(claim, int(days)) if days.isdecimal() and len(days) < 4 else None


def _among(ctx: TurnContext, argument: str) -> events.Event | None:
    """The options of a group, of which one is meant."""
    state, id_ = ctx.state(), ctx.asked
    answer = state.question(id_).answer if state is not None and id_ is not None else None
    group = answer.groups.get(argument) if isinstance(answer, schema.ChoiceAnswer) else None
    return events.Doubted(group.of) if group else None


def _forms_group(ctx: TurnContext, argument: str) -> events.Event:  # noqa: ARG001
    group, page = _with_number(argument)
    return events.Opened(AtForms(group=group, page=page))


def _area(ctx: TurnContext, argument: str) -> events.Event:  # noqa: ARG001
    area, page = _with_number(argument)
    return events.Opened(AtArea(area, page))


def _mine(ctx: TurnContext, argument: str) -> events.Event | None:
    """The claim that an answer leads to, with what the answer is about already said."""
    answer = ctx.world.content.answers.get(argument)
    if answer is None or answer.opens is None:
        return None
    return events.DialogueChosen(answer.opens.dialogue, tuple(answer.opens.answers.items()))


def _section(ctx: TurnContext, argument: str) -> events.Event:  # noqa: ARG001
    section, _, page = argument.partition(".")
    return events.PlanOpened() if section == "top" else events.SectionOpened(section, _number(page))


def _topic(ctx: TurnContext, id_: str) -> events.Event:
    """The subject that was meant; or, where what was meant is no subject, what is asked or said."""
    topic = ctx.world.content.topics.get(id_)
    if topic is None or topic.opens is not None:
        return events.TopicChosen(id_)
    if topic.screen in BY_NAME:
        return events.Opened(BY_NAME[topic.screen])
    return events.RequestMade(id_) if topic.kind == "request" else events.TalkedTo(id_)


_ACTIONS: dict[str, Read] = {
    "lang": _language,
    "agree": lambda _, __: events.Agreed(),
    "close": lambda _, __: events.Closed(),
    "menu": lambda _, __: events.Opened(AtMenu()),
    "group": lambda _, group: events.Opened(AtMenu(group)),
    "entry": lambda _, entry: events.EntryChosen(entry),
    "go": lambda _, dialogue: events.DialogueChosen(dialogue),
    "later": lambda _, __: events.MatterChosen(),
    "langs": lambda _, __: events.Opened(AtLanguage()),
    "help": lambda _, __: events.Opened(AtHelp()),
    "notice": lambda _, __: events.Opened(AtPrivacy()),
    "forms": lambda _, __: events.Opened(AtForms()),
    "fgroup": _forms_group,
    "form": lambda _, form: events.Opened(AtForms(form=form)),
    "lall": lambda _, page: events.Opened(AtLetters(page=_number(page))),
    "letter": lambda _, letter: events.LetterOpened(letter),
    "lpdf": lambda _, letter: events.LetterFileAsked(letter, "pdf"),
    "ltxt": lambda _, letter: events.LetterFileAsked(letter, "txt"),
    "limits": lambda _, limit: events.Opened(AtLimits(limit)),
    "area": _area,
    "ans": lambda _, answer: events.AnswerChosen(answer),
    "mine": _mine,
    "office": lambda _, state: events.Opened(AtOffices(state if state in STATES else "")),
    "myfile": lambda _, __: events.DataAsked(),
    "mypage": lambda _, page: events.Opened(AtData(_number(page))),
    "right": lambda _, __: events.FactsConfirmed(),
    "wrong": lambda _, question: events.FactStruck(question),
    "yes": lambda _, __: events.Confirmed(),
    "stay": lambda _, __: events.Stayed(),
    "o": lambda _, value: events.Answered(value),
    "among": _among,
    "unsure": lambda _, __: events.Answered(None),
    "month": lambda _, month: events.MonthTurned(month),
    "keep": lambda _, __: events.Kept(),
    "why": lambda _, __: events.WhyAsked(),
    "back": lambda _, __: events.BackAsked(),
    "sec": _section,
    "change": lambda _, __: events.ChangeAsked(),
    "cq": lambda _, question: events.ChangeAsked(question),
    "claims": lambda _, page: events.Opened(AtClaims(_number(page))),
    "claim": lambda _, claim: events.Opened(AtClaim(claim)),
    "copen": lambda _, claim: events.ClaimOpened(claim),
    "cfiled": lambda _, claim: events.ClaimMarked(claim, "filed"),
    "cclose": lambda _, claim: events.ClaimMarked(claim, "closed"),
    "refuse": lambda _, claim: events.ClaimMarked(claim, "refused"),
    "cname": lambda _, claim: events.Opened(AtClaim(claim, "name")),
    "cdel": lambda _, claim: events.Opened(AtClaim(claim, "delete")),
    "cgone": lambda _, claim: events.ClaimDeleted(claim),
    "tick": lambda _, document: events.Ticked(document),
    "rems": lambda _, claim: events.Opened(AtClaim(claim, "reminders")),
    "rem": _reminder,
    "remall": lambda _, claim: events.RemindersTurned(claim),
    "nonews": lambda _, __: events.NewsTurned(wanted=False),
    "news": lambda _, __: events.NewsTurned(wanted=True),
    "remoff": lambda _, claim: events.RemindersEnded(claim),
    "ics": lambda _, claim: events.FileAsked(claim, "ics"),
    "pdf": lambda _, claim: events.FileAsked(claim, "pdf"),
    "clist": lambda _, claim: events.FileAsked(claim, "list"),
    "share": lambda _, claim: events.Shared(claim),
    "topic": _topic,
    "erase": lambda _, __: events.ErasureWanted(),
}


# --- which button a text names ------------------------------------------------------------------------------

# What a button does where a screen asks yes or no. To delete is never said by a mere yes.
_BARE = 2  # words of a yes or a no and nothing else
_YES, _NO = frozenset({"yes", "cfiled", "right"}), frozenset({"stay", "copen"})


def pressed(ctx: TurnContext, text: str) -> Button | None:
    """The button of the current screen that a text names."""
    place = place_named(text)
    if (place is not None or text.strip().isdecimal()) and _asks_only_typed(ctx):
        return None  # the commonest answer, on a screen where no label is a number: no need to make it
    screen = screen_of(ctx.view(), ctx.now)
    choices = shown_choices(screen)
    if place is not None and _counts(ctx, place):
        return choices[place - 1] if 0 < place <= len(choices) else _labelled(choices, text)
    beside = section_buttons(ctx.view()) if isinstance(ctx.chat.place, AtSection) else []
    every = [*choices, *(button for button in screen.nav if button.data), *beside]
    return _labelled(every, text) or _yes_or_no(ctx, screen, text)


def names_nothing(ctx: TurnContext, text: str) -> bool:
    """Whether a text is a number that counts buttons, but none that is shown."""
    at = ctx.chat.place
    if place_named(text) is None or isinstance(at, AtForms) or (isinstance(at, AtClaim) and at.what == "name"):
        return False
    if ctx.asked is None:
        return True
    return isinstance(at, AtReading) and not _is_of_date(ctx)


def shown_choices(screen: Message) -> list[Button]:
    """The buttons that a number counts."""
    return [button for row in screen.rows for button in row if button.data]


def _labelled(buttons: list[Button], text: str) -> Button | None:
    wanted = _folded(text)
    return next((button for button in buttons if _folded(button.label) == wanted), None)


def _yes_or_no(ctx: TurnContext, screen: Message, text: str) -> Button | None:
    """The one button that a yes or a no means, on a screen that asks nothing else."""
    at = ctx.chat.place
    asks = isinstance(at, AtConfirm | AtReading | AtTopics | AtFacts) or (
        isinstance(at, AtClaim) and at.what == "filed"
    )
    yes = read_yes_no(text) if asks else None
    if yes is None:
        return None
    choices = shown_choices(screen)
    if isinstance(at, AtTopics):
        if len(text.split()) > _BARE:
            return None  # who says more than a no tells what happened after all
        return choices[-1] if not yes else choices[0] if len(choices) == 2 else None
    if isinstance(at, AtReading):
        if not _is_of_date(ctx):
            return None  # a yes or a no may be one of the options
        back = [button for button in screen.nav if _action(button) == "back"]
        return choices[0] if yes and len(choices) == 1 else None if yes else back[0]
    found = [button for button in choices if _action(button) in (_YES if yes else _NO)]
    return found[0] if len(found) == 1 else None


def _action(button: Button) -> str:
    tap = parse_tap(button.data or "")
    return tap.action if tap else ""


def _counts(ctx: TurnContext, number: int) -> bool:
    """Whether a number counts buttons: not where it is an answer of its own, or may be one and has to be asked."""
    state, id_, at = ctx.state(), ctx.asked, ctx.chat.place
    if state is None or id_ is None:
        return True
    if isinstance(at, AtReading) and _is_of_date(ctx):
        days = {date.fromisoformat(value).day for value in at.candidates}
        return number not in days or len(days) == 1  # "1" of two firsts of a month is the first button
    if isinstance(at, AtReading):
        return True
    if state.question(id_).answer.type in TYPED:
        return False
    return len(read_choice(str(number), options_of(state.question(id_).answer, ctx.world.catalogue)).candidates) < 2


def _is_of_date(ctx: TurnContext) -> bool:
    state, id_ = ctx.state(), ctx.asked
    return state is not None and id_ is not None and state.question(id_).answer.type == "date"


def _asks_only_typed(ctx: TurnContext) -> bool:
    """Whether the screen is a question that offers nothing to choose from."""
    state, id_ = ctx.state(), ctx.asked
    typed = state is not None and id_ is not None and state.question(id_).answer.type in TYPED
    return isinstance(ctx.chat.place, AtQuestion) and typed


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
