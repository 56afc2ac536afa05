"""The store in one SQLite file."""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from bot.store.cipher import Cipher
from bot.store.errors import KeyMismatchError, StoreError
from bot.store.sqlite.chats import SqliteChats
from bot.store.sqlite.engine import Engine
from bot.store.sqlite.inbox import SqliteInbox
from bot.store.sqlite.outbox import SqliteOutbox
from bot.store.sqlite.reminders import SqliteReminders
from bot.store.sqlite.steps import SqliteSteps
from bot.store.thread import StoreThread

PROBE = b"pandu"
SEALED = {"chats": ("saved",), "outbox": ("params", "content")}  # the sealed columns of each table
AT_ONCE = 500  # rows of one transaction when all are sealed anew


class SqliteStore(StoreThread):
    """See `interface.Store`. Raises KeyMismatchError when the file was written with another key."""

    def __init__(self, path: Path, cipher: Cipher) -> None:
        super().__init__()
        self.engine = Engine(path)
        self.chats = SqliteChats(self.engine, cipher)
        self.inbox = SqliteInbox(self.engine)
        self.outbox = SqliteOutbox(self.engine, cipher)
        self.reminders = SqliteReminders(self.engine)
        self.steps = SqliteSteps(self.engine)
        self._cipher = cipher
        self._know_the_key(cipher)

    def _know_the_key(self, cipher: Cipher) -> None:
        """A sealed word in the file tells at the start, not at the first chat, that the key is another."""
        row = self.engine.one("SELECT value FROM meta WHERE key = 'probe'")
        if row is None:
            self.engine.run("INSERT INTO meta VALUES ('probe', ?)", (cipher.seal(PROBE),))
        elif cipher.open(row[0]) != PROBE:
            raise KeyMismatchError("the data was encrypted with another key")

    def transaction(self) -> AbstractContextManager[None]:
        return self.engine.transaction()

    def backup(self, to: Path) -> None:
        """A copy that is whole, taken while others write."""
        try:
            target = sqlite3.connect(to)
            with target:
                self.engine.connection.backup(target)
            target.close()
        except sqlite3.Error as error:
            raise StoreError(f"no backup could be made: {error}") from error

    def reseal(self) -> int:
        """Seals everything anew with the newest key; gives how many rows. Can be broken off and run again."""
        count = sum(self._reseal(table, columns) for table, columns in SEALED.items())
        self.engine.run("UPDATE meta SET value = ? WHERE key = 'probe'", (self._cipher.seal(PROBE),))
        return count

    def _reseal(self, table: str, columns: tuple[str, ...]) -> int:
        names, values = ", ".join(columns), ", ".join(f"{column} = ?" for column in columns)
        count = last = 0
        while True:
            with self.engine.transaction():
                sql = f"SELECT id, {names} FROM {table} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"  # noqa: S608 (names of our own)
                rows = self.engine.rows(sql, (last,))
                for number, *sealed in rows:
                    anew = [token and self._cipher.seal(self._cipher.open(token)) for token in sealed]
                    self.engine.run(f"UPDATE {table} SET {values} WHERE id = ?", (*anew, number))  # noqa: S608
            if not rows:
                return count
            count, last = count + len(rows), rows[-1][0]

    def problems(self) -> list[str]:
        """What SQLite's own check finds wrong in the file; empty when it is sound."""
        return [row[0] for row in self.engine.rows("PRAGMA integrity_check") if row[0] != "ok"]

    def close(self) -> None:
        super().close()
        self.engine.close()
