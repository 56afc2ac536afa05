"""The sender: what was kept to be sent leaves here, in order within a chat, side by side across chats.

Memory is bounded: a lane exists only while its chat has something to send, and there are at most `LANES`; what finds no
lane waits in the store, which is the truth. A call is removed from the store when it has left, and only then does the
next one of that chat follow, so that a crash repeats at most one message a chat.

What the store gives comes back in the order in which it was asked for, so what was kept before a lane reads the store
has been offered before the lane goes on: nothing is at hand twice.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from functools import partial
from time import perf_counter
from typing import Any

from bot.service.errors import (
    GoneError,
    MovedError,
    NothingToDoError,
    RefusedError,
    SendError,
    SlowDownError,
    UnreachableError,
)
from bot.service.observing.logs import log
from bot.service.observing.metrics import Metrics
from bot.service.outgoing.settling import Left, Settling
from bot.service.outgoing.troubles import Troubles
from bot.service.ports import WARNS, Now, Sleep, Wire
from bot.store.errors import LostError, StoreError
from bot.store.interface import Queued, Store

LANES = 512
AT_HAND = 20  # calls of one chat kept in memory; more are read from the store when these have left
SCRUB_AGAIN = 60.0  # seconds until an erasure that another reader was in the way of is finished


class _Lane:
    """What one chat has to send: the next calls at hand, and whether the store holds more after them."""

    __slots__ = ("at_hand", "more", "task")

    def __init__(self) -> None:
        self.at_hand: deque[Queued] = deque()
        self.more = False
        self.task: asyncio.Task[None] | None = None


class Sender:
    """Sends what is offered, and what the store still holds. `fatal` ends when nothing can be sent any more."""

    def __init__(
        self,
        store: Store,
        wire: Wire,
        metrics: Metrics,
        now: Now,
        sleep: Sleep = asyncio.sleep,
        lanes: int = LANES,
    ) -> None:
        self._store = store
        self._wire = wire
        self._metrics = metrics
        self._now = now
        self._sleep = sleep
        self._most = lanes
        self._lanes: dict[int, _Lane] = {}
        self._answers: set[asyncio.Task[None]] = set()
        self._left_over = True  # the store may hold calls of chats without a lane: always so after a start
        self._holds = True  # some chats may have to wait: so after a start, until the store says otherwise
        self._wake = asyncio.Event()
        self._troubles = Troubles(store, wire, metrics, now)
        self.pauses = self._troubles.pauses
        self._settling = Settling(store, self._wake_for_scrub, self._fails)
        self._scrub: set[int] = set()
        self._scrub_from = 0.0
        self._closing = False
        self.fatal: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    # --- what is handed over -----------------------------------------------------------------------------

    def offer(self, queued: Iterable[Queued]) -> None:
        """Takes calls that the store has just kept."""
        for call in queued:
            lane = self._lanes.get(call.chat)
            if lane is None:
                self._open(call.chat, call)
            elif lane.more or len(lane.at_hand) >= AT_HAND:
                lane.more = True
            else:
                lane.at_hand.append(call)

    def answer(self, query: str, text: str) -> None:
        """Stops a spinner: at once, beside everything else, never again."""
        task = asyncio.create_task(self._answer(query, text))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    def scrub_after(self, erased: Iterable[int]) -> None:
        """When the last word to these chats has left, no trace of them may stay in the store's log."""
        self._scrub.update(erased)
        self._wake_for_scrub()

    async def run(self) -> None:
        """Opens lanes for what the store holds, whenever something may be ready. Ends only by being cancelled."""
        while True:
            self._wake.clear()
            now = self._now().timestamp()
            await self._refill(now)
            await self._scrub_idle(now)
            holds, until = await self._store.run(partial(self._store.outbox.holding, now))
            self._holds = holds > 0
            waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._wake.wait())]
            # What ended while the store was asked has not been seen to end: then this does not wait at all.
            for moment in (until, self._scrub_from if self._scrub else None):
                if moment is not None and moment > now:
                    seconds = max(0.0, moment - self._now().timestamp())
                    waits.append(asyncio.ensure_future(self._sleep(seconds)))
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()
            if holds:
                self._left_over = True

    async def drain(self, seconds: float) -> None:
        """Lets what is under way end: lanes first send all they have, then only what is in the air, then
        nothing.
        """
        await self._idle(seconds * 0.6)
        self._closing = True
        await self._idle(seconds * 0.4)
        left = [lane.task for lane in self._lanes.values() if lane.task] + list(self._answers)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._settling.now()

    @property
    def busy(self) -> int:
        """How many chats are being sent to."""
        return len(self._lanes)

    async def _idle(self, seconds: float) -> None:
        tasks = [lane.task for lane in self._lanes.values() if lane.task] + list(self._answers)
        if tasks and seconds > 0:
            await asyncio.wait(tasks, timeout=seconds)

    # --- lanes -------------------------------------------------------------------------------------------

    def _open(self, chat: int, call: Queued | None = None) -> None:
        if self._closing or len(self._lanes) >= self._most:
            self._left_over = True
            return
        lane = _Lane()
        if call is None or self._left_over or self._holds:
            lane.more = True  # something older may wait in the store: read from there, to keep the order
        else:
            lane.at_hand.append(call)
        self._lanes[chat] = lane
        lane.task = asyncio.create_task(self._run_lane(chat, lane))

    async def _refill(self, now: float) -> None:
        room = self._most - len(self._lanes)
        if not self._left_over or self._closing or room <= 0:
            return
        self._left_over = False  # before the store is asked: what finds no lane meanwhile says so again
        ready = await self._settling.before(partial(self._store.outbox.ready, now, room, list(self._lanes)))
        self._left_over |= len(ready) == room
        for chat in ready:
            if chat not in self._lanes:
                self._open(chat)

    async def _run_lane(self, chat: int, lane: _Lane) -> None:
        try:
            while not self._closing:
                if not lane.at_hand and lane.more:
                    lane.at_hand.extend(await self._settling.before(partial(self._next_of, chat)))
                    lane.more = len(lane.at_hand) == AT_HAND
                if not lane.at_hand:
                    break
                if not await self._leaves(lane.at_hand[0]):
                    break
                lane.at_hand.popleft()
                if lane.at_hand or lane.more:
                    await self._settling.now()  # never two of one chat that a crash could repeat
        except StoreError as error:
            self._fails(error)
        finally:
            del self._lanes[chat]
            if self._left_over or chat in self._scrub:
                self._wake.set()

    def _next_of(self, chat: int) -> list[Queued]:
        """The next calls of a chat; none while it must wait."""
        held = self._store.outbox.held(chat)
        return [] if held and held[0] > self._now().timestamp() else self._store.outbox.of(chat, AT_HAND)

    async def _leaves(self, call: Queued) -> bool:
        """Sends one call until it is settled; False when its chat must wait."""
        while True:
            await self._wait_for_all()
            if not self._store.acting():
                raise LostError("another copy may serve the database now")
            started = perf_counter()
            message: int | None = None
            screen = partial(self._store.run, partial(self._store.chats.screen, call.chat))
            try:
                message = await self._wire.send(call, screen)
                self._metrics.sent(call.method)
                await self._note_warning(call)
            except NothingToDoError:
                self._metrics.error("nothing_to_do")
                await self._note_warning(call)
            except (RefusedError, MovedError) as error:
                other = await self._troubles.mended(call, error)
                if other is not None:
                    call = other
                    continue
            except GoneError:
                await self._troubles.gone(call.chat)
                return False
            except (SlowDownError, UnreachableError) as error:
                if await self._troubles.later(call, error):
                    self._holds = self._left_over = True
                    self._wake.set()
                    return False
            except StoreError:
                raise
            except Exception as error:  # a call that breaks the channel must not stop the chat
                await self._troubles.give_up(call, error)
            self._metrics.send_seconds.observe(perf_counter() - started)
            self._settling.note(call, message)
            return True

    async def _note_warning(self, call: Queued) -> None:
        """Only a warning that arrived begins the time after which a chat may be deleted."""
        if call.params.get(WARNS):
            await self._store.run(partial(self._store.chats.warned, call.chat, self._now().timestamp()))

    async def _wait_for_all(self) -> None:
        while (seconds := self.pauses.left(self._now().timestamp())) > 0:
            await self._sleep(seconds)

    # --- what is done ------------------------------------------------------------------------------------

    def take_left(self) -> list[Left]:
        """See `Settling.take`."""
        return self._settling.take()

    def _wake_for_scrub(self) -> None:
        if self._scrub:
            self._wake.set()

    def _fails(self, error: Exception) -> None:
        if not self.fatal.done():
            self.fatal.set_exception(error)
            self.fatal.exception()  # whoever waits for it tells it; at an end that was asked for nobody does

    async def _scrub_idle(self, now: float) -> None:
        """Leaves no trace of those who were erased, once nothing more is to be sent to them."""
        if not self._scrub or self._scrub & self._lanes.keys() or not self._settling.empty or now < self._scrub_from:
            return
        erased, self._scrub = self._scrub, set()
        if not await self._store.run(self._store.chats.scrub):
            self._scrub |= erased
            self._scrub_from = now + SCRUB_AGAIN
            self._metrics.error("scrub_waits")
            log.warning("scrub_waits", reason="another process reads the database", again_in=SCRUB_AGAIN)

    async def _answer(self, query: str, text: str) -> None:
        if not self._store.acting():
            return
        try:
            await self._wire.answer(query, text)
        except NothingToDoError:
            pass
        except SendError as error:
            self._metrics.error("answer")
            log.warning("answer_lost", error=type(error).__name__)
