"""Looks through the content as trees of models: every value below an item, with its place in the file."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from bot.content import rules
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
)
"""The fields of `Content` that hold items, by which their origins are kept."""

_CONDITIONS = (rules.Test, rules.All, rules.Any, rules.Not)


def items(content: Content) -> Iterator[tuple[str, str, BaseModel]]:
    """Every item with its kind and its id."""
    for kind in KINDS:
        for id_, item in getattr(content, kind).items():
            yield kind, id_, item


def values(root: object, place: Place = ()) -> Iterator[tuple[object, Place]]:
    """Every value below a root, itself included; a condition is one value."""
    yield root, place
    if isinstance(root, BaseModel):
        for name, field in type(root).model_fields.items():
            yield from values(getattr(root, name), (*place, field.alias or name))
    elif isinstance(root, dict):
        for key, value in root.items():
            yield from values(value, (*place, key))
    elif isinstance(root, list | tuple):
        for index, value in enumerate(root):
            yield from values(value, (*place, index))


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
