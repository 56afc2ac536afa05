"""What can happen to a saved claim."""

from dataclasses import replace
from typing import get_args

from bot.content import schema
from bot.dialogue import claims, events
from bot.dialogue.chat import Chat, Claim, ClaimStatus
from bot.dialogue.context import TurnContext
from bot.dialogue.files import calendar_file, checklist_file, page_file, taken_away
from bot.dialogue.moves.navigation import CLAIM, leave_for
from bot.dialogue.moves.navigation import open_claim as go_to_claim
from bot.dialogue.places import AtClaim, AtClaims
from bot.dialogue.replies import Remind
from bot.dialogue.screens.own.claims import reminder, share_message
from bot.dialogue.screens.session_view import session_view

REFUSED_DIALOGUE = "refused"
_ORDER: tuple[ClaimStatus, ...] = get_args(ClaimStatus)


def open_claim(ctx: TurnContext, event: events.ClaimOpened) -> Chat:
    """Opens the plan of a claim; asks first when another subject is unfinished."""
    session = ctx.chat.session
    if session is not None and session.id == event.claim:
        return go_to_claim(ctx, ctx.chat, event.claim)
    return leave_for(ctx, ctx.chat, f"{CLAIM}{event.claim}")


def mark(ctx: TurnContext, event: events.ClaimMarked) -> Chat:
    """Marks a claim, which then reminds no more. A refused one leads to the subject of refusals.

    An old button of a reminder cannot take a later step back.
    """
    chat, claim = ctx.chat, claims.find(ctx.chat, event.claim)
    if claim is None:
        return replace(chat, place=AtClaims())
    if _ORDER.index(event.status) > _ORDER.index(claim.status):
        chat = claims.put(chat, replace(claim, status=event.status, reminders=()))
        ctx.effects.append(Remind(claim.id))
    chat = replace(chat, place=AtClaim(claim.id))
    if event.status == "refused" and REFUSED_DIALOGUE in ctx.world.content.dialogues:
        return leave_for(ctx, chat, REFUSED_DIALOGUE)
    return chat


def delete(ctx: TurnContext, event: events.ClaimDeleted) -> Chat:
    """Deletes one claim with its answers and reminders."""
    ctx.effects.append(Remind(event.claim))
    return replace(claims.without(ctx.chat, event.claim), place=AtClaims())


def rename(ctx: TurnContext, event: events.ClaimRenamed) -> Chat | None:
    """Gives the claim on the screen a short name of its person's own."""
    place = ctx.chat.place
    claim = claims.find(ctx.chat, place.claim) if isinstance(place, AtClaim) else None
    if claim is None:
        return replace(ctx.chat, place=AtClaims())
    short = " ".join(event.name.split())[: claims.NAME_LIMIT].strip()
    return replace(claims.put(ctx.chat, replace(claim, name=short)), place=AtClaim(claim.id))


def turn_reminder(ctx: TurnContext, event: events.ReminderTurned) -> Chat | None:
    """Turns one reminder on or off."""
    claim = claims.find(ctx.chat, event.claim)
    if claim is None or event.days not in claims.REMINDER_DAYS:
        return None
    chosen = set(claim.reminders) ^ {event.days}
    return _set_reminders(ctx, claim, tuple(sorted(chosen, reverse=True)))


def turn_reminders(ctx: TurnContext, event: events.RemindersTurned) -> Chat | None:
    """Turns every reminder on, or all off when some are on."""
    claim = claims.find(ctx.chat, event.claim)
    if claim is None:
        return None
    return _set_reminders(ctx, claim, () if claim.reminders else claims.REMINDER_DAYS)


def end_reminders(ctx: TurnContext, event: events.RemindersEnded) -> Chat:
    """Turns all reminders of a claim off and shows so."""
    claim = claims.find(ctx.chat, event.claim)
    if claim is None:
        return replace(ctx.chat, place=AtClaims())
    return replace(_set_reminders(ctx, claim, ()), place=AtClaim(claim.id, "reminders"))


def _set_reminders(ctx: TurnContext, claim: Claim, days: tuple[int, ...]) -> Chat:
    changed = replace(claim, reminders=days)
    ctx.effects.append(claims.due(changed, ctx.state_of(claim.session), ctx.now))
    return claims.put(ctx.chat, changed)


def ask_reminders(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001 - a move like the others
    """The reminders of the present claim, or the list to choose a claim from."""
    chat = ctx.chat
    claim = claims.present(chat) or (chat.claims[-1] if len(chat.claims) == 1 else None)
    return replace(chat, place=AtClaim(claim.id, "reminders") if claim else AtClaims())


def hand_over(ctx: TurnContext, event: events.FileAsked) -> Chat | None:
    """Adds a file of a claim to the replies."""
    claim = claims.find(ctx.chat, event.claim)
    shown = session_view(ctx.view(), claim.session) if claim else None
    if claim is None or shown is None or shown.plan is None:
        return None
    ctx.as_new = True
    if event.form == "ics":
        claim = claim if claim.uid else replace(claim, uid=ctx.world.new_uid())
        ctx.effects.append(calendar_file(shown, claim, ctx.now))
        return claims.put(ctx.chat, claim)
    ctx.effects.append((page_file if event.form == "pdf" else checklist_file)(shown, claim))
    return ctx.chat


def share(ctx: TurnContext, event: events.Shared) -> Chat | None:
    """Adds a message made to be forwarded."""
    claim = claims.find(ctx.chat, event.claim)
    shown = session_view(ctx.view(), claim.session) if claim else None
    if claim is None or shown is None or shown.plan is None:
        return None
    link = ctx.world.link_to(claim.session.dialogue)
    ctx.effects.append(share_message(ctx.view(), taken_away(shown, claim), link))
    ctx.as_new = True
    return ctx.chat


def remind(ctx: TurnContext, event: events.ReminderDue) -> Chat | None:
    """Says a reminder in a message of its own: the screen the person is on stays as it was."""
    ctx.quiet = True
    claim = claims.find(ctx.chat, event.claim)
    message = reminder(ctx.view(), claim, event.days, event.due, ctx.now) if claim else None
    if claim is None or message is None:
        return ctx.chat
    ctx.effects.append(message)
    last = event.days == min(claim.reminders, default=0)
    return claims.put(ctx.chat, replace(claim, asked=True)) if last else ctx.chat


def ask_whether_sent(ctx: TurnContext) -> Chat:
    """At the first visit after a safe day has passed, asks once whether the claim was sent."""
    for claim in ctx.chat.claims:
        if claim.status == "open" and not claim.asked and _safe_day_passed(ctx, claim):
            return replace(claims.put(ctx.chat, replace(claim, asked=True)), place=AtClaim(claim.id, "filed"))
    return ctx.chat


def _safe_day_passed(ctx: TurnContext, claim: Claim) -> bool:
    """Whether the claim was answered on an earlier day than today, and a safe day of it lies behind."""
    kept = max((answer.on for answer in claim.session.answers.values()), default=ctx.today)
    state = ctx.state_of(claim.session) if kept < ctx.today else None
    plan = state.plan if state else None
    own = [item for item in plan.deadlines() if item.rule.by in schema.CLAIMANTS] if plan else []
    return any(item.act_by and item.act_by < ctx.today and item.rule.kind in ("claim", "appeal") for item in own)
