"""The connection to PostgreSQL on which everything is kept: its transactions, its fence, its errors."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import Any

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus

from bot.store.errors import DiskError, LostError, StoreError
from bot.store.postgres.schema import SCHEMA, migrate
from bot.store.tables.engine import Values

CONNECT_SECONDS = 5
SERVING = "pandu serving"  # the name of the connection on which a copy that serves keeps things
AT_ONCE_BYTES = 16 * 1024 * 1024  # tables of this size are written anew in a moment
TABLES = ("chats", "seen", "outbox", "holds", "set_aside", "meta", "reminders", "steps")
ERASABLE = ("chats", "outbox", "holds", "reminders")
OTHER_COPY = "PA001"  # the error of `only_in`
NUMBERS = 1000  # of the sequence, at a time


class Engine:
    """See `tables.engine.Engine`. What is written waits for no answer: it goes out together and is known to be kept at
    the end of the transaction, so that a turn costs a few round trips however much it writes.

    With an `epoch` every transaction first makes sure that this copy still is the one that serves, and holds off the
    next one until it has ended. Raises LostError when it is not.
    """

    def __init__(self, address: str) -> None:
        self.epoch: int | None = None
        self._address = address
        self._connection: psycopg.Connection | None = None
        self._turn = RLock()
        self._inside = False
        self._numbers: range = range(0)

    def open(self) -> None:
        """Connects, and brings the tables to this version; does nothing when that is done."""
        with self._turn, _told():
            if self._connection is None:
                connection = connect(self._address)
                migrate(connection)
                self._connection = connection

    def serve(self, epoch: int) -> None:
        """From now on everything is kept under this number, or not at all."""
        with self._turn, _told():
            self.connection.execute(f"SET application_name = '{SERVING}'")
            self.epoch = epoch

    @property
    def connection(self) -> psycopg.Connection:
        if self._connection is None:
            raise StoreError("the database cannot be used: there is no connection yet")
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._turn, _told():
            try:
                # psycopg's own transaction block waits for BEGIN; here only what is read waits, and the end.
                with self.connection.pipeline():
                    self._inside = True
                    self.connection.execute("BEGIN")
                    if self.epoch is not None:
                        self.connection.execute("SELECT only_in(%s)", (self.epoch,))
                    yield
                    self.connection.execute("COMMIT")
            except BaseException:
                self._inside = False
                if self.connection.info.transaction_status != TransactionStatus.IDLE and not self.connection.broken:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._inside = False

    def run(self, sql: str, values: Values = ()) -> None:
        with self._turn, _told():
            if self._inside:
                self.connection.execute(_dialect(sql), values)
            else:
                with self.transaction():
                    self.connection.execute(_dialect(sql), values)

    def run_each(self, sql: str, rows: Sequence[Values]) -> None:
        for values in rows:  # psycopg's own executemany waits at its end
            self.run(sql, values)

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        with self._turn, _told():
            if self._inside or sql.startswith("SELECT"):
                return self.connection.execute(_dialect(sql), values).fetchall()
            with self.transaction():
                return self.connection.execute(_dialect(sql), values).fetchall()

    def one(self, sql: str, values: Values = ()) -> Any:
        with self._turn, _told():
            return self.connection.execute(_dialect(sql), values).fetchone()

    def number(self) -> int:
        """Of a thousand taken at once, so that the next 999 need not ask."""
        with self._turn:
            if not self._numbers:
                (first,) = self.one("SELECT nextval('outbox_numbers')")
                self._numbers = range(first, first + NUMBERS)
            number, self._numbers = self._numbers[0], self._numbers[1:]
            return number

    def counted_on(self) -> None:
        with self._turn, _told():
            self.connection.execute("SELECT setval('outbox_numbers', (SELECT coalesce(max(id), 1) FROM outbox))")
            for table in ("chats", "set_aside", "steps"):
                last = f"SELECT coalesce(max(id), 1) FROM {table}"  # noqa: S608 (names from the line above)
                self.connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), ({last}))")
            self._numbers = range(0)

    def scrub(self, *, whatever_size: bool) -> bool:
        """Writes the tables anew without their deleted rows, whose bytes PostgreSQL leaves in its files until then. The
        write-ahead log still holds them until PostgreSQL uses its files again.
        """
        if self.one("SELECT 1 FROM meta WHERE key = 'erased'") is None:
            return True
        size = sum(self.one("SELECT pg_total_relation_size(?)", (f"{SCHEMA}.{table}",))[0] for table in ERASABLE)
        full = whatever_size or size <= AT_ONCE_BYTES
        with self._turn, _told():
            for table in ERASABLE:
                self.connection.execute(f"VACUUM {'FULL ' if full else ''}{table}")
        if full:
            self.run("DELETE FROM meta WHERE key = 'erased'")
        return True

    def problems(self) -> list[str]:
        """What PostgreSQL finds wrong when it reads every row."""
        found = []
        for table in TABLES:
            try:
                self.rows(f"SELECT count(*), sum(length(t::text)) FROM {table} t")  # noqa: S608
            except StoreError as error:
                found.append(f"{table}: {error}")
        return found

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def connect(address: str) -> psycopg.Connection:
    """A connection that commits each statement and gives up on a network that has gone. Raises psycopg.Error."""
    connection = psycopg.connect(
        address,
        autocommit=True,
        connect_timeout=CONNECT_SECONDS,
        tcp_user_timeout=CONNECT_SECONDS * 1000,
        keepalives_idle=5,
        keepalives_interval=2,
        keepalives_count=3,
        fallback_application_name="pandu",
    )
    connection.execute(f"SET search_path TO {SCHEMA}")
    return connection


@lru_cache(maxsize=1024)
def _dialect(sql: str) -> str:
    """Statements are written with `?`, as SQLite has it."""
    return sql.replace("?", "%s")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        line = str(error).strip().partition("\n")[0]
        if error.sqlstate == OTHER_COPY:
            raise LostError(line) from error
        kind = DiskError if isinstance(error, errors.DiskFull) else StoreError
        raise kind(f"the database cannot be used: {line}") from error
