"""PostgreSQL's own programs: pg_dump and pg_restore."""

import os
import shutil
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from bot.store.errors import StoreError
from bot.store.postgres.engine import TABLES
from bot.store.postgres.schema import SCHEMA

MAGIC = b"PGDMP"  # how a dump in pg_dump's own format begins
_AS_IT_IS = ("--no-owner", "--no-privileges")


def is_dump(file: Path) -> bool:
    """Whether a file is a dump of PostgreSQL's."""
    with file.open("rb") as content:
        return content.read(len(MAGIC)) == MAGIC


def dump(address: str, to: Path) -> None:
    """Writes a copy that is whole, also while a copy of Pandu serves, and makes sure that every table is in it."""
    to.touch(0o600)
    _tool(address, "pg_dump", "--format=custom", f"--schema={SCHEMA}", *_AS_IT_IS, f"--file={to}")
    listed = _run(["pg_restore", "--list", str(to)], {})
    missing = [table for table in TABLES if f"TABLE DATA {SCHEMA} {table} " not in listed]
    if missing:
        raise StoreError(f"the copy is not whole: {', '.join(missing)} missing")


def load(address: str, source: Path) -> None:
    """Reads a dump into a database in one transaction. Raises StoreError with what pg_restore said."""
    _tool(address, "pg_restore", "--exit-on-error", "--single-transaction", *_AS_IT_IS, str(source))


def _tool(address: str, name: str, *arguments: str) -> None:
    """One of PostgreSQL's programs on a database; the password is in no list of processes."""
    parts = conninfo_to_dict(address)
    password = parts.pop("password", None)
    _run(
        [name, *arguments, f"--dbname={make_conninfo('', **parts)}"], {"PGPASSWORD": str(password)} if password else {}
    )


def _run(command: list[str], more: dict[str, str]) -> str:
    program = shutil.which(command[0])
    if program is None:
        raise StoreError(f"{command[0]} is not on this machine: install PostgreSQL's client programs")
    done = subprocess.run([program, *command[1:]], env=os.environ | more, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StoreError(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout
