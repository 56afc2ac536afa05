"""The webhook: Telegram posts each update; 2xx is said only when it is kept, so nothing is lost in between."""

import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import random
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.telegram.api import KINDS, Api
from bot.channels.telegram.updates import read
from bot.service.errors import NotKeptError, RejectedError, SendError
from bot.service.health import Health, listening
from bot.service.intake import Intake
from bot.service.logs import log
from bot.service.ports import Sleep

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_BODY = 1024 * 1024
CONNECTIONS = 100  # at once, the most Telegram offers
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Hook:
    """Where Telegram posts to, what it proves itself with, and where this process listens for it."""

    url: str
    secret: str
    listen: tuple[str, int]


@asynccontextmanager
async def receiving(hook: Hook, intake: Intake, health: Health) -> AsyncIterator[int]:
    """Takes updates on the hook's address while the block runs; gives the port."""
    secret = hook.secret.encode()

    async def take(request: web.Request) -> web.Response:
        # Before anything is read: whoever does not know the secret costs next to nothing.
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode("utf-8", "replace"), secret):
            return web.Response(status=401)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        health.heard()
        try:
            await intake.take(read(raw))
        except NotKeptError:
            return web.Response(status=500)
        return web.Response()

    app = web.Application(client_max_size=LONGEST_BODY)
    app.router.add_post(urlsplit(hook.url).path or "/", take)
    async with listening(app, hook.listen, "TELEGRAM_WEBHOOK_LISTEN") as port:
        yield port


async def announce(api: Api, hook: Hook, health: Health, sleep: Sleep) -> None:
    """Tells Telegram where to post; tries until it has been told. Raises RejectedError for a wrong token."""
    params = {
        "url": hook.url,
        "secret_token": hook.secret,
        "allowed_updates": KINDS,
        "max_connections": CONNECTIONS,
        "drop_pending_updates": False,
    }
    seconds = 1.0
    while True:
        try:
            await api.call("setWebhook", params)
        except RejectedError:
            raise
        except SendError as error:
            log.warning("webhook_not_set", error=str(error), again_in=seconds)
            await sleep(seconds * (0.5 + random() / 2))  # noqa: S311
            seconds = min(LONGEST_WAIT, seconds * 2)
        else:
            health.heard()
            return
