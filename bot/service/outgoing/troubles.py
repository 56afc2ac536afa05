"""What follows when a call does not arrive: try a plainer one, wait, leave the chat alone, or give it up."""

from dataclasses import replace
from functools import partial
from random import random

from bot.service.errors import MovedError, SendError, SlowDownError, UnreachableError
from bot.service.observing.logs import log
from bot.service.observing.metrics import Metrics
from bot.service.outgoing.pauses import Pauses
from bot.service.ports import MAIL, WARNS, Now, Wire
from bot.store.interface import Queued, SetAside, Store

LONGEST_WAIT = 60.0
LONGEST_WAIT_OF_MAIL = 900.0  # it is tried for as long as it takes
GIVE_UP_AFTER = 86_400.0  # a day: nobody waits for an answer that old


class Troubles:
    """Each method raises StoreError when what follows cannot be kept."""

    def __init__(self, store: Store, wire: Wire, metrics: Metrics, now: Now) -> None:
        self._store = store
        self._wire = wire
        self._metrics = metrics
        self._now = now
        self.pauses = Pauses()

    async def mended(self, call: Queued, error: SendError) -> Queued | None:
        """The call to try instead, or None when it is given up."""
        if isinstance(error, MovedError):
            await self._store.run(partial(self._store.chats.migrate, call.chat, error.to))
            return replace(call, chat=error.to)
        plainer = self._wire.plainer(call)
        if plainer is None:
            await self.give_up(call, error)
            return None
        self._metrics.error("plainer")
        log.warning("plainer", method=call.method, error=str(error))
        return replace(call, method=plainer.method, params=plainer.params, content=plainer.content)

    async def give_up(self, call: Queued, error: Exception) -> None:
        """Sets a call aside. A warning that did not arrive was none: it is queued again."""
        self._metrics.error("given_up")
        keys = ",".join(sorted(call.params))
        what = SetAside(call.method, keys, type(error).__name__)
        await self._store.run(partial(self._store.inbox.set_aside, what, self._now().timestamp()))
        if call.params.get(WARNS):
            await self._store.run(partial(self._store.chats.warned, call.chat, 0))
        log.error("given_up", method=call.method, keys=keys, error=str(error))

    async def gone(self, chat: int) -> None:
        """A chat that blocked the bot is told nothing more."""

        def stop() -> None:
            with self._store.transaction():
                self._store.chats.stop(chat)
                self._store.outbox.drop(chat)

        self._metrics.error("gone")
        await self._store.run(stop)

    async def later(self, call: Queued, error: SlowDownError | UnreachableError) -> bool:
        """Makes the chat wait; False when the call has waited so long that it is given up."""
        now = self._now().timestamp()
        if now - call.made > GIVE_UP_AFTER and call.method != MAIL:
            await self.give_up(call, error)
            return False
        held = await self._store.run(partial(self._store.outbox.held, call.chat))
        attempts = (held[1] if held else 0) + 1
        if isinstance(error, SlowDownError):
            self._metrics.error("slow_down")
            seconds = error.seconds
            self.pauses.told(call.chat, seconds, now)
        else:
            self._metrics.error("unreachable")
            longest = LONGEST_WAIT_OF_MAIL if call.method == MAIL else LONGEST_WAIT
            seconds = min(longest, 2.0 ** min(attempts - 1, 10)) * (0.5 + random() / 2)  # noqa: S311
        log.warning("later", method=call.method, seconds=round(seconds, 1), attempts=attempts, error=str(error))
        await self._store.run(partial(self._store.outbox.hold, call.chat, now + seconds, attempts))
        return True
