"""The one connection to SQLite: its settings, its transactions, its errors told without its name."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from sqlite_utils import Database

from bot.store.errors import DiskError, StoreError
from bot.store.sqlite.schema import migrations

BUSY_SECONDS = 5.0  # another process writes: turns wait so long, the loop of the service does not
DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
FILE_MODE = 0o600  # who writes to Pandu is nobody's business on this machine


class Engine:
    """Owns the connection. One thread at a time: a transaction, or a statement of its own, keeps the others waiting.

    Raises StoreError for whatever SQLite cannot do.
    """

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # it exists, or SQLite says what is wrong with it
            path.touch(FILE_MODE, exist_ok=False)
        self._turn = RLock()
        try:
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
            ):
                self.connection.execute(f"PRAGMA {pragma}")
            self.tables = Database(self.connection)
            migrations.apply(self.tables)
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

    def run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """One statement; outside a transaction it is a transaction of its own."""
        try:
            with self._turn:
                return self.connection.execute(sql, values)
        except sqlite3.Error as error:
            raise _told(error) from error

    def run_each(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One statement for each row of values; belongs inside a transaction."""
        try:
            with self._turn:
                self.connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _told(error) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            with self._turn:
                return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _told(error) from error

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row as a tuple, or None."""
        try:
            with self._turn:
                return self.connection.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise _told(error) from error

    def checkpoint(self) -> bool:
        """Moves the write-ahead log into the file and empties it, without waiting for anybody; False when another
        process reads or writes just now. Waiting here would make every turn wait for a reader that may never end.
        """
        with self._turn:
            self.run("PRAGMA busy_timeout = 0")
            try:
                busy, _, _ = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self.run(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        return not busy

    def close(self) -> None:
        self.connection.close()


def is_pandu_file(path: Path) -> bool:
    """Whether a file is a database of Pandu's, or a copy of one."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            found = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('chats', 'outbox')"
            ).fetchone()
    except sqlite3.Error:
        return False
    return bool(found == (2,))


def _told(error: sqlite3.Error) -> StoreError:
    kind = DiskError if getattr(error, "sqlite_errorcode", 0) & 0xFF in DISK else StoreError
    return kind(f"the database cannot be used: {error}")
