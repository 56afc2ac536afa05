"""The one thread in which a store works while the loop of a service goes on."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class StoreThread:
    """Does work that calls the store, one piece after another, in the order in which it was asked for.

    A database that is slow, or that another process holds, then makes turns wait and nothing else: sending, health and
    the answers to a webhook go on. Results come back to the loop in the same order.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "store")

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` gives or raises. Work that has begun is ended even when nobody waits for it any more."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def acting(self) -> bool:
        """Whether this copy may act: no other one can serve the same store at this moment."""
        return True

    async def stands_by(self, stop: asyncio.Event) -> bool:  # noqa: ARG002 - others wait
        """Waits until this copy is the one that serves; False when `stop` came first. `idle` says why it waits."""
        return True

    @property
    def idle(self) -> str:
        """Why this copy does not serve; empty when it does."""
        return ""

    async def lost(self) -> None:
        """Goes on for as long as this copy may act; then raises LostError."""
        await asyncio.Event().wait()

    def close(self) -> None:
        """Returns when the work in hand has ended."""
        self._pool.shutdown()
