"""The ways into a dialogue: the menu, and what a free text may be about."""

from typing import Annotated, Literal

from pydantic import Field

from bot.content.schema.base import Id, Model, Ref
from bot.content.text import Text


class Entry(Model):
    """A way into a dialogue: with a title of its own and answers already given, if need be."""

    dialogue: Id
    title: Text | None = None
    answers: dict[Id, str] = Field(default={})


class Topic(Model):
    """What a free text may be about, and what follows: as `bot.language.intents.topics` tells apart.

    A `subject` opens a dialogue, and answers requests from its main benefit. A `request` asks something of a subject
    (deadline, forms, amount), or has an answer of its own. `talk` is answered. `say` is said, `contacts` are shown
    with it, `screen` is opened. `first` is what is safe to do today, whatever the case: it stands in the first
    message, before anything is asked.
    """

    id: Id
    title: Text
    kind: Literal["subject", "request", "talk"]
    opens: Entry | None = None
    benefit: Id | None = None
    screen: Literal["forms", "language", "privacy", "menu", "claims", "offices"] | None = None
    say: Text | None = None
    first: Annotated[tuple[Text, ...], Field(max_length=2)] = ()
    contacts: tuple[Id, ...] = ()
    sources: tuple[Ref, ...] = ()


class MenuGroup(Model):
    """One line of the menu: a dialogue, or a group that opens a second list."""

    id: Id
    title: Text
    entries: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=8)]
