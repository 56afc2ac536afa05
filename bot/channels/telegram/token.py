"""Whether the bot's token still works.

A server answers 401 or 404 now and then to a good token: while it starts again, or behind a proxy that does. So one
refusal is a doubt. Only when `getMe` is refused too, again and again for a minute, has the token been withdrawn.
"""

import asyncio

from telegram import Bot

from bot.channels.telegram.api import told
from bot.service.errors import RejectedError, SendError
from bot.service.observing.logs import log
from bot.service.ports import Sleep

ASKED = 7  # times, so that a minute passes between the first and the last
EVERY_SECONDS = 10.0


class TokenWatch:
    """`doubt` is called for each refusal; `run` asks then, and raises RejectedError when the token is of no use."""

    def __init__(self, bot: Bot, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep
        self._doubted = asyncio.Event()

    def doubt(self) -> None:
        self._doubted.set()

    async def run(self) -> None:
        """Runs until cancelled."""
        while True:
            await self._doubted.wait()
            await self._ask()
            self._doubted.clear()

    async def _ask(self) -> None:
        for asked in range(ASKED):
            if asked:
                await self._sleep(EVERY_SECONDS)
            try:
                await told(self._bot.get_me())
            except RejectedError:
                log.warning("token_refused", times=asked + 1, of=ASKED)
            except SendError:
                return  # nothing was said of the token
            else:
                return
        raise RejectedError("the token is not accepted")
