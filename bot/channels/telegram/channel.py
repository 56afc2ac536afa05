"""Telegram as a channel of the service."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.channels.telegram.api import OFFICIAL, Api, told
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.profile import Profile, present
from bot.channels.telegram.token import TokenWatch
from bot.channels.telegram.webhook import Hook, by_webhook
from bot.channels.telegram.wire import TelegramWire
from bot.language.text.formatting import Language
from bot.service.errors import ConflictError, RejectedError, SendError, StartError
from bot.service.observing.health import Health
from bot.service.observing.logs import log
from bot.service.ports import Sleep
from bot.service.turns.intake import Intake
from bot.service.turns.runner import Runner

LONGEST_WAIT = 30.0
REFUSED_AT_START = 3  # times in a row, before a person who has just typed a token is told that it is wrong


@dataclass(frozen=True)
class Identity:
    """As whom to serve and where: with a `hook` updates come by webhook, else by long polling.

    `open_private` is the label of the button that leads from a group to the bot; `named` learns the bot's own name.
    """

    token: str
    profiles: dict[Language, Profile]
    open_private: dict[Language, str]
    named: Callable[[str], None]
    base_url: str = OFFICIAL
    hook: Hook | None = None


class TelegramChannel:
    """See `service.serving.Channel`."""

    def __init__(self, identity: Identity, sleep: Sleep = asyncio.sleep) -> None:
        self._identity = identity
        self._sleep = sleep
        self._api = Api(identity.token, identity.base_url)
        self._watch = TokenWatch(self._api.bot, sleep)
        self._api.doubt = self._watch.doubt
        self.wire = TelegramWire(self._api, identity.profiles, identity.open_private)
        self.by = "polling" if identity.hook is None else "webhook"
        self.quiet_is_normal = identity.hook is not None

    async def __aenter__(self) -> "TelegramChannel":
        await self._api.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._api.__aexit__()

    async def opens(self, stop: asyncio.Event) -> bool:
        """Learns the bot's own name; waits for a server that cannot be reached. False when stopped meanwhile."""
        seconds, refused = 1.0, 0
        while not stop.is_set():
            try:
                self._identity.named((await told(self._api.bot.get_me())).username or "")
            except SendError as error:
                refused = refused + 1 if isinstance(error, RejectedError) else 0
                if refused == REFUSED_AT_START:
                    raise _rejected() from None
                log.warning("waiting_for_api", error=str(error), again_in=seconds)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), seconds)
                seconds = min(LONGEST_WAIT, seconds * 2)
            else:
                return True
        return False

    async def receive(self, runner: Runner, fatal: asyncio.Future[None], health: Health, stop: asyncio.Event) -> None:
        """Hands updates to the runner until `stop` is set. Raises StartError when another copy receives them."""
        hook = self._identity.hook
        try:
            if hook is None:
                await Poller(self._api, runner, health, stop, self._sleep).run()
            else:
                await by_webhook(hook, self._api, Intake(runner, fatal), health, stop, self._sleep)
        except ConflictError:
            raise StartError(3, "another copy of Pandu receives this bot's updates; stop it first") from None

    async def beside(self) -> None:
        """Presents the bot, and watches its token until cancelled. Raises StartError when it was withdrawn."""
        presenting = asyncio.create_task(present(self._api, self._identity.profiles))
        try:
            await self._watch.run()
        except RejectedError:
            raise _rejected() from None
        finally:
            presenting.cancel()


def _rejected() -> StartError:
    return StartError(2, "TELEGRAM_BOT_TOKEN: Telegram does not accept this token")
