"""What is asked of the plan on the screen: it answers about itself, from this person's answers."""

from collections.abc import Callable
from datetime import date

from bot.content import schema
from bot.dialogue import claims, events
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.plans import has_plan
from bot.dialogue.places import BESIDE_PLAN, AtOffices
from bot.language.dates.reader import find_dates
from bot.language.lexicon.patterns import pattern
from bot.language.lexicon.tokens import plain

_TABLE = "plan_questions"
_FEBRUARY = 2
_MOST_WORDS = 12  # a longer text tells something, or asks about something else

_Read = Callable[[TurnContext], "events.Event | None"]


def plan_question(ctx: TurnContext, text: str) -> events.Event | None:
    """What follows from a question about the plan that stands there; None where none is asked, or none is there."""
    if not isinstance(ctx.chat.place, BESIDE_PLAN) or not has_plan(ctx, None):
        return None
    asked = plain(text)
    if len(asked.split()) > _MOST_WORDS:
        return None
    day = _day(ctx, asked)
    if day is not None:
        return day
    if pattern(_TABLE, "some_time").search(asked) and pattern(_TABLE, "may_send").search(asked):
        return events.SectionOpened("deadlines")  # "next month": the days themselves say it
    return next((read(ctx) for kind, read in _ASKED.items() if pattern(_TABLE, kind).search(asked)), None)


def asks_by_when(text: str) -> bool:
    """Whether a text asks for a limit in time by its plain words."""
    return pattern(_TABLE, "by_when").search(plain(text)) is not None


def general_question(ctx: TurnContext, text: str) -> events.Event | None:
    """What the bank says of when the present subject is paid, or of a refusal; None where neither is asked."""
    asked = plain(text)
    if len(asked.split()) > _MOST_WORDS:
        return None
    return next((read(ctx) for kind, read in _GENERAL.items() if pattern(_TABLE, kind).search(asked)), None)


def asks_for_papers(text: str) -> bool:
    """Whether a text asks which papers or forms a claim needs."""
    return pattern(_TABLE, "needs_papers").search(plain(text)) is not None


def asks_where_to_get(text: str) -> bool:
    """Whether a text asks where to get something to fill in."""
    return pattern(_TABLE, "gets").search(plain(text)) is not None


def _day(ctx: TurnContext, text: str) -> events.Event | None:
    """Whether something can still be sent on a day."""
    days = [found.reading.one for found in find_dates(text, ctx.today)]
    day = days[0] if len(days) == 1 else None
    if day is None or not pattern(_TABLE, "may_send").search(text):
        return None
    if day < ctx.today and str(day.year) not in text:
        # A day without a year is read as one that has passed, as events have; to send is still to come.
        day = date(day.year + 1, day.month, min(day.day, 28) if day.month == _FEBRUARY else day.day)
    return events.SendingAsked(day)


def _section(name: str) -> _Read:
    return lambda _: events.SectionOpened(name)


def _of_claim(make: Callable[[str], events.Event], otherwise: str) -> _Read:
    """What is done with the claim that is kept; a section where none is."""

    def read(ctx: TurnContext) -> events.Event:
        claim = claims.present(ctx.chat)
        return make(claim.id) if claim else events.SectionOpened(otherwise)

    return read


def _of_eis(ctx: TurnContext) -> bool:
    session = ctx.chat.session
    return session is not None and session.dialogue in ("job_loss", "eis_new_job")


def _paid_when(ctx: TurnContext) -> events.Event:
    answer = "jsa_first_payment" if _of_eis(ctx) else "how_long_until_paid"
    known = answer in ctx.world.content.answers
    return events.QuestionAsked((answer,), sure=True) if known else events.SectionOpened("steps")


def _if_refused(ctx: TurnContext) -> events.Event | None:
    answer = "appeal_eis_60" if _of_eis(ctx) else "refused_what_next"
    return events.QuestionAsked((answer,), sure=True) if answer in ctx.world.content.answers else None


_GENERAL: dict[str, _Read] = {"paid_when": _paid_when, "refused": _if_refused}
"""What is answered in general where no plan stands yet."""


def _office(ctx: TurnContext) -> events.Event:
    state = ctx.state()
    kept = state.answers.get(schema.STATE_QUESTION) if state else None
    return events.Opened(AtOffices((kept.value if kept else None) or ctx.chat.state or ""))


_ASKED: dict[str, _Read] = {
    "sent": _of_claim(lambda claim: events.ClaimMarked(claim, "filed"), "steps"),
    "page": _of_claim(lambda claim: events.FileAsked(claim, "pdf"), "documents"),
    "reminder": lambda _: events.RemindersAsked(),
    "refused": _section("refused"),
    "late": _section("deadlines"),
    "missing": _section("documents"),
    "paid_when": _paid_when,
    "by_when": _section("deadlines"),
    "papers": _section("documents"),
    "forms": _section("forms"),
    "online": _section("steps"),
    "amount": _section("amounts"),
    "steps": _section("steps"),
    "office": _office,
}
"""The kinds of question in the order in which they are looked for."""
