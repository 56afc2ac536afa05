"""A dump in the place of what is kept, proved afterwards."""

from pathlib import Path

import psycopg

from bot.store.cipher import Cipher
from bot.store.errors import InUseError, KeyMismatchError, StoreError
from bot.store.postgres.engine import connect
from bot.store.postgres.schema import SCHEMA
from bot.store.postgres.store import PostgresStore
from bot.store.postgres.tools import load

ASIDE = f"{SCHEMA}_before_restore"


def restore(address: str, cipher: Cipher, source: Path) -> str:
    """Puts a dump in the place of what is kept; gives the schema in which the old tables are kept aside.

    What was restored is proved: every table can be read, and the key opens every chat and every message. Else all is as
    it was. Raises InUseError while a copy serves, StoreError or KeyMismatchError when the dump does not pass.
    """
    before = PostgresStore(address, cipher, serve=True)
    try:
        if not before.begin():
            raise InUseError("another copy serves this database")
        with connect(address) as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")
            connection.execute(f"ALTER SCHEMA {SCHEMA} RENAME TO {ASIDE}")
            try:
                load(address, source)
                _prove(address, cipher)
                # A copy that stood still while this went on must not find its own number again.
                connection.execute(f"UPDATE serving SET epoch = 1 + (SELECT epoch FROM {ASIDE}.serving)")  # noqa: S608
            except (StoreError, KeyMismatchError, psycopg.Error):
                connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
                connection.execute(f"ALTER SCHEMA {ASIDE} RENAME TO {SCHEMA}")
                raise
    except psycopg.Error as error:
        raise StoreError(str(error).strip()) from error
    finally:
        before.close()
    return ASIDE


def _prove(address: str, cipher: Cipher) -> None:
    store = PostgresStore(address, cipher)
    try:
        problems = store.problems() or store.unopened()
    finally:
        store.close()
    if problems:
        raise StoreError(f"the copy is damaged: {problems[0]}")
