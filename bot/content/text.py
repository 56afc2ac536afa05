"""Text that people read: English as written, with the id path under which its Malay stands."""

from string import Formatter

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from bot.content.fields import PLAIN, fields_of
from bot.content.source import Place


class Text(str):
    """An English text of the content. `context` is its id path, the gettext message context."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, english: str, context: str = "") -> "Text":
        text = super().__new__(cls, english)
        text.context = context
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces. Raises ValueError for braces that do not match."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self) if name is not None)


def texts(model: BaseModel, context: str, place: Place = ()) -> list[tuple[Text, str, Place]]:
    """Every text below a model with its field name (its kind) and its place in the file.

    Sets each text's `context` as it goes: list items share their list's context (the English text tells them
    apart), or use their own `id` where they have one.
    """
    found: list[tuple[Text, str, Place]] = []
    _gather_fields(model, context, place, found)
    return found


def _gather_fields(model: BaseModel, context: str, place: Place, found: list[tuple[Text, str, Place]]) -> None:
    for name, key in fields_of(type(model)):
        value = getattr(model, name)
        if type(value) not in PLAIN:
            _gather(value, name, f"{context}.{key}", (*place, key), found)


def _gather(value: object, kind: str, context: str, place: Place, found: list[tuple[Text, str, Place]]) -> None:
    if isinstance(value, Text):
        value.context = context
        found.append((value, kind, place))
    elif isinstance(value, BaseModel):
        _gather_fields(value, context, place, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, kind, f"{context}.{key}", (*place, key), found)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            own = vars(item).get("id") if isinstance(item, BaseModel) else None
            _gather(item, kind, f"{context}.{own}" if own else context, (*place, index), found)
