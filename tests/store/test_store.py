"""The contract of the store, whatever the engine."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.store.cipher import Cipher
from bot.store.interface import QUEUED, DueReminder, SetAside, Store
from bot.store.postgres.store import PostgresStore
from bot.store.sqlite.store import SqliteStore

KEY = Fernet.generate_key().decode()
DAY = 86_400.0

Open = Callable[[], Store]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pandu.db"


# An engine joins the contract by a line here that opens it again on the same place.
@pytest.fixture(params=["sqlite", "postgres"])
def reopen(request: pytest.FixtureRequest, file: Path) -> Open:
    if request.param == "sqlite":
        return lambda: SqliteStore(file, Cipher(KEY))
    address = request.getfixturevalue("empty_postgres")
    return lambda: PostgresStore(address, Cipher(KEY))


@pytest.fixture
def store(reopen: Open) -> Iterator[Store]:
    with closing(reopen()) as opened:
        yield opened


def test_a_chat_is_kept_and_read_back_after_reopening(store: Store, reopen: Open) -> None:
    assert store.chats.load(7) is None
    store.chats.save(7, b"one", 1.0)
    store.chats.save(7, b"two", 2.0)
    store.close()
    with closing(reopen()) as again:
        assert again.chats.load(7) == b"two"
        assert again.chats.count() == 1


def test_a_transaction_keeps_all_or_nothing(store: Store, reopen: Open) -> None:
    def fails() -> None:
        with store.transaction():
            store.chats.save(7, b"one", 1.0)
            store.outbox.queue(7, "sendMessage", {"text": "x"}, None, 1.0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert store.chats.load(7) is None
    assert store.outbox.backlog().depth == 0
    with store.transaction():
        store.chats.save(7, b"two", 1.0)
    assert store.chats.load(7) == b"two"
    with pytest.raises(ZeroDivisionError):
        fails()
    assert store.chats.load(7) == b"two"


def test_an_update_is_new_once_and_for_two_days(store: Store) -> None:
    assert store.inbox.new([1], 0.0) == {1}
    assert store.inbox.new([1, 2, 2], 1.0) == {2}
    store.inbox.forget(1.9 * DAY)
    assert store.inbox.new([1], 1.9 * DAY) == set()
    store.inbox.forget(2.1 * DAY)
    assert store.inbox.new([1], 2.1 * DAY) == {1}


def test_calls_wait_in_order_with_their_files_until_they_have_left(store: Store, reopen: Open) -> None:
    first = store.outbox.queue(7, "sendMessage", {"text": "é"}, None, 1.0)
    second = store.outbox.queue(7, "sendDocument", {"document": "a.pdf"}, b"%PDF", 2.0)
    store.outbox.queue(8, "sendMessage", {"text": "other"}, None, 3.0)
    store.chats.save(7, b"one", 1.0)
    store.close()
    with closing(reopen()) as again:
        assert again.outbox.of(7, 10) == [first, second]
        assert again.outbox.of(7, 1) == [first]
        assert (again.outbox.backlog().depth, again.outbox.backlog().oldest) == (3, 1.0)
        again.outbox.sent([(first.id, 7, 55), (second.id, 7, None)])
        assert again.outbox.of(7, 10) == []
        assert again.chats.screen(7) == 55
        again.outbox.drop(8)
        assert again.outbox.backlog().depth == 0


def test_held_chats_are_not_ready_until_their_time(store: Store) -> None:
    for chat in (3, 1, 2):
        store.outbox.queue(chat, "sendMessage", {}, None, 1.0)
    assert store.outbox.ready(10.0, 9, []) == [3, 1, 2]
    assert store.outbox.ready(10.0, 1, [3]) == [1]
    store.outbox.hold(1, 20.0, 2)
    assert store.outbox.held(1) == (20.0, 2)
    assert store.outbox.holding(10.0) == (1, 20.0)
    assert store.outbox.ready(10.0, 9, []) == [3, 2]
    assert store.outbox.ready(20.0, 9, []) == [3, 1, 2]
    assert store.outbox.holding(20.0) == (1, None)
    store.outbox.hold(1, 0.0, 0)
    assert store.outbox.held(1) is None


def test_a_stopped_chat_is_stopped_until_it_is_heard_again(store: Store) -> None:
    store.chats.save(7, b"one", 1.0)
    store.chats.stop(7)
    assert store.chats.stopped(7)
    store.chats.save(7, b"two", 2.0)
    assert not store.chats.stopped(7)


def test_what_is_set_aside_can_be_read_for_a_month(store: Store) -> None:
    note = SetAside("message", "chat,text", "KeyError", 5)
    store.inbox.set_aside(note, 0.0)
    store.inbox.forget(29 * DAY)
    assert store.inbox.aside() == [note]
    store.inbox.forget(31 * DAY)
    assert store.inbox.aside() == []


def test_the_latest_reminder_due_stands_for_all_of_its_claim_and_is_due_once(store: Store) -> None:
    store.chats.save(7, b"one", 1.0)
    store.reminders.replace(7, "a", [(7, 10.0), (3, 20.0), (0, 30.0)])
    store.reminders.replace(7, "b", [(1, 15.0)])
    assert store.reminders.due(9.9, 9) == []
    assert store.reminders.due(25.0, 9) == [DueReminder(7, "b", 1, 15.0), DueReminder(7, "a", 3, 20.0)]
    store.reminders.done(DueReminder(7, "a", 3, 20.0))
    assert store.reminders.due(25.0, 9) == [DueReminder(7, "b", 1, 15.0)]
    assert store.reminders.due(30.0, 1) == [DueReminder(7, "b", 1, 15.0)]
    store.chats.stop(7)
    assert store.reminders.due(30.0, 9) == []
    store.chats.resume(7)
    store.reminders.replace(7, "b", [])
    assert store.reminders.due(30.0, 9) == [DueReminder(7, "a", 0, 30.0)]


def test_a_chat_is_warned_once_and_writing_puts_its_end_off(store: Store) -> None:
    end = 1.0 + 180 * DAY
    store.chats.save(7, b"one", 1.0, keep_until=end)
    assert store.chats.to_warn(end - 1, 9) == []
    assert store.chats.to_warn(end, 9) == [(7, end)]
    store.chats.warned(7, QUEUED)
    assert store.chats.to_warn(end, 9) == []
    store.chats.warned(7, 0)
    assert store.chats.to_warn(end, 9) == [(7, end)]
    store.chats.warned(7, end - 14 * DAY)
    store.chats.rewrite(7, b"reminded")
    assert (store.chats.to_warn(end, 9), store.chats.expired(end, 9)) == ([], [7])
    store.chats.save(7, b"two", 90.0, keep_until=90.0 + 180 * DAY)
    assert (store.chats.expired(end, 9), store.chats.to_warn(end + 90, 9)) == ([], [(7, 90.0 + 180 * DAY)])


def test_a_chat_is_expired_only_13_days_after_its_warning_arrived_or_when_it_cannot_be_warned(store: Store) -> None:
    end = 180 * DAY
    for chat in range(1, 6):
        store.chats.save(chat, b"x", 0.0, keep_until=end)
    store.chats.warned(2, QUEUED)
    store.chats.warned(3, end - 12 * DAY)
    store.chats.warned(4, end - 13 * DAY)
    store.chats.stop(5)
    assert store.chats.expired(end - 1, 9) == []
    assert store.chats.expired(end, 9) == [4, 5]
    assert store.chats.expired(end + DAY, 9) == [3, 4, 5]
    store.chats.extend(4, end + DAY)
    assert (store.chats.expired(end, 9), store.chats.until(4)) == ([5], end + DAY)
    store.chats.stop(2)
    store.chats.resume(2)
    assert [chat for chat, _ in store.chats.to_warn(end, 9)] == [1, 2], "a warning that waited is due again"


def test_what_was_kept_for_less_time_than_a_warning_needs_lapses_without_one(store: Store) -> None:
    store.chats.save(7, b"x", 0.0, keep_until=3600.0)
    store.chats.save(8, b"x", 0.0, keep_until=180 * DAY)
    assert store.chats.lapsed(3599.0, 9) == []
    assert store.chats.lapsed(3600.0, 9) == [7]
    assert (store.chats.to_warn(14 * DAY, 9), store.chats.expired(14 * DAY, 9)) == ([], [])
    assert store.chats.lapsed(200 * DAY, 9) == [7]


def test_a_chat_that_moved_takes_its_calls_along(store: Store) -> None:
    store.chats.save(-5, b"one", 1.0)
    store.outbox.queue(-5, "sendMessage", {}, None, 1.0)
    store.chats.migrate(-5, -100)
    assert (store.chats.load(-5), store.chats.load(-100)) == (None, b"one")
    assert [call.chat for call in store.outbox.of(-100, 9)] == [-100]


def test_an_erased_chat_is_gone_and_the_others_stay(store: Store) -> None:
    for chat in (7, 8):
        store.chats.save(chat, b"state", 1.0)
        store.outbox.queue(chat, "sendMessage", {}, None, 1.0)
        store.outbox.hold(chat, 9.0, 1)
    store.chats.erase(7)
    assert (store.chats.load(7), store.outbox.of(7, 9), store.outbox.held(7)) == (None, [], None)
    assert (store.chats.load(8), len(store.outbox.of(8, 9))) == (b"state", 1)
