"""Copies of a PostgreSQL database, and everything moved from one engine to the other."""

from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet

from bot.service.errors import StartError
from bot.service.upkeep import copies
from bot.service.upkeep.moving import moved
from bot.service.upkeep.opening import open_store
from bot.store.address import PostgresAddress
from bot.store.cipher import Cipher
from bot.store.errors import StoreError
from bot.store.moving import TABLES
from bot.store.postgres.store import PostgresStore
from bot.store.sqlite.store import SqliteStore
from bot.store.tables.store import MOVING
from tests.postgres_server import Server

KEY = Fernet.generate_key().decode()


CIPHER = Cipher(KEY)


@pytest.fixture
def address(empty_postgres: str) -> str:
    return empty_postgres


@pytest.fixture
def programs(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(postgres.bin), prepend=":")


@pytest.mark.usefixtures("programs")
def test_a_dump_is_put_back_and_what_was_there_is_kept_aside(address: str, tmp_path: Path) -> None:
    place, file = PostgresAddress(address), tmp_path / "copy"
    with closing(PostgresStore(address, CIPHER)) as store:
        store.chats.save(7, b"before", 1.0)
    copies.backup(place, (KEY,), file)
    assert file.stat().st_mode & 0o777 == 0o600
    copies.backup(place, (KEY,), file)  # over an older copy
    with closing(PostgresStore(address, CIPHER)) as store:
        store.chats.save(7, b"after", 2.0)
    assert copies.restore(place, (KEY,), file) == "pandu_before_restore"
    with closing(PostgresStore(address, CIPHER)) as store:
        assert store.chats.load(7) == b"before"
        assert store.outbox.queue(7, "m", {}, None, 3.0).id > 0


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("wrong", ["no dump", "cut short", "another key"])
def test_a_copy_that_does_not_pass_changes_nothing(address: str, tmp_path: Path, wrong: str) -> None:
    place, file = PostgresAddress(address), tmp_path / "copy"
    other = Fernet.generate_key().decode()
    with closing(PostgresStore(address, Cipher(other if wrong == "another key" else KEY))) as store:
        store.chats.save(7, b"x" * 3000, 1.0)
    copies.backup(place, (other if wrong == "another key" else KEY,), file)
    if wrong == "no dump":
        file.write_bytes(b"hello")
    elif wrong == "cut short":
        file.write_bytes(file.read_bytes()[:-400])
    else:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("DROP SCHEMA pandu CASCADE")
    with closing(PostgresStore(address, CIPHER)) as store:
        store.chats.save(7, b"mine", 1.0)
    with pytest.raises(StartError) as raised:
        copies.restore(place, (KEY,), file)
    assert raised.value.code in (1, 2)
    with closing(PostgresStore(address, CIPHER)) as store:
        assert store.chats.load(7) == b"mine"


@pytest.mark.usefixtures("programs")
def test_nothing_is_put_back_or_sealed_anew_while_a_copy_serves(address: str, tmp_path: Path) -> None:
    place = PostgresAddress(address)
    serving = PostgresStore(address, CIPHER, serve=True)
    assert serving.begin()
    copies.backup(place, (KEY,), tmp_path / "copy")
    for act in (lambda: copies.restore(place, (KEY,), tmp_path / "copy"), lambda: copies.rotate(place, (KEY,))):
        with pytest.raises(StartError, match="another copy") as raised:
            act()
        assert raised.value.code == 3
    serving.close()
    assert copies.rotate(place, (KEY,)) == 0


def filled(store: SqliteStore | PostgresStore, chats: int) -> None:
    with store.transaction():
        for chat in range(1, chats + 1):
            store.chats.save(chat, b"state %d" % chat, float(chat), chat + 0.5)
            store.outbox.queue(chat, "m", {"n": chat}, b"file" if chat % 3 else None, 1.0)
            store.reminders.replace(chat, "a", [(7, 9.0), (3, 10.5)])
        store.inbox.new(list(range(chats)), 1.0)
        store.steps.add([("fall", "where", "ms")] * 9)
        store.outbox.hold(3, 99.5, 2)


def everything(store: SqliteStore | PostgresStore) -> dict[str, list[object]]:
    """Every row of every table that is moved, in the order of its key."""
    found = {}
    for table, (key, more) in TABLES.items():
        rows = store.engine.rows(f"SELECT {', '.join((*key, *more))} FROM {table}")  # noqa: S608
        found[table] = sorted((tuple(row) for row in rows), key=lambda row: row[: len(key)])
    return found


@pytest.mark.parametrize("to_postgres", [True, False])
def test_everything_moves_and_goes_on_where_it_was_broken_off(
    address: str, tmp_path: Path, to_postgres: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pandu.db"
    source, target = (file, PostgresAddress(address)) if to_postgres else (PostgresAddress(address), file)
    with closing(open_store(source, (KEY,)).store) as store:
        filled(store, 1200)
        before = everything(store)
    with monkeypatch.context() as patch:
        patch.setattr("bot.store.moving._table", _breaking_off())
        with pytest.raises(StartError, match="network"):
            moved(source, target, (KEY,))
    with closing(open_store(target, (KEY,)).store) as half:
        assert half.engine.one("SELECT 1 FROM meta WHERE key = ?", (MOVING,))
        with pytest.raises(StoreError, match="has not ended"):
            half.must_be_whole()
    assert moved(source, target, (KEY,))["chats"] == 1200
    with closing(open_store(target, (KEY,)).store) as store:
        assert everything(store) == before
        store.must_be_whole()
        new = store.outbox.queue(5, "m", {}, None, 2.0)
        assert new.id > 1200
        store.chats.save(99_999, b"new", 1.0)
        assert store.chats.load(5) == b"state 5"


def _breaking_off() -> object:
    from bot.store import moving

    real = moving._table

    def table(a: object, b: object, name: str) -> int:
        if name == "outbox":
            raise StoreError("the network has gone")
        return real(a, b, name)  # type: ignore[arg-type]

    return table


def test_nothing_is_moved_over_what_is_there(address: str, tmp_path: Path) -> None:
    with closing(PostgresStore(address, CIPHER)) as store:
        store.chats.save(7, b"mine", 1.0)
    with closing(SqliteStore(tmp_path / "pandu.db", CIPHER)) as store:
        store.chats.save(7, b"other", 1.0)
    with pytest.raises(StartError, match="not empty"):
        moved(tmp_path / "pandu.db", PostgresAddress(address), (KEY,))
