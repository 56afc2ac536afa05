"""What one transaction gathers before it writes: each chat saved once, calls in order, erasures first."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.chat import Chat
from bot.dialogue.replies import Counted, Remind, Reply
from bot.service.ports import Call
from bot.store.interface import SetAside


@dataclass(frozen=True, slots=True)
class ToSave:
    """What is to be kept of a chat: its state, that as bytes, and until when; None when its person was not here."""

    state: Chat
    saved: bytes
    until: float | None


class Batch:
    """The outcome of some turns, not yet kept; `kept` is what was kept of their chats before, sealed."""

    def __init__(self, kept: Mapping[int, bytes]) -> None:
        self.kept = kept
        self.chats: dict[int, Chat] = {}
        self.to_save: dict[int, ToSave] = {}
        self.erased: set[int] = set()
        self.calls: list[tuple[int, Call]] = []
        self.answers: list[tuple[str, str]] = []
        self.aside: list[SetAside] = []
        self.reminders: list[tuple[int, Remind]] = []
        self.steps: list[tuple[str, str, str]] = []

    def keep(self, chat: int, to_save: ToSave) -> None:
        """The new state of a chat. One who was here in this batch stays so, whatever comes by itself after it."""
        before = self.to_save.get(chat)
        if before is not None and to_save.until is None:
            to_save = ToSave(to_save.state, to_save.saved, before.until)
        self.to_save[chat] = to_save

    def note(self, chat: int, replies: tuple[Reply, ...]) -> None:
        """Takes what is no message out of the replies: reminders to keep, steps to count."""
        self.reminders += [(chat, reply) for reply in replies if isinstance(reply, Remind)]
        self.steps += [(r.dialogue, r.step, r.language) for r in replies if isinstance(r, Counted)]

    def call(self, chat: int, *calls: Call) -> None:
        self.calls += [(chat, call) for call in calls]

    def answer(self, query: str | None, text: str = "") -> None:
        if query is not None:
            self.answers.append((query, text))

    def erase(self, chat: int) -> None:
        """Forgets the chat, with what was still to be said to it."""
        self.erased.add(chat)
        self.chats.pop(chat, None)
        self.to_save.pop(chat, None)
        self.calls = [entry for entry in self.calls if entry[0] != chat]
        self.reminders = [entry for entry in self.reminders if entry[0] != chat]
