"""Updates as Telegram sends them → events. Each is read on its own; one that cannot be read stands alone
too.
"""

import re
from typing import Any

from telegram import Message, Update
from telegram.constants import MessageLimit

from bot.dialogue.model import Attachment, Command, Input, Language, Tapped, Typed
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
        return _read(Update.de_json(raw, None))
    except Exception as error:  # whatever is wrong with one update stays with that update
        return unreadable(raw, type(error).__name__)


def unreadable(raw: Any, error: str) -> Unreadable:
    """What may be said of an update without its values: id, kind, names of keys; whom it concerns, if
    clear.
    """
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


def _read(update: Update | None) -> Event:
    if update is None or not _whole(update.update_id):
        raise ValueError("not an update")
    if (query := update.callback_query) is not None:
        if query.message is None or query.data is None:
            raise ValueError("a tap on nothing")
        code = query.from_user.language_code or ""
        language = _language(code)
        chat = query.message.chat
        if chat.type != PRIVATE:
            return Elsewhere(update.update_id, chat.id, language, query.id)
        tapped = Tapped(query.data, code)
        return Incoming(update.update_id, chat.id, tapped, language, query.id, query.message.message_id)
    if (change := update.my_chat_member) is not None:
        reachable = change.new_chat_member.status not in ("kicked", "left")
        return Membership(update.update_id, change.chat.id, reachable)
    message = update.message or update.edited_message
    if message is None:
        raise ValueError("no kind that was asked for")
    code = (message.from_user.language_code or "") if message.from_user else ""
    language = _language(code)
    if message.chat.type != PRIVATE:
        return _in_group(update, message, language)
    edited = update.edited_message is not None
    return Incoming(update.update_id, message.chat.id, _input(message, code, edited=edited), language)


def _in_group(update: Update, message: Message, language: Language) -> Event:
    """Only what is meant for the bot is answered in a group: commands, replies to it, mentions; not news of
    members.
    """
    if update.edited_message is not None or message.text is None:
        return Ignored(update.update_id)
    return Elsewhere(update.update_id, message.chat.id, language)


def _input(message: Message, code: str, *, edited: bool) -> Input:
    if message.text is not None:
        text = message.text[:LONGEST]
        command = COMMAND.fullmatch(text)
        if command and not edited:
            return Command(command[1].lower(), (command[2] or "").strip(), code)
        return Typed(text, edited, code)
    return Attachment(next((kind for kind in ATTACHMENTS if getattr(message, kind)), "other"), code)


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
    return value if isinstance(value, str) else None
