"""The right to serve: one copy at a time holds it, and knows by its own clock when it may hold it no longer.

It is an advisory lock on a connection of its own. PostgreSQL frees the lock when that connection ends: at once when the
process dies, and after `IDLE_SECONDS` when nothing is heard from it, because it stands still or its network is cut. The
holder renews it every second, and acts only for less than that after a renewal it has seen answered.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import psycopg

from bot.store.errors import InUseError, StoreError
from bot.store.postgres.engine import SERVING, connect

LOCK = 0x70616E6475_01  # "pandu" and a number
IDLE_SECONDS = 5
SAFE_SECONDS = 4.0
RENEW_SECONDS = 1.0
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # goes on while the machine sleeps, where that is known


def _now() -> float:
    return time.clock_gettime(_CLOCK)


@contextmanager
def holding(address: str) -> Iterator[None]:
    """No copy serves while the block runs. Raises InUseError when one does."""
    lease = Lease(address)
    try:
        if lease.take() is None:
            raise InUseError("another copy serves this database")
        lease.keep()
        yield
    finally:
        lease.free()


class Lease:
    """Taken by one copy at a time. Raises StoreError while the database cannot be reached."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection: psycopg.Connection | None = None
        self._until = 0.0
        self._ended = Event()

    def take(self) -> int | None:
        """The number of this turn at serving; None while another copy holds the lease."""
        try:
            if self._connection is None:
                self._connection = connect(self._address)
                self._connection.execute(f"SET idle_session_timeout = '{IDLE_SECONDS}s'")
            if self._connection.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,)).fetchone() != (True,):
                return None
            # A copy that stands still in the middle of a transaction would hold it for as long as it stands still.
            ended = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s AND datname = %s"
            )
            self._connection.execute(ended, (SERVING, self._connection.info.dbname))
            row = self._connection.execute("UPDATE serving SET epoch = epoch + 1 RETURNING epoch").fetchone()
            self._renew()
        except psycopg.Error as error:
            self.free()
            raise StoreError(f"the database cannot be used: {str(error).strip()}") from error
        return int(row[0]) if row else None

    def keep(self) -> None:
        """Renews what was taken, until it is freed or lost."""
        Thread(target=self._keep, name="lease", daemon=True).start()

    @property
    def held(self) -> bool:
        """Whether no other copy can hold it at this moment."""
        return _now() < self._until

    def free(self) -> None:
        """Lets another copy take it at once."""
        self._ended.set()
        self._until = 0.0
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.execute("SELECT pg_advisory_unlock_all()")
            connection.close()

    def _keep(self) -> None:
        while not self._ended.wait(RENEW_SECONDS):
            try:
                self._renew()
            except psycopg.Error:
                self._until = 0.0
                return

    def _renew(self) -> None:
        asked = _now()
        if self._connection is not None:
            self._connection.execute("SELECT 1")
            self._until = asked + SAFE_SECONDS
