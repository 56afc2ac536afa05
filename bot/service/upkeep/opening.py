"""Opening the store of a database file: its key, and the promise that only one copy serves it."""

import asyncio
import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.service.errors import StartError
from bot.service.observing.logs import log
from bot.service.ports import Sleep
from bot.store.address import Database, PostgresAddress
from bot.store.cipher import Cipher, key_beside, key_file
from bot.store.errors import DiskError, InUseError, KeyMismatchError, StoreError
from bot.store.interface import Store
from bot.store.sqlite.lock import CopyLock
from bot.store.sqlite.store import SqliteStore

STORE_FAILED = 4  # exit code: nothing can be kept, so nothing may be acknowledged
LOCK_SECONDS = 10.0
LOCK_STEP = 0.25


@dataclass(frozen=True)
class Kept:
    """What is kept, and the name of a chat in logs."""

    store: Store
    name: Callable[[int], str]


def keys_of_database(database: Database, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a database that exists: those given, else the one in the file beside it. Raises StartError."""
    if keys:
        return keys
    if isinstance(database, PostgresAddress):
        raise StartError(2, "PANDU_DATA_KEY is missing: beside a PostgreSQL database no key is kept")
    if not key_file(database).is_file():
        raise StartError(2, f"PANDU_DATA_KEY is missing, and there is no {key_file(database).name}")
    return (key_beside(database),)


def open_store(database: Database, keys: tuple[str, ...] = (), *, serve: bool = False) -> Kept:
    """The store in a file or in PostgreSQL, with `keys` (newest first) or the key file beside a file. To `serve`, a
    copy asks `stands_by` first whether it is its turn.

    Raises StartError, which names the setting to mend, when a key is malformed or another one, or the file is
    unusable.
    """
    given = bool(keys)
    try:
        if isinstance(database, PostgresAddress):
            keys = keys_of_database(database, keys)
        elif not keys:
            log.warning("key_file", file=key_file(database).name, advice="move it into PANDU_DATA_KEY")
            keys = (key_beside(database),)
        cipher = Cipher(*keys)
    except ValueError:
        if not given and isinstance(database, Path):
            raise StartError(2, f"{key_file(database).name}: there is no Fernet key in it") from None
        raise StartError(2, "PANDU_DATA_KEY: each key must be 32 bytes in url-safe base64") from None
    except OSError as error:
        code = STORE_FAILED if error.errno == errno.ENOSPC else 2
        raise StartError(code, f"PANDU_DATABASE: the key beside it cannot be used: {error.strerror}") from None
    try:
        return Kept(_store(database, cipher, serve=serve), cipher.nickname)
    except KeyMismatchError:
        raise StartError(2, "PANDU_DATA_KEY: the database was encrypted with another key") from None
    except DiskError as error:
        raise StartError(STORE_FAILED, f"PANDU_DATABASE: {error}; make room, then start again") from None
    except StoreError as error:
        raise StartError(2, f"PANDU_DATABASE: {error}") from None


def _store(database: Database, cipher: Cipher, *, serve: bool) -> Store:
    if isinstance(database, Path):
        return SqliteStore(database, cipher)
    try:
        from bot.store.postgres.store import PostgresStore  # only who uses it needs psycopg
    except ImportError:
        raise StartError(2, "PANDU_DATABASE: PostgreSQL needs psycopg: pip install 'pandu[postgres]'") from None
    return PostgresStore(database.address, cipher, serve=serve)


async def only_copy(database: Path, sleep: Sleep = asyncio.sleep) -> CopyLock:
    """The lock of a database; waits a while for another copy to end. Raises StartError(3) when it does not."""
    lock = CopyLock(database)
    for _ in range(int(LOCK_SECONDS / LOCK_STEP)):
        try:
            lock.take()
        except InUseError:
            await sleep(LOCK_STEP)
        except OSError as error:
            raise StartError(2, f"PANDU_DATABASE: {database} cannot be used: {error.strerror}") from None
        else:
            return lock
    raise StartError(3, f"another copy of Pandu serves {database.name}; stop it first")


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Nobody serves a database while the block runs. Raises StartError(3) when somebody does."""
    try:
        if isinstance(database, Path):
            with CopyLock(database) as lock:
                lock.take()
                yield
        else:
            from bot.store.postgres.lease import holding  # only who uses it needs psycopg

            with holding(database.address):
                yield
    except InUseError:
        raise StartError(3, f"another copy of Pandu serves {database}; stop it first") from None
    except StoreError as error:
        raise StartError(2, f"{database}: {error}") from None
    except OSError as error:
        raise StartError(2, f"PANDU_DATABASE: {database} cannot be used: {error.strerror}") from None
