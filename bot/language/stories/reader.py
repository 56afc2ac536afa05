"""The facts a story states about a dialogue's questions, to be shown and confirmed. Pure; conservative by design.

Only what is said counts: questions, suppositions, denials and other people's facts propose nothing. Nothing here is an
answer before the person says so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.content import schema
from bot.language.clauses.people import ME, OTHER, whom
from bot.language.clauses.split import Clause, Mood, clauses
from bot.language.stories.days import day_of
from bot.language.stories.happenings import told
from bot.language.stories.pay import pay_of
from bot.language.stories.phrases import says


def read_story(text: str, dialogue: schema.Dialogue, today: date) -> dict[str, str]:
    """Question id -> value that the text states: an option's id, yes or no, an ISO date, a decimal sum."""
    parts = clauses(text)
    said = [clause for clause in parts if clause.mood is Mood.SAID]
    found: dict[str, str] = {}
    for id_, question in dialogue.questions.items():
        value = _value(text, said, question.answer, today)
        if value is not None:
            found[id_] = value
    return found


def _value(text: str, said: Sequence[Clause], answer: schema.Answer, today: date) -> str | None:
    if isinstance(answer, schema.DateAnswer) and answer.story:
        day = day_of(said, answer.story, today, ahead=answer.latest != "today")
        return day.isoformat() if day else None
    if isinstance(answer, schema.MoneyAnswer) and answer.story:
        amount = pay_of(said, answer.story, today)
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
        if says(clause.text, phrase)
    }
    return said_of.pop() if len(said_of) == 1 else None


def second_matter(text: str, opened: schema.Dialogue, dialogues: Mapping[str, schema.Dialogue]) -> str | None:
    """The first of the dialogues beside the opened one whose happening the text says has come about, too."""
    said = [clause for clause in clauses(text) if clause.mood is Mood.SAID]
    return next((id_ for id_ in opened.also if _tells(said, dialogues[id_].happening)), None)


def day_of_matter(text: str, dialogue: schema.Dialogue, today: date) -> dict[str, str]:
    """Of a second matter only the day it happened, where the text ties it to that."""
    found = read_story(text, dialogue, today)
    return {id_: found[id_] for id_ in dialogue.event_date if id_ in found}


def _tells(said: Sequence[Clause], kind: str | None) -> bool:
    return kind is not None and any(True for clause in said for _ in told(clause.text, kind))


def _decimal(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
