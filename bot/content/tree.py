"""Looks through the content as trees of models: every value below an item, with its place in the file."""

from collections.abc import Iterator
from functools import cache
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


def values(root: object, place: Place = ()) -> list[tuple[object, Place]]:
    """Every value below a root, itself included; a condition is one value."""
    found: list[tuple[object, Place]] = []
    _gather(root, place, found)
    return found


def _gather(root: object, place: Place, found: list[tuple[object, Place]]) -> None:
    # One list filled by all: generators within generators took most of the time of a start.
    found.append((root, place))
    if isinstance(root, str):
        return
    if isinstance(root, BaseModel):
        for name, key in _fields(type(root)):
            _gather(getattr(root, name), (*place, key), found)
    elif isinstance(root, dict):
        for key, value in root.items():
            _gather(value, (*place, key), found)
    elif isinstance(root, list | tuple):
        for index, value in enumerate(root):
            _gather(value, (*place, index), found)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model with their keys in a file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


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
