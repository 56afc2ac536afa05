"""One conversation on this machine, kept in the same store as Telegram's: the console's turn runner."""

from datetime import datetime

from bot.dialogue import serialiser as saved
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input, Reminded
from bot.dialogue.replies import Counted, Erase, Remind, Reply
from bot.language.text.formatting import Language
from bot.service.ports import KeepUntil, Now, Turn
from bot.store.interface import CONSOLE, Store

AT_ONCE = 50


class LocalChat:
    """Takes one input at a time; what it answers is kept before it is returned."""

    def __init__(
        self, store: Store, turn: Turn, clock: Now, language: Language | None, keep_until: KeepUntil | None = None
    ) -> None:
        self._store = store
        self._turn = turn
        self._clock = clock
        self._language = language
        self._keep_until = keep_until

    def send(self, received: Input) -> tuple[Reply, ...]:
        """The replies to one input, after the reminders that came due since. Raises StoreError when nothing is kept."""
        now = self._clock()
        with self._store.transaction():
            if CONSOLE in self._store.chats.expired(now.timestamp(), AT_ONCE):
                self._store.chats.erase(CONSOLE)
            raw = self._store.chats.load(CONSOLE)
            chat = saved.load(raw) if raw else Chat(language=self._language)
            chat, before = self._reminded(chat, now)
            chat, replies = self._turn(chat, received, now)
            erased = any(isinstance(reply, Erase) for reply in replies)
            if erased:
                self._store.chats.erase(CONSOLE)
            else:
                until = self._keep_until(chat, now).timestamp() if self._keep_until else None
                self._store.chats.save(CONSOLE, saved.dump(chat), now.timestamp(), until)
            for reply in replies:
                if isinstance(reply, Remind) and not erased:
                    due = [(days, when.timestamp()) for days, when in reply.due]
                    self._store.reminders.replace(CONSOLE, reply.claim, due)
            steps = [(r.dialogue, r.step, r.language) for r in replies if isinstance(r, Counted)]
            self._store.steps.add(steps)
        if erased:
            self._store.chats.scrub()
        return (*before, *replies)

    def _reminded(self, chat: Chat, now: datetime) -> tuple[Chat, tuple[Reply, ...]]:
        """Nobody can be rung up in a terminal: what came due meanwhile is said when its person is back."""
        said: tuple[Reply, ...] = ()
        for reminder in self._store.reminders.due(now.timestamp(), AT_ONCE):
            if reminder.chat == CONSOLE:
                self._store.reminders.done(reminder)
                due = datetime.fromtimestamp(reminder.due, now.tzinfo)
                chat, replies = self._turn(chat, Reminded(reminder.claim, reminder.days, due), now)
                said += replies
        return chat, said
