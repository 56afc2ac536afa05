"""Updates as Telegram sends them → events. Each is read on its own; one that cannot be read stands alone too."""

import re
from typing import Any

from telegram.constants import MessageLimit

from bot.dialogue.inputs import Attachment, Command, Input, Tapped, Typed
from bot.language.text.formatting import Language
from bot.service.events import Elsewhere, Event, Ignored, Incoming, Membership, Unreadable

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@\w+)?(?:\s+(.*))?$", re.DOTALL)
KEY = re.compile(r"[a-z_]{1,40}")
ATTACHMENTS = ("photo", "voice", "sticker", "document")
MALAY = ("ms", "id", "in")  # language tags whose speakers read Malay best; "in" is the old tag of "id"
PRIVATE = "private"
LONGEST = MessageLimit.MAX_TEXT_LENGTH.value


def read(raw: Any) -> Event:
    """The event of an update, also of one that cannot be read."""
    try:
        return _read(raw)
    except Exception as error:  # whatever is wrong with one update stays with that update
        return unreadable(raw, type(error).__name__)


def unreadable(raw: Any, error: str) -> Unreadable:
    """What may be said of an update without its values: id, kind, names of keys; whom it concerns, if clear."""
    if not isinstance(raw, dict):
        return Unreadable(None, type(raw).__name__, "", error)
    update_id = raw.get("update_id")
    kind = next((key for key in raw if key != "update_id"), "")
    body = raw.get(kind)
    keys = sorted(key for key in body if KEY.fullmatch(str(key))) if isinstance(body, dict) else []
    return Unreadable(
        update_id=update_id if _whole(update_id) else None,
        kind=kind if KEY.fullmatch(kind) else "other",
        keys=",".join(keys[:40]),
        error=error,
        chat=_whom(kind, body),
        query=_text(body.get("id")) if kind == "callback_query" and isinstance(body, dict) else None,
    )


def _read(raw: Any) -> Event:
    """Raises TypeError, KeyError or ValueError for what cannot be acted on."""
    number = raw["update_id"]
    if not _whole(number):
        raise TypeError("update_id")
    if (query := raw.get("callback_query")) is not None:
        return _tap(number, query)
    if (change := raw.get("my_chat_member")) is not None:
        reachable = change["new_chat_member"]["status"] not in ("kicked", "left")
        return Membership(number, _chat(change)[0], reachable)
    edited = raw.get("edited_message")
    message = raw["message"] if edited is None else edited
    chat, private = _chat(message)
    code = _code(message.get("from"))
    if not private:
        # Only what is meant for the bot is answered in a group: commands, replies, mentions; not news of
        # members.
        meant = edited is None and message.get("text") is not None
        return Elsewhere(number, chat, _language(code)) if meant else Ignored(number)
    return Incoming(number, chat, _input(message, code, edited=edited is not None), _language(code))


def _tap(number: int, query: Any) -> Event:
    id_, data, message = query["id"], query["data"], query["message"]
    if not (isinstance(id_, str) and isinstance(data, str) and _whole(message["message_id"])):
        raise TypeError("callback_query")
    if _sound(id_) != id_:
        raise ValueError("callback_query")
    chat, private = _chat(message)
    code = _code(query.get("from"))
    if not private:
        return Elsewhere(number, chat, _language(code), id_)
    return Incoming(number, chat, Tapped(data, code), _language(code), id_, message["message_id"])


def _chat(message: Any) -> tuple[int, bool]:
    """The chat of a message, and whether it is a private one."""
    chat = message["chat"]
    id_, kind = chat["id"], chat["type"]
    if not _whole(id_) or not isinstance(kind, str):
        raise TypeError("chat")
    return id_, kind == PRIVATE


def _code(user: Any) -> str:
    """The language code of a person, which many do not have."""
    code = user.get("language_code") if isinstance(user, dict) else None
    return code if isinstance(code, str) else ""


def _input(message: dict[str, Any], code: str, *, edited: bool) -> Input:
    text = message.get("text")
    if text is None:
        return Attachment(next((kind for kind in ATTACHMENTS if message.get(kind)), "other"), code)
    if not isinstance(text, str):
        raise TypeError("text")
    text = _sound(text[:LONGEST])
    command = COMMAND.fullmatch(text) if text.startswith("/") and not edited else None
    if command:
        return Command(command[1].lower(), (command[2] or "").strip(), code)
    return Typed(text, edited, code)


def _language(tag: str) -> Language:
    return "ms" if tag.lower().replace("_", "-").split("-")[0] in MALAY else "en"


def _whom(kind: str, body: Any) -> int | None:
    """The private chat an unreadable update came from, as far as it tells."""
    if not isinstance(body, dict):
        return None
    place = body.get("message") if kind == "callback_query" else body
    chat = place.get("chat") if isinstance(place, dict) else None
    if not isinstance(chat, dict) or not _whole(chat.get("id")):
        return None
    return int(chat["id"]) if chat["id"] > 0 else None


def _whole(value: Any) -> bool:
    """A whole number that a store can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and _sound(value) == value else None


def _sound(text: str) -> str:
    """The text with "?" for each half of a surrogate pair: JSON can bring one, but nothing can send it back."""
    return text.encode(errors="replace").decode()
