"""What the stand-in does in a chat: messages, files, taps and pins, judged as Telegram judges them."""

from collections.abc import Callable
from typing import Any

from tests.bot_api import markup
from tests.bot_api.errors import ApiError, bad
from tests.bot_api.screens import ChatView, Shown


class Chats:
    """The methods that need a chat, and what people see of them."""

    def __init__(self, bot: dict[str, Any], now: Callable[[], float]) -> None:
        self.bot = bot
        self.now = now
        self.chats: dict[int, ChatView] = {}
        self.files: dict[str, tuple[str, bytes]] = {}  # by file_id: name and content
        self.uploads = 0
        self.spun: dict[str, int] = {}  # callback query id -> its chat, while it may be answered
        self.answered: set[str] = set()
        self._last_message = 100

    def push(self, payload: dict[str, Any], update_id: int | None = None) -> int:
        """Queues an update for the bot; gives its id."""
        raise NotImplementedError

    def next_message_id(self) -> int:
        self._last_message += 1
        return self._last_message

    def _chat(self, params: dict[str, Any]) -> ChatView:
        try:
            chat = self.chats[int(params["chat_id"])]
        except (KeyError, ValueError, TypeError):
            raise bad("chat not found") from None
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _result(self, chat: ChatView, shown: Shown) -> dict[str, Any]:
        kind = "private" if chat.id > 0 else "supergroup"
        return {
            "message_id": shown.id,
            "date": int(self.now()),
            "chat": {"id": chat.id, "type": kind, "first_name": "Somebody"},
            "from": self.bot,
            "text": shown.text,
        }

    async def _sendmessage(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        shown = markup.text(params.get("text"), params.get("parse_mode"), 4096, "text")
        if not shown:
            raise bad("message text is empty")
        rows = markup.keyboard(params.get("reply_markup"))
        message = Shown(self.next_message_id(), shown, "bot", rows, source=params["text"])
        chat.messages.append(message)
        chat.changes += 1
        return self._result(chat, message)

    async def _senddocument(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        document = params["document"]
        if isinstance(document, str):
            if document not in self.files:
                raise bad("wrong file identifier/HTTP URL specified")
            name, content = self.files[document]
        else:
            name, content = document.filename, document.file.read()
            self.uploads += 1
        caption = markup.text(params.get("caption", ""), params.get("parse_mode"), 1024, "caption")
        rows = markup.keyboard(params.get("reply_markup"))
        message = Shown(self.next_message_id(), caption, "bot", rows, file=name)
        message.content = content
        if not message.content:
            raise bad("file must be non-empty")
        chat.messages.append(message)
        chat.changes += 1
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = (name, content)
        return self._result(chat, message) | {"document": {"file_id": file_id, "file_unique_id": "u"}}

    def _mine(self, chat: ChatView, params: dict[str, Any]) -> Shown:
        message = chat.message(int(params.get("message_id", 0)))
        if message is None:
            raise bad("message to edit not found")
        if message.by != "bot":
            raise bad("message can't be edited")
        return message

    async def _editmessagetext(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        message = self._mine(chat, params)
        shown = markup.text(params.get("text"), params.get("parse_mode"), 4096, "text")
        if not shown:
            raise bad("message text is empty")
        rows = markup.keyboard(params.get("reply_markup"))
        return self._change(chat, message, shown, rows, params["text"])

    async def _editmessagereplymarkup(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        message = self._mine(chat, params)
        rows = markup.keyboard(params.get("reply_markup"))
        return self._change(chat, message, message.text, rows, message.source)

    def _change(self, chat: ChatView, message: Shown, text: str, rows: Any, source: str) -> Any:
        if (source, rows) == (message.source, message.rows):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        message.text, message.rows, message.source = text, rows, source
        message.edits += 1
        chat.changes += 1
        return self._result(chat, message)

    async def _answercallbackquery(self, params: dict[str, Any]) -> Any:
        query = str(params.get("callback_query_id"))
        if query not in self.spun or query in self.answered:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = params.get("text", "")
        if markup.units(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        chat = self.chats[self.spun[query]]
        self.answered.add(query)
        chat.spinning.pop(query, None)
        if text:
            chat.toasts.append(text)
        chat.changes += 1
        return True

    # --- pins --------------------------------------------------------------------------------------------

    async def _getchat(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        about = {"id": chat.id, "type": "private", "accent_color_id": 0, "max_reaction_count": 11}
        about["accepted_gift_types"] = dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        )
        if chat.pinned:
            last = max(chat.pinned)
            message = chat.message(last)
            assert message is not None
            pinned = self._result(chat, message)
            if message.by != "bot":
                pinned["from"] = {"id": chat.id, "is_bot": False, "first_name": "Somebody"}
            about["pinned_message"] = pinned
        return about

    async def _pinchatmessage(self, params: dict[str, Any]) -> Any:
        chat = self._chat(params)
        if chat.message(int(params["message_id"])) is None:
            raise bad("message to pin not found")
        chat.pinned.add(int(params["message_id"]))
        if not params.get("disable_notification"):
            chat.toasts.append("pinned aloud")
        chat.changes += 1
        service = self._result(chat, chat.messages[-1]) | {"message_id": self.next_message_id()}
        del service["text"]
        self.push({"message": service | {"pinned_message": self._result(chat, chat.messages[-1])}})
        return True

    async def _deletemessage(self, params: dict[str, Any]) -> Any:
        chat, id_ = self._chat(params), int(params["message_id"])
        message = chat.message(id_)
        if message is None:
            raise bad("message to delete not found")
        chat.messages.remove(message)
        chat.pinned.discard(id_)
        chat.changes += 1
        return True

    async def _unpinchatmessage(self, params: dict[str, Any]) -> Any:
        self._chat(params).pinned.discard(int(params["message_id"]))
        return True

    async def _sendchataction(self, params: dict[str, Any]) -> Any:
        self._chat(params).actions.append(params["action"])
        return True
