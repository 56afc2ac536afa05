"""The one connection to SQLite: its settings, its transactions, its errors told without its name.

The statements of a turn are plain SQL, the same for every engine: sqlite-utils opens a transaction of its own round
each write, and one is wanted for all that a batch of turns leaves behind. The rest goes through its API.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from sqlite_utils import Database

from bot.store.errors import DiskError, StoreError
from bot.store.sqlite.schema import migrations
from bot.store.tables.engine import Values

BUSY_SECONDS = 5.0  # another process writes: turns wait so long, the loop of the service does not
AT_ONCE_BYTES = 16 * 1024 * 1024  # a file of this size is written anew in a moment
DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
FILE_MODE = 0o600  # who writes to Pandu is nobody's business on this machine


class Engine:
    """See `tables.engine.Engine`. One thread at a time: a transaction, or a statement of its own, keeps the others
    waiting.
    """

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # it exists, or SQLite says what is wrong with it
            path.touch(FILE_MODE, exist_ok=False)
        self._turn = RLock()
        try:
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self.database = Database(self.connection)
            self.database.enable_wal()
            for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
                self.connection.execute(f"PRAGMA {pragma}")
            migrations.apply(self.database)
        except sqlite3.Error as error:
            raise _told(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept at its end, or nothing. Takes the write lock at the start."""
        with self._turn:
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    # Each of the next four catches by itself: a context manager would cost as much as the statement.

    def run(self, sql: str, values: Values = ()) -> None:
        try:
            with self._turn:
                self.connection.execute(sql, values)
        except sqlite3.Error as error:
            raise _told(error) from error

    def run_each(self, sql: str, rows: Sequence[Values]) -> None:
        try:
            with self._turn:
                self.connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _told(error) from error

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        try:
            with self._turn:
                return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _told(error) from error

    def one(self, sql: str, values: Values = ()) -> Any:
        try:
            with self._turn:
                return self.connection.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise _told(error) from error

    def number(self) -> int:
        last = self.one("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
        return int(last[0]) + 1 if last else 1

    def counted_on(self) -> None:
        """SQLite remembers the largest number by itself."""

    def scrub(self, *, whatever_size: bool) -> bool:
        """Leaves no erased byte in the file or in its log: SQLite moves rows between pages and leaves copies in their
        gaps, so after an erasure the file is written anew.
        """
        with self._turn:
            if self.one("SELECT 1 FROM meta WHERE key = 'erased'") and not self._write_anew(whatever_size):
                return False
            return self._checkpoint()

    def _write_anew(self, whatever_size: bool) -> bool:
        size = self.one("PRAGMA page_count")[0] * self.one("PRAGMA page_size")[0]
        if size > AT_ONCE_BYTES and not whatever_size:
            return True
        self.run(f"PRAGMA temp_store = {'MEMORY' if size <= AT_ONCE_BYTES else 'DEFAULT'}")
        try:
            self.database.vacuum()
        except sqlite3.Error:
            return False
        self.run("DELETE FROM meta WHERE key = 'erased'")
        return True

    def _checkpoint(self) -> bool:
        """Moves the write-ahead log into the file and empties it, without waiting for anybody; False when another
        process reads or writes just now. Waiting here would make every turn wait for a reader that may never end.
        """
        self.run("PRAGMA busy_timeout = 0")
        try:
            busy, _, _ = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.run(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        return not busy

    def copy(self, to: Path) -> None:
        """Copies the whole database to a file, by SQLite's own backup."""
        try:
            with closing(sqlite3.connect(to)) as target, self._turn:
                self.connection.backup(target)
        except sqlite3.Error as error:
            raise StoreError(f"no backup could be made: {error}") from error

    def close(self) -> None:
        self.database.close()


def is_pandu_file(path: Path) -> bool:
    """Whether a file is a database of Pandu's, or a copy of one."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return {"chats", "outbox"} <= set(Database(connection).table_names())
    except sqlite3.Error:
        return False


def _told(error: sqlite3.Error) -> StoreError:
    kind = DiskError if getattr(error, "sqlite_errorcode", 0) & 0xFF in DISK else StoreError
    return kind(f"the database cannot be used: {error}")
