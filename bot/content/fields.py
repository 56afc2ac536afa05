"""The fields of a model as its file writes them."""

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType

from pydantic import BaseModel

PLAIN = frozenset({NoneType, bool, int, str, Decimal, date})
"""The types of values that hold nothing else; nearly half of all values are None, left out in the file."""


@cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The names of the fields of a model with their keys in a file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
