"""The methods of the Bot API that the stand-in knows, as its documentation describes them: names, types, limits."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.bot_api.errors import bad
from tests.bot_api.markup import units


@dataclass(frozen=True)
class Field:
    """One parameter. `least` and `most` bound a number, or the length of a text (UTF-16 units) or a list."""

    kind: str  # text, number, flag, list, object, chat (a number or @name), file (a file, or a text that names one)
    required: bool = False
    least: int | None = None
    most: int | None = None


def text(least: int | None = None, most: int | None = None, *, required: bool = False) -> Field:
    return Field("text", required, least, most)


CHAT, FLAG, LIST, OBJECT = Field("chat", required=True), Field("flag"), Field("list"), Field("object")
MESSAGE = Field("number", required=True, least=1)
LANGUAGE = text(0, 2)
SEND = {
    "chat_id": CHAT,
    "message_thread_id": Field("number", least=1),
    "parse_mode": text(),
    "reply_markup": OBJECT,
    "disable_notification": FLAG,
    "protect_content": FLAG,
    "reply_parameters": OBJECT,
}
METHODS: dict[str, dict[str, Field]] = {
    "getMe": {},
    "getUpdates": {
        "offset": Field("number"),
        "limit": Field("number", least=1, most=100),
        "timeout": Field("number", least=0),
        "allowed_updates": LIST,
    },
    "sendMessage": SEND | {"text": text(0, 4096 * 4, required=True), "link_preview_options": OBJECT},
    "sendDocument": SEND
    | {
        "document": Field("file", required=True),
        "caption": text(0, 1024 * 4),
        "disable_content_type_detection": FLAG,
    },
    "editMessageText": {
        "chat_id": CHAT,
        "message_id": MESSAGE,
        "text": text(0, 4096 * 4, required=True),
        "parse_mode": text(),
        "reply_markup": OBJECT,
        "link_preview_options": OBJECT,
    },
    "editMessageReplyMarkup": {"chat_id": CHAT, "message_id": MESSAGE, "reply_markup": OBJECT},
    "answerCallbackQuery": {
        "callback_query_id": text(1, required=True),
        "text": text(0, 200),
        "show_alert": FLAG,
        "cache_time": Field("number", least=0),
    },
    "sendChatAction": {"chat_id": CHAT, "action": text(1, required=True)},
    "getChat": {"chat_id": CHAT},
    "pinChatMessage": {"chat_id": CHAT, "message_id": MESSAGE, "disable_notification": FLAG},
    "deleteMessage": {"chat_id": CHAT, "message_id": MESSAGE},
    "unpinChatMessage": {"chat_id": CHAT, "message_id": Field("number", least=1)},
    "setMyCommands": {
        "commands": Field("list", required=True, least=0, most=100),
        "scope": OBJECT,
        "language_code": LANGUAGE,
    },
    "deleteMyCommands": {"scope": OBJECT, "language_code": LANGUAGE},
    "setMyName": {"name": text(0, 64), "language_code": LANGUAGE},
    "setMyDescription": {"description": text(0, 512), "language_code": LANGUAGE},
    "setMyShortDescription": {"short_description": text(0, 120), "language_code": LANGUAGE},
    "setWebhook": {
        "url": text(required=True),
        "secret_token": text(1, 256),
        "max_connections": Field("number", least=1, most=100),
        "allowed_updates": LIST,
        "drop_pending_updates": FLAG,
    },
    "deleteWebhook": {"drop_pending_updates": FLAG},
    "getWebhookInfo": {},
}
BY_NAME = {name.lower(): fields for name, fields in METHODS.items()}


def judge(method: str, params: dict[str, Any]) -> None:
    """Refuses a call that the description does not allow; `method` in lower case."""
    fields = BY_NAME[method]
    if unknown := set(params) - set(fields):
        raise bad(f"unknown fields {sorted(unknown)}")
    if missing := {name for name, field in fields.items() if field.required} - set(params):
        raise bad(f"there is no {sorted(missing)} in the request")
    for name, value in params.items():
        _judge(name, fields[name], value)


def _judge(name: str, field: Field, value: Any) -> None:
    number = isinstance(value, int) and not isinstance(value, bool)
    digits = isinstance(value, str) and value.removeprefix("-").isdecimal()  # a form holds only texts
    fits = {
        "text": isinstance(value, str),
        "number": number or digits,
        "flag": isinstance(value, bool) or value in ("true", "false"),
        "list": isinstance(value, list),
        "object": isinstance(value, dict),
        "chat": number or digits or (isinstance(value, str) and value.startswith("@")),
        "file": isinstance(value, str | web.FileField),
    }
    if not fits[field.kind]:
        raise bad(f'field "{name}" must be of type {field.kind}')
    size = int(value) if field.kind == "number" else len(value) if field.kind == "list" else 0
    if field.kind == "text":
        size = units(value)
    if (field.least is not None and size < field.least) or (field.most is not None and size > field.most):
        raise bad(f'field "{name}" must have {field.least} to {field.most}, has {size}')
