"""The sender: what was kept to be sent leaves here, in order within a chat, side by side across chats.

Memory is bounded: a lane exists only while its chat has something to send, and there are at most `LANES`; what finds no
lane waits in the store, which is the truth. A call is removed from the store when it has left, and only then does the
next one of that chat follow, so that a crash repeats at most one message a chat.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from random import random
from time import perf_counter
from typing import Any

from bot.service.errors import (
    GoneError,
    MovedError,
    NothingToDoError,
    RefusedError,
    RejectedError,
    SendError,
    SlowDownError,
    UnreachableError,
)
from bot.service.logs import log
from bot.service.metrics import Metrics
from bot.service.ports import Now, Sleep, Wire
from bot.store.errors import StoreError
from bot.store.interface import Queued, SetAside, Store

LANES = 512
AT_HAND = 20  # calls of one chat kept in memory; more are read from the store when these have left
LONGEST_WAIT = 60.0
GIVE_UP_AFTER = 86_400.0  # a day: nobody waits for an answer that old
SETTLE_SECONDS = 0.02  # what has left is noted by the next turn's commit, or by one of its own after this long
TOGETHER = 1.0  # two chats told to slow down within this many seconds: everybody slows down


Left = tuple[int, int, int | None]
"""A call that has left: its number, its chat, the message it made if a tap may change that."""


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
        self._wait_all_until = 0.0
        self._slowed: tuple[int, float] = (0, float("-inf"))
        self._done: list[Left] = []
        self._settling: asyncio.TimerHandle | None = None
        self._settled: asyncio.Future[None] | None = None
        self._scrub: set[int] = set()
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
        self._wake.set()

    async def run(self) -> None:
        """Opens lanes for what the store holds, whenever something may be ready. Ends only by being cancelled."""
        while True:
            self._wake.clear()
            self._refill()
            self._scrub_idle()
            now = self._now().timestamp()
            holds, until = self._store.outbox.holding(now)
            self._holds = holds > 0
            waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._wake.wait())]
            if until is not None:
                waits.append(asyncio.ensure_future(self._sleep(until - now)))
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
        if self._settling is not None:
            self._settling.cancel()
        self._settle()

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
            # Something older may wait in the store: read from there, to keep the order.
            if self._waits(chat):
                return
            lane.more = True
        else:
            lane.at_hand.append(call)
        self._lanes[chat] = lane
        lane.task = asyncio.create_task(self._run_lane(chat, lane))

    def _waits(self, chat: int) -> bool:
        held = self._store.outbox.held(chat)
        return held is not None and held[0] > self._now().timestamp()

    def _refill(self) -> None:
        room = self._most - len(self._lanes)
        if not self._left_over or self._closing or room <= 0:
            return
        ready = self._store.outbox.ready(self._now().timestamp(), room, list(self._lanes))
        for chat in ready:
            self._open(chat)
        if len(ready) < room:
            self._left_over = False

    async def _run_lane(self, chat: int, lane: _Lane) -> None:
        try:
            while not self._closing:
                if not lane.at_hand and lane.more:
                    lane.at_hand.extend(self._store.outbox.of(chat, AT_HAND))
                    lane.more = len(lane.at_hand) == AT_HAND
                if not lane.at_hand:
                    break
                if not await self._leaves(lane.at_hand[0]):
                    break
                lane.at_hand.popleft()
                if self._done and (lane.at_hand or lane.more):
                    await self._settle_now()  # never two of one chat that a crash could repeat
        except (StoreError, RejectedError) as error:
            self._fails(error)
        finally:
            del self._lanes[chat]
            if self._left_over or chat in self._scrub:
                self._wake.set()

    async def _leaves(self, call: Queued) -> bool:
        """Sends one call until it is settled; False when its chat must wait."""
        while True:
            await self._wait_for_all()
            started = perf_counter()
            message: int | None = None
            try:
                message = await self._wire.send(call, partial(self._store.chats.screen, call.chat))
                self._metrics.sent[call.method] += 1
            except NothingToDoError:
                self._metrics.errors["nothing_to_do"] += 1
            except (RefusedError, MovedError) as error:
                other = self._mended(call, error)
                if other is not None:
                    call = other
                    continue
            except GoneError:
                self._gone(call.chat)
                return False
            except (SlowDownError, UnreachableError) as error:
                if self._later(call, error):
                    return False
            except (StoreError, RejectedError):
                raise
            except Exception as error:  # a call that breaks the channel must not stop the chat
                self._give_up(call, error)
            self._metrics.send_seconds.add(perf_counter() - started)
            self._note_left(call, message)
            return True

    async def _wait_for_all(self) -> None:
        while (seconds := self._wait_all_until - self._now().timestamp()) > 0:
            await self._sleep(seconds)

    # --- what went wrong ---------------------------------------------------------------------------------

    def _mended(self, call: Queued, error: SendError) -> Queued | None:
        """The call to try instead, or None when it is given up."""
        if isinstance(error, MovedError):
            with self._store.transaction():
                self._store.chats.migrate(call.chat, error.to)
            return replace(call, chat=error.to, params=call.params | {"chat_id": error.to})
        plainer = self._wire.plainer(call)
        if plainer is None:
            self._give_up(call, error)
            return None
        self._metrics.errors["plainer"] += 1
        log.warning("plainer", method=call.method, error=str(error))
        return replace(call, method=plainer.method, params=plainer.params, content=plainer.content)

    def _give_up(self, call: Queued, error: Exception) -> None:
        self._metrics.errors["given_up"] += 1
        keys = ",".join(sorted(call.params))
        what = SetAside(call.method, keys, type(error).__name__)
        self._store.inbox.set_aside(what, self._now().timestamp())
        log.error("given_up", method=call.method, keys=keys, error=str(error))

    def _gone(self, chat: int) -> None:
        self._metrics.errors["gone"] += 1
        with self._store.transaction():
            self._store.chats.stop(chat)
            self._store.outbox.drop(chat)

    def _later(self, call: Queued, error: SlowDownError | UnreachableError) -> bool:
        """Makes the chat wait; False when the call has waited so long that it is given up."""
        now = self._now().timestamp()
        if now - call.made > GIVE_UP_AFTER:
            self._give_up(call, error)
            return False
        held = self._store.outbox.held(call.chat)
        attempts = (held[1] if held else 0) + 1
        if isinstance(error, SlowDownError):
            self._metrics.errors["slow_down"] += 1
            seconds = error.seconds
            chat, at = self._slowed
            if chat != call.chat and now - at <= TOGETHER:
                self._wait_all_until = max(self._wait_all_until, now + seconds)
                log.warning("slow_down_all", seconds=seconds)
            self._slowed = (call.chat, now)
        else:
            self._metrics.errors["unreachable"] += 1
            seconds = min(LONGEST_WAIT, 2.0 ** min(attempts - 1, 6)) * (0.5 + random() / 2)  # noqa: S311
        log.warning("later", method=call.method, seconds=round(seconds, 1), attempts=attempts, error=str(error))
        self._store.outbox.hold(call.chat, now + seconds, attempts)
        self._holds = True
        self._wake.set()
        return True

    # --- what is done ------------------------------------------------------------------------------------

    @property
    def left(self) -> list[Left]:
        """What has left and is still in the store: `outbox.sent` in the next transaction, then `settled`."""
        return self._done

    def settled(self, count: int) -> None:
        """The first `count` of `left` are no longer in the store."""
        del self._done[:count]
        if not self._done and self._settling is not None:
            self._settling.cancel()
            self._settling = None
        if self._scrub:
            self._wake.set()

    def _note_left(self, call: Queued, message: int | None) -> None:
        self._done.append((call.id, call.chat, message))
        if self._settling is None:
            self._settling = asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._settle)

    async def _settle_now(self) -> None:
        """Settles what has left; what leaves in the same moment goes into the same commit."""
        if self._settled is None:
            loop = asyncio.get_running_loop()
            self._settled = loop.create_future()
            loop.call_soon(self._settle)
        await asyncio.shield(self._settled)

    def _settle(self) -> None:
        self._settling = None
        waiting, self._settled = self._settled, None
        done = list(self._done)
        try:
            if done:
                with self._store.transaction():
                    self._store.outbox.sent(done)
                self.settled(len(done))
        except StoreError as error:
            self._fails(error)
        if waiting is not None:
            waiting.set_result(None)

    def _fails(self, error: Exception) -> None:
        if not self.fatal.done():
            self.fatal.set_exception(error)

    def _scrub_idle(self) -> None:
        """Empties the store's log once nothing more is to be sent to those who were erased."""
        if self._scrub and not self._scrub & self._lanes.keys() and not self._done and self._store.chats.scrub():
            self._scrub.clear()

    async def _answer(self, query: str, text: str) -> None:
        try:
            await self._wire.answer(query, text)
        except NothingToDoError:
            pass
        except SendError as error:
            self._metrics.errors["answer"] += 1
            log.warning("answer_lost", error=type(error).__name__)
