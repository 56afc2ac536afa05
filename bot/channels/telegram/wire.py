"""Telegram's way out: each call that waits in the store leaves through a method of `telegram.Bot`."""

import hashlib
from collections import OrderedDict
from contextlib import suppress
from typing import Any

from telegram import BotCommandScopeChat, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.constants import CallbackQueryLimit

from bot.channels.telegram import replies as calls
from bot.channels.telegram.api import Api
from bot.channels.telegram.profile import Profile
from bot.dialogue.replies import File, Message, Reply
from bot.language.text.formatting import Language
from bot.service.errors import RefusedError, SendError
from bot.service.events import Elsewhere, Incoming
from bot.service.outgoing.printer import Printer
from bot.service.ports import Call, Outgoing, Screen

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
START = "start"  # payload of the link from a group
TOAST_LENGTH = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH.value
FILES = 200  # whose content is known to Telegram and need not be uploaded again


class TelegramWire:
    """See `service.ports.Wire`. `open_private` labels the button that leads from a group, in each language."""

    def __init__(self, api: Api, profiles: dict[Language, Profile], open_private: dict[Language, str]) -> None:
        self._api = api
        self._bot = api.bot
        self._profiles = profiles
        self._open_private = open_private
        self._files: OrderedDict[bytes, str] = OrderedDict()
        self._printer = Printer()

    # --- what is to be kept ------------------------------------------------------------------------------

    def calls(self, event: Incoming, replies: tuple[Reply, ...]) -> list[Call]:
        return [
            calls.message(event, reply) if isinstance(reply, Message) else calls.file(reply)
            for reply in replies
            if isinstance(reply, Message | File)
        ]

    def notice(self, text: str) -> Call:
        return Call("sendMessage", {"text": text})

    def invite(self, event: Elsewhere, text: str) -> Call:
        url = f"https://t.me/{self._bot.username}?start={START}"
        return calls.invitation(text, self._open_private[event.language], url, event.thread)

    def speaks(self, language: Language | None) -> Call:
        return Call("setMyCommands", {"language": language}) if language else Call("deleteMyCommands", {})

    def plainer(self, call: Outgoing) -> Call | None:
        return calls.plainer(call)

    # --- what leaves -------------------------------------------------------------------------------------

    async def send(self, call: Outgoing, screen: Screen) -> int | None:
        params = call.params
        match call.method:
            case "sendDocument":
                await self._document(call)
                return None
            case "setMyCommands":
                scope = BotCommandScopeChat(call.chat)
                await self._api.call(self._bot.set_my_commands(self._profiles[params["language"]].menu, scope=scope))
                return None
            case "deleteMyCommands":
                await self._api.call(self._bot.delete_my_commands(BotCommandScopeChat(call.chat)))
                return None
        if call.method == "editMessageText":
            last = await screen()
            if last is not None and params.get("message_id", last) == last and await self._changed(call, last):
                await self._pinned(call, last)
                return None
        over = await screen() if params.get("closes") else None
        sent = await self._api.call(
            self._bot.send_message(
                call.chat,
                disable_notification=params.get("disable_notification"),
                message_thread_id=params.get("message_thread_id"),
                **_shown(params),
            )
        )
        await self._pinned(call, sent.message_id)
        if over is not None:
            with suppress(SendError):  # old buttons that stay only say that they are old
                await self._api.call(self._bot.edit_message_reply_markup(chat_id=call.chat, message_id=over))
        return sent.message_id

    async def _changed(self, call: Outgoing, message: int) -> bool:
        """False when the message is gone or may not be changed: it must be said anew."""
        try:
            await self._api.call(
                self._bot.edit_message_text(chat_id=call.chat, message_id=message, **_shown(call.params))
            )
        except RefusedError:
            return False
        return True

    async def _document(self, call: Outgoing) -> None:
        """Uploads a file, or names it by what Telegram called it when its content was uploaded before."""
        name, printed, content = call.params["document"], call.params.get("printed", ""), call.content or b""
        key = hashlib.sha256("\0".join((name, printed, "")).encode() + content).digest()
        known = self._files.get(key)
        if known is not None:
            with suppress(RefusedError):  # Telegram may forget a file
                await self._hand_over(call, known)
                return
        if printed:
            content = await self._printer.print(printed, content)
        sent = await self._hand_over(call, InputFile(content, filename=name))
        if sent is not None:
            self._files[key] = sent
            if len(self._files) > FILES:
                self._files.popitem(last=False)

    async def _hand_over(self, call: Outgoing, document: InputFile | str) -> str | None:
        caption, mode = call.params.get("caption"), call.params.get("parse_mode")
        sent = await self._api.call(self._bot.send_document(call.chat, document, caption=caption, parse_mode=mode))
        return sent.document.file_id if sent.document else None

    async def _replaced(self, chat: int, message: int) -> None:
        """Takes away a pinned message of ours that now stands further down; what may not go is only unpinned."""
        try:
            await self._api.call(self._bot.delete_message(chat, message))
        except RefusedError:
            await self._api.call(self._bot.unpin_chat_message(chat, message))

    async def _pinned(self, call: Outgoing, message: int) -> None:
        """Keeps a message in sight, if it should be, in place of the one of ours before. Where that may not be, it is
        not.
        """
        if not call.params.get("pin"):
            return
        with suppress(SendError):
            before = (await self._api.call(self._bot.get_chat(call.chat))).pinned_message
            if before is not None and before.message_id == message:
                return
            if before is not None and before.from_user is not None and before.from_user.id == self._bot.id:
                await self._replaced(call.chat, before.message_id)
            await self._api.call(self._bot.pin_chat_message(call.chat, message, disable_notification=True))

    async def answer(self, query: str, text: str) -> None:
        await self._api.call(self._bot.answer_callback_query(query, text[:TOAST_LENGTH] or None))


def _shown(params: dict[str, Any]) -> dict[str, Any]:
    """What a text is sent and changed with."""
    rows = params.get("reply_markup")
    return {
        "text": params["text"],
        "parse_mode": params.get("parse_mode"),
        "reply_markup": InlineKeyboardMarkup.de_json(rows) if rows else None,
        "link_preview_options": NO_PREVIEW,
    }
