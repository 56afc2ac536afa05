"""`pandu understand`: lines in, one JSON object a line out. For trying out and measuring; it keeps nothing."""

import json
import sys
from datetime import date, datetime
from io import TextIOWrapper
from typing import Any

import click

from bot.language.choices.states import read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import find_dates, read_date
from bot.language.intents import topics
from bot.language.numbers.money import read_money
from bot.language.text.formatting import MALAYSIA, malaysian_day


@click.command("understand")
@click.option("--lang", type=click.Choice(["ms", "en"]), help="Language of the lines; both are always read.")
@click.option("--kind", type=click.Choice(["topic", "date", "money", "choice"]), default="topic", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is.")
def understand(lang: str | None, kind: str, today: datetime | None) -> None:  # noqa: ARG001 - both are always read
    """Say how Pandu understands each line of the standard input."""
    day = today.date() if today else malaysian_day(datetime.now(MALAYSIA))
    topics.load()
    for line in TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace"):
        click.echo(json.dumps(describe(line.rstrip("\r\n"), kind, day), ensure_ascii=False))


def describe(text: str, kind: str, today: date) -> dict[str, Any]:
    """What is understood of a text. With kind `date` the whole text is a date; else it may hold some.

    `money` and `choice` add `value`: an amount, or `yes`, `no` or a state's id.
    """
    understood = topics.understand(text)
    whole = kind == "date"
    readings = [read_date(text, today)] if whole else [found.reading for found in find_dates(text, today)]
    result: dict[str, Any] = {
        "text": text,
        "topic": understood.topic,
        "subject": understood.subject,
        "asks": understood.asks[0] if understood.asks else None,
        "score": understood.score,
        "decision": understood.decision,
        "alternatives": [{"topic": other.topic, "score": other.score} for other in understood.alternatives],
        "dates": [day.isoformat() for reading in readings for day in reading.dates],
        "ambiguous": any(reading.ambiguous for reading in readings),
    }
    if kind == "money":
        amount = read_money(text)
        result["value"] = None if amount is None else f"{amount.normalize():f}"
    elif kind == "choice":
        yes = read_yes_no(text)
        result["value"] = read_state(text) if yes is None else ("yes" if yes else "no")
    return result
