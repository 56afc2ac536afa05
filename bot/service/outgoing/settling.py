"""Calls that have left, until the store knows it: with the next turn's commit, or with one of their own soon after."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.store.errors import StoreError
from bot.store.interface import Queued, Store

T = TypeVar("T")

SETTLE_SECONDS = 0.02

Left = tuple[int, int, int | None]
"""A call that has left: its number, its chat, the message it made if a tap may change that."""


class Settling:
    """`taken` is called when what has left is on its way into the store, `failed` when it cannot get there."""

    def __init__(self, store: Store, taken: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        self._store = store
        self._taken = taken
        self._failed = failed
        self._done: list[Left] = []
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def empty(self) -> bool:
        return not self._done

    def note(self, call: Queued, message: int | None) -> None:
        self._done.append((call.id, call.chat, message))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._soon)

    def take(self) -> list[Left]:
        """What has left and is still in the store; who takes it hands it to `outbox.sent` in their next transaction."""
        left, self._done = self._done, []
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._taken()
        return left

    async def now(self) -> None:
        """Settles what has left; what leaves in the same moment goes into the same commit."""
        await asyncio.shield(self._soon())

    def _soon(self) -> asyncio.Task[None]:
        if self._task is None:
            self._task = asyncio.create_task(self._settle())
        return self._task

    async def _settle(self) -> None:
        self._task = None
        try:
            await self.before(lambda: None)
        except StoreError as error:
            self._failed(error)

    async def before(self, work: Callable[[], T]) -> T:
        """Does work in the store when nothing that has left is in it any more; raises StoreError."""
        done = self.take()

        def both() -> T:
            if done:  # else somebody took them along in a transaction that has ended before this
                with self._store.transaction():
                    self._store.outbox.sent(done)
            return work()

        return await self._store.run(both)
