"""The webhook: Telegram posts each update; 2xx is said only when it is kept, so nothing is lost in between."""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import random
from urllib.parse import unquote, urlsplit

from aiohttp import web
from telegram.constants import WebhookLimit

from bot.channels.telegram.api import KINDS, Api
from bot.channels.telegram.updates import Reader
from bot.service.errors import NotKeptError, SendError
from bot.service.observing.health import Health
from bot.service.observing.http import listening
from bot.service.observing.logs import log
from bot.service.ports import Sleep
from bot.service.turns.intake import Intake

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_BODY = 1024 * 1024
CONNECTIONS = WebhookLimit.MAX_CONNECTIONS_LIMIT.value
SPARE = 16  # connections of others than Telegram, who get 401
BODY_SECONDS = 10.0
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Hook:
    """Where Telegram posts to, what it proves itself with, and where this process listens for it."""

    url: str
    secret: str
    listen: tuple[str, int]


@asynccontextmanager
async def receiving(hook: Hook, api: Api, intake: Intake, health: Health) -> AsyncIterator[int]:
    """Takes updates on the hook's address while the block runs; gives the port."""
    secret, reader = hook.secret.encode(), Reader(api.bot)
    path = unquote(urlsplit(hook.url).path) or "/"

    async def take(request: web.Request) -> web.Response:
        # Before anything is read: whoever does not know the secret costs next to nothing.
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode("utf-8", "replace"), secret):
            return web.Response(status=401)
        if request.path != path:
            return web.Response(status=404)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                raw = json.loads(await request.read())
        except TimeoutError:
            return web.Response(status=408)
        except ValueError:
            return web.Response(status=400)
        health.heard()
        try:
            await intake.take(reader.read(raw))
        except NotKeptError:
            return web.Response(status=500)
        return web.Response()

    app = web.Application(client_max_size=LONGEST_BODY)
    app.router.add_post("/{anywhere:.*}", take)
    async with listening(app, hook.listen, "TELEGRAM_WEBHOOK_LISTEN", CONNECTIONS + SPARE) as port:
        yield port


async def announce(api: Api, hook: Hook, health: Health, sleep: Sleep) -> None:
    """Tells Telegram where to post; tries until it has been told."""
    seconds = 1.0
    while True:
        try:
            await api.call(
                api.bot.set_webhook(
                    hook.url,
                    secret_token=hook.secret,
                    allowed_updates=KINDS,
                    max_connections=CONNECTIONS,
                    drop_pending_updates=False,
                )
            )
        except SendError as error:
            log.warning("webhook_not_set", error=str(error), again_in=seconds)
            await sleep(seconds * (0.5 + random() / 2))  # noqa: S311
            seconds = min(LONGEST_WAIT, seconds * 2)
        else:
            health.heard()
            return


async def by_webhook(hook: Hook, api: Api, intake: Intake, health: Health, stop: asyncio.Event, sleep: Sleep) -> None:
    """Takes updates until `stop`; the webhook stays set, so that Telegram keeps what comes meanwhile."""
    async with receiving(hook, api, intake, health):
        telling = asyncio.create_task(announce(api, hook, health, sleep))
        stopped = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait({telling, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if telling in done:
                telling.result()
            await stopped
        finally:
            telling.cancel()
            stopped.cancel()
