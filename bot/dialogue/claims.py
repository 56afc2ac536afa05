"""Saved claims: a finished guidance is kept, found, changed and reminded of. Pure; no words and no screens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.dialogue.chat import Chat, Claim
from bot.dialogue.places import AtMenu
from bot.dialogue.replies import Remind
from bot.language.text.formatting import MALAYSIA
from bot.plan.model import ClaimPlan
from bot.session.state import SessionState

REMINDER_DAYS = (14, 7, 3, 1, 0)  # before the safe day; the default is all of them
REMINDER_HOUR = time(9, 0)  # Malaysian time
NAME_LIMIT = 28
MOST = 20  # claims of one chat
NIGHT_ENDS, NIGHT_BEGINS = 7, 22  # o'clock in Malaysia


def find(chat: Chat, id_: str) -> Claim | None:
    """The claim of that id."""
    return next((claim for claim in chat.claims if claim.id == id_), None)


def present(chat: Chat) -> Claim | None:
    """The claim of the present session."""
    return find(chat, chat.session.id) if chat.session else None


def put(chat: Chat, claim: Claim) -> Chat:
    """The chat with a claim added, or changed in its place."""
    if find(chat, claim.id) is None:
        return replace(chat, claims=(*chat.claims, claim))
    return replace(chat, claims=tuple(claim if kept.id == claim.id else kept for kept in chat.claims))


def without(chat: Chat, id_: str) -> Chat:
    """The chat without a claim, and without its session if that is the present one."""
    left = tuple(claim for claim in chat.claims if claim.id != id_)
    if chat.session and chat.session.id == id_:
        return replace(chat, session=None, place=AtMenu(), claims=left)
    return replace(chat, claims=left)


def keep(chat: Chat, state: SessionState) -> Chat:
    """The chat with its present session kept as a claim, once there is something to claim or to appeal."""
    plan, session = state.plan, chat.session
    known = present(chat)
    if session is None or plan is None or not (known or plan.benefits or plan.appeals):
        return chat
    if known is None and len(chat.claims) >= MOST:
        return chat
    ends = [item.last_day for item in plan.deadlines() if item.last_day and item.rule.kind != "wait"]
    claim = known or Claim(session.id, session)
    return put(chat, replace(claim, session=session, asked=False, until=max(ends, default=None)))


def reminder_times(plan: ClaimPlan, days: Sequence[int], now: datetime) -> tuple[tuple[int, datetime], ...]:
    """When the chosen reminders are due: that many days before the safe day, at nine; those still to come."""
    nearest = plan.nearest()
    if nearest is None or nearest.act_by is None:
        return ()
    due = ((n, datetime.combine(nearest.act_by - timedelta(days=n), REMINDER_HOUR, MALAYSIA)) for n in days)
    return tuple((n, at) for n, at in due if at > now)


def due(claim: Claim, state: SessionState | None, now: datetime) -> Remind:
    """The reminders of a claim as they are now to be kept."""
    plan = state.plan if state else None
    return Remind(claim.id, reminder_times(plan, claim.reminders, now) if plan else ())


def at_night(now: datetime) -> bool:
    """Whether a message that nobody asked for just now should make no sound."""
    hour = now.astimezone(MALAYSIA).hour
    return hour < NIGHT_ENDS or hour >= NIGHT_BEGINS
