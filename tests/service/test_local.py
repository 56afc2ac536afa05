"""The terminal's conversation in the store: reminders when its person is back, an end to what is kept, erasure."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.dialogue import serialiser
from bot.dialogue.inputs import Command, Returned, Typed
from bot.dialogue.replies import Message, Reply
from bot.dialogue.retention import keep_until
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.service.ports import Talk
from bot.service.turns.local import LocalChat
from bot.service.upkeep.opening import open_store
from bot.store.interface import CONSOLE, Store
from tests.people import NOW, world_of
from tests.subjects import FILES

KEY = Fernet.generate_key().decode()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "pandu.db", (KEY,)).store) as opened:
        yield opened


@pytest.fixture
def at(store: Store, world: World) -> Callable[[timedelta], LocalChat]:
    """The terminal, that long after the first day."""

    def opened(later: timedelta) -> LocalChat:
        def clock() -> datetime:
            return NOW + later

        talk = Talk(
            lambda chat, said, now: turn(chat, said, now, world),
            serialiser,
            lambda chat, seen: keep_until(chat, seen, 180),
            lambda key, language: key,
        )
        return LocalChat(store, talk, clock, "en")

    return opened


def says(replies: tuple[Reply, ...]) -> list[str]:
    return [reply.text for reply in replies if isinstance(reply, Message)]


def with_reminders(chat: LocalChat) -> None:
    for said in ("Agree and continue", "I lost my job", "I did", "1/10/2026", "2500", "No", "Selangor"):
        chat.send(Typed(said))
    for said in ("Remind me", "All reminders"):
        chat.send(Typed(said))


def test_what_came_due_is_said_once_when_its_person_is_back(store: Store, at: Callable[[timedelta], LocalChat]) -> None:
    with_reminders(at(timedelta()))
    assert len(says(at(timedelta(hours=1)).send(Returned()))) == 1
    later = at(timedelta(days=5))  # on Thursday, 26 November, after two of the three
    reminder, _ = says(later.send(Returned()))
    assert "Reminder: I lost my job" in reminder
    assert len(says(later.send(Returned()))) == 1
    assert [item.days for item in store.reminders.due(NOW.timestamp() + 1e7, 9)] == [0]


def test_a_conversation_is_deleted_when_its_time_is_over(store: Store, at: Callable[[timedelta], LocalChat]) -> None:
    with_reminders(at(timedelta()))
    state = store.chats.load(CONSOLE)
    at(timedelta(days=600)).send(Returned())
    assert store.chats.load(CONSOLE) != state
    assert b"2026-10-01" in (state or b"")
    assert b"2026-10-01" not in (store.chats.load(CONSOLE) or b"")


def test_deletion_leaves_nothing_behind(store: Store, at: Callable[[timedelta], LocalChat], tmp_path: Path) -> None:
    chat = at(timedelta())
    with_reminders(chat)
    sealed = store.engine.one("SELECT saved FROM chats")[0]  # type: ignore[attr-defined]
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert sealed[20:60] in kept
    chat.send(Command("delete"))
    assert "has been deleted" in says(chat.send(Typed("Yes, delete it all")))[-1]
    assert store.chats.load(CONSOLE) is None
    assert store.reminders.due(NOW.timestamp() + 1e7, 9) == []
    assert sealed[20:60] not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
