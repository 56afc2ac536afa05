"""What must be done now and then, each in a job of its own: reminding, deleting what is too old, tidying the
store.
"""

import asyncio
from datetime import UTC, timedelta

from bot.service.events import Due, Ending, Event
from bot.service.logs import log
from bot.service.ports import Now, Sleep
from bot.service.runner import Runner
from bot.store.interface import CONSOLE, Store

EVERY_HOUR = 3_600.0
EVERY_MINUTE = 60.0
AT_ONCE = 50
QUIET_HOUR = 19  # in UTC; 3 in the morning in Malaysia: a large file may be written anew then
WARN_BEFORE = timedelta(days=14)


async def keep_house(store: Store, now: Now, sleep: Sleep = asyncio.sleep) -> None:
    """Forgets updates that cannot come again and empties the store's log. Runs until cancelled; raises
    StoreError.
    """
    while True:
        store.inbox.forget(now().timestamp())
        store.chats.scrub(whatever_size=now().astimezone(UTC).hour == QUIET_HOUR)
        await sleep(EVERY_HOUR)


async def sweep(store: Store, runner: Runner, now: Now, sleep: Sleep = asyncio.sleep) -> None:
    """Queues the reminders that are due, warns chats that will be deleted, and deletes those whose time is
    over.

    Each is found in the database, so a restart or a pause loses none; each is queued in one transaction with the note
    that it was. Runs until cancelled; raises StoreError.
    """
    while True:
        at = now()
        expired = store.chats.expired(at.timestamp(), AT_ONCE)
        with store.transaction():
            runner.erase(expired)
        if expired:
            store.chats.scrub()
            log.info("expired", chats=len(expired))
        warn_by = (at + WARN_BEFORE).timestamp()
        events: list[Event] = [Due(reminder) for reminder in store.reminders.due(at.timestamp(), AT_ONCE)]
        events += [Ending(chat, until) for chat, until in store.chats.to_warn(warn_by, AT_ONCE)]
        events = [event for event in events if event.chat != CONSOLE]  # the terminal reminds by itself
        if events:
            runner.take(events)
        await sleep(EVERY_MINUTE if max(len(events), len(expired)) < AT_ONCE else 0)
