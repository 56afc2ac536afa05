"""The conversation: one table of places and events, run by `transitions`.

A row says: in one of these places, when this happens, make this move; it leads to one of those places. Rows are tried
in their order, the first whose guard holds decides. What no row allows, or what does not exist, is answered kindly by
one rule, `not_here`, and changes nothing. The routes of a dialogue are such a machine too (`bot.session.machine`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from transitions import EventData, Machine

from bot.dialogue import events as ev
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.moves import (
    answers,
    claims,
    letters,
    limits,
    navigation,
    news,
    opening,
    others,
    plans,
    questions,
    stories,
)
from bot.dialogue.places import (
    BESIDE_PLAN,
    PLACES,
    AnyPlace,
    AtAnswer,
    AtAnswers,
    AtChange,
    AtClaim,
    AtClaims,
    AtConfirm,
    AtDay,
    AtFacts,
    AtForms,
    AtLanguage,
    AtLetters,
    AtLimits,
    AtMenu,
    AtOffices,
    AtPlan,
    AtQuestion,
    AtReading,
    AtSection,
    AtTopics,
    AtWelcome,
)

Move = Callable[[TurnContext, Any], Chat | None]
"""The chat as it then stands; None where what is asked for does not exist."""
Guard = Callable[[TurnContext, Any], bool]
Kinds = tuple[type[AnyPlace], ...]


class _Here:
    """Where the chat already is."""


def agreed(ctx: TurnContext, event: ev.Event) -> bool:  # noqa: ARG001 - a guard like the others
    """Whether the privacy notice was agreed to."""
    return ctx.chat.consent is not None


def not_agreed(ctx: TurnContext, event: ev.Event) -> bool:  # noqa: ARG001 - a guard like the others
    """Whether nothing was agreed to yet: then nothing personal is asked, used or kept."""
    return ctx.chat.consent is None


def anybody(ctx: TurnContext, event: ev.Event) -> bool:  # noqa: ARG001 - a guard like the others
    """No condition."""
    return True


@dataclass(frozen=True)
class Row:
    """In `places`, when `event` happens and `guard` holds, `move` leads to one of `leads_to`."""

    event: type[ev.Event]
    places: Kinds
    leads_to: tuple[type[AnyPlace] | type[_Here], ...]
    move: Move
    guard: Guard = agreed


HERE = (_Here,)
EVERYWHERE: Kinds = PLACES
ASKING: Kinds = (AtQuestion, AtReading, AtDay, AtChange)
"""Where a question is on the screen, or the list of answers."""
AT_SESSION: Kinds = (*ASKING, AtConfirm, AtPlan, AtSection)
OVER_PLAN: Kinds = (AtAnswer, AtAnswers, AtTopics)
HOME: Kinds = (AtWelcome, AtMenu, AtQuestion, AtPlan)
"""Where a chat is when nothing lies over it."""
BEGUN: Kinds = (AtMenu, AtQuestion, AtPlan, AtConfirm, AtFacts)
"""Where a chat may be once a subject was chosen."""
TABLE: tuple[Row, ...] = (
    # first contact
    Row(ev.LanguageChosen, (AtLanguage,), HOME, opening.choose_language, anybody),
    Row(ev.LanguageChosen, EVERYWHERE, HERE, opening.choose_language, anybody),
    Row(ev.Agreed, EVERYWHERE, (*BEGUN, AtTopics), opening.agree, not_agreed),
    Row(ev.Agreed, EVERYWHERE, HERE, navigation.look),
    Row(ev.Started, EVERYWHERE, (AtWelcome,), opening.ask_before_consent, not_agreed),
    Row(ev.Started, EVERYWHERE, BEGUN, navigation.start),
    Row(ev.StoryTold, EVERYWHERE, (AtWelcome,), stories.wait_for_consent, not_agreed),
    Row(ev.TopicsOffered, EVERYWHERE, (AtWelcome,), stories.wait_for_consent, not_agreed),
    Row(ev.EntryChosen, EVERYWHERE, (AtWelcome,), opening.welcome, not_agreed),
    Row(ev.DialogueChosen, EVERYWHERE, (AtWelcome,), opening.ask_before_consent, not_agreed),
    # what lies over a session, and back
    Row(ev.Opened, EVERYWHERE, navigation.PUBLIC, navigation.open, navigation.is_public),
    Row(ev.Opened, EVERYWHERE, (AtWelcome,), opening.welcome, not_agreed),
    Row(ev.Opened, EVERYWHERE, (AtMenu, AtClaims, AtClaim), navigation.open),
    Row(ev.Closed, EVERYWHERE, HOME, navigation.close, anybody),
    # subjects
    Row(ev.EntryChosen, EVERYWHERE, BEGUN, navigation.enter),
    Row(ev.DialogueChosen, EVERYWHERE, BEGUN, navigation.choose_dialogue),
    Row(ev.TopicsOffered, EVERYWHERE, (AtTopics,), stories.offer_topics),
    Row(ev.TopicChosen, (AtTopics, AtAnswers), (*BEGUN, *HOME), stories.choose_topic),
    Row(ev.StoryTold, EVERYWHERE, (_Here, *BEGUN, AtTopics), stories.tell),
    Row(ev.FactsConfirmed, (AtFacts,), (AtQuestion, AtPlan), stories.confirm),
    Row(ev.FactStruck, (AtFacts,), (AtFacts, AtQuestion, AtPlan), stories.strike_out),
    Row(ev.MatterChosen, EVERYWHERE, BEGUN, stories.begin_matter),
    Row(ev.TalkedTo, EVERYWHERE, (_Here, *HOME), questions.talk, anybody),
    Row(ev.RequestMade, EVERYWHERE, (_Here, AtForms, AtLimits, AtWelcome), questions.answer_request, not_agreed),
    Row(ev.RequestMade, EVERYWHERE, (_Here, AtForms, AtLimits, *BEGUN, AtTopics), questions.answer_request),
    # answers
    Row(ev.Answered, ASKING, (AtQuestion, AtPlan), answers.give, answers.asks_for),
    Row(ev.Doubted, ASKING, (AtReading,), answers.doubt, answers.asks_for),
    Row(ev.Misread, ASKING, (_Here, AtReading), answers.misread, answers.asks),
    Row(ev.Corrected, (*AT_SESSION,), (AtQuestion, AtPlan), answers.correct),
    Row(ev.MonthTurned, ASKING, (AtDay,), answers.turn_month, answers.asks_for_day),
    Row(ev.Kept, (AtChange,), HOME, answers.keep),
    Row(ev.WhyAsked, ASKING, HERE, answers.explain),
    Row(ev.ChangeAsked, AT_SESSION, (AtChange,), answers.change, answers.has_answers),
    Row(ev.BackAsked, (*AT_SESSION, AtFacts), (AtMenu, AtChange, AtQuestion, AtPlan), navigation.back),
    Row(ev.BackAsked, EVERYWHERE, HOME, navigation.close, anybody),
    Row(ev.Confirmed, (AtConfirm,), (*BEGUN, AtClaims), navigation.leave),
    Row(ev.Stayed, (AtConfirm, AtDay, AtReading, AtFacts), HOME, navigation.close),
    Row(ev.Restarted, EVERYWHERE, BEGUN, navigation.restart),
    # questions people ask
    Row(ev.QuestionAsked, AT_SESSION, (_Here, AtAnswers), questions.ask_aside, anybody),
    Row(ev.QuestionAsked, EVERYWHERE, (AtAnswer, AtAnswers), questions.ask, anybody),
    Row(ev.AnswerChosen, EVERYWHERE, (AtAnswer, *HOME), questions.choose, anybody),
    Row(ev.Unanswered, EVERYWHERE, HERE, questions.unanswered, anybody),
    Row(ev.LimitDated, (AtLimits,), HERE, limits.date_limit, anybody),
    # the plan
    Row(ev.PlanOpened, (*AT_SESSION, *OVER_PLAN), (AtPlan,), plans.open_plan, plans.has_plan),
    Row(ev.SectionOpened, (*AT_SESSION, *OVER_PLAN), (AtSection,), plans.open_section, plans.has_plan),
    Row(ev.Ticked, (AtPlan, AtSection), HERE, plans.tick, plans.has_plan),
    Row(ev.MistakeReported, (AtSection,), (AtPlan,), plans.report, plans.has_plan),
    Row(ev.SendingAsked, BESIDE_PLAN, HERE, plans.ask_about_day, plans.has_plan),
    # letters
    Row(ev.LetterOpened, EVERYWHERE, (AtLetters,), letters.open_letter, anybody),
    Row(ev.LetterFileAsked, EVERYWHERE, HERE, letters.hand_over, anybody),
    # saved claims
    Row(ev.ClaimOpened, EVERYWHERE, (*BEGUN, AtClaims), claims.open_claim),
    Row(ev.ClaimMarked, EVERYWHERE, (AtClaim, AtClaims, *BEGUN), claims.mark),
    Row(ev.ClaimRenamed, (AtClaim,), (AtClaim, AtClaims), claims.rename),
    Row(ev.ClaimDeleted, EVERYWHERE, (AtClaims,), claims.delete),
    Row(ev.ReminderTurned, EVERYWHERE, HERE, claims.turn_reminder),
    Row(ev.RemindersTurned, EVERYWHERE, HERE, claims.turn_reminders),
    Row(ev.RemindersEnded, EVERYWHERE, (AtClaim, AtClaims), claims.end_reminders),
    Row(ev.RemindersAsked, EVERYWHERE, (AtClaim, AtClaims), claims.ask_reminders),
    Row(ev.FileAsked, EVERYWHERE, HERE, claims.hand_over),
    Row(ev.Shared, EVERYWHERE, HERE, claims.share),
    # what a clock does, and the rest
    Row(ev.ReminderDue, EVERYWHERE, HERE, claims.remind, anybody),
    Row(ev.ExpiryNear, EVERYWHERE, HERE, others.warn_of_expiry, anybody),
    Row(ev.NewsCame, EVERYWHERE, HERE, news.tell_news, anybody),
    Row(ev.NewsTurned, EVERYWHERE, HERE, news.turn_news),
    Row(ev.DataAsked, EVERYWHERE, HERE, others.hand_over_data, anybody),
    Row(ev.ErasureWanted, EVERYWHERE, HERE, others.erase, anybody),
    Row(ev.AttachmentSent, EVERYWHERE, (_Here, AtOffices), others.take_attachment, anybody),
    Row(ev.NotUnderstood, EVERYWHERE, HERE, navigation.apologise, anybody),
    Row(ev.Looked, EVERYWHERE, HERE, navigation.look, anybody),
)


class _Walker:
    """Where the chat is, what happened, and what the first row that applies made of it."""

    __slots__ = ("ctx", "event", "moved", "row", "state")

    def __init__(self, ctx: TurnContext, event: ev.Event) -> None:
        self.ctx, self.event = ctx, event
        self.state = ctx.chat.place.kind
        self.row: Row | None = None
        self.moved: Chat | None = None

    def take(self, row: Row) -> None:
        """Makes the move of a row, once."""
        if self.row is None and row.guard(self.ctx, self.event):
            self.row, self.moved = row, row.move(self.ctx, self.event)


class IllegalMoveError(Exception):
    """A move led to a place that its row does not name: a fault of ours, never of a person."""


def happen(ctx: TurnContext, event: ev.Event) -> None:
    """Lets something happen to the chat of a turn."""
    walker = _Walker(ctx, event)
    trigger = _MACHINE.events[type(event).__name__]
    if walker.state in trigger.transitions and trigger.trigger(walker):
        assert walker.moved is not None  # noqa: S101 - a transition is only taken after its move
        ctx.chat = walker.moved
    elif walker.row is not None and walker.moved is not None:
        raise IllegalMoveError(f"{type(event).__name__} led from {ctx.chat.place.kind} to {walker.moved.place.kind}")
    else:
        ctx.chat = navigation.not_here(ctx)


def allowed(event: type[ev.Event], place: type[AnyPlace]) -> Iterable[Row]:
    """The rows for an event at a place, in the order in which they are tried."""
    return (row for row in TABLE if row.event is event and place in row.places)


def kind_of(place: type) -> str:
    """The state that a place is in the machine."""
    return str(next(field.default for field in fields(place) if field.name == "kind"))


def _transitions() -> list[dict[str, Any]]:
    """The table as the library wants it: one entry for each place a row may lead from and to."""
    entries = []
    for row in TABLE:
        for place in row.places:
            targets = dict.fromkeys(kind_of(place if target is _Here else target) for target in row.leads_to)
            entries += [
                {
                    "trigger": row.event.__name__,
                    "source": kind_of(place),
                    "dest": target,
                    "conditions": _leads_to(row, target),
                }
                for target in targets
            ]
    return entries


def _leads_to(row: Row, kind: str) -> Callable[[EventData], bool]:
    def condition(data: EventData) -> bool:
        walker = data.model
        assert isinstance(walker, _Walker)  # noqa: S101 - nothing else is ever sent through
        walker.take(row)
        return walker.row is row and walker.moved is not None and walker.moved.place.kind == kind

    return condition


_MACHINE = Machine(
    model=None,
    states=[kind_of(place) for place in PLACES],
    transitions=_transitions(),
    initial=kind_of(AtWelcome),
    auto_transitions=False,
    send_event=True,
    queued=False,
)
