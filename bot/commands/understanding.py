"""`pandu understand`: lines in, one JSON object a line out. The very code of the chat; it keeps nothing."""

import sys
from datetime import date, datetime
from io import TextIOWrapper
from json import dumps, loads
from pathlib import Path
from typing import Any

import click

from bot.app import make_world
from bot.commands.shared import FLOWS
from bot.content.loader import load, packaged_flows
from bot.dialogue.input.measures import days_of
from bot.dialogue.input.outcomes import Asked, Corrected, Left, Outcome, Question, Refused, Taken
from bot.dialogue.input.story import Ear, Story
from bot.dialogue.input.typed import read_typed
from bot.language.choices.states import near_state, read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import DateReading, find_dates, read_date
from bot.language.intents.answers import find_answers
from bot.language.numbers.money import read_money
from bot.language.text.catalogue import Catalogue
from bot.language.text.formatting import MALAYSIA, malaysian_day

_NAMES = {"Question": "answered"}


@click.command("understand")
@click.option("--lang", type=click.Choice(["ms", "en"]), help="Language of the lines; both are always read.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is.")
@click.option("--answers", is_flag=True, help="Each line is {dialogue, question, text, lang}: an answer typed there.")
@click.option("--kind", type=click.Choice(["topic", "date", "money", "choice"]), default="topic", show_default=True)
@click.option("--json", is_flag=True, hidden=True, help="It is always JSON.")
@FLOWS
def understand(
    *, lang: str | None, today: datetime | None, answers: bool, kind: str, json: bool, flows: Path | None
) -> None:
    """Say how Pandu understands each line of the standard input."""
    del lang, json  # both languages are always read, and the output is always JSON
    world = make_world(load(flows or packaged_flows()))
    day = today.date() if today else malaysian_day(datetime.now(MALAYSIA))
    ear = world.ear
    for line in TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace"):
        text = line.rstrip("\r\n")
        if answers:
            found = _typed(ear, world.catalogue, loads(text), day)
        elif kind == "topic":
            found = _story(ear.hear(text, day), text, day)
        else:
            found = _value(text, kind, day)
        click.echo(dumps(found, ensure_ascii=False))


def _story(story: Story, text: str, today: date) -> dict[str, Any]:
    facts = {f"{story.dialogue}.{question}": value for question, value in story.facts.items()}
    if story.second:
        facts |= {f"{story.second.dialogue}.{question}": value for question, value in story.second.facts.items()}
    return {
        "text": text,
        "topic": story.topic,
        "subject": story.subject,
        "asks": story.asks,
        "score": story.score,
        "decision": story.decision,
        "alternatives": [{"topic": one.topic, "score": one.score} for one in story.alternatives],
        **_dates([found.reading for found in find_dates(text, today)]),
        "dialogue": story.dialogue,
        "second": story.second.dialogue if story.second else None,
        "facts": facts,
        **_answers(text),
        "crisis": story.crisis,
    }


def _answers(text: str) -> dict[str, Any]:
    """The questions of the bank that a text may ask, and what is done with them."""
    found = find_answers(text)
    return {"answers": [{"id": one.id, "score": one.score} for one in found.answers], "answer": found.decision}


def _value(text: str, kind: str, today: date) -> dict[str, Any]:
    """A line that is nothing but a date, a sum, or a yes, no or state."""
    found: dict[str, Any] = {"text": text, **_dates([read_date(text, today)])}
    if kind == "money":
        amount = read_money(text)
        found["value"] = None if amount is None else f"{amount.normalize():f}"
    elif kind == "choice":
        yes = read_yes_no(text)
        found["value"] = (read_state(text) or near_state(text)) if yes is None else ("yes" if yes else "no")
    return found


def _dates(readings: list[DateReading]) -> dict[str, Any]:
    return {
        "dates": [day.isoformat() for reading in readings for day in reading.dates],
        "ambiguous": any(reading.ambiguous for reading in readings),
    }


def _typed(ear: Ear, catalogue: Catalogue, item: dict[str, str], today: date) -> dict[str, Any]:
    """An answer typed at a question of a dialogue, with nothing answered before."""
    state = ear.state(item["dialogue"], {}, today)
    outcome = read_typed(state, item["question"], item["text"], catalogue)
    asked = [one.id for one in find_answers(item["text"]).answers] if isinstance(outcome, Question) else None
    return described(outcome) if asked is None else {**described(outcome), "answers": asked}


def described(outcome: Outcome) -> dict[str, Any]:
    """An outcome as one JSON object."""
    name = type(outcome).__name__
    found: dict[str, Any] = {"outcome": _NAMES.get(name, name.lower())}
    if isinstance(outcome, Taken):
        found["value"] = outcome.value
    elif isinstance(outcome, Asked):
        days = [day.isoformat() for day in days_of(outcome.month)] if outcome.month else []
        found["options"] = [*outcome.values, *days]
    elif isinstance(outcome, Corrected):
        found |= {"question": outcome.question, "options": list(outcome.values)}
    elif isinstance(outcome, Left):
        found["topic"] = outcome.topic
    elif isinstance(outcome, Refused):
        found["reason"] = outcome.key
    elif isinstance(outcome, Question):
        found["answers"] = []
    return found
