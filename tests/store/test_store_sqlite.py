"""What SQLite itself must hold: secrecy, erasure, commits that last, one copy."""

import ast
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.service.errors import StartError
from bot.service.upkeep.opening import only_copy, open_store
from bot.store.cipher import Cipher, key_file
from bot.store.errors import KeyMismatchError, StoreError
from bot.store.sqlite.store import SqliteStore

KEY = Fernet.generate_key().decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pandu.db"


def every_byte(file: Path) -> bytes:
    """The database with its log and every other file beside it."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


def test_a_backup_is_whole(file: Path, tmp_path: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.chats.save(7, b"state", 1.0)
        store.backup(tmp_path / "copy.db")
        store.chats.save(7, b"later", 2.0)
    with closing(SqliteStore(tmp_path / "copy.db", Cipher(KEY))) as copy:
        assert copy.chats.load(7) == b"state"
        assert copy.problems() == []


def test_nothing_said_can_be_read_in_the_file(file: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.chats.save(7, b"broken arm", 1.0)
        store.outbox.queue(7, "sendDocument", {"text": "broken leg"}, b"broken back", 1.0)
        assert b"broken" not in every_byte(file)


def as_rowid(number: int) -> bytes:
    """A number as SQLite writes it where it is the key of a row: seven bits a byte."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


@settings(max_examples=3)
@given(seed=st.integers(0, 10**9))
@example(seed=1538637)  # with this one, overwriting alone left two numbers behind
def test_erasure_leaves_no_number_of_a_chat_in_the_trees(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Many chats make deep trees, and a tree may keep a copy of a key that is gone."""
    rng = random.Random(seed)
    file = tmp_path_factory.mktemp("erasure") / "pandu.db"
    everybody = [rng.randrange(2**40, 2**47) for _ in range(500)]
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        with store.transaction():
            for step, chat in enumerate(everybody + rng.choices(everybody, k=500)):
                store.chats.save(chat, rng.randbytes(rng.choice([50, 300, 900, 2500])), float(step), float(step))
                call = store.outbox.queue(chat, "m", {"t": "x" * rng.choice([10, 700])}, None, float(step))
                store.reminders.replace(chat, "a", [(7, 9.0), (3, 10.0)])
                store.outbox.hold(chat, 9.0, 1)
                if rng.random() < 0.5:
                    store.outbox.sent([(call.id, chat, step)])
        gone = rng.sample(everybody, 150)
        before = every_byte(file)
        assert all(chat.to_bytes(6, "big") in before for chat in gone), "the search finds what is there"
        for chat in gone:
            store.chats.erase(chat)
        assert store.chats.scrub()
        left = every_byte(file)
    assert [chat for chat in gone if chat.to_bytes(6, "big") in left or as_rowid(chat) in left] == []


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_erasure_leaves_no_byte_of_a_chat(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = random.Random(seed)
    file = tmp_path_factory.mktemp("erasure") / "pandu.db"
    victim = 0x5EC2E7_0B5E55ED  # eight bytes that occur nowhere by chance
    sealed: list[bytes] = []
    writing = 0

    class Noting(Cipher):
        def __init__(self) -> None:
            super().__init__(KEY)
            seal = self.seal
            self.seal = lambda data, *_: note(seal(data))

    def note(token: bytes) -> bytes:
        if writing == victim:
            sealed.append(token)
        return token

    with closing(SqliteStore(file, Noting())) as store:
        store.engine.run("PRAGMA synchronous = OFF")  # only quicker: what is written is the same
        for step in range(250):
            writing = victim if step == 40 or rng.random() < 0.2 else rng.randrange(1, 60)
            store.chats.save(writing, rng.randbytes(rng.choice([30, 300, 3000, 9000])), float(step))
            call = store.outbox.queue(writing, "m", {"t": "x" * rng.choice([10, 900])}, None, float(step))
            if rng.random() < 0.6:
                store.outbox.sent([(call.id, writing, step)])
            if rng.random() < 0.1 and writing != victim:
                store.chats.erase(writing)
            if rng.random() < 0.05:
                store.chats.scrub()
        writing = 0
        store.chats.erase(victim)
        assert store.chats.scrub()
        left = every_byte(file)
        assert victim.to_bytes(8, "big") not in left
        assert str(victim).encode() not in left
        assert [token for token in sealed if token[20:60] in left] == []


def test_the_settings_that_make_a_commit_last(file: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        pragma = {
            name: store.engine.one(f"PRAGMA {name}")[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_a_newer_key_opens_what_an_older_sealed_and_another_key_is_told_at_the_start(file: Path) -> None:
    newer = Fernet.generate_key().decode()
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.chats.save(7, b"old", 1.0)
    with closing(SqliteStore(file, Cipher(newer, KEY))) as store:
        assert store.chats.load(7) == b"old"
    with pytest.raises(KeyMismatchError):
        SqliteStore(file, Cipher(newer))


def test_without_a_key_one_is_made_beside_the_database_for_its_owner_only(file: Path) -> None:
    open_store(file).store.close()
    assert key_file(file).stat().st_mode & 0o777 == 0o600
    made = key_file(file).read_text()
    open_store(file).store.close()
    assert key_file(file).read_text() == made


def test_only_its_owner_can_read_the_database(file: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.chats.save(7, b"one", 1.0)
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert modes == dict.fromkeys(("pandu.db", "pandu.db-wal", "pandu.db-shm"), 0o600)


def test_a_file_that_is_no_database_is_told_in_one_line(file: Path) -> None:
    file.write_bytes(b"this is no database" * 100)
    with pytest.raises(StartError, match=r"PANDU_DATABASE: .*not a database") as raised:
        open_store(file, (KEY,))
    assert raised.value.code == 2


def test_a_full_disk_is_told_and_nothing_is_kept(file: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.chats.save(7, b"before", 1.0)
        pages = store.engine.one("PRAGMA page_count")[0]
        store.engine.run(f"PRAGMA max_page_count = {pages}")

        def too_much() -> None:
            with store.transaction():
                store.chats.save(7, b"after", 2.0)
                store.outbox.queue(7, "m", {"t": "x" * 100_000}, None, 1.0)

        with pytest.raises(StoreError, match="full"):
            too_much()
        assert store.chats.load(7) == b"before"


async def test_a_second_copy_waits_ten_seconds_and_then_gives_up(file: Path) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    with await only_copy(file, sleep):
        with pytest.raises(StartError, match="another copy") as raised:
            await only_copy(file, sleep)
        assert (raised.value.code, sum(waited)) == (3, 10.0)
    (await only_copy(file, sleep)).free()


def test_another_writer_is_waited_for(file: Path) -> None:
    with closing(SqliteStore(file, Cipher(KEY))) as store:
        store.engine.run("PRAGMA busy_timeout = 0")
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.chats.save(7, b"x", 1.0)
        other.execute("COMMIT")
        store.chats.save(7, b"x", 1.0)
        other.close()


def test_no_transaction_contains_an_await() -> None:
    """Another task could write between BEGIN and COMMIT, and lose its write with them."""
    found = []
    for path in sorted((Path(__file__).parents[2] / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.With | ast.AsyncWith) and any(
                "transaction" in ast.unparse(item.context_expr) for item in node.items
            ):
                found.append(path.name)
                inside = [child for statement in node.body for child in ast.walk(statement)]
                assert not any(isinstance(child, ast.Await | ast.AsyncFor | ast.AsyncWith) for child in inside), path
    assert "runner.py" in found
