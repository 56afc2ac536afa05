"""The bank of questions that Pandu answers at once, without an interview; `flows/answers/<area>.yaml` holds them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from bot.content.schema.base import Certainty, Id, Model, Refs
from bot.content.schema.entrances import Entry
from bot.content.text import Text


class KnownAnswer(Model):
    """A question as people read it, and its answer: yes, no or what it depends on, the rule, what to do.

    `part`: where in its area it is found by looking through. A `term` says what a word or a short form means. `also`:
    the ids of questions that became this one. `opens`: the dialogue that looks at the person's own case. `facts`: the
    dated figures that the text states, by id; a figure of one value stands as `{id}`. `start` and `until`: the first
    and the last day of an event for which it holds as it stands.
    """

    id: Id
    part: Id
    also: tuple[Id, ...] = ()
    kind: Literal["question", "term"] = "question"
    question: Text
    say: Text
    certainty: Certainty
    sources: Refs
    opens: Entry | None = None
    see_also: Annotated[tuple[Id, ...], Field(max_length=4)] = ()
    start: date | None = Field(default=None, alias="from")
    until: date | None = None
    facts: tuple[Id, ...] = ()
    checked: date


class Part(Model):
    """A part of an area, with a screen of its questions."""

    id: Id
    title: Text


class Area(Model):
    """A part of the bank that is looked through by its own parts. Its file is `<id>.yaml`."""

    id: Id
    title: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=8)]


class Limit(Model):
    """A line of the list of limits: a situation, and the deadline of a benefit or an appeal that it has.

    `ask` asks for the day it counts from, where the deadline names more than one. `opens` is the dialogue that looks at
    one's own case.
    """

    id: Id
    title: Text
    of: Id
    deadline: Id
    ask: Text | None = None
    opens: Id
