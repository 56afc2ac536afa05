"""Events that arrive one by one and side by side: those that arrive together are kept in one commit."""

import asyncio

from bot.service.errors import NotKeptError
from bot.service.events import Event
from bot.service.turns.runner import Runner


class Intake:
    """`take` returns when the event is kept, and only then may it be acknowledged. `fatal` learns what went
    wrong.
    """

    def __init__(self, runner: Runner, fatal: asyncio.Future[None]) -> None:
        self._runner = runner
        self._fatal = fatal
        self._waiting: list[Event] = []
        self._kept: asyncio.Future[None] | None = None
        self._task: asyncio.Task[None] | None = None  # held, so that it is not collected

    async def take(self, event: Event) -> None:
        """Raises NotKeptError when it could not be kept."""
        self._waiting.append(event)
        if self._kept is None:
            self._kept = asyncio.get_running_loop().create_future()
            self._task = asyncio.create_task(self._keep())
        await asyncio.shield(self._kept)

    async def _keep(self) -> None:
        events, self._waiting = self._waiting, []
        kept, self._kept = self._kept, None
        assert kept is not None  # noqa: S101 (set by whoever asked for this)
        try:
            await self._runner.take(events)
        except Exception as error:  # whatever it was, those who wait for an answer get one
            if not self._fatal.done():
                self._fatal.set_exception(error)
            kept.set_exception(NotKeptError())
        else:
            kept.set_result(None)
