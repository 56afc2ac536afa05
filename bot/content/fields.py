"""The fields of a model that may hold other models, texts or conditions, as its file writes them."""

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel

PLAIN = frozenset({NoneType, bool, int, str, Decimal, date})
"""The types of values that hold nothing else; nearly half of all values are None, left out in the file."""


@cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The names of those fields with their keys in a file."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if not _is_plain(field.annotation))


def _is_plain(annotation: object) -> bool:
    """Whether values of an annotation, or what they are collections of, hold nothing else."""
    if annotation in PLAIN or get_origin(annotation) is Literal:
        return True
    inner = [each for each in get_args(annotation) if each is not ...]
    if get_origin(annotation) is Annotated:
        return _is_plain(inner[0])
    return bool(inner) and all(map(_is_plain, inner))
