"""What an operator does: copies, a copy put back, another key, and the table of steps."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.fernet import Fernet

from bot.cli import main
from bot.service.upkeep.opening import open_store
from bot.service.upkeep.stats import table
from bot.store.interface import StepCount
from bot.store.sqlite.lock import CopyLock
from tests.people import Person, world_of
from tests.subjects import FILES

KEY, NEWER = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    for variable in ("PANDU_DATA_KEY", "PANDU_DATABASE", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def pandu(*arguments: str, keys: str = KEY) -> Result:
    return CliRunner().invoke(main, arguments, env={"PANDU_DATA_KEY": keys})


def write(saved: bytes, *keys: str, chat: int = 7) -> None:
    with closing(open_store(Path("pandu.db"), keys or (KEY,)).store) as store:
        store.chats.save(chat, saved, 1.0)
        store.outbox.queue(chat, "sendDocument", {"text": "to be sent"}, b"a file", 1.0)


def read(*keys: str, file: str = "pandu.db", chat: int = 7) -> bytes | None:
    with closing(open_store(Path(file), keys or (KEY,)).store) as store:
        return store.chats.load(chat)


def failed(result: Result, code: int, words: str) -> None:
    """One clear line, and nothing else."""
    assert result.exit_code == code, result.output
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1


# --- backup and restore ----------------------------------------------------------------------------------


def test_a_backup_put_back_is_what_was_kept_then_and_the_newer_is_kept_aside(folder: Path) -> None:
    write(b"then")
    assert pandu("backup", "copy.db").exit_code == 0
    assert Path("copy.db").stat().st_mode & 0o777 == 0o600
    write(b"later")
    result = pandu("restore", "copy.db")
    assert result.exit_code == 0, result.output
    assert read() == b"then"
    assert read(file="pandu.db.before-restore") == b"later"
    assert "pandu.db.before-restore" in result.output


def test_a_backup_can_be_made_while_the_database_is_in_use_and_replaces_an_older_one(folder: Path) -> None:
    write(b"first")
    pandu("backup", "copy.db")
    with closing(open_store(Path("pandu.db"), (KEY,)).store) as store, CopyLock(Path("pandu.db")):
        store.chats.save(7, b"second", 2.0)  # still in the write-ahead log
        assert pandu("backup", "copy.db").exit_code == 0
    assert read(file="copy.db") == b"second"
    assert not Path("copy.db.part").exists()


@pytest.mark.parametrize("name", ["pandu.db", "pandu.db.key", "pandu.db-wal", "pandu.db.lock", "./pandu.db", "link.db"])
def test_a_backup_never_writes_over_the_database_or_what_belongs_to_it(folder: Path, name: str) -> None:
    """markmhendrickson/neotoma#2075: FILE reads like the file to back up"""
    write(b"all there is")
    Path("pandu.db.key").write_text("the key")
    Path("link.db").symlink_to("pandu.db")
    failed(pandu("backup", name), 2, "belongs to the database itself")
    assert read() == b"all there is"
    assert Path("pandu.db.key").read_text() == "the key"


def test_a_backup_never_writes_over_what_is_no_backup(folder: Path) -> None:
    write(b"all there is")
    Path("mine.txt").write_text("hello")
    with closing(sqlite3.connect("other.db")) as other:
        other.execute("CREATE TABLE mine (x)")
    for name in ("mine.txt", "other.db"):
        failed(pandu("backup", name), 2, "is no backup of Pandu")
    assert Path("mine.txt").read_text() == "hello"


