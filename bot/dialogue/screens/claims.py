"""Saved claims: a finished guidance is kept, named, ticked off, reminded of, filed and closed. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.dialogue.model import AtPlan, Button, Chat, Claim, Message, Remind
from bot.dialogue.screens.situation import Situation
from bot.dialogue.screens.view import View, bold, in_columns, plain
from bot.dialogue.screens.wording import Spoken
from bot.language.text.formatting import MALAYSIA
from bot.plan.model import ClaimPlan

REMINDER_DAYS = (14, 7, 3, 1, 0)  # before the safe day; the default is all of them
REMINDER_HOUR = time(9, 0)  # Malaysian time
NAME_LIMIT = 28
MOST = 20  # claims of one chat
_ROWS = 7


def find(chat: Chat, id_: str) -> Claim | None:
    """The claim of that id."""
    return next((claim for claim in chat.claims if claim.id == id_), None)


def put(chat: Chat, claim: Claim) -> Chat:
    """The chat with a claim added, or changed in its place."""
    if find(chat, claim.id) is None:
        return replace(chat, claims=(*chat.claims, claim))
    return replace(chat, claims=tuple(claim if kept.id == claim.id else kept for kept in chat.claims))


def without(chat: Chat, id_: str) -> Chat:
    """The chat without a claim, and without its session if that is the current one."""
    session = None if chat.session and chat.session.id == id_ else chat.session
    return replace(chat, session=session, claims=tuple(claim for claim in chat.claims if claim.id != id_))


def keep(chat: Chat, situation: Situation) -> Chat:
    """The chat with its current session kept as a claim, once there is something to claim or to appeal."""
    plan = situation.plan
    known = find(chat, situation.session.id)
    if plan is None or not (known or plan.benefits or plan.appeals) or (not known and len(chat.claims) >= MOST):
        return chat
    session = replace(situation.session, place=AtPlan())
    ends = [item.last_day for item in plan.deadlines() if item.last_day and item.rule.kind != "wait"]
    claim = known or Claim(session.id, session)
    return put(chat, replace(claim, session=session, asked=False, until=max(ends, default=None)))


def situation_of_claim(view: View, claim: Claim) -> Situation | None:
    """The situation of a kept claim, None when its dialogue is no more."""
    machine = view.world.machines.get(claim.session.dialogue)
    return Situation(view, claim.session, machine) if machine else None


def name_of(view: View, claim: Claim) -> str:
    """The name its person gave, or the dialogue's title."""
    dialogue = view.content.dialogues.get(claim.session.dialogue)
    return claim.name or (view.words.text(dialogue.title) if dialogue else claim.id)


def reminder_times(plan: ClaimPlan, days: Sequence[int], now: datetime) -> tuple[tuple[int, datetime], ...]:
    """When the chosen reminders are due: that many days before the safe day, at nine; those still to come."""
    nearest = plan.nearest()
    if nearest is None or nearest.act_by is None:
        return ()
    due = ((n, datetime.combine(nearest.act_by - timedelta(days=n), REMINDER_HOUR, MALAYSIA)) for n in days)
    return tuple((n, at) for n, at in due if at > now)


def at_night(now: datetime) -> bool:
    """Whether a message that nobody asked for just now should make no sound."""
    hour = now.astimezone(MALAYSIA).hour
    return hour < 7 or hour >= 22


def remind(view: View, claim: Claim, now: datetime) -> Remind:
    """The reminders of a claim as they are now to be kept."""
    situation = situation_of_claim(view, claim)
    plan = situation.plan if situation else None
    return Remind(claim.id, reminder_times(plan, claim.reminders, now) if plan else ())


# --- screens ---------------------------------------------------------------------------------------------


def claims_screen(view: View, page: int) -> Message:
    """The claims, each with its nearest day."""
    shown = view.chat.claims[page * _ROWS : (page + 1) * _ROWS]
    lines = [bold(view.words.ui("claims.title"))]
    lines += [_line(view, claim) for claim in shown] or [view.ui("claims.none")]
    rows = list(in_columns([view.button(_label(view, claim), "claim", claim.id) for claim in shown], columns=1))
    turns = []
    if page > 0:
        turns.append(view.key("buttons.previous", "claims", str(page - 1)))
    if (page + 1) * _ROWS < len(view.chat.claims):
        turns.append(view.key("buttons.more", "claims", str(page + 1)))
    rows += [tuple(turns)] if turns else []
    return Message("\n\n".join(lines), tuple(rows), _nav(view))


def _label(view: View, claim: Claim) -> str:
    name = name_of(view, claim)
    return name if len(name) <= 32 else name[:31].rstrip() + "…"


def _line(view: View, claim: Claim) -> str:
    lines = [bold(name_of(view, claim)), view.ui(f"claim_status.{claim.status}")]
    situation = situation_of_claim(view, claim)
    if situation and situation.plan and claim.status == "open":
        nearest = situation.plan.nearest()
        if nearest:
            lines += Spoken(situation).dates(nearest)
    return "\n".join(lines)


def claim_screen(view: View, claim: Claim) -> Message:
    """One claim: where it stands, and what can be done with it."""
    blocks = [_line(view, claim)]
    situation = situation_of_claim(view, claim)
    if situation and situation.plan and claim.status == "open":
        blocks.append(Spoken(situation).ready(claim))
    if claim.status != "open":
        blocks.append(view.ui(f"claims.{claim.status}_next"))
    rows: list[tuple[Button, ...]] = [(view.key("claims.open", "copen", claim.id),)]
    if claim.status == "open":
        rows.append((view.key("sections.reminders", "rems", claim.id),))
        rows.append((view.key("claims.filed", "cfiled", claim.id),))
    if claim.status in ("open", "filed"):
        rows.append((view.key("claims.refused", "refuse", claim.id),))
    if claim.status != "closed":
        rows.append((view.key("claims.close", "cclose", claim.id),))
    rows.append((view.key("claims.rename", "cname", claim.id), view.key("claims.delete", "cdel", claim.id)))
    return Message("\n\n".join(blocks), tuple(rows), _nav(view))


