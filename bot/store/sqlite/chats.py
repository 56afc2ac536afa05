"""Chats in SQLite, and their erasure without a trace."""

from collections import OrderedDict

from bot.store.cipher import Cipher
from bot.store.errors import StoreError
from bot.store.sqlite.engine import Engine

AT_ONCE_BYTES = 16 * 1024 * 1024  # a file of this size is written anew in a moment
REMEMBERED = 250  # chats whose state need not be opened again


class SqliteChats:
    """See `interface.Chats`."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher
        self._opened: OrderedDict[int, tuple[bytes, bytes]] = OrderedDict()  # what was sealed last

    def load(self, chat: int) -> bytes | None:
        """The state of a chat, opened; None when nothing is kept of it."""
        row = self._engine.one("SELECT saved FROM chats WHERE chat = ?", (chat,))
        if row is None:
            return None
        sealed, opened = self._opened.get(chat, (b"", b""))
        # Only the very token that was sealed here stands for its content; any other is opened.
        return opened if sealed == row[0] else self._cipher.open(row[0])

    def save(self, chat: int, saved: bytes, now: float, keep_until: float | None = None) -> None:
        """Keeps the state of a chat, sealed, until `keep_until` if that is known. Who writes can be reached
        again.
        """
        self._engine.run(
            "INSERT INTO chats (chat, saved, last_seen, keep_until) VALUES (?, ?, ?, ?) ON CONFLICT (chat) DO UPDATE "
            "SET saved = excluded.saved, last_seen = excluded.last_seen, keep_until = excluded.keep_until, "
            "stopped = 0, warned = 0",
            (chat, self._seal(chat, saved), now, keep_until),
        )

    def rewrite(self, chat: int, saved: bytes) -> None:
        """Keeps the state of a chat that did not write itself: it counts as no visit."""
        self._engine.run("UPDATE chats SET saved = ? WHERE chat = ?", (self._seal(chat, saved), chat))

    def _seal(self, chat: int, saved: bytes) -> bytes:
        """The token of a state, remembered with it for the next turn."""
        sealed = self._cipher.seal(saved)
        self._opened[chat] = (sealed, saved)
        self._opened.move_to_end(chat)
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)
        return sealed

    def expired(self, now: float, limit: int) -> list[int]:
        """Chats whose time to be kept is over."""
        rows = self._engine.rows("SELECT chat FROM chats WHERE keep_until <= ? LIMIT ?", (now, limit))
        return [row[0] for row in rows]

    def to_warn(self, by: float, limit: int) -> list[tuple[int, float]]:
        """Chats whose time ends by then and that were not told yet, with when it ends."""
        sql = "SELECT chat, keep_until FROM chats WHERE keep_until <= ? AND NOT warned AND NOT stopped LIMIT ?"
        return [(row[0], row[1]) for row in self._engine.rows(sql, (by, limit))]

    def warned(self, chat: int) -> None:
        """This chat was told."""
        self._engine.run("UPDATE chats SET warned = 1 WHERE chat = ?", (chat,))

    def screen(self, chat: int) -> int | None:
        """The last message sent there, which is the one a tap may change."""
        row = self._engine.one("SELECT screen FROM chats WHERE chat = ?", (chat,))
        return None if row is None else row[0]

    def stop(self, chat: int) -> None:
        """Marks a chat that blocked the bot; nothing more is sent there."""
        self._engine.run("UPDATE chats SET stopped = 1 WHERE chat = ?", (chat,))

    def resume(self, chat: int) -> None:
        self._engine.run("UPDATE chats SET stopped = 0 WHERE chat = ?", (chat,))

    def stopped(self, chat: int) -> bool:
        row = self._engine.one("SELECT stopped FROM chats WHERE chat = ?", (chat,))
        return row is not None and bool(row[0])

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: everything of `old` is now of `new`, whatever `new` had stays newest."""
        self._engine.run("UPDATE OR IGNORE chats SET chat = ? WHERE chat = ?", (new, old))
        self._engine.run("DELETE FROM chats WHERE chat = ?", (old,))
        self._engine.run("UPDATE outbox SET chat = ? WHERE chat = ?", (new, old))
        self._engine.run("DELETE FROM holds WHERE chat = ?", (old,))

    def erase(self, chat: int) -> None:
        """Deletes everything of a chat. Deleted bytes are overwritten; `scrub` removes the copies SQLite may hold."""
        self._opened.pop(chat, None)
        self._engine.run("INSERT OR REPLACE INTO meta VALUES ('erased', x'')")
        for table in ("chats", "outbox", "holds", "reminders"):
            self._engine.run(f"DELETE FROM {table} WHERE chat = ?", (chat,))  # noqa: S608 (names from this line)

    def scrub(self, *, whatever_size: bool = False) -> bool:
        """Leaves no erased byte in the file or in its log.

        SQLite moves rows between pages and leaves copies in their gaps, so after an erasure the file is written anew. A
        file too large for that in a moment waits until this is asked for `whatever_size`. False when another connection
        is in the way and it must be tried again.
        """
        if self._engine.one("SELECT 1 FROM meta WHERE key = 'erased'") and not self._write_anew(whatever_size):
            return False
        busy, _, _ = self._engine.one("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def _write_anew(self, whatever_size: bool) -> bool:
        size = self._engine.one("PRAGMA page_count")[0] * self._engine.one("PRAGMA page_size")[0]
        if size > AT_ONCE_BYTES and not whatever_size:
            return True
        self._engine.run(f"PRAGMA temp_store = {'MEMORY' if size <= AT_ONCE_BYTES else 'DEFAULT'}")
        try:
            self._engine.run("VACUUM")
        except StoreError:
            return False
        self._engine.run("DELETE FROM meta WHERE key = 'erased'")
        return True

    def count(self) -> int:
        return int(self._engine.one("SELECT count(*) FROM chats")[0])