def test_a_restored_database_belongs_to_whom_the_old_one_did(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Restored by root, it must still be the service's."""
    write(b"then")
    pandu("backup", "copy.db")
    given: list[tuple[str, int, int]] = []
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.chown", lambda path, user, group: given.append((Path(path).name, user, group)))
    assert pandu("restore", "copy.db").exit_code == 0
    owner = Path("pandu.db.before-restore").stat()
    assert given == [("pandu.db.restoring", owner.st_uid, owner.st_gid)]
    assert Path("pandu.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_is_put_back_where_there_was_nothing(folder: Path) -> None:
    write(b"then")
    pandu("backup", "copy.db")
    for file in folder.glob("pandu.db*"):
        file.unlink()
    assert pandu("restore", "copy.db").exit_code == 0
    assert read() == b"then"


def test_nothing_is_put_back_under_a_running_copy(folder: Path) -> None:
    write(b"then")
    pandu("backup", "copy.db")
    write(b"later")
    with CopyLock(Path("pandu.db")) as lock:
        lock.take()
        failed(pandu("restore", "copy.db"), 3, "another copy of Pandu serves pandu.db")
        failed(pandu("rotate"), 3, "another copy of Pandu serves pandu.db")
    assert read() == b"later"


def test_a_copy_sealed_with_another_key_or_damaged_moves_nothing(folder: Path) -> None:
    write(b"then")
    pandu("backup", "copy.db")
    failed(pandu("restore", "copy.db", keys=NEWER), 2, "PANDU_DATA_KEY: the database was encrypted with another key")
    failed(pandu("backup", "other.db", keys=NEWER), 2, "PANDU_DATA_KEY: the database was encrypted with another key")
    Path("copy.db").write_bytes(b"no database" * 1000)
    failed(pandu("restore", "copy.db"), 2, "not a database")
    failed(pandu("restore", "missing.db"), 2, "missing.db")
    assert read() == b"then"
    assert sorted(path.name for path in folder.iterdir() if "restor" in path.name) == []


def test_without_a_database_or_its_key_nothing_is_made(folder: Path) -> None:
    failed(pandu("backup", "copy.db"), 2, "there is no file pandu.db")
    write(b"then")
    failed(pandu("backup", "copy.db", keys=""), 2, "PANDU_DATA_KEY is missing")
    assert not Path("pandu.db.key").exists()


# --- keys ------------------------------------------------------------------------------------------------


def test_after_a_rotation_the_older_key_opens_nothing_and_is_not_needed(folder: Path) -> None:
    for chat in range(1, 1203):  # more than one transaction
        write(b"kept", KEY, chat=chat) if chat < 4 else None
    with closing(open_store(Path("pandu.db"), (KEY,)).store) as store, store.transaction():
        for chat in range(4, 1203):
            store.chats.save(chat, b"kept", 1.0)
    with closing(open_store(Path("pandu.db"), (NEWER, KEY)).store) as store:
        store.chats.save(2000, b"new", 1.0)
        assert store.chats.load(5) == b"kept"
    result = pandu("rotate", keys=f"{NEWER},{KEY}")
    assert result.output.startswith("1206 rows"), "1,203 chats and 3 messages"
    with closing(open_store(Path("pandu.db"), (NEWER,)).store) as store:
        assert {store.chats.load(chat) for chat in range(1, 1203)} == {b"kept"}
        assert [(call.params, call.content) for call in store.outbox.of(1, 9)] == [({"text": "to be sent"}, b"a file")]
    failed(pandu("rotate", keys=KEY), 2, "PANDU_DATA_KEY: the database was encrypted with another key")


# --- the table of steps ----------------------------------------------------------------------------------

ORDER = {"lost": ["who", "day", "=claim", "=not_covered"]}


def counts(**steps: tuple[int, int]) -> list[StepCount]:
    """`step=(in Malay, in English)`; an outcome begins with `end_`."""
    return [
        StepCount("lost", step.replace("end_", "="), language, count)
        for step, both in steps.items()
        for language, count in zip(("ms", "en"), both, strict=True)
        if count
    ]


def test_the_table_shows_each_step_in_both_languages_and_what_was_left(folder: Path) -> None:
    lines = table(counts(end_claim=(40, 5), day=(60, 20), who=(80, 20)), ORDER)
    assert [line.split() for line in lines] == [
        ["lost", "all", "ms", "en", "of", "starts"],
        ["who", "100", "80", "20", "100%"],
        ["day", "80", "60", "20", "80%"],
        ["=claim", "45", "40", "5", "45%"],
        ["left", "before", "an", "answer", "55", "55%"],
    ]


def test_few_are_hidden_and_cannot_be_worked_out(folder: Path) -> None:
    text = "\n".join(table(counts(who=(80, 4), day=(3, 1), end_old=(7, 2)), ORDER))
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines()}
    assert rows["who"] == ["84", "-", "-", "100%"], "80 would tell the 4"
    assert rows["day"] == ["<5", "-", "-"]
    assert rows["=old"] == ["9", "-", "-", "11%"]


def test_steps_are_counted_as_people_reach_them_and_printed_by_the_command(folder: Path) -> None:
    world = world_of(folder / "flows", FILES)
    failed(pandu("stats", "--flows", "flows"), 2, "there is no file pandu.db")
    write(b"somebody")
    assert pandu("stats", "--flows", "flows").output == "Nothing has been counted yet.\n"
    with closing(open_store(Path("pandu.db"), (KEY,)).store) as store:
        for answers in (["1/10/2026", "2500", "no", "Selangor"], ["1/10/2026"]):
            for _ in range(6):
                person = Person(world).begin().tap("I lost my job")
                steps = [reply for reply in person.replies if type(reply).__name__ == "Counted"]
                for said in ["I did", *answers]:
                    person.type(said)
                    steps += [reply for reply in person.replies if type(reply).__name__ == "Counted"]
                if len(answers) > 1:  # changing an answer is no step further
                    person.tap("Change an answer").tap("3. RM2,500").type("2600")
                    steps += [reply for reply in person.replies if type(reply).__name__ == "Counted"]
                store.steps.add([(step.dialogue, step.step, step.language) for step in steps])
    rows = [line.split()[:2] for line in pandu("stats", "--flows", "flows").output.splitlines()]
    assert rows[1:] == [
        ["who", "12"],
        ["day", "12"],
        ["wage", "12"],
        ["ended", "6"],
        ["state", "6"],
        ["=claim", "6"],
        ["left", "before"],
    ]
