"""Serving Telegram: wires poller, runner and sender, and ends in an orderly way."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from bot.channels.telegram.api import OFFICIAL, Api
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.profile import Profile, present
from bot.channels.telegram.replies import TelegramWire
from bot.channels.telegram.webhook import Hook, announce, receiving
from bot.language.text.formatting import Language
from bot.service.errors import ConflictError, RejectedError, SendError, StartError
from bot.service.health import Health, answering
from bot.service.housekeeping import keep_house, sweep
from bot.service.intake import Intake
from bot.service.logs import log
from bot.service.metrics import Metrics
from bot.service.opening import Kept
from bot.service.ports import KeepUntil, Now, Saving, Say, Sleep, Turn
from bot.service.runner import Runner
from bot.service.sender import Sender

DRAIN_SECONDS = 3.0
LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Telegram:
    """Where and as whom to serve, and what to say.

    With a `hook` updates come by webhook, else by long polling; `health_at` is where an operator may ask.
    """

    token: str
    turn: Turn
    saving: Saving
    say: Say
    profiles: dict[Language, Profile]
    now: Now
    named: Callable[[str], None]
    keep_until: KeepUntil | None = None
    base_url: str = OFFICIAL
    hook: Hook | None = None
    health_at: tuple[str, int] | None = None
    sleep: Sleep = asyncio.sleep


async def serve(telegram: Telegram, kept: Kept, stop: asyncio.Event | None = None) -> None:
    """Serves until SIGTERM, SIGINT or `stop`; then ends the turns in hand. Raises StartError when it cannot go on."""
    stop = stop or asyncio.Event()
    _on_signals(stop)
    metrics = Metrics()
    health = Health(kept.store, metrics, telegram.now, quiet_is_normal=telegram.hook is not None)
    async with AsyncExitStack() as stack:
        if telegram.health_at is not None:
            await stack.enter_async_context(answering(health, telegram.health_at))
        api = await stack.enter_async_context(Api(telegram.token, telegram.base_url))
        try:
            username = await _username(api, stop)
            if username is not None:
                telegram.named(username)
                wire = TelegramWire(api, username, telegram.say("open_private", "ms"))
                await _serve(telegram, kept, api, wire, health, stop)
        except RejectedError:
            raise StartError(2, "TELEGRAM_BOT_TOKEN: Telegram does not accept this token") from None
        except ConflictError:
            raise StartError(3, "another copy of Pandu receives this bot's updates; stop it first") from None


async def _serve(
    telegram: Telegram, kept: Kept, api: Api, wire: TelegramWire, health: Health, stop: asyncio.Event
) -> None:
    metrics = health.metrics
    sender = Sender(kept.store, wire, metrics, telegram.now, telegram.sleep)
    runner = Runner(
        kept.store,
        telegram.turn,
        telegram.saving,
        wire,
        telegram.say,
        sender,
        metrics,
        telegram.now,
        kept.name,
        keep_until=telegram.keep_until,
    )
    if telegram.hook is None:
        receive = Poller(api, runner, health, stop, telegram.sleep).run()
    else:
        intake = Intake(runner, sender.fatal)
        receive = _by_webhook(telegram.hook, api, intake, health, stop, telegram.sleep)
    receiving = asyncio.create_task(receive)
    beside: list[asyncio.Future[None]] = [
        asyncio.create_task(sender.run()),
        asyncio.create_task(keep_house(kept.store, telegram.now, telegram.sleep)),
        asyncio.create_task(sweep(kept.store, runner, telegram.now, telegram.sleep)),
        asyncio.create_task(present(api, telegram.profiles)),
    ]
    log.info("serving", by="polling" if telegram.hook is None else "webhook")
    try:
        await first_of(receiving, *beside[:3], sender.fatal)
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


async def _by_webhook(hook: Hook, api: Api, intake: Intake, health: Health, stop: asyncio.Event, sleep: Sleep) -> None:
    """Takes updates until `stop`; the webhook stays set, so that Telegram keeps what comes meanwhile."""
    async with receiving(hook, intake, health):
        telling = asyncio.create_task(announce(api, hook, health, sleep))
        stopped = asyncio.create_task(_true(stop))
        try:
            await first_of(telling, stopped)
            await stop.wait()
        finally:
            telling.cancel()
            stopped.cancel()


async def _true(event: asyncio.Event) -> None:
    await event.wait()


async def first_of(*tasks: asyncio.Future[None]) -> None:
    """Waits until the first of them ends, and raises what it raised."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()


async def _username(api: Api, stop: asyncio.Event) -> str | None:
    """The bot's own name; waits for a server that cannot be reached. None when stopped meanwhile."""
    seconds = 1.0
    while not stop.is_set():
        try:
            return str((await api.call("getMe"))["username"])
        except RejectedError:
            raise
        except SendError as error:
            log.warning("waiting_for_api", error=str(error), again_in=seconds)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), seconds)
            seconds = min(LONGEST_WAIT, seconds * 2)
    return None


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError, RuntimeError):  # not in the main thread: somebody else stops it
            loop.add_signal_handler(name, stop.set)
