"""Serving one channel: wires it to runner, sender, sweeps and health, and ends in an orderly way."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.service.observing.health import Health, answering, watch_loop
from bot.service.observing.logs import log
from bot.service.observing.metrics import Metrics
from bot.service.observing.version import version
from bot.service.outgoing.mailbox import Mailbox, WithMailbox
from bot.service.outgoing.sender import Sender
from bot.service.ports import Now, Sleep, Talk, Wire
from bot.service.turns.runner import Runner
from bot.service.upkeep.housekeeping import Sweep, keep_house
from bot.service.upkeep.opening import Kept

DRAIN_SECONDS = 3.0


class Channel(AbstractAsyncContextManager[Any], Protocol):
    """A way in and out, open while its block runs."""

    @property
    def wire(self) -> Wire:
        """Its way out."""
        ...

    @property
    def by(self) -> str:
        """How it receives, for the log."""
        ...

    @property
    def quiet_is_normal(self) -> bool:
        """Whether silence only means that nobody writes."""
        ...

    async def opens(self, stop: asyncio.Event) -> bool:
        """Waits until the other side answers; False when `stop` came first. Raises StartError."""
        ...

    async def receive(self, runner: Runner, fatal: asyncio.Future[None], health: Health, stop: asyncio.Event) -> None:
        """Hands events to the runner until `stop`. Raises StartError, StoreError, or tells `fatal` of it."""
        ...

    async def beside(self) -> None:
        """What the channel does besides, until cancelled. Raises StartError when it can serve no longer."""
        ...


@dataclass(frozen=True)
class Place:
    """Where a channel is served: its clocks, where an operator may ask over HTTP, the database's file and its log, and
    the operator's mailbox.
    """

    now: Now
    sleep: Sleep = asyncio.sleep
    uptime: Callable[[], float] | None = None
    health_at: tuple[str, int] | None = None
    files: tuple[Path, ...] = ()
    mailbox: Mailbox | None = None


async def serve(channel: Channel, talk: Talk, kept: Kept, place: Place, stop: asyncio.Event | None = None) -> None:
    """Serves until SIGTERM, SIGINT or `stop`; then ends the turns in hand. Raises StartError when it cannot go on."""
    stop = stop or asyncio.Event()
    _on_signals(stop)
    metrics = Metrics()
    health = Health(kept.store, metrics, place.now, quiet_is_normal=channel.quiet_is_normal, files=place.files)
    async with AsyncExitStack() as stack:
        if place.health_at is not None:
            await stack.enter_async_context(answering(health, place.health_at))
        if not await kept.store.stands_by(stop):
            return
        await stack.enter_async_context(channel)
        if await channel.opens(stop):
            await _serve(channel, talk, kept, place, health, stop)


async def _serve(channel: Channel, talk: Talk, kept: Kept, place: Place, health: Health, stop: asyncio.Event) -> None:
    now, sleep, metrics = place.now, place.sleep, health.metrics
    wire = WithMailbox(channel.wire, place.mailbox)
    sender = Sender(kept.store, wire, metrics, now, sleep)
    health.paused = lambda: sender.pauses.left(now().timestamp())
    runner = Runner(kept.store, talk, wire, sender, metrics, now, kept.name)
    sweep = Sweep(kept.store, runner, metrics, now, sleep, *([place.uptime] if place.uptime else []))
    receiving = asyncio.create_task(channel.receive(runner, sender.fatal, health, stop))
    beside = [
        asyncio.create_task(task)
        for task in (
            sender.run(),
            keep_house(kept.store, now, sleep),
            sweep.run(),
            channel.beside(),
            watch_loop(metrics),
            kept.store.lost(),
        )
    ]
    log.info("serving", by=channel.by, version=version())
    try:
        await first_of(receiving, *beside, sender.fatal)
    finally:
        stop.set()
        health.stopping = True
        with suppress(Exception):
            await receiving
        await sender.drain(DRAIN_SECONDS)
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
    log.info("stopped")


async def first_of(*tasks: asyncio.Future[None]) -> None:
    """Waits until the first of them ends, and raises what it raised."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError, RuntimeError):  # not in the main thread: somebody else stops it
            loop.add_signal_handler(name, stop.set)
