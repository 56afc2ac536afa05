"""Somebody with a telephone: writes, taps what is on the screen, and waits for what they expect to see."""

import itertools
from typing import TYPE_CHECKING, Any

from tests.bot_api.screens import ChatView, Shown

if TYPE_CHECKING:
    from tests.bot_api.server import BotApi

QUERIES = itertools.count(1)


class Person:
    """One user in one chat. A negative `chat_id` is a group."""

    def __init__(self, api: "BotApi", chat_id: int, language: str | None, name: str = "Siti") -> None:
        self.api = api
        self.chat_id = chat_id
        self.user: dict[str, Any] = {"id": abs(chat_id), "is_bot": False, "first_name": name}
        if language is not None:
            self.user["language_code"] = language

    @property
    def view(self) -> ChatView:
        return self.api.chats[self.chat_id]

    @property
    def screen(self) -> Shown:
        """The last message of the bot."""
        return self.view.by_bot[-1]

    def chat(self) -> dict[str, Any]:
        if self.chat_id < 0:
            return {"id": self.chat_id, "type": "supergroup", "title": "Workers"}
        return {"id": self.chat_id, "type": "private", "first_name": self.user["first_name"]}

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of theirs, put on the screen, ready to be pushed."""
        message_id = self.api.next_message_id()
        text = content.get("text", f"({', '.join(content)})")
        self.view.messages.append(Shown(message_id, text, "person"))
        return self._raw(message_id, **content)

    def _raw(self, message_id: int, **content: Any) -> dict[str, Any]:
        date = int(self.api.now())
        return {"message_id": message_id, "date": date, "chat": self.chat(), "from": self.user, **content}

    def say(self, text: str, update_id: int | None = None) -> int:
        """Sends a text; gives its update id. Commands carry their entity, as Telegram's do."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.api.push({"message": self.message(**content)}, update_id)

    def send(self, **content: Any) -> int:
        """Sends something that is no text: `photo=[...]`, `sticker={...}`, `voice={...}`."""
        return self.api.push({"message": self.message(**content)})

    def edit(self, text: str) -> int:
        """Changes their last text."""
        last = next(message for message in reversed(self.view.messages) if message.by == "person")
        last.text = text
        last.edits += 1
        edited = self._raw(last.id, text=text, edit_date=int(self.api.now()))
        return self.api.push({"edited_message": edited})

    def button(self, label: str, on: Shown | None = None) -> dict[str, Any]:
        """The button with that label: the whole label, else the only one that begins with it."""
        message = on or self.screen
        buttons = [button for row in message.rows for button in row]
        exact = [button for button in buttons if button["text"] == label]
        found = exact or [button for button in buttons if button["text"].startswith(label)]
        assert len(found) == 1, f"no one button {label!r} among {message.labels} under {message.text!r}"
        return found[0]

    def tap(self, label: str, on: Shown | None = None, update_id: int | None = None) -> int:
        """Taps a button of the last screen (or of `on`); its spinner turns until the bot answers."""
        message = on or self.screen
        return self.tap_data(self.button(label, message)["callback_data"], message, label, update_id)

    def tap_data(self, data: str, on: Shown | None = None, label: str = "", update_id: int | None = None) -> int:
        """A tap with any data, also some that is on no button."""
        message = on or self.screen
        query = str(next(QUERIES))
        self.view.spinning[query] = label or data
        self.api.spun[query] = self.chat_id
        raw = self._raw(message.id, text=message.text) | {"from": self.api.bot}
        tap = {"id": query, "from": self.user, "chat_instance": "1", "data": data, "message": raw}
        return self.api.push({"callback_query": tap}, update_id)

    def membership(self, status: str) -> int:
        """Blocks (`kicked`) or unblocks (`member`) the bot."""
        old = {"user": self.api.bot, "status": "member" if status == "kicked" else "kicked"}
        new = {"user": self.api.bot, "status": status}
        for member in (old, new):
            if member["status"] == "kicked":
                member["until_date"] = 0
        self.view.blocked = status == "kicked"
        change = {
            "chat": self.chat(),
            "from": self.user,
            "date": int(self.api.now()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        return self.api.push({"my_chat_member": change})

    async def sees(self, text: str, seconds: float = 30.0) -> Shown:
        """Waits until the bot's last message has that text and no spinner turns; gives the message."""
        await self.api.until(
            lambda: bool(self.view.by_bot) and text in self.screen.text and not self.view.spinning, seconds
        )
        return self.screen

    async def is_told(self, toast: str) -> None:
        """Waits for a toast with that text."""
        await self.api.until(lambda: any(toast in shown for shown in self.view.toasts))

    async def has(self, messages: int, seconds: float = 30.0) -> None:
        """Waits until the bot has sent that many messages in all."""
        await self.api.until(lambda: len(self.view.by_bot) >= messages, seconds)
