"""What an operator does with the whole database: copy it, put a copy back, seal it anew, count steps, announce news."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.dialogue.chat import Chat
from bot.service.errors import StartError
from bot.service.upkeep.announcing import announce
from bot.service.upkeep.opening import alone, keys_of_database, open_store
from bot.store.address import Database, PostgresAddress
from bot.store.cipher import Cipher
from bot.store.errors import InUseError, KeyMismatchError, StoreError
from bot.store.interface import StepCount
from bot.store.sqlite.engine import is_pandu_file

ASIDE = ".before-restore"
_BESIDE = ("", "-wal", "-shm")  # a database and the files SQLite keeps with it


def backup(database: Database, keys: tuple[str, ...], to: Path) -> None:
    """Copies a database, also while a copy of Pandu serves it. An older backup of that name gives way to a whole one.

    Raises StartError, which says in one line what to mend: also when `to` is the database itself, a file that belongs
    to it, or anything else that is no backup of Pandu.
    """
    _must_exist(database, "PANDU_DATABASE")
    _must_give_way(to, database)
    store = open_store(database, keys_of_database(database, keys)).store
    part = to.with_name(to.name + ".part")
    try:
        part.unlink(missing_ok=True)
        store.backup(part)
        part.chmod(0o600)
        part.replace(to)
    except (StoreError, OSError) as error:
        raise StartError(1, f"{to}: {error}") from None
    finally:
        store.close()
        _drop(part)


def restore(database: Database, keys: tuple[str, ...], source: Path) -> Path | str | None:
    """Puts a copy in the place of a database; gives where the old one is kept aside, None when there was none.

    The copy is proved readable with the keys before anything is moved. Raises StartError, which says in one line what
    to mend, when a copy of Pandu serves the database, or when the copy is damaged or sealed with another key.
    """
    _must_exist(source, str(source))
    if isinstance(database, PostgresAddress):
        return _restore_dump(database, keys, source)
    with alone(database):
        fresh = database.with_name(database.name + ".restoring")
        try:
            _drop(fresh)
            shutil.copyfile(source, fresh)
            fresh.chmod(0o600)
            store = open_store(fresh, keys_of_database(database, keys)).store
            try:
                problems = store.problems() or store.unopened()
                store.chats.scrub()
            finally:
                store.close()
            if problems:
                raise StartError(1, f"{source}: the copy is damaged: {problems[0]}")
            _like_before(fresh, database)
            aside = _set_aside(database)
            fresh.replace(database)
        except OSError as error:
            raise StartError(1, f"{database}: {error.strerror}") from None
        finally:
            _drop(fresh)
    return aside


def rotate(database: Database, keys: tuple[str, ...]) -> int:
    """Seals everything kept with the newest key, so that the older ones can be dropped; gives how many rows.

    Raises StartError when a copy of Pandu serves the database: it might not know the newest key.
    """
    _must_exist(database, "PANDU_DATABASE")
    with alone(database):
        store = open_store(database, keys_of_database(database, keys)).store
        try:
            rows = store.reseal()
            store.chats.scrub()
        except StoreError as error:
            raise StartError(1, f"PANDU_DATABASE: {error}") from None
        finally:
            store.close()
    return rows


def counted(database: Database, keys: tuple[str, ...]) -> list[StepCount]:
    """How often each step was reached. Raises StartError."""
    _must_exist(database, "PANDU_DATABASE")
    store = open_store(database, keys_of_database(database, keys)).store
    try:
        return store.steps.counts()
    finally:
        store.close()


def announced(
    database: Database, keys: tuple[str, ...], news: str, touches: Callable[[Chat], bool], now: datetime,
    *, only_count: bool,
) -> int:  # fmt: skip
    """How many chats are told the news of that id, also while a copy of Pandu serves. Raises StartError."""
    _must_exist(database, "PANDU_DATABASE")
    store = open_store(database, keys_of_database(database, keys)).store
    try:
        return announce(store, news, touches, now, only_count=only_count)
    except StoreError as error:
        raise StartError(1, f"PANDU_DATABASE: {error}") from None
    finally:
        store.close()


def _restore_dump(database: PostgresAddress, keys: tuple[str, ...], source: Path) -> str:
    from bot.store.postgres import copies  # only who uses it needs psycopg
    from bot.store.postgres.tools import is_dump

    if not is_dump(source):
        raise StartError(1, f"{source}: not a copy that `pandu backup` made of a PostgreSQL database")
    try:
        return copies.restore(database.address, Cipher(*keys_of_database(database, keys)), source)
    except InUseError:
        raise StartError(3, f"another copy of Pandu serves {database}; stop it first") from None
    except KeyMismatchError:
        raise StartError(2, "PANDU_DATA_KEY: the copy was encrypted with another key") from None
    except StoreError as error:
        raise StartError(1, f"{source}: {error}; nothing was changed") from None


def _must_exist(file: Database, name: str) -> None:
    if isinstance(file, Path) and not file.is_file():
        raise StartError(2, f"{name}: there is no file {file}")


def _must_give_way(to: Path, database: Database) -> None:
    """Refuses to write over what is no backup. FILE reads like "the file to back up": it is the one to write."""
    if isinstance(database, PostgresAddress):
        from bot.store.postgres.tools import is_dump

        if to.exists() and not is_dump(to):
            raise StartError(2, f"{to} is no backup of Pandu: it is not overwritten; name another file")
        return
    own = [database.with_name(database.name + end) for end in (*_BESIDE, ".key", ".lock")]
    if to.resolve() in [path.resolve() for path in own] or any(
        to.exists() and path.exists() and to.samefile(path) for path in own
    ):
        raise StartError(2, f"{to} belongs to the database itself: name another file for the copy")
    if to.exists() and not is_pandu_file(to):
        raise StartError(2, f"{to} is no backup of Pandu: it is not overwritten; name another file")


def _like_before(fresh: Path, database: Path) -> None:
    """Gives a restored file to whom the old one belonged, or the folder: Pandu must be able to open it again."""
    owner = (database if database.exists() else database.resolve().parent).stat()
    if os.geteuid() == 0:
        os.chown(fresh, owner.st_uid, owner.st_gid)


def _set_aside(database: Path) -> Path | None:
    """Moves a database away, with the log that belongs to it."""
    if not database.exists():
        return None
    aside = database.with_name(database.name + ASIDE)
    _drop(aside)
    for end in _BESIDE:
        file = database.with_name(database.name + end)
        if file.exists():
            file.replace(aside.with_name(aside.name + end))
    return aside


def _drop(database: Path) -> None:
    for end in _BESIDE:
        database.with_name(database.name + end).unlink(missing_ok=True)
