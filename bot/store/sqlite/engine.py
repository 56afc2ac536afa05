"""The one connection to SQLite: its settings, its transactions, its errors told without its name."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.store.errors import StoreError
from bot.store.sqlite.schema import migrations

BUSY_SECONDS = 5.0
FILE_MODE = 0o600  # who writes to Pandu is nobody's business on this machine


class Engine:
    """Owns the connection. Everything runs on it from one thread; a transaction contains no await.

    Raises StoreError for whatever SQLite cannot do.
    """

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # it exists, or SQLite says what is wrong with it
            path.touch(FILE_MODE, exist_ok=False)
        try:
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
            ):
                self.connection.execute(f"PRAGMA {pragma}")
            migrations.apply(Database(self.connection))
        except sqlite3.Error as error:
            raise _told(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept at its end, or nothing. Takes the write lock at the start."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _told(error) from error

    # Each of the next three catches by itself: a context manager would cost as much as the statement.

    def run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """One statement; outside a transaction it is a transaction of its own."""
        try:
            return self.connection.execute(sql, values)
        except sqlite3.Error as error:
            raise _told(error) from error

    def run_each(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One statement for each row of values; belongs inside a transaction."""
        try:
            self.connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _told(error) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _told(error) from error

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row as a tuple, or None."""
        try:
            return self.connection.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise _told(error) from error

    def close(self) -> None:
        self.connection.close()


def _told(error: sqlite3.Error) -> StoreError:
    return StoreError(f"the database cannot be used: {error}")
