"""What can happen to an answer in a turn: it is given, filled in ahead, left as it was, or asked for again."""

import re
from dataclasses import replace

from bot.content import schema
from bot.dialogue.context import Moves
from bot.dialogue.model import Answer, AtChange, AtDay, AtPlan, AtQuestion
from bot.dialogue.screens import claims
from bot.dialogue.screens.calendar import first_month
from bot.dialogue.screens.situation import Situation
from bot.plan.model import ClaimPlan

_MONTH = re.compile(r"(19[5-9]\d|20\d\d)-(0[1-9]|1[0-2])")


def answer_asked(moves: Moves, value: str | None) -> None:
    """Answers the question on the screen; None is "I don't know"."""
    situation = moves.situation
    if situation is None or situation.asked is None:
        return
    id_, before, seen = situation.asked, situation.plan, {*situation.answered, situation.step}
    earlier = {id_: answer for id_, answer in situation.session.answers.items() if id_ != situation.asked}
    _keep(moves, earlier | _given(moves, situation, id_, value))
    if id_ == schema.STATE_QUESTION:
        moves.chat = replace(moves.chat, state=value)
    after = moves.situation
    if after is None:
        return
    _arrive(moves, after)
    if before is not None and after.plan is not None and after.open_question is None and id_ != schema.STATE_QUESTION:
        _say_what_changed(moves, before, after.plan)
    if after.step not in seen:  # an answer given again is no step further
        moves.count()


def fill_in(moves: Moves, id_: str, value: str) -> None:
    """Keeps an answer that was given before its question came, and goes on to what is then open.

    It stands before the others: the last one is what was said last to a question, which the next screen reads back.
    """
    situation = moves.situation
    if situation is None:
        return
    _keep(moves, _given(moves, situation, id_, value) | situation.session.answers)
    after = moves.situation
    if after is not None:
        _arrive(moves, after)


def _given(moves: Moves, situation: Situation, id_: str, value: str | None) -> dict[str, Answer]:
    return {id_: Answer(value, moves.today, situation.question(id_).rev)}


def _keep(moves: Moves, answers: dict[str, Answer]) -> None:
    """Keeps the answers, and goes to the first question that is then open."""
    session = moves.chat.session
    if session is not None:
        moves.chat = replace(moves.chat, session=replace(session, answers=answers, place=AtQuestion()))


def _arrive(moves: Moves, situation: Situation) -> None:
    """Where no question is open, at the plan: it is a message to keep, and a claim."""
    if situation.open_question is not None:
        return
    moves.place(AtPlan())
    moves.as_new = True
    moves.chat = claims.keep(moves.chat, situation)
    claim = claims.find(moves.chat, situation.session.id)
    if claim is None and len(moves.chat.claims) >= claims.MOST:
        moves.note("claims.full", n=claims.MOST)
    if claim is not None and claim.reminders:
        moves.effects.append(claims.remind(moves.view, claim, moves.now))


def _say_what_changed(moves: Moves, before: ClaimPlan, now: ClaimPlan) -> None:
    old, new, words = before.nearest(), now.nearest(), moves.view.words
    if before.outcome_id != now.outcome_id:
        moves.note("change.outcome_changed")
    elif old and new and old.last_day and new.last_day and old.last_day != new.last_day:
        moves.note("change.deadline_changed", new=words.day(new.last_day), old=words.day(old.last_day))
    elif [item.benefit.id for item in before.benefits] != [item.benefit.id for item in now.benefits]:
        moves.note("change.outcome_changed")


def pick_day(moves: Moves, month: str) -> None:
    """Shows a month to pick the asked day from: the first time the month of the answer so far."""
    situation = moves.situation
    if situation is None or situation.asked is None:
        return
    if _MONTH.fullmatch(month) is None:
        month = first_month(situation, situation.asked)
    moves.place(AtDay(situation.asked, month))


def keep(moves: Moves) -> None:
    """Leaves an answer as it was and goes on from there."""
    moves.place(AtQuestion())
    situation = moves.situation
    if situation is not None and situation.open_question is None:
        moves.place(AtPlan())


def change(moves: Moves, question: str) -> None:
    """Shows the answers to change, or asks one of them again."""
    situation = moves.situation
    if situation is not None and question in ("", *situation.answered):
        moves.place(AtChange(question or None))
