"""What one transaction gathers before it writes: each chat saved once, calls in order, erasures first."""

from collections.abc import Iterator

from bot.dialogue.chat import Chat
from bot.dialogue.replies import Counted, Remind, Reply
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
        self.reminders: list[tuple[int, Remind]] = []
        self.steps: list[tuple[str, str, str]] = []
        self._saved: dict[int, bytes] = {}
        self._visited: set[int] = set()

    def keep(self, chat: int, state: Chat, saved: bytes | None, *, visit: bool = True) -> None:
        """The new state of a chat, as bytes too when it changed; `visit` when its person wrote, and it was not only
        reminded.
        """
        self.chats[chat] = state
        if saved is not None:
            self._saved[chat] = saved
            if visit:
                self._visited.add(chat)

    def note(self, chat: int, replies: tuple[Reply, ...]) -> None:
        """Takes what is no message out of the replies: reminders to keep, steps to count."""
        self.reminders += [(chat, reply) for reply in replies if isinstance(reply, Remind)]
        self.steps += [(r.dialogue, r.step, r.language) for r in replies if isinstance(r, Counted)]

    def call(self, chat: int, call: Call) -> None:
        self.calls.append((chat, call))

    def answer(self, query: str | None, text: str = "") -> None:
        if query is not None:
            self.answers.append((query, text))

    def erase(self, chat: int) -> None:
        """Forgets the chat, with what was still to be said to it."""
        self.erased.add(chat)
        self.chats.pop(chat, None)
        self._saved.pop(chat, None)
        self.calls = [entry for entry in self.calls if entry[0] != chat]
        self.reminders = [entry for entry in self.reminders if entry[0] != chat]

    def to_save(self) -> Iterator[tuple[int, Chat, bytes, bool]]:
        """Each changed chat with its state, that state as bytes, and whether its person was here."""
        for chat, saved in self._saved.items():
            yield chat, self.chats[chat], saved, chat in self._visited
