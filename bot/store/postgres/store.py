"""The store in a PostgreSQL database, which several copies may share: one serves, the others stand by."""

import asyncio
from contextlib import suppress
from pathlib import Path

from bot.store.cipher import Cipher
from bot.store.errors import LostError, StoreError
from bot.store.postgres.engine import Engine
from bot.store.postgres.lease import Lease
from bot.store.postgres.tools import dump
from bot.store.tables.store import TablesStore

ASK_SECONDS = 0.5  # between two questions of a copy that stands by
LOOK_SECONDS = 0.25


class PostgresStore(TablesStore):
    """See `interface.Store`. With `serve` nothing is opened before `stands_by`, which also waits for the database.

    Raises KeyMismatchError when the database was written with another key.
    """

    def __init__(self, address: str, cipher: Cipher, *, serve: bool = False) -> None:
        self.server = Engine(address)
        super().__init__(self.server, cipher)
        self._address = address
        self._lease = Lease(address) if serve else None
        self._idle = "standing by" if serve else ""
        if not serve:
            self.server.open()
            self.know_the_key()

    async def stands_by(self, stop: asyncio.Event) -> bool:
        while not stop.is_set():
            try:
                if await self.run(self.begin):
                    return True
                self._idle = "standing by"
            except StoreError as error:
                self._idle = str(error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), ASK_SECONDS)
        return False

    def begin(self) -> bool:
        """Takes the right to serve; False while another copy has it."""
        if self._lease is None:
            return True
        self.server.open()
        epoch = self._lease.take()
        if epoch is None:
            return False
        self.server.serve(epoch)
        self.know_the_key()
        self.must_be_whole()
        self._lease.keep()
        self._idle = ""
        return True

    @property
    def idle(self) -> str:
        return self._idle

    def acting(self) -> bool:
        return self._lease is None or self._lease.held

    async def lost(self) -> None:
        while self.acting():  # noqa: ASYNC110 - a thread renews the lease, and a copy that stood still must look by itself
            await asyncio.sleep(LOOK_SECONDS)
        raise LostError("another copy may serve the database now")

    def backup(self, to: Path) -> None:
        """A copy that is whole, by PostgreSQL's own pg_dump."""
        dump(self._address, to)

    def problems(self) -> list[str]:
        """What is wrong in the database; empty when every index and every row can be read and every chat opened."""
        return self.server.problems()

    def close(self) -> None:
        if self._lease is not None:
            self._lease.free()
        super().close()
        self.server.close()
