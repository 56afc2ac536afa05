"""Everything from one store to another, whatever their engines, verified row by row."""

from collections.abc import Iterator
from typing import Any

from bot.store.errors import StoreError
from bot.store.interface import Store
from bot.store.tables.engine import Engine, marks
from bot.store.tables.store import MOVING, TablesStore

Row = tuple[Any, ...]

PAGE = 500
# Each table with its key, by which its rows are told apart, and its other columns.
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "chats": (("id",), ("chat", "saved", "last_seen", "screen", "stopped", "keep_until", "warned")),
    "seen": (("update_id",), ("at",)),
    "outbox": (("id",), ("chat", "method", "params", "content", "made")),
    "holds": (("chat",), ("until", "attempts")),
    "set_aside": (("id",), ("update_id", "kind", "keys", "error", "at")),
    "reminders": (("chat", "claim", "days"), ("due",)),
    "steps": (("id",), ("dialogue", "step", "language")),
}


def move(source: Store, target: Store) -> dict[str, int]:
    """Copies every row as it is sealed and reads it back; gives how many rows each table has now.

    Can be broken off and run again: what is there already is only compared. Until it has ended nobody can serve the
    target. Raises StoreError when the target holds anything that is not of this source.
    """
    if not isinstance(source, TablesStore) or not isinstance(target, TablesStore):
        raise TypeError("both are stores over tables")
    a, b = source.engine, target.engine
    if b.one("SELECT 1 FROM meta WHERE key = ?", (MOVING,)) is None:
        if any(b.one(f"SELECT 1 FROM {table} LIMIT 1") for table in TABLES):  # noqa: S608 (names of our own)
            raise StoreError("the target is not empty")
        b.run("INSERT INTO meta VALUES (?, ?)", (MOVING, b""))
    moved = {table: _table(a, b, table) for table in TABLES}
    b.run("DELETE FROM meta WHERE key = ?", (MOVING,))
    b.counted_on()
    return moved


def _table(a: Engine, b: Engine, table: str) -> int:
    key, others = TABLES[table]
    columns = (*key, *others)
    write = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})"  # noqa: S608
    rows = 0
    for page in _pages(a, table, key, columns):
        there = dict(_keyed(b, table, key, columns, page))
        wanted = {row[: len(key)]: row for row in page}
        missing = [row for known, row in wanted.items() if known not in there]
        with b.transaction():
            b.run_each(write, missing)
        for known, row in _keyed(b, table, key, columns, page):
            if wanted[known] != row:
                raise StoreError(f"{table}: the row {known} is not the same in the target")
        rows += len(page)
    if (found := b.one(f"SELECT count(*) FROM {table}")[0]) != rows:  # noqa: S608
        raise StoreError(f"{table}: {found} rows in the target, {rows} in the source")
    return rows


def _pages(engine: Engine, table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[list[Row]]:
    last: Row | None = None
    while True:
        after = f"WHERE ({', '.join(key)}) > ({marks(key)})" if last else ""
        sql = f"SELECT {', '.join(columns)} FROM {table} {after} ORDER BY {', '.join(key)} LIMIT {PAGE}"  # noqa: S608
        page = [tuple(row) for row in engine.rows(sql, last or ())]
        if not page:
            return
        yield page
        last = page[-1][: len(key)]


def _keyed(
    engine: Engine, table: str, key: tuple[str, ...], columns: tuple[str, ...], page: list[Row]
) -> Iterator[tuple[Row, Row]]:
    """The rows of the target that lie between the first and the last of a page, by their keys."""
    low, high = page[0][: len(key)], page[-1][: len(key)]
    names = ", ".join(key)
    sql = (
        f"SELECT {', '.join(columns)} FROM {table} "  # noqa: S608
        f"WHERE ({names}) >= ({marks(key)}) AND ({names}) <= ({marks(key)})"
    )
    for row in engine.rows(sql, (*low, *high)):
        yield tuple(row[: len(key)]), tuple(row)
