"""The screens of saved claims, and the messages about them."""

from datetime import date, datetime, timedelta
from urllib.parse import quote

from bot.dialogue.chat import Claim
from bot.dialogue.claims import NAME_LIMIT, REMINDER_DAYS, at_night, reminder_times
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session.wording import Spoken
from bot.dialogue.screens.session_view import session_view
from bot.dialogue.screens.view import LABEL_LIMIT, View, bold, in_columns, page_count, plain, spoken_text
from bot.handout.model import Handout
from bot.handout.summary import summary_of
from bot.language.text.formatting import MALAYSIA
from bot.language.text.lengths import shorten

_ROWS = 7
_TELEGRAM = "https://t.me/share/url?url={link}&text={text}"
_WHATSAPP = "https://wa.me/?text={text}"


def name_of(view: View, claim: Claim) -> str:
    """The name its person gave, or the dialogue's title with the day of what happened."""
    day = "" if claim.name else _day_of(view, claim)
    return f"{_title_of(view, claim)}, {day}" if day else _title_of(view, claim)


def _title_of(view: View, claim: Claim) -> str:
    dialogue = view.content.dialogues.get(claim.session.dialogue)
    return claim.name or (view.words.text(dialogue.title) if dialogue else claim.id)


def _day_of(view: View, claim: Claim) -> str:
    """The day of what happened; empty where it is not known."""
    dialogue = view.content.dialogues.get(claim.session.dialogue)
    given = (claim.session.answers.get(id_) for id_ in (dialogue.event_date if dialogue else ()))
    day = next((answer.value for answer in given if answer and answer.value), None)
    return view.words.date(date.fromisoformat(day)) if day else ""


def claims_screen(view: View, page: int) -> Message:
    """The claims, each with its nearest day."""
    listed = view.chat.claims[page * _ROWS : (page + 1) * _ROWS]
    lines = [bold(view.words.ui("claims.title"))]
    lines += [_line(view, claim) for claim in listed] or [view.ui("claims.none")]
    rows = in_columns([view.button(_label(view, claim), "claim", claim.id) for claim in listed], columns=1)
    turns = view.turns(page, page_count(len(view.chat.claims), _ROWS), "claims")
    return Message("\n\n".join(lines), (*rows, *turns), _nav(view))


def _label(view: View, claim: Claim) -> str:
    """The name on a button: the day first, as the end may be cut."""
    day = "" if claim.name else _day_of(view, claim)
    name = ": ".join(filter(None, (day, _title_of(view, claim))))
    return shorten(name, LABEL_LIMIT)


def _line(view: View, claim: Claim) -> str:
    lines = [bold(name_of(view, claim)), view.ui(f"claim_status.{claim.status}")]
    shown = session_view(view, claim.session)
    if shown and shown.plan and claim.status == "open":
        nearest = shown.plan.nearest()
        if nearest:
            lines += Spoken(shown).dates(nearest)
    return "\n".join(lines)


def claim_screen(view: View, claim: Claim) -> Message:
    """One claim: where it stands, and what can be done with it."""
    blocks = [_line(view, claim)]
    shown = session_view(view, claim.session)
    if shown and shown.plan and claim.status == "open":
        blocks.append(Spoken(shown).ready(claim))
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
    shown = session_view(view, claim.session)
    plan = shown.plan if shown else None
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
    shown = session_view(view, claim.session)
    if shown is None or claim.status != "open":
        return None
    plan = shown.plan
    nearest = plan.nearest() if plan else None
    blocks = [bold(view.words.ui("reminders.reminder", name=name_of(view, claim)))]
    if nearest is None:
        blocks.append(view.ui("reminders.changed"))  # by the questions, since: the promise is kept all the same
    else:
        spoken = Spoken(shown)
        what = view.ui("plan.nearest_first", what=shown.raw(nearest.rule.do))
        blocks += ["\n".join([what, *spoken.dates(nearest)]), spoken.ready(claim)]
    late = now - due > timedelta(hours=1)
    if late:
        blocks.append(view.ui("reminders.late", when=view.words.day(due.astimezone(MALAYSIA).date())))
    last = days == min(claim.reminders, default=0)
    if last:
        blocks.append(bold(view.words.ui("claims.have_you_filed", name=name_of(view, claim))))
    rows = [(view.key("claims.open", "copen", claim.id),)]
    rows.append((view.key("claims.filed_yes" if last else "claims.filed", "cfiled", claim.id),))
    rows.append((view.key("reminders.none", "remoff", claim.id),))
    return Message("\n\n".join(block for block in blocks if block), tuple(rows), silent=at_night(now))


def share_message(view: View, handout: Handout, link: str) -> Message:
    """A plain summary to forward to family or the employer, with buttons that send it on."""
    lines = [bold(handout.title), "", *map(plain, summary_of(handout, view.words))]
    markup = "\n".join([*lines, plain(link)] if link else lines)
    text = quote(spoken_text(markup))
    buttons = [Button(view.words.ui("share.whatsapp"), url=_WHATSAPP.format(text=text))]
    if link:
        buttons.insert(0, Button(view.words.ui("share.telegram"), url=_TELEGRAM.format(link=quote(link), text=text)))
    return Message(markup, (tuple(buttons),))


def _nav(view: View) -> tuple[Button, ...]:
    return (view.key("buttons.back", "close"), view.key("sections.claims", "claims"), view.key("buttons.menu", "menu"))
