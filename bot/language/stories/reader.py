"""The facts a story states about a dialogue's questions, to be shown and confirmed. Pure; conservative by design.

Only what is said counts: questions, suppositions, denials and other people's facts propose nothing. Nothing here is an
answer before the person says so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.content import schema
from bot.language.clauses.people import ME, OTHER, whom
from bot.language.clauses.split import Clause, clauses, said_in
from bot.language.stories.days import day_of
from bot.language.stories.happenings import told
from bot.language.stories.pay import pay_of
from bot.language.stories.phrases import says

_DOUBTS = re.compile(r"\b(?:maybe|mungkin|perhaps|agaknya)\b")
_BEHIND = re.compile(r"\b(?:sebab|sbb|kerana|pasal|masa|semasa|lepas|selepas|because|after|while|since|due to)\b")


def read_story(text: str, dialogue: schema.Dialogue, today: date) -> dict[str, str]:
    """Question id -> value that the text states: an option's id, yes or no, an ISO date, a decimal sum."""
    said = said_in(clauses(text))
    found: dict[str, str] = {}
    for id_, question in dialogue.questions.items():
        value = _value(text, said, question.answer, today, of_the_dead=dialogue.happening == ("death",))
        if value is not None:
            found[id_] = value
    return found


def _value(text: str, said: Sequence[Clause], answer: schema.Answer, today: date, *, of_the_dead: bool) -> str | None:
    if isinstance(answer, schema.DateAnswer) and answer.story:
        day = day_of(said, answer.story, today, ahead=answer.latest != "today")
        return day.isoformat() if day else None
    if isinstance(answer, schema.MoneyAnswer) and answer.story:
        amount = pay_of(said, answer.story, today, of_the_dead=of_the_dead)
        return _decimal(amount) if amount is not None and answer.at_least <= amount <= answer.at_most else None
    if isinstance(answer, schema.ChoiceAnswer) and {ME, OTHER} <= answer.options.keys():
        who = whom(text)
        return who if who in answer.options else None
    if isinstance(answer, schema.ChoiceAnswer | schema.YesNoAnswer):
        return _option(said, answer.story)
    return None


def _option(said: Sequence[Clause], story: Mapping[Any, Sequence[str]]) -> str | None:
    """The one option of which a clause says a phrase."""
    said_of = {
        option
        for option, phrases in story.items()
        for phrase in phrases
        for clause in said
        if says(clause.text, phrase) and not _DOUBTS.search(clause.text)
    }
    return said_of.pop() if len(said_of) == 1 else None


def second_matter(text: str, opened: schema.Dialogue, dialogues: Mapping[str, schema.Dialogue]) -> str | None:
    """The first of the dialogues beside the opened one whose happening the text says has come about, too."""
    said = said_in(clauses(text))
    return next((id_ for id_ in opened.also if _tells(said, dialogues[id_].happening)), None)


def matters_told(text: str, dialogues: Mapping[str, schema.Dialogue]) -> tuple[str, ...]:
    """The dialogues whose happenings a text tells, in the order in which they open, when two of them belong together.

    First a failing of the employer, whose dialogue asks what happened; then as told, but what only gives the reason or
    the time ("sebab jatuh", "after a fall") comes last. A death leaves out the accident it came from.
    """
    said = said_in(clauses(text))
    places = {id_: place for id_, one in dialogues.items() if (place := _place(said, one.happening)) is not None}
    kinds = [set(dialogues[id_].happening) for id_ in places]
    fatal = {"death"} in kinds
    found = [
        id_
        for id_ in places
        if not any(set(dialogues[id_].happening) < other for other in kinds)
        and not (fatal and "accident" in dialogues[id_].happening)
    ]
    beside = [id_ for id_ in found if any(_together(dialogues, id_, other) for other in found)]
    return tuple(sorted(beside, key=lambda id_: (dialogues[id_].happening != ("unregistered",), places[id_])))


def _together(dialogues: Mapping[str, schema.Dialogue], one: str, other: str) -> bool:
    return other in dialogues[one].also or one in dialogues[other].also


def _place(said: Sequence[Clause], kinds: Sequence[str]) -> tuple[bool, int] | None:
    """Where a text first tells something, and whether only behind a word of reason or time."""
    places = [
        (_BEHIND.search(clause.text[: match.start()]) is not None, clause.start + match.start())
        for clause in said
        if _tells([clause], kinds)
        for match in told(clause.text, kinds[0])
    ]
    return min(places, default=None)


def day_of_matter(text: str, dialogue: schema.Dialogue, today: date) -> dict[str, str]:
    """Of a second matter only the day it happened, where the text ties it to that."""
    found = read_story(text, dialogue, today)
    return {id_: found[id_] for id_ in dialogue.event_date if id_ in found}


def _tells(said: Sequence[Clause], kinds: Sequence[str]) -> bool:
    return bool(kinds) and any(all(any(True for _ in told(clause.text, kind)) for kind in kinds) for clause in said)


def _decimal(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
