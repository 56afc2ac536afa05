"""One conversation on this machine, kept in the same store and in the same way as Telegram's."""

from dataclasses import replace
from datetime import datetime

from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.language.text.formatting import Language
from bot.service.events import come_due
from bot.service.ports import Now, Talk
from bot.service.turns.batch import Batch
from bot.service.turns.keeping import Keeping
from bot.store.interface import CONSOLE, Store

AT_ONCE = 50


class LocalChat:
    """Takes one input at a time; what it answers is kept before it is returned."""

    def __init__(self, store: Store, talk: Talk, clock: Now, language: Language | None) -> None:
        self._store = store
        self._talk = talk
        self._keeping = Keeping(store, talk)
        self._clock = clock
        self._language = language

    def send(self, received: Input) -> tuple[Reply, ...]:
        """The replies to one input, after the reminders that came due since. Raises StoreError when nothing is kept."""
        now = self._clock()
        with self._store.transaction():
            until = self._store.chats.until(CONSOLE)
            if until is not None and until <= now.timestamp():
                self._keeping.erase((CONSOLE,))
            batch = Batch(self._store.chats.sealed((CONSOLE,)))
            chat = self._keeping.load(CONSOLE, batch)
            if not batch.kept:
                chat = replace(chat, language=self._language)
            after, before = self._reminded(chat, now)
            after, replies = self._talk.turn(after, received, now)
            self._keeping.note(batch, CONSOLE, chat, after, replies, now)
            self._keeping.write(batch, now)
        if batch.erased:
            self._store.chats.scrub()
        return (*before, *replies)

    def _reminded(self, chat: Chat, now: datetime) -> tuple[Chat, tuple[Reply, ...]]:
        """Nobody can be rung up in a terminal: what came due meanwhile is said when its person is back."""
        said: tuple[Reply, ...] = ()
        for reminder in self._store.reminders.due(now.timestamp(), AT_ONCE):
            if reminder.chat == CONSOLE:
                self._store.reminders.done(reminder)
                due = datetime.fromtimestamp(reminder.due, now.tzinfo)
                chat, replies = self._talk.turn(chat, come_due(reminder, due), now)
                said += replies
        return chat, said
