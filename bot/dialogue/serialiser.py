"""A chat as JSON, for the store. What is written today can be read by a later Pandu: new fields have defaults."""

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.dialogue.chat import Chat
from bot.dialogue.first_format import is_first_format, migrate

_CHAT = TypeAdapter(Chat)


def dump(chat: Chat) -> bytes:
    """The chat as UTF-8 JSON."""
    return _CHAT.dump_json(chat)


def load(raw: bytes) -> Chat:
    """The chat that `dump` wrote, now or in the first version. Raises ValueError for anything else."""
    try:
        data = orjson.loads(raw)
        if is_first_format(data):
            data = migrate(data)
        return _CHAT.validate_python(data)
    except (ValidationError, TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a saved chat: {type(error).__name__}") from error
