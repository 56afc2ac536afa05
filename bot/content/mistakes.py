"""What is wrong with the form of an item, said so that its author can mend it: pydantic's errors in plain words."""

import difflib
from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError

from bot.content import schema
from bot.content.source import Place

Mistake = tuple[Place, str, str, str]
"""Where inside the item, the code, what is wrong, and a hint."""

_ANSWER_TAGS = {"choice", "yes_no", "state", "date", "number", "money"}
_A_DAY = ("this is no day", "write it as 2026-11-30")
_MEANT = {
    "date_from_datetime_parsing": _A_DAY,
    "date_parsing": _A_DAY,
    "model_type": ("keys and values belong here", "see docs/writing-dialogues.md"),
}
_PATTERNS = {
    schema.ID: ("this is no id", "lower-case words joined by _"),
    schema.OPTION: ("this is no id of an option", "lower-case words or digits joined by _"),
    schema.SURE_DAY: ("this is no last day", "write it as 2026-11-30 law, or none unknown"),
    schema.SURE_AMOUNT: ("this is no sum", "write it as 58.50 perkeso, or none unknown"),
}


def mistakes(model: type[BaseModel], error: ValidationError) -> Iterator[Mistake]:
    """Each thing that keeps data from being an item of a model."""
    for detail in error.errors(include_url=False):
        loc, kind, message = detail["loc"], detail["type"], detail["msg"]
        place = tuple(part for part in loc if _is_written(loc, part))
        where = ".".join(map(str, place)) or "file"
        if kind == "extra_forbidden":
            key = str(loc[-1])
            close = difflib.get_close_matches(key, sorted(_keys(model) - {key}), n=1)  # it is known, but not here
            hint = f"did you mean '{close[0]}'?" if close else "see docs/writing-dialogues.md"
            yield place, "unknown-key", f"'{where}' is not a key here", hint
        elif kind == "missing":
            yield place, "missing-key", f"'{where}' is missing", ""
        else:
            plain = _MEANT.get(kind) or _PATTERNS.get(detail.get("ctx", {}).get("pattern", ""))
            said, hint = plain or (message.removeprefix("Value error, "), "")
            yield place, "wrong-value", f"{where}: {said}", hint


def _is_written(loc: tuple[str | int, ...], part: str | int) -> bool:
    # pydantic names the branch of a union in its locations; such names stand in no file.
    return isinstance(part, int) or (not part.endswith("Answer") and part not in _ANSWER_TAGS) or part == loc[-1]


def _keys(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    """Every key of a model and of the models below it."""
    keys: set[str] = set()
    for name, info in model.model_fields.items():
        keys.add(info.alias or name)
        keys |= _keys_below(info.annotation, seen | {model})
    return keys


def _keys_below(annotation: object, seen: frozenset[type]) -> set[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return set() if annotation in seen else _keys(annotation, seen)
    keys: set[str] = set()
    for inner in get_args(annotation):
        keys |= _keys_below(inner, seen)
    return keys
