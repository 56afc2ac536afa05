"""What PostgreSQL itself must hold: secrecy, erasure, one copy that acts, few round trips, a loop that goes on."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from cryptography.fernet import Fernet

from bot.service.errors import StartError
from bot.service.upkeep.opening import open_store
from bot.store.address import PostgresAddress
from bot.store.cipher import Cipher
from bot.store.errors import KeyMismatchError, LostError, StoreError
from bot.store.postgres.store import PostgresStore
from tests.cable import laid
from tests.postgres_server import Server

KEY = Fernet.generate_key().decode()
CIPHER = Cipher(KEY)


@pytest.fixture
def address(empty_postgres: str) -> str:
    return empty_postgres


@pytest.fixture
def store(address: str) -> Iterator[PostgresStore]:
    with closing(PostgresStore(address, CIPHER)) as opened:
        yield opened


def table_files(address: str, server: Server) -> bytes:
    """The bytes of every table of Pandu's, as they lie in PostgreSQL's files."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute(
            "SELECT pg_relation_filepath(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'pandu' AND relkind IN ('r', 'i')"
        ).fetchall()
        toast = connection.execute("SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind = 't'").fetchall()
    files = [server.folder / "data" / path for (path,) in found + toast if path]
    return b"".join(file.read_bytes() for file in files if file.exists())


def test_an_erased_chat_leaves_no_byte_in_the_tables(store: PostgresStore, address: str, postgres: Server) -> None:
    victim = 0x5EC2E7_0B5E55
    sealed = store.chats.save(victim, b"broken arm" * 300, 1.0)
    store.outbox.queue(victim, "m", {"text": "broken leg"}, None, 1.0)
    store.chats.save(8, b"other", 1.0)
    assert b"broken" not in table_files(address, postgres)
    as_row = victim.to_bytes(8, "little")
    assert as_row in table_files(address, postgres), "the search finds what is there"
    store.chats.erase(victim)
    assert store.chats.scrub()
    left = table_files(address, postgres)
    assert as_row not in left
    assert sealed[20:60] not in left
    assert store.chats.load(8) == b"other"


def test_another_key_is_told_at_the_start(store: PostgresStore, address: str) -> None:
    newer = Fernet.generate_key().decode()
    store.chats.save(7, b"old", 1.0)
    with closing(PostgresStore(address, Cipher(newer, KEY))) as again:
        assert again.chats.load(7) == b"old"
        assert again.reseal() == 1
    with pytest.raises(KeyMismatchError):
        PostgresStore(address, CIPHER)


def test_without_a_key_it_says_where_to_put_one(address: str) -> None:
    with pytest.raises(StartError, match="PANDU_DATA_KEY is missing") as raised:
        open_store(PostgresAddress(address))
    assert raised.value.code == 2


def test_the_password_is_in_no_words() -> None:
    place = PostgresAddress("postgresql://pandu:secret@db.example.org/pandu?sslmode=require")
    assert str(place) == "postgresql://db.example.org/pandu"
    assert "secret" not in repr(place)


def test_a_turn_takes_three_round_trips_however_much_it_writes(address: str, postgres: Server) -> None:
    with laid(postgres.folder) as cable:
        name = address.split("?")[0].rsplit("/", 1)[1]
        with closing(PostgresStore(cable.address(name), CIPHER, serve=True)) as store:
            assert store.begin()
            store.engine.number()  # of a thousand
            for _ in range(7):  # psycopg prepares what it has seen five times
                before = len(cable.asked)
                with store.transaction():
                    store.outbox.sent([(1, 7, 5), (2, 8, 6)])
                    store.inbox.new([1, 2, 3], 1.0)
                    store.chats.sealed([7, 8])
                    for chat in range(20):
                        store.chats.save(chat, b"state", 1.0)
                        store.outbox.queue(chat, "m", {}, None, 1.0)
            # Which updates are new; what is kept of the chats; all is kept. The last H goes out with its S, or is seen
            # a moment later; a Q is the lease.
            kinds = "".join(kind for kind in cable.asked[before:] if kind != "Q")
            assert kinds.rstrip("H") == "HHS"


async def test_a_slow_database_keeps_only_turns_waiting(store: PostgresStore, address: str) -> None:
    with psycopg.connect(address) as other:
        other.execute("LOCK TABLE pandu.chats IN ACCESS EXCLUSIVE MODE")
        turn = asyncio.create_task(store.run(lambda: store.chats.load(7)))
        late = 0.0
        for _ in range(20):
            began = time.monotonic()
            await asyncio.sleep(0.01)
            late = max(late, time.monotonic() - began)
        assert not turn.done()
        assert late < 1.0
    assert await turn is None


# --- one acts --------------------------------------------------------------------------------------------


def test_a_second_copy_stands_by_until_the_first_has_ended(address: str) -> None:
    first, second = (PostgresStore(address, CIPHER, serve=True) for _ in range(2))
    assert first.begin()
    assert not second.begin()
    assert (first.acting(), second.acting(), second.idle) == (True, False, "standing by")
    first.chats.save(7, b"one", 1.0)
    first.close()
    assert second.begin()
    assert second.chats.load(7) == b"one"
    second.close()


def cut_the_lock(address: str) -> None:
    """Ends the connection that holds the right to serve, as a network does that went."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")


def begins(store: PostgresStore) -> None:
    """PostgreSQL frees a lock a moment after its connection was ended."""
    end = time.monotonic() + 30
    while not store.begin():
        assert time.monotonic() < end


def test_a_copy_whose_lock_was_cut_can_neither_write_nor_send(address: str) -> None:
    first, second = (PostgresStore(address, CIPHER, serve=True) for _ in range(2))
    assert first.begin()
    cut_the_lock(address)
    begins(second)
    with pytest.raises(StoreError):  # its connection was ended
        first.chats.save(7, b"one", 1.0)
    stale = PostgresStore(address, CIPHER)
    stale.engine.epoch = first.engine.epoch  # and had it another, its number is no longer the last
    with pytest.raises(LostError):
        stale.chats.save(7, b"one", 1.0)
    with pytest.raises(LostError), stale.transaction():
        stale.inbox.new([1], 1.0)
    stale.close()
    end = time.monotonic() + 30
    while first.acting():
        assert time.monotonic() < end
    assert second.chats.load(7) is None
    first.close()
    second.close()


def test_a_transaction_that_stands_still_is_broken_off_by_who_begins(address: str) -> None:
    first, second = (PostgresStore(address, CIPHER, serve=True) for _ in range(2))
    assert first.begin()

    def too_late() -> None:
        with first.transaction():
            first.chats.save(7, b"too late", 1.0)  # sent, and nothing more for a while
            cut_the_lock(address)
            begins(second)

    with pytest.raises(StoreError):
        too_late()
    assert second.chats.load(7) is None
    first.close()
    second.close()
