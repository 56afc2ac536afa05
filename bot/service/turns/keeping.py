"""How chats are kept in the store, for whoever takes their turns. Writing belongs inside a transaction."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime

from bot.dialogue.chat import Chat
from bot.dialogue.replies import Erase, Reply
from bot.service.ports import Talk
from bot.service.turns.batch import Batch, ToSave
from bot.store.interface import Store

REMEMBERED = 250  # chats whose state need not be opened and read again; the one idle longest is forgotten first


class Keeping:
    """Chats in and out of the store."""

    def __init__(self, store: Store, talk: Talk) -> None:
        self._store = store
        self._talk = talk
        self._recent: OrderedDict[int, tuple[bytes, Chat]] = OrderedDict()

    def load(self, number: int, batch: Batch) -> Chat:
        """A chat as this batch has left it. Raises ValueError or KeyMismatchError when it cannot be read."""
        chat = batch.chats.get(number)
        if chat is None:
            sealed = None if number in batch.erased else batch.kept.get(number)
            chat = Chat() if sealed is None else self._open(number, sealed)
        return chat

    def _open(self, number: int, sealed: bytes) -> Chat:
        """What is kept decides: a chat remembered is only given for the very token it was sealed as."""
        known = self._recent.get(number)
        if known is not None and known[0] == sealed:
            return known[1]
        return self._talk.saving.load(self._store.chats.open(sealed))

    def note(
        self, batch: Batch, number: int, before: Chat, after: Chat, replies: tuple[Reply, ...], now: datetime,
        *, visit: bool = True,
    ) -> None:  # fmt: skip
        """Takes the outcome of a turn into the batch, all of it or, when it raises, nothing. `visit` when its person
        wrote, and was not only told something.
        """
        if any(isinstance(reply, Erase) for reply in replies):
            batch.erase(number)
            return
        to_save = None
        if after != before:
            until = self._talk.keep_until(after, now).timestamp() if visit else None
            to_save = ToSave(after, self._talk.saving.dump(after), until)
        batch.chats[number] = after
        if to_save is not None:
            batch.keep(number, to_save)
        batch.note(number, replies)

    def write(self, batch: Batch, now: datetime) -> None:
        """Keeps what a batch gathered of its chats."""
        self.erase(batch.erased)
        for chat, item in batch.to_save.items():
            if item.until is None:
                sealed = self._store.chats.rewrite(chat, item.saved)
            else:
                sealed = self._store.chats.save(chat, item.saved, now.timestamp(), item.until)
            self._remember(chat, sealed, item.state)
        for chat, remind in batch.reminders:
            due = [(days, when.timestamp()) for days, when in remind.due]
            self._store.reminders.replace(chat, remind.claim, due)
        self._store.steps.add(batch.steps)

    def erase(self, chats: Iterable[int]) -> None:
        """Deletes everything of these chats."""
        for chat in chats:
            self._recent.pop(chat, None)
            self._store.chats.erase(chat)

    def _remember(self, number: int, sealed: bytes, chat: Chat) -> None:
        self._recent[number] = (sealed, chat)
        self._recent.move_to_end(number)
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
