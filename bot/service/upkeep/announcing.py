"""Telling a change of the law to everybody with an open claim that it touches: once, by day, and by the running bot."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from bot.dialogue import serialiser
from bot.dialogue.chat import Chat
from bot.language.text.formatting import MALAYSIA
from bot.service.events import NEWS
from bot.store.interface import Store

MORNING, EVENING = time(9, 0), time(20, 0)
"""Malaysian time between which people are told something they did not ask for."""
_AT_ONCE = 100  # chats of one transaction, so that a bot that serves waits for none of it


def announce(
    store: Store, news: str, touches: Callable[[Chat], bool], now: datetime, *, only_count: bool = False
) -> int:  # fmt: skip
    """Makes the news of that id due for each chat that it touches; gives how many. Raises StoreError.

    Each chat is looked at again when it is told.
    """
    due, found, after = by_day(now).timestamp(), 0, -(2**62)
    while True:
        with store.transaction():  # so that nobody is erased between being read and being noted
            chats = store.chats.reachable(after, _AT_ONCE)
            ours = [chat for chat, sealed in chats if _touches(store.chats.open(sealed), touches)]
            for chat in () if only_count else ours:
                store.reminders.replace(chat, NEWS + news, [(0, due)])
        if not chats:
            return found
        found, after = found + len(ours), chats[-1][0]


def _touches(saved: bytes, touches: Callable[[Chat], bool]) -> bool:
    try:
        return touches(serialiser.load(saved))
    except ValueError:
        return False  # what cannot be read names nobody who could be told


def by_day(now: datetime) -> datetime:
    """Now where it is day in Malaysia, else the next morning at nine."""
    here = now.astimezone(MALAYSIA)
    if MORNING <= here.time() < EVENING:
        return here
    day = here.date() + timedelta(days=here.time() >= EVENING)
    return datetime.combine(day, MORNING, MALAYSIA)
