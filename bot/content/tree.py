"""Looks through the content as trees of models: every value below an item, with its place in the file."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel

from bot.content import rules
from bot.content.fields import PLAIN, fields_of
from bot.content.loader import Content
from bot.content.source import Place

T = TypeVar("T")

KINDS = (
    "dialogues",
    "benefits",
    "appeals",
    "facts",
    "forms",
    "documents",
    "contacts",
    "offices",
    "holidays",
    "glossary",
    "sources",
    "menu",
    "topics",
    "areas",
    "limits",
    "answers",
    "letters",
    "recipients",
    "blanks",
    "checklist",
    "news",
)
"""The fields of `Content` that hold items, by which their origins are kept."""

_CONDITIONS = (rules.Test, rules.All, rules.Any, rules.Not)


def items(content: Content) -> Iterator[tuple[str, str, BaseModel]]:
    """Every item with its kind and its id."""
    for kind in KINDS:
        for id_, item in getattr(content, kind).items():
            yield kind, id_, item


def values(root: object, place: Place = ()) -> list[tuple[object, Place]]:
    """Every model, condition and text below a root with its place, and what holds them; a condition is one value."""
    found = [(root, place)]
    _gather(root, place, found)
    return found


def _gather(root: object, place: Place, found: list[tuple[object, Place]]) -> None:
    # One list filled by all: generators within generators took most of the time of a start.
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(root, BaseModel):
        inner = [(key, getattr(root, name)) for name, key in fields_of(type(root))]
    elif isinstance(root, dict):
        inner = root.items()
    elif isinstance(root, list | tuple):
        inner = enumerate(root)
    for key, value in inner:
        if type(value) not in PLAIN:
            below_ = (*place, key)
            found.append((value, below_))
            if not isinstance(value, str):
                _gather(value, below_, found)


def below(root: object, kind: type[T], place: Place = ()) -> Iterator[tuple[T, Place]]:
    """The values of one type below a root."""
    for value, where in values(root, place):
        if isinstance(value, kind):
            yield value, where


def conditions(root: object, place: Place = ()) -> Iterator[tuple[rules.Condition, Place]]:
    """The conditions below a root."""
    for value, where in values(root, place):
        if isinstance(value, _CONDITIONS):
            yield value, where
