"""What can happen to a saved claim in a turn."""

from dataclasses import replace
from typing import Literal

from bot.content import schema
from bot.dialogue.context import CLAIM, Moves
from bot.dialogue.handouts.files import calendar_file, pdf_file
from bot.dialogue.model import Claim, ClaimStatus, Message, Remind
from bot.dialogue.screens import claims

REFUSED_DIALOGUE = "refused"
_ORDER: tuple[ClaimStatus, ...] = ("open", "filed", "refused", "closed")


def open_plan(moves: Moves, id_: str) -> None:
    """Opens the plan of a claim; asks first when another subject is unfinished."""
    if moves.chat.session and moves.chat.session.id == id_:
        moves.open_claim(id_)
    else:
        moves.leave_for(f"{CLAIM}{id_}")


def set_status(moves: Moves, id_: str, status: Literal["filed", "refused", "closed"]) -> None:
    """Marks a claim, which then reminds no more. An old button of a reminder cannot take a later step back."""
    claim = claims.find(moves.chat, id_)
    if claim is None:
        moves.open("claims")
        return
    if _ORDER.index(status) > _ORDER.index(claim.status):
        moves.chat = claims.put(moves.chat, replace(claim, status=status, reminders=()))
        moves.effects.append(Remind(id_))
    moves.open(f"claim.{id_}")


def refuse(moves: Moves, id_: str) -> None:
    """Marks a claim as refused and opens the subject of refusals, where there is one."""
    set_status(moves, id_, "refused")
    if REFUSED_DIALOGUE in moves.world.content.dialogues:
        moves.leave_for(REFUSED_DIALOGUE)


def delete(moves: Moves, id_: str) -> None:
    """Deletes one claim with its answers and reminders."""
    moves.chat = claims.without(moves.chat, id_)
    moves.effects.append(Remind(id_))
    moves.open("claims")


def rename(moves: Moves, id_: str, name: str) -> None:
    """Gives a claim a short name of its person's own."""
    claim = claims.find(moves.chat, id_)
    if claim is not None:
        short = " ".join(name.split())[: claims.NAME_LIMIT].strip()
        moves.chat = claims.put(moves.chat, replace(claim, name=short))
        moves.open(f"claim.{id_}")


def tick(moves: Moves, document: str) -> None:
    """Ticks a document of the current claim off, or takes the tick back."""
    claim = _current(moves)
    if claim is None:
        return
    ticked = tuple(id_ for id_ in claim.ticked if id_ != document)
    if len(ticked) == len(claim.ticked):
        ticked = (*claim.ticked, document)
    moves.chat = claims.put(moves.chat, replace(claim, ticked=ticked))


def choose_reminder(moves: Moves, argument: str) -> None:
    """Turns one reminder on or off; the argument is `claim.days`."""
    id_, _, days = argument.rpartition(".")
    claim = claims.find(moves.chat, id_)
    if claim is not None and days.isdecimal() and int(days) in claims.REMINDER_DAYS:
        chosen = set(claim.reminders) ^ {int(days)}
        _set_reminders(moves, claim, tuple(sorted(chosen, reverse=True)))


def all_or_no_reminders(moves: Moves, id_: str) -> None:
    """Turns every reminder on, or all off when some are on."""
    claim = claims.find(moves.chat, id_)
    if claim is not None:
        _set_reminders(moves, claim, () if claim.reminders else claims.REMINDER_DAYS)


def no_reminders(moves: Moves, id_: str) -> None:
    """Turns all reminders of a claim off and shows so."""
    claim = claims.find(moves.chat, id_)
    if claim is not None:
        _set_reminders(moves, claim, ())
        moves.open(f"claim.{id_}.reminders")


def _set_reminders(moves: Moves, claim: Claim, days: tuple[int, ...]) -> None:
    changed = replace(claim, reminders=days)
    moves.chat = claims.put(moves.chat, changed)
    moves.effects.append(claims.remind(moves.view, changed, moves.now))


def open_reminders(moves: Moves) -> None:
    """The reminders of the current claim, or the list to choose a claim from."""
    claim = _current(moves) or (moves.chat.claims[-1] if len(moves.chat.claims) == 1 else None)
    moves.open(f"claim.{claim.id}.reminders" if claim else "claims")


def hand_over(moves: Moves, id_: str, kind: str) -> None:
    """Adds the PDF or the calendar file of a claim to the replies."""
    claim = claims.find(moves.chat, id_)
    situation = claims.situation_of_claim(moves.view, claim) if claim else None
    if claim is not None and situation is not None and situation.plan is not None:
        moves.effects.append((pdf_file if kind == "pdf" else calendar_file)(situation, claim))
        moves.as_new = True


def share(moves: Moves, id_: str) -> None:
    """Adds a message made to be forwarded."""
    claim = claims.find(moves.chat, id_)
    if claim is not None:
        link = f"https://t.me/{moves.world.username}?start={claim.session.dialogue}" if moves.world.username else ""
        moves.effects.append(Message(claims.share_text(moves.view, claim, link)))
        moves.note("share.title")
        moves.as_new = True


def ask_whether_filed(moves: Moves) -> None:
    """At the first visit after a safe day has passed, asks once whether the claim was filed."""
    for claim in moves.chat.claims:
        if claim.status == "open" and not claim.asked and _safe_day_passed(moves, claim):
            moves.chat = claims.put(moves.chat, replace(claim, asked=True))
            moves.open(f"claim.{claim.id}.filed")
            return


def _safe_day_passed(moves: Moves, claim: Claim) -> bool:
    """Whether the claim was answered on an earlier day than today, and a safe day of it lies behind."""
    kept = max((answer.on for answer in claim.session.answers.values()), default=moves.today)
    situation = claims.situation_of_claim(moves.view, claim)
    plan = situation.plan if situation and kept < moves.today else None
    own = [item for item in plan.deadlines() if item.rule.by in schema.CLAIMANTS] if plan else []
    return any(item.act_by and item.act_by < moves.today and item.rule.kind in ("claim", "appeal") for item in own)


def _current(moves: Moves) -> Claim | None:
    session = moves.chat.session
    return claims.find(moves.chat, session.id) if session else None
