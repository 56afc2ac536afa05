"""The whole store over an engine: what does not differ between engines."""

from contextlib import AbstractContextManager

from bot.store.cipher import Cipher
from bot.store.errors import KeyMismatchError, StoreError
from bot.store.tables.chats import ChatsTable
from bot.store.tables.engine import Engine
from bot.store.tables.inbox import InboxTable
from bot.store.tables.outbox import OutboxTable
from bot.store.tables.reminders import RemindersTable
from bot.store.tables.steps import StepsTable
from bot.store.thread import StoreThread

PROBE = b"pandu"
MOVING = "moving"  # in `meta` while everything is being moved in here
SEALED = {"chats": ("saved",), "outbox": ("params", "content")}  # the sealed columns of each table
AT_ONCE = 500  # rows of one transaction when all are sealed anew


class TablesStore(StoreThread):
    """See `interface.Store`. Raises KeyMismatchError when the database was written with another key."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        super().__init__()
        self.engine = engine
        self._cipher = cipher
        self.chats = ChatsTable(engine, cipher)
        self.inbox = InboxTable(engine)
        self.outbox = OutboxTable(engine, cipher)
        self.reminders = RemindersTable(engine)
        self.steps = StepsTable(engine)

    def know_the_key(self) -> None:
        """A sealed word in the database tells at the start, not at the first chat, that the key is another."""
        row = self.engine.one("SELECT value FROM meta WHERE key = 'probe'")
        if row is None:
            sealed = self._cipher.seal(PROBE)
            self.engine.run("INSERT INTO meta VALUES ('probe', ?) ON CONFLICT DO NOTHING", (sealed,))
        elif self._cipher.open(row[0]) != PROBE:
            raise KeyMismatchError("the data was encrypted with another key")

    def must_be_whole(self) -> None:
        """Raises StoreError when everything was being moved in here and that has not ended."""
        if self.engine.one("SELECT 1 FROM meta WHERE key = ?", (MOVING,)):
            raise StoreError("a move into this database has not ended: run `pandu move` again")

    def unopened(self) -> list[str]:
        """What no key opens, of everything that is sealed."""
        found = []
        for table, columns in SEALED.items():
            for number, *sealed in self.engine.rows(f"SELECT id, {', '.join(columns)} FROM {table}"):  # noqa: S608
                try:
                    for token in sealed:
                        _ = token and self._cipher.open(token)
                except KeyMismatchError:
                    found.append(f"{table}: no key opens row {number}")
        return found

    def transaction(self) -> AbstractContextManager[None]:
        return self.engine.transaction()

    def reseal(self) -> int:
        """Seals everything anew with the newest key; gives how many rows. Can be broken off and run again."""
        count = sum(self._reseal(table, columns) for table, columns in SEALED.items())
        self.engine.run("UPDATE meta SET value = ? WHERE key = 'probe'", (self._cipher.seal(PROBE),))
        return count

    def _reseal(self, table: str, columns: tuple[str, ...]) -> int:
        names, values = ", ".join(columns), ", ".join(f"{column} = ?" for column in columns)
        count = last = 0
        while True:
            with self.engine.transaction():
                sql = f"SELECT id, {names} FROM {table} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"  # noqa: S608 (names of our own)
                rows = self.engine.rows(sql, (last,))
                for number, *sealed in rows:
                    anew = [token and self._cipher.seal(self._cipher.open(token)) for token in sealed]
                    self.engine.run(f"UPDATE {table} SET {values} WHERE id = ?", (*anew, number))  # noqa: S608
            if not rows:
                return count
            count, last = count + len(rows), rows[-1][0]