def filed_screen(view: View, claim: Claim) -> Message:
    """Have you filed?"""
    yes, no = view.key("claims.filed_yes", "cfiled", claim.id), view.key("claims.filed_no", "copen", claim.id)
    text = f"{bold(view.words.ui('claims.have_you_filed', name=name_of(view, claim)))}\n\n{_line(view, claim)}"
    return Message(text, ((yes,), (no,)), _nav(view))


def rename_screen(view: View, claim: Claim) -> Message:
    """Asks for a name."""
    text = view.ui("claims.ask_name", name=name_of(view, claim), n=NAME_LIMIT)
    return Message(text, (), (view.key("buttons.back", "claim", claim.id),))


def delete_screen(view: View, claim: Claim) -> Message:
    """The question before one claim is deleted."""
    rows = ((view.key("buttons.keep_data", "claim", claim.id),), (view.key("claims.delete_yes", "cgone", claim.id),))
    return Message(bold(view.words.ui("claims.ask_delete", name=name_of(view, claim))), rows)


def reminders_screen(view: View, claim: Claim, now: datetime) -> Message:
    """The choice of reminders for a claim with a safe day ahead."""
    situation = situation_of_claim(view, claim)
    plan = situation.plan if situation else None
    nearest = plan.nearest() if plan else None
    title = bold(view.words.ui("reminders.title"))
    nav = (view.key("sections.plan", "copen", claim.id), view.key("buttons.menu", "menu"))
    if plan is None or nearest is None or nearest.act_by is None or not reminder_times(plan, REMINDER_DAYS, now):
        return Message(f"{title}\n\n{view.ui('reminders.no_day')}", (), nav)
    lines = [title, view.ui("reminders.what", day=view.words.day(nearest.act_by))]
    coming = dict(reminder_times(plan, claim.reminders, now))
    if coming:
        lines.append("\n".join(view.ui("reminders.at", when=view.words.day(at.date())) for at in coming.values()))
    buttons = []
    for days, _ in reminder_times(plan, REMINDER_DAYS, now):
        on = view.words.ui("reminders.on" if days in claim.reminders else "reminders.off")
        label = view.words.ui("reminders.same_day") if days == 0 else view.words.ui("reminders.before", n=days)
        buttons.append(view.button(f"{label}: {on}", "rem", f"{claim.id}.{days}"))
    every = view.key("reminders.none" if claim.reminders else "reminders.all", "remall", claim.id)
    return Message("\n\n".join(lines), (*in_columns(buttons, columns=1), (every,)), nav)


def reminder(view: View, claim: Claim, days: int, due: datetime, now: datetime) -> Message | None:
    """The reminder itself; None when there is nothing left to remind of. At night it makes no sound."""
    situation = situation_of_claim(view, claim)
    if situation is None or claim.status != "open":
        return None
    plan = situation.plan
    nearest = plan.nearest() if plan else None
    blocks = [bold(view.words.ui("reminders.reminder", name=name_of(view, claim)))]
    if nearest is None:
        blocks.append(
            view.ui("reminders.changed")
        )  # the questions have changed since: the promise is kept all the same
    else:
        spoken = Spoken(situation)
        what = view.ui("plan.nearest_first", what=situation.raw(nearest.rule.do))
        blocks += ["\n".join([what, *spoken.dates(nearest)]), spoken.ready(claim)]
    late = now - due > timedelta(hours=1)
    if late:
        blocks.append(view.ui("reminders.late", when=view.words.day(due.astimezone(MALAYSIA).date())))
    rows = [(view.key("claims.open", "copen", claim.id),)]
    if days == min(claim.reminders, default=0):
        blocks.append(bold(view.words.ui("claims.have_you_filed", name=name_of(view, claim))))
        rows.append((view.key("claims.filed_yes", "cfiled", claim.id),))
    rows.append((view.key("reminders.none", "remoff", claim.id),))
    return Message("\n\n".join(block for block in blocks if block), tuple(rows), silent=at_night(now))


def share_text(view: View, claim: Claim, link: str) -> str:
    """A plain summary to forward to family or the employer, without anything personal."""
    situation = situation_of_claim(view, claim)
    if situation is None or situation.plan is None:
        return ""
    plan, words = situation.plan, view.words
    lines = [bold(words.text(situation.dialogue.title)), ""]
    lines += [f"{n}. {plain(situation.raw(item.benefit.name))}" for n, item in enumerate(plan.benefits, 1)]
    papers = [words.text(view.content.documents[use.id].name) for use in plan.documents()]
    sheets = [view.content.forms[use.id] for use in plan.forms()]
    codes = [form.code or words.text(form.name) for form in sheets]
    if codes:
        lines += ["", view.ui("share.forms", list=", ".join(codes))]
    if papers:
        lines += ["", view.ui("share.documents", list=", ".join(papers))]
    lines += ["", view.ui("share.line"), view.ui("share.not_perkeso")]
    return "\n".join([*lines, plain(link)] if link else lines)


def _nav(view: View) -> tuple[Button, ...]:
    return (view.key("buttons.back", "close"), view.key("sections.claims", "claims"), view.key("buttons.menu", "menu"))
