"""Chats, and their erasure."""

from collections.abc import Collection

from bot.store.cipher import Cipher
from bot.store.interface import CONSOLE, NOTICE_SECONDS
from bot.store.tables.engine import Engine, marks


class ChatsTable:
    """See `interface.Chats`."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    def load(self, chat: int) -> bytes | None:
        """The state of a chat, opened; None when nothing is kept of it."""
        found = self.sealed((chat,))
        return self.open(found[chat]) if found else None

    def sealed(self, chats: Collection[int]) -> dict[int, bytes]:
        """The states of those of these chats of which something is kept, as they lie there."""
        wanted = list(chats)
        if not wanted:
            return {}
        return dict(self._engine.rows(f"SELECT chat, saved FROM chats WHERE chat IN ({marks(wanted)})", wanted))  # noqa: S608

    def open(self, sealed: bytes) -> bytes:
        """A state that was sealed. Raises KeyMismatchError when no key opens it."""
        return self._cipher.open(sealed)

    def save(self, chat: int, saved: bytes, now: float, keep_until: float | None = None) -> bytes:
        """Keeps the state of a chat until `keep_until` if that is known; gives it sealed. Who writes can be reached
        again.
        """
        sealed = self._cipher.seal(saved)
        self._engine.run(
            "INSERT INTO chats (chat, saved, last_seen, keep_until) VALUES (?, ?, ?, ?) ON CONFLICT (chat) DO UPDATE "
            "SET saved = excluded.saved, last_seen = excluded.last_seen, keep_until = excluded.keep_until, "
            "stopped = 0, warned = 0",
            (chat, sealed, now, keep_until),
        )
        return sealed

    def rewrite(self, chat: int, saved: bytes) -> bytes:
        """Keeps the state of a chat that did not write itself, and gives it sealed: it counts as no visit."""
        sealed = self._cipher.seal(saved)
        self._engine.run("UPDATE chats SET saved = ? WHERE chat = ?", (sealed, chat))
        return sealed

    def reachable(self, after: int, limit: int) -> list[tuple[int, bytes]]:
        """Chats that did not block the bot, with their sealed states, by number after `after`; not the terminal's."""
        sql = "SELECT chat, saved FROM chats WHERE chat > ? AND chat <> ? AND stopped = 0 ORDER BY chat LIMIT ?"
        return [(row[0], bytes(row[1])) for row in self._engine.rows(sql, (after, CONSOLE, limit))]

    def lapsed(self, now: float, limit: int) -> list[int]:
        """Chats whose time is over, and was so short that no warning belongs to it."""
        sql = "SELECT chat FROM chats WHERE keep_until <= ? AND keep_until - last_seen < ? LIMIT ?"
        return [row[0] for row in self._engine.rows(sql, (now, NOTICE_SECONDS, limit))]

    def expired(self, now: float, limit: int) -> list[int]:
        """Chats whose time is over, of those that were warned in time, or blocked the bot and cannot be."""
        sql = (
            "SELECT chat FROM chats WHERE keep_until <= ? AND keep_until - last_seen >= ? "
            "AND (stopped = 1 OR (warned > 0 AND warned <= ?)) LIMIT ?"
        )
        return [row[0] for row in self._engine.rows(sql, (now, NOTICE_SECONDS, now - NOTICE_SECONDS, limit))]

    def to_warn(self, by: float, limit: int) -> list[tuple[int, float]]:
        """Chats whose time ends by then and that were not told yet, with when it ends."""
        sql = (
            "SELECT chat, keep_until FROM chats WHERE keep_until <= ? AND keep_until - last_seen >= ? "
            "AND warned = 0 AND stopped = 0 LIMIT ?"
        )
        return [(row[0], row[1]) for row in self._engine.rows(sql, (by, NOTICE_SECONDS, limit))]

    def warned(self, chat: int, at: float) -> None:
        """When the warning of this chat arrived; QUEUED while it waits to leave, 0 for never. (1, of an older Pandu:
        long ago.)
        """
        self._engine.run("UPDATE chats SET warned = ? WHERE chat = ?", (int(at), chat))

    def extend(self, chat: int, keep_until: float) -> None:
        """Keeps a chat until then."""
        self._engine.run("UPDATE chats SET keep_until = ? WHERE chat = ?", (keep_until, chat))

    def until(self, chat: int) -> float | None:
        """Until when a chat is kept, if that is known."""
        row = self._engine.one("SELECT keep_until FROM chats WHERE chat = ?", (chat,))
        return None if row is None else row[0]

    def screen(self, chat: int) -> int | None:
        """The last message sent there, which is the one a tap may change."""
        row = self._engine.one("SELECT screen FROM chats WHERE chat = ?", (chat,))
        return None if row is None else row[0]

    def stop(self, chat: int) -> None:
        """Marks a chat that blocked the bot; nothing more is sent there."""
        self._engine.run("UPDATE chats SET stopped = 1 WHERE chat = ?", (chat,))

    def resume(self, chat: int) -> None:
        """Marks a chat as one that can be reached; a warning that waited when it could not be is due again."""
        self._engine.run(
            "UPDATE chats SET stopped = 0, warned = CASE WHEN warned < 0 THEN 0 ELSE warned END WHERE chat = ?", (chat,)
        )

    def stopped(self, chat: int) -> bool:
        row = self._engine.one("SELECT stopped FROM chats WHERE chat = ?", (chat,))
        return row is not None and bool(row[0])

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: everything of `old` is now of `new`, whatever `new` had stays newest."""
        known = "DELETE FROM chats WHERE chat = ? AND EXISTS (SELECT 1 FROM chats WHERE chat = ?)"
        self._engine.run(known, (old, new))
        self._engine.run("UPDATE chats SET chat = ? WHERE chat = ?", (new, old))
        self._engine.run("UPDATE outbox SET chat = ? WHERE chat = ?", (new, old))
        self._engine.run("DELETE FROM holds WHERE chat = ?", (old,))

    def erase(self, chat: int) -> None:
        """Deletes everything of a chat; `scrub` removes the copies the engine may hold."""
        self._engine.run("INSERT INTO meta VALUES ('erased', ?) ON CONFLICT DO NOTHING", (b"",))
        for table in ("chats", "outbox", "holds", "reminders"):
            self._engine.run(f"DELETE FROM {table} WHERE chat = ?", (chat,))  # noqa: S608 (names from this line)

    def scrub(self, *, whatever_size: bool = False) -> bool:
        """Leaves of what was erased as little as the engine can. What takes more than a moment waits until this is
        asked for `whatever_size`. False when something is in the way and it must be tried again.
        """
        return self._engine.scrub(whatever_size=whatever_size)

    def count(self) -> int:
        return int(self._engine.one("SELECT count(*) FROM chats")[0])
