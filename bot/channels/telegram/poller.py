"""Long polling: an update is acknowledged only by the next poll, and that starts only when everything is kept."""

import asyncio
from contextlib import suppress
from random import random

from bot.channels.telegram.api import Api
from bot.channels.telegram.updates import Reader
from bot.service.errors import ConflictError, SendError, SlowDownError
from bot.service.observing.health import Health
from bot.service.observing.logs import log
from bot.service.ports import Sleep
from bot.service.turns.runner import Runner

AT_ONCE = 50  # updates a transaction: the first of a long batch need not wait for the last
CONFLICT_SECONDS = 30.0
LONGEST_WAIT = 30.0


class Poller:
    """Fetches updates and hands them to the runner until `stop` is set.

    Raises ConflictError when another copy has been polling for `CONFLICT_SECONDS`, StoreError when nothing can be kept.
    """

    def __init__(
        self,
        api: Api,
        runner: Runner,
        health: Health,
        stop: asyncio.Event,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._reader = Reader(api.bot)
        self._runner = runner
        self._health = health
        self._metrics = health.metrics
        self._stop = stop
        self._sleep = sleep
        self._offset: int | None = None

    async def run(self) -> None:
        failures, conflicted = 0, 0.0
        while not self._stop.is_set():
            try:
                batch = await self._poll()
            except ConflictError as error:
                if conflicted >= CONFLICT_SECONDS:
                    raise
                if "webhook" in str(error).lower() and await self._no_webhook():
                    continue
                self._metrics.error("conflict")
                conflicted += 2.0
                await self._pause(2.0)
            except SendError as error:
                failures += 1
                self._metrics.error("poll")
                seconds = min(LONGEST_WAIT, 2.0 ** min(failures - 1, 5)) * (0.5 + random() / 2)  # noqa: S311
                if isinstance(error, SlowDownError):
                    seconds = error.seconds
                log.warning("poll_failed", error=str(error), again_in=round(seconds, 1))
                await self._pause(seconds)
            else:
                failures, conflicted = 0, 0.0
                self._health.heard()
                if batch:
                    await self._take(batch)

    async def _take(self, batch: list[object]) -> None:
        events = [self._reader.read(raw) for raw in batch]
        for start in range(0, len(events), AT_ONCE):
            await self._runner.take(events[start : start + AT_ONCE])
        known = [event.update_id for event in events if event.update_id is not None]
        if known:
            self._offset = max(known) + 1
        else:
            await self._pause(1.0)

    async def _no_webhook(self) -> bool:
        """An earlier start received by webhook; polling was chosen now. False when it could not be taken away."""
        with suppress(SendError):
            return await self._api.call(self._api.bot.delete_webhook(drop_pending_updates=False))
        return False

    async def _poll(self) -> list[object]:
        """One poll; empty when it was stopped, which loses nothing: nothing was acknowledged."""
        poll = asyncio.ensure_future(self._api.updates(self._offset))
        stop = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({poll, stop}, return_when=asyncio.FIRST_COMPLETED)
            return poll.result() if poll.done() else []
        finally:
            poll.cancel()
            stop.cancel()

    async def _pause(self, seconds: float) -> None:
        stop = asyncio.ensure_future(self._stop.wait())
        pause = asyncio.ensure_future(self._sleep(seconds))
        await asyncio.wait({pause, stop}, return_when=asyncio.FIRST_COMPLETED)
        pause.cancel()
        stop.cancel()
