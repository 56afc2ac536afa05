"""What must be done now and then: forgetting updates that cannot come again, emptying the store's log."""

import asyncio

from bot.service.ports import Now, Sleep
from bot.store.interface import Store

EVERY = 3_600.0


async def keep_house(store: Store, now: Now, sleep: Sleep = asyncio.sleep) -> None:
    """Runs until cancelled. Raises StoreError when the store cannot be used."""
    while True:
        store.inbox.forget(now().timestamp())
        store.chats.scrub()
        await sleep(EVERY)
