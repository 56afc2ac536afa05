"""What may be said of an update that cannot be read, without its values."""

import re
from typing import Any

from bot.service.events import Unreadable

KEY = re.compile(r"[a-z_]{1,40}")


def unreadable(raw: Any, error: str) -> Unreadable:
    """Its id, kind and names of keys; whom it concerns, if clear."""
    if not isinstance(raw, dict):
        return Unreadable(None, type(raw).__name__, "", error)
    update_id = raw.get("update_id")
    kind = next((key for key in raw if key != "update_id"), "")
    body = raw.get(kind)
    keys = sorted(key for key in body if KEY.fullmatch(str(key))) if isinstance(body, dict) else []
    return Unreadable(
        update_id=update_id if whole(update_id) else None,
        kind=kind if KEY.fullmatch(kind) else "other",
        keys=",".join(keys[:40]),
        error=error,
        chat=_whom(kind, body),
        query=_query(body.get("id")) if kind == "callback_query" and isinstance(body, dict) else None,
    )


def _whom(kind: str, body: Any) -> int | None:
    """The private chat an unreadable update came from, as far as it tells."""
    if not isinstance(body, dict):
        return None
    place = body.get("message") if kind == "callback_query" else body
    chat = place.get("chat") if isinstance(place, dict) else None
    if not isinstance(chat, dict) or not whole(chat.get("id")):
        return None
    return int(chat["id"]) if chat["id"] > 0 else None


def whole(value: Any) -> bool:
    """Whether it is a whole number that a store can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _query(value: Any) -> str | None:
    return value if isinstance(value, str) and sound(value) == value else None


# What no screen shows but what turns a line round or hides in it: controls, marks of direction, letters without width.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def sound(text: str) -> str:
    """The text without letters that cannot be seen, and with "?" for each half of a surrogate pair: JSON can bring
    one, but nothing can send it back.
    """
    return _UNSEEN.sub("", text).encode(errors="replace").decode()
