"""Replies → calls that wait in the store: the name of a method of the Bot API and its parameters as JSON."""

import html
import re
from typing import Any

from telegram.constants import InlineKeyboardButtonLimit, ParseMode

from bot.dialogue.replies import Button, File, Message
from bot.service.events import Incoming
from bot.service.ports import Call, Outgoing

TAG = re.compile(r"</?(?:b|i|code|pre|a|tg-time|blockquote)(?:\s[^<>]*)?>")
DATA_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA.value


def message(event: Incoming, shown: Message) -> Call:
    """The call that shows a message, over the tapped one where it replaces that; else the last one."""
    params: dict[str, Any] = {"text": shown.text, "parse_mode": ParseMode.HTML}
    rows = (*shown.rows, shown.nav) if shown.nav else shown.rows
    if rows:
        params["reply_markup"] = keyboard(rows)
    if shown.silent:
        params["disable_notification"] = True
    if shown.pin:
        params["pin"] = True
    if shown.closes:
        params["closes"] = True
    if shown.replaces_last:
        return Call("editMessageText", params)
    if shown.replace and event.message is not None:
        return Call("editMessageText", params | {"message_id": event.message})
    return Call("sendMessage", params)


def file(given: File) -> Call:
    """The call that hands over a file."""
    params: dict[str, Any] = {"document": given.name}
    if given.printed:
        params["printed"] = given.printed
    if given.caption:
        params |= {"caption": given.caption, "parse_mode": ParseMode.HTML}
    return Call("sendDocument", params, given.content)


def invitation(text: str, label: str, url: str, thread: int | None) -> Call:
    """The call that says one line in a group, in the topic it was asked in, with a button that leads away."""
    params: dict[str, Any] = {"text": text, "reply_markup": keyboard(((Button(label, url=url),),))}
    if thread is not None:
        params["message_thread_id"] = thread
    return Call("sendMessage", params)


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any]:
    """An InlineKeyboardMarkup as JSON. Raises ValueError for data that Telegram would refuse."""
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


def plainer(call: Outgoing) -> Call | None:
    """Without markup, without a topic, and without buttons of links and copying: all that a server may refuse."""
    if not call.params.keys() & {"parse_mode", "message_thread_id"}:
        return None
    params = {key: value for key, value in call.params.items() if key not in ("parse_mode", "message_thread_id")}
    if "parse_mode" in call.params:
        for field in ("text", "caption"):
            if field in params:
                params[field] = html.unescape(TAG.sub("", params[field]))
        if "reply_markup" in params:
            rows = params["reply_markup"]["inline_keyboard"]
            kept = [[button for button in row if "callback_data" in button] for row in rows]
            params["reply_markup"] = {"inline_keyboard": [row for row in kept if row]}
    return Call(call.method, params, call.content)
