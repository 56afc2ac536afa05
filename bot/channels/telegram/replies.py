"""Replies → calls of the Bot API, and the plainer form of a call that was refused."""

import html
import re
from collections.abc import Callable
from typing import Any

from telegram.constants import CallbackQueryLimit, InlineKeyboardButtonLimit

from bot.channels.telegram.api import Api, document
from bot.dialogue.replies import Button, File, Message, Reply
from bot.service.errors import RefusedError
from bot.service.events import Incoming
from bot.service.ports import Call, Outgoing

TAG = re.compile(r"</?(?:b|i|code|a)(?:\s[^<>]*)?>")
NO_PREVIEW = {"is_disabled": True}
START = "start"  # payload of the link from a group
DATA_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA.value
TOAST_LENGTH = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH.value


class TelegramWire:
    """See `service.ports.Wire`. `open_private` is the label of the button that leads from a group to the bot."""

    def __init__(self, api: Api, username: str, open_private: str) -> None:
        self._api = api
        self._username = username
        self._open_private = open_private

    def calls(self, event: Incoming, replies: tuple[Reply, ...]) -> list[Call]:
        calls = []
        for reply in replies:
            if isinstance(reply, Message):
                calls.append(_message(event, reply))
            elif isinstance(reply, File):
                calls.append(_file(event.chat, reply))
        return calls

    def notice(self, chat: int, text: str, *, private: bool) -> Call:
        params: dict[str, Any] = {"chat_id": chat, "text": text}
        if not private:
            link = Button(self._open_private, url=f"https://t.me/{self._username}?start={START}")
            params["reply_markup"] = _keyboard(((link,),))
        return Call("sendMessage", params)

    async def send(self, call: Outgoing, screen: Callable[[], int | None]) -> int | None:
        params = call.params
        if call.method == "sendDocument":
            params = params | {"document": document(call.content or b"", params["document"])}
            await self._api.call("sendDocument", params)
            return None
        if call.method == "editMessageText" and screen() == params["message_id"]:
            try:
                await self._api.call("editMessageText", params)
            except RefusedError:
                pass  # the message is gone or may not be changed: say it anew
            else:
                return None
        params = {key: value for key, value in params.items() if key != "message_id"}
        sent = await self._api.call("sendMessage", params)
        return int(sent["message_id"])

    async def answer(self, query: str, text: str) -> None:
        params: dict[str, Any] = {"callback_query_id": query}
        if text:
            params["text"] = text[:TOAST_LENGTH]
        await self._api.call("answerCallbackQuery", params)

    def plainer(self, call: Outgoing) -> Call | None:
        """Without markup, and without buttons of links and copying, which a server may refuse."""
        if "parse_mode" not in call.params:
            return None
        params = {key: value for key, value in call.params.items() if key != "parse_mode"}
        for field in ("text", "caption"):
            if field in params:
                params[field] = html.unescape(TAG.sub("", params[field]))
        if "reply_markup" in params:
            rows = params["reply_markup"]["inline_keyboard"]
            kept = [[button for button in row if "callback_data" in button] for row in rows]
            params["reply_markup"] = {"inline_keyboard": [row for row in kept if row]}
        return Call(call.method, params, call.content)


def _message(event: Incoming, message: Message) -> Call:
    params: dict[str, Any] = {
        "chat_id": event.chat,
        "text": message.text,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    rows = (*message.rows, message.nav) if message.nav else message.rows
    if rows:
        params["reply_markup"] = _keyboard(rows)
    if message.silent:
        params["disable_notification"] = True
    if message.replace and event.message is not None:
        params["message_id"] = event.message
        return Call("editMessageText", params)
    return Call("sendMessage", params)


def _file(chat: int, file: File) -> Call:
    params: dict[str, Any] = {"chat_id": chat, "document": file.name}
    if file.caption:
        params |= {"caption": file.caption, "parse_mode": "HTML"}
    return Call("sendDocument", params, file.content)


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any]:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, Any]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    data = button.data or ""
    if not 1 <= len(data.encode()) <= DATA_BYTES:
        raise ValueError(f"a button's data must have 1 to {DATA_BYTES} bytes")
    return {"text": button.label, "callback_data": data}
