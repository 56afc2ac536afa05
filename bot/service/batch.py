"""What one transaction gathers before it writes: each chat saved once, calls in order, erasures first."""

from collections.abc import Callable, Iterator

from bot.dialogue.model import Chat
from bot.service.ports import Call
from bot.store.interface import SetAside


class Batch:
    """The outcome of some turns, not yet kept."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.erased: set[int] = set()
        self.calls: list[tuple[int, Call]] = []
        self.answers: list[tuple[str, str]] = []
        self.aside: list[SetAside] = []
        self._changed: set[int] = set()

    def keep(self, chat: int, state: Chat, *, changed: bool) -> None:
        self.chats[chat] = state
        if changed:
            self._changed.add(chat)

    def call(self, chat: int, call: Call) -> None:
        self.calls.append((chat, call))

    def answer(self, query: str | None, text: str = "") -> None:
        if query is not None:
            self.answers.append((query, text))

    def erase(self, chat: int) -> None:
        """Forgets the chat, with what was still to be said to it."""
        self.erased.add(chat)
        self.chats.pop(chat, None)
        self._changed.discard(chat)
        self.calls = [entry for entry in self.calls if entry[0] != chat]

    def to_save(self, dump: Callable[[Chat], bytes]) -> Iterator[tuple[int, bytes]]:
        for chat in self._changed:
            yield chat, dump(self.chats[chat])
