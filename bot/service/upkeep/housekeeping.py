"""What must be done now and then, each in a job of its own: reminding, deleting what is too old, tidying the store.

Nothing is deleted for its age unless its person was really told, 13 days before and more. A clock that jumps, or very
much to delete at once, means that something is wrong: then it is refused, and said.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC
from functools import partial
from time import monotonic

from bot.service.events import Due, Ending, Event
from bot.service.observing.logs import log
from bot.service.observing.metrics import Metrics
from bot.service.ports import Now, Sleep
from bot.service.turns.runner import Runner
from bot.store.interface import CONSOLE, NOTICE_SECONDS, Store

EVERY_HOUR = 3_600.0
EVERY_MINUTE = 60.0
DAY = 86_400.0
AT_ONCE = 50
QUIET_HOUR = 19  # in UTC; 3 in the morning in Malaysia: a large file may be written anew then
WARN_BEFORE = 14 * DAY
JUMP = 3_600.0  # seconds that the clock may gain on the time that really passed
SHARE = 10  # at most one in ten chats a day
ALWAYS = 10  # chats a day: where few are kept, one in ten says nothing


async def keep_house(store: Store, now: Now, sleep: Sleep = asyncio.sleep) -> None:
    """Forgets updates that cannot come again and empties the store's log. Runs until cancelled; raises StoreError."""
    while True:
        await store.run(partial(store.inbox.forget, now().timestamp()))
        quiet = now().astimezone(UTC).hour == QUIET_HOUR
        await store.run(partial(store.chats.scrub, whatever_size=quiet))
        await sleep(EVERY_HOUR)


class Sweep:
    """Queues the reminders that are due, warns chats that will be deleted, and deletes those whose time is over.

    Each is found in the database, so a restart or a pause loses none; each is queued in one transaction with the note
    that it was.
    """

    def __init__(
        self, store: Store, runner: Runner, metrics: Metrics, now: Now, sleep: Sleep = asyncio.sleep,
        uptime: Callable[[], float] = monotonic,
    ) -> None:  # fmt: skip
        self._store = store
        self._runner = runner
        self._metrics = metrics
        self._now = now
        self._sleep = sleep
        self._uptime = uptime
        self._clocks = (now().timestamp(), uptime())
        self._distrusted_until = float("-inf")  # by uptime
        self._day = float("-inf")  # when the present day's account was opened, by uptime
        self._gone = self._told = 0  # chats deleted and warned in it

    async def run(self) -> None:
        """Runs until cancelled; raises StoreError."""
        while True:
            at = self._now().timestamp()
            found = await self._store.run(partial(self._lapsed, at))
            events = await self._store.run(partial(self._due, at))
            if self._trusts_clock(at):
                found += await self._store.run(partial(self._expired, at))
                events += await self._store.run(partial(self._ending, at))
            if events:
                await self._runner.take(events)
            await self._sleep(EVERY_MINUTE if max(len(events), found) < AT_ONCE else 0)

    def _trusts_clock(self, at: float) -> bool:
        """Whether the clock went on as time did. For a day after a jump nobody is warned or deleted."""
        uptime = self._uptime()
        gained = (at - self._clocks[0]) - (uptime - self._clocks[1])
        self._clocks = (at, uptime)
        if abs(gained) > JUMP:
            self._distrusted_until = uptime + DAY
            self._metrics.error("erasure_refused")
            log.error("clock_jumped", seconds=round(gained), advice="nothing is deleted for its age before tomorrow")
        if uptime - self._day >= DAY:
            self._day, self._gone, self._told = uptime, 0, 0
        return uptime >= self._distrusted_until

    # --- each of these runs in the store's thread ----------------------------------------------------------

    def _lapsed(self, at: float) -> int:
        """Deletes what was kept for less time than a warning needs: nobody agreed that it be kept longer."""
        return self._erase(self._store.chats.lapsed(at, AT_ONCE))

    def _expired(self, at: float) -> int:
        ended = self._store.chats.expired(at, AT_ONCE)
        gone = self._erase(ended[: self._room(self._gone)] if ended else [])
        self._gone += gone
        if gone:
            log.info("expired", chats=gone)
        if gone < len(ended):
            self._refused("deleted")
        return gone

    def _ending(self, at: float) -> list[Event]:
        ends = [end for end in self._store.chats.to_warn(at + WARN_BEFORE, AT_ONCE) if end[0] != CONSOLE]
        now = ends[: self._room(self._told)] if ends else []
        self._told += len(now)
        if len(now) < len(ends):
            self._refused("warned")
        # Who is told late has more time: what the warning says must be true.
        return [Ending(chat, max(until, at + NOTICE_SECONDS)) for chat, until in now]

    def _due(self, at: float) -> list[Event]:
        due = self._store.reminders.due(at, AT_ONCE)
        return [Due(reminder) for reminder in due if reminder.chat != CONSOLE]  # the terminal reminds by itself

    def _room(self, used: int) -> int:
        return max(0, max(ALWAYS, self._store.chats.count() // SHARE) - used)

    def _erase(self, chats: list[int]) -> int:
        if chats:
            with self._store.transaction():
                self._runner.keeping.erase(chats)
            self._store.chats.scrub()
        return len(chats)

    def _refused(self, what: str) -> None:
        self._metrics.error("erasure_refused")
        log.error("too_many_at_once", what=what, most="one chat in ten a day", advice="is the clock right?")
