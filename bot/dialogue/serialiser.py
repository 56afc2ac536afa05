"""A chat as JSON, for the store. What is written today can be read by a later Pandu: new fields have defaults."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_args

import orjson

from bot.dialogue import model
from bot.dialogue.model import Answer, Chat, Claim, Consent, Place, Session

_PLACES = {place.__name__: place for place in get_args(Place)}
# The fields of each model with what they are when nothing is said.
_FIELDS: dict[type, tuple[tuple[str, Any], ...]] = {
    kind: tuple((field.name, field.default) for field in fields(kind))
    for kind in (Chat, Session, Answer, Consent, Claim, *_PLACES.values())
}


def dump(chat: Chat) -> bytes:
    """The chat as UTF-8 JSON."""
    return orjson.dumps(chat, _plain, orjson.OPT_PASSTHROUGH_DATACLASS)


def load(raw: bytes) -> Chat:
    """The chat that `dump` wrote. Raises ValueError for anything else."""
    try:
        data = orjson.loads(raw)
        session, consent = data.pop("session", None), data.pop("consent", None)
        claims = tuple(_claim(item) for item in data.pop("claims", ()))
        return Chat(
            **data,
            claims=claims,
            session=_session(session) if session else None,
            consent=Consent(**{**consent, "at": datetime.fromisoformat(consent["at"])}) if consent else None,
        )
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a saved chat: {type(error).__name__}") from error


def _plain(value: Any) -> dict[str, Any]:
    """What is said of one model: all that differs from its defaults."""
    kind = type(value)
    plain = {"is": kind.__name__} if kind.__name__ in _PLACES else {}
    for name, default in _FIELDS[kind]:
        item = getattr(value, name)
        if item != default:
            plain[name] = item
    return plain


def _claim(data: dict[str, Any]) -> Claim:
    until = data.get("until")
    dated = {"until": date.fromisoformat(until) if until else None}
    return Claim(**{**_tuples(data), **dated, "session": _session(data["session"])})


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _session(data: dict[str, Any]) -> Session:
    answers = {
        id_: Answer(item.get("value"), date.fromisoformat(item["on"]), item.get("rev", 1))
        for id_, item in data.pop("answers").items()
    }
    place = data.pop("place", {"is": model.AtQuestion.__name__})
    kind = _PLACES[place.pop("is")]
    return Session(**data, answers=answers, place=kind(**_tuples(place)))
