"""`pandu understand`: lines in, one JSON object a line out. The very code of the chat; it keeps nothing."""

import sys
from datetime import date, datetime, time
from io import TextIOWrapper
from json import dumps, loads
from pathlib import Path
from typing import Any

import click

from bot.app import make_world
from bot.commands.shared import FLOWS
from bot.content.loader import load, packaged_flows
from bot.dialogue import events
from bot.dialogue.chat import Chat, Matter
from bot.dialogue.context import TurnContext
from bot.dialogue.input.free_text import event_of_text
from bot.dialogue.input.measures import days_of
from bot.dialogue.input.outcomes import Asked, Corrected, Left, Outcome, Question, Refused, Taken
from bot.dialogue.input.questions import question_instead, question_of
from bot.dialogue.input.story import Story
from bot.dialogue.input.typed import read_typed
from bot.dialogue.world import World
from bot.language.choices.states import near_state, read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import DateReading, find_dates, read_date
from bot.language.intents.answers import find_answers
from bot.language.numbers.money import read_money
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
    for line in TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace"):
        text = line.rstrip("\r\n")
        if answers:
            found = _typed(world, loads(text), day)
        elif kind == "topic":
            found = _story(world, text, day)
        else:
            found = _value(text, kind, day)
        click.echo(dumps(found, ensure_ascii=False))


def _turn(world: World, today: date) -> TurnContext:
    """A turn of a chat in which nothing was said yet."""
    return TurnContext(Chat(), datetime.combine(today, time(12), MALAYSIA), world)


def _story(world: World, text: str, today: date) -> dict[str, Any]:
    """What the chat makes of a text: a story it would open, subjects it would ask about, or an answer it would give."""
    story = world.ear.hear(text, today)
    event = event_of_text(_turn(world, today), text)
    told = event.about if isinstance(event, events.RequestMade) else event
    told = told if isinstance(told, events.StoryTold) else None
    asked = event if isinstance(event, events.QuestionAsked) else None
    later = told.later[0] if told and told.later else _second_of(world, event, text, today)
    facts = {f"{told.dialogue}.{question}": value for question, value in told.facts} if told else {}
    if later:
        facts |= {f"{later.dialogue}.{question}": value for question, value in later.facts}
    return {
        "text": text,
        "topic": told.topic if told and isinstance(event, events.StoryTold) else story.topic,
        "subject": story.subject,
        "asks": story.asks,
        "score": story.score,
        "decision": _decision(event),
        "alternatives": _alternatives(event, story),
        **_dates([found.reading for found in find_dates(text, today)]),
        "dialogue": told.dialogue if told else event.dialogue if isinstance(event, events.DialogueChosen) else None,
        "second": later.dialogue if later else None,
        "facts": facts,
        "answers": _answers(text, asked.answers if asked else (told.answer,) if told and told.answer else ()),
        "answer": ("say" if asked.sure else "offer") if asked else "say" if told and told.answer else "none",
        "crisis": story.crisis,
    }


def _second_of(world: World, event: events.Event, text: str, today: date) -> Matter | None:
    """The second matter that is kept when the first of the subjects asked about is chosen."""
    topics = (world.content.topics[id_] for id_ in event.topics) if isinstance(event, events.TopicsOffered) else ()
    opens = next((topic.opens.dialogue for topic in topics if topic.opens), None)
    second = world.ear.second(text, opens, today) if opens else None
    return Matter(second.dialogue, tuple(second.facts.items())) if second else None


def _decision(event: events.Event) -> str:
    if isinstance(event, events.TopicsOffered) or (isinstance(event, events.QuestionAsked) and event.topics):
        return "ask"
    return "none" if isinstance(event, events.NotUnderstood | events.Unanswered | events.QuestionAsked) else "open"


def _alternatives(event: events.Event, story: Story) -> list[dict[str, Any]]:
    """The subjects beside the one named: those offered with a question, else the next likely ones."""
    if isinstance(event, events.QuestionAsked) and event.topics:
        return [{"topic": id_, "score": 0.0} for id_ in event.topics]
    return [{"topic": one.topic, "score": one.score} for one in story.alternatives]


def _answers(text: str, given: tuple[str, ...]) -> list[dict[str, Any]]:
    """The answers of the bank nearest to a text with their scores, those that the chat gives or offers first."""
    scores = {match.id: match.score for match in find_answers(text).answers}
    return [{"id": id_, "score": scores.get(id_, 1.0)} for id_ in dict.fromkeys((*given, *scores))]


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


def _typed(world: World, item: dict[str, str], today: date) -> dict[str, Any]:
    """An answer typed at a question of a dialogue, with nothing answered before."""
    text, ctx = item["text"], _turn(world, today)
    outcome = read_typed(world.ear.state(item["dialogue"], {}, today), item["question"], text, world.catalogue)
    found = described(outcome)
    if isinstance(outcome, Question | Refused):
        asked = question_of(ctx, text) if isinstance(outcome, Question) else question_instead(ctx, text)
        found["answers"] = _answers(text, asked.answers) if asked else []
        found["outcome"] = "answered" if asked else found["outcome"]
    return found


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
    return found
