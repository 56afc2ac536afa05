"""One conversation on this machine, kept in the same store as Telegram's: the console's turn runner."""

from bot.dialogue import saved
from bot.dialogue.model import Chat, Counted, Erase, Input, Language, Reply
from bot.service.ports import Now, Turn
from bot.store.interface import Store

CONSOLE = 0  # no Telegram chat has this id


class LocalChat:
    """Takes one input at a time; what it answers is kept before it is returned."""

    def __init__(self, store: Store, turn: Turn, clock: Now, language: Language | None) -> None:
        self._store = store
        self._turn = turn
        self._clock = clock
        self._language = language

    def send(self, received: Input) -> tuple[Reply, ...]:
        """The replies to one input. Raises StoreError when they cannot be kept."""
        now = self._clock()
        with self._store.transaction():
            raw = self._store.chats.load(CONSOLE)
            chat = saved.load(raw) if raw else Chat(language=self._language)
            chat, replies = self._turn(chat, received, now)
            erased = any(isinstance(reply, Erase) for reply in replies)
            if erased:
                self._store.chats.erase(CONSOLE)
            else:
                self._store.chats.save(CONSOLE, saved.dump(chat), now.timestamp())
            steps = [(r.dialogue, r.step, r.language) for r in replies if isinstance(r, Counted)]
            self._store.steps.add(steps)
        if erased:
            self._store.chats.scrub()
        return replies
