"""What an operator's machine may ask over HTTP: is it alive, can it work, how much happened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.service.errors import StartError
from bot.service.metrics import Metrics
from bot.service.ports import Now
from bot.store.errors import StoreError
from bot.store.interface import Store

SILENT_SECONDS = 120.0  # without a word from Telegram for this long, something is wrong: a poll takes 25


@dataclass
class Health:
    """`heard` is called whenever Telegram has answered or sent something; `stopping` once the end has begun."""

    store: Store
    metrics: Metrics
    now: Now
    last_heard: float | None = None
    quiet_is_normal: bool = False  # with a webhook, silence only means that nobody writes
    stopping: bool = field(default=False)

    def heard(self) -> None:
        self.last_heard = self.now().timestamp()

    def trouble(self) -> str:
        """Why the bot cannot work just now; empty when it can."""
        if self.stopping:
            return "stopping"
        if self.last_heard is None:
            return "Telegram has not answered yet"
        if not self.quiet_is_normal and self.now().timestamp() - self.last_heard > SILENT_SECONDS:
            return "Telegram has been silent"
        try:
            self.store.outbox.backlog()
        except StoreError:
            return "the database cannot be used"
        return ""

    def gauges(self) -> dict[str, float]:
        backlog = self.store.outbox.backlog()
        age = 0.0 if backlog.oldest is None else max(0.0, self.now().timestamp() - backlog.oldest)
        return {"pandu_outbox_depth": backlog.depth, "pandu_outbox_age_seconds": age}


@asynccontextmanager
async def answering(health: Health, listen: tuple[str, int]) -> AsyncIterator[int]:
    """Answers on that address while the block runs; gives the port. Raises StartError when it is taken."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        trouble = health.trouble()
        return web.Response(text=f"{trouble or 'ok'}\n", status=503 if trouble else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(text=health.metrics.text(health.gauges()))

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    async with listening(app, listen, "PANDU_HTTP_LISTEN") as port:
        yield port


@asynccontextmanager
async def listening(app: web.Application, listen: tuple[str, int], setting: str) -> AsyncIterator[int]:
    """Serves an application on an address, which `setting` named; gives the port."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, *listen)
        try:
            await site.start()
        except OSError as error:
            raise StartError(2, f"{setting}: cannot listen there: {error.strerror}") from None
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
