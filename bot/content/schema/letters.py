"""What a letter may say: to whom and when it serves, its paragraphs, and what is filled in or left to the pen.

A text of a letter may hold `{name}`: a `Blank` of the register, printed as the answer where it is known and as a line
to write on where it is not. `{gap}`, `{gap_long}` and `{gap_line}` are always lines: for a date or a number, for a name
or a place, and to the end of the line.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from bot.content.schema.base import Certainty, Condition, Id, Model, Ref, Refs
from bot.content.schema.benefits import Use
from bot.content.text import Text

LINES = ("gap", "gap_long", "gap_line")
"""The blanks that are always lines to write on."""


class Phrase(Model):
    """Words for a blank: they stand where the condition holds and, if named, the benefit is in the plan."""

    say: Text
    when: Condition | None = None
    in_plan: Id | None = None


class Blank(Model):
    """A place in a letter and what fills it: the first of `says` that holds, an answer, or the last day of a deadline.

    `answer` names questions, the first one answered counts. Nothing known leaves a line: `short`, `long` or `line`.
    """

    id: Id
    space: Literal["short", "long", "line"]
    says: tuple[Phrase, ...] = ()
    answer: tuple[Id, ...] = ()
    deadline: Id | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Blank":
        if sum(map(bool, (self.says, self.answer, self.deadline))) > 1:
            raise ValueError("a blank is filled from 'says', 'answer' or 'deadline', one of them")
        return self


class Recipient(Model):
    """Whom a letter is for: a name for lists, the lines of the address, and how to hand it over with proof."""

    id: Id
    name: Text
    lines: tuple[Text, ...]
    hand_over: Text
    sources: tuple[Ref, ...] = ()


class Paragraph(Model):
    """A paragraph and, in this order, what stands below it.

    `room` counts empty lines to write on, `points` are lettered, `ticks` have a box each, `lines` are labelled lines to
    fill in, `sketch` is a frame to draw in. Boxes within a sentence are written `[ ]`. A text alone is a paragraph.
    """

    say: Text
    room: Annotated[int, Field(ge=0, le=6)] = 0
    points: tuple[Text, ...] = ()
    ticks: tuple[Text, ...] = ()
    lines: tuple[Text, ...] = ()
    sketch: bool = False
    when: Condition | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        return {"say": raw} if isinstance(raw, str) else raw


class Offer(Model):
    """Where a letter is offered: in a dialogue, at these outcomes (all where none is named), and when.

    `passed` asks that the last day of a claim has passed; such letters come first. `place` orders the letters of one
    plan, and the first of them stands in Today.
    """

    dialogue: Id
    outcomes: tuple[Id, ...] = ()
    when: Condition | None = None
    passed: bool = False
    place: Annotated[int, Field(ge=1, le=9)]


class Letter(Model):
    """A letter to copy, print and sign, or a statement, which has its own head and signatures and no addressee.

    `signer` signs it. `for_other` says that somebody may write it for the worker: where the answer `for_whom` is
    `other`, a sentence saying so follows the opening. `deadlines` are the limits it serves, by id; `limit` says them in
    words. `head` and `signatures` replace what every letter has. `words` are what people type to find it. `note` is for
    authors.
    """

    id: Id
    title: Text
    when_to_use: Text
    layout: Literal["letter", "statement"] = "letter"
    to: Id
    signer: Literal["worker", "family", "guardian", "employer", "witness"]
    for_other: bool = False
    offers: Annotated[tuple[Offer, ...], Field(min_length=1)]
    deadlines: tuple[Id, ...] = ()
    limit: Text
    cautions: Annotated[tuple[Text, ...], Field(min_length=1)]
    head: tuple[Text, ...] = ()
    heading: Text
    opening: Paragraph
    body: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    closing: Text | None = None
    signatures: tuple[Text, ...] = ()
    enclosures: tuple[Text, ...] = ()
    forms: tuple[Use, ...] = ()
    hand_over: Text | None = None
    words: tuple[str, ...] = ()
    certainty: Certainty
    checked: date
    sources: Refs
    note: str | None = None


class ChecklistPart(Model):
    """A part of the checklist: a title, boxes to tick and lines to write on. `of_plan` adds the plan's own items."""

    id: Id
    title: Text
    ticks: tuple[Text, ...] = ()
    lines: tuple[Text, ...] = ()
    of_plan: Literal["documents", "forms"] | None = None


class Checklist(Model):
    """The page to take to the counter."""

    id: Id
    title: Text
    opening: Text
    parts: Annotated[tuple[ChecklistPart, ...], Field(min_length=1)]
    closing: Text
    certainty: Certainty
    checked: date
    sources: Refs
