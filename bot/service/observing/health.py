"""What an operator's machine may ask over HTTP: is it alive, can it work, how much happened."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.service.observing.http import listening
from bot.service.observing.metrics import Metrics
from bot.service.ports import Now
from bot.store.errors import StoreError
from bot.store.interface import Backlog, Store

SILENT_SECONDS = 120.0  # without a word from Telegram for this long, something is wrong: a poll takes 25
PATIENCE = 2.0  # seconds a database may take to answer a simple question
CONNECTIONS = 16  # at once: those who ask are few
EVERY_SECOND = 1.0


@dataclass
class Health:
    """`heard` is called whenever Telegram has answered or sent something; `stopping` once the end has begun.

    `paused` tells for how many seconds nothing leaves for anybody; `files` are the database and its log.
    """

    store: Store
    metrics: Metrics
    now: Now
    last_heard: float | None = None
    quiet_is_normal: bool = False  # with a webhook, silence only means that nobody writes
    stopping: bool = False
    paused: Callable[[], float] = lambda: 0.0
    files: tuple[Path, ...] = ()

    def heard(self) -> None:
        self.last_heard = self.now().timestamp()

    async def trouble(self) -> str:
        """Why the bot cannot work just now; empty when it can."""
        if self.stopping:
            return "stopping"
        if self.store.idle:
            return self.store.idle
        if self.last_heard is None:
            return "Telegram has not answered yet"
        if not self.quiet_is_normal and self.now().timestamp() - self.last_heard > SILENT_SECONDS:
            return "Telegram has been silent"
        try:
            await self._backlog()
        except StoreError:
            return "the database cannot be used"
        except TimeoutError:
            return "the database does not answer"
        return ""

    async def measure(self) -> None:
        """Asks the store for what only it knows; what it does not say stays as it was."""
        with suppress(StoreError, TimeoutError):
            backlog = await self._backlog()
            age = 0.0 if backlog.oldest is None else max(0.0, self.now().timestamp() - backlog.oldest)
            self.metrics.outbox_depth.set(backlog.depth)
            self.metrics.outbox_age.set(age)
        self.metrics.paused.set(self.paused())
        for file, gauge in zip(self.files, (self.metrics.database_bytes, self.metrics.log_bytes), strict=False):
            gauge.set(file.stat().st_size if file.exists() else 0)

    async def _backlog(self) -> Backlog:
        async with asyncio.timeout(PATIENCE):
            return await self.store.run(self.store.outbox.backlog)


@asynccontextmanager
async def answering(health: Health, listen: tuple[str, int]) -> AsyncIterator[int]:
    """Answers on that address while the block runs; gives the port. Raises StartError when it is taken."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        trouble, waits = await health.trouble(), health.paused()
        note = f", Telegram asks everybody to wait for {waits:.0f} s" if waits else ""
        return web.Response(text=f"{trouble or 'ok'}{note}\n", status=503 if trouble else 200)

    async def metrics(_: web.Request) -> web.Response:
        await health.measure()
        return web.Response(body=health.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    async with listening(app, listen, "PANDU_HTTP_LISTEN", CONNECTIONS) as port:
        yield port


async def watch_loop(metrics: Metrics) -> None:
    """Measures how late the event loop is: what is late here is late for everybody. Runs until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + EVERY_SECOND
        await asyncio.sleep(EVERY_SECOND)
        metrics.loop_lag.observe(max(0.0, loop.time() - due))
