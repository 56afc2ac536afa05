"""The store in one SQLite file."""

from pathlib import Path

from bot.store.cipher import Cipher
from bot.store.sqlite.engine import Engine
from bot.store.tables.store import TablesStore


class SqliteStore(TablesStore):
    """See `interface.Store`. Raises KeyMismatchError when the file was written with another key."""

    def __init__(self, path: Path, cipher: Cipher) -> None:
        self.file = Engine(path)
        super().__init__(self.file, cipher)
        self.know_the_key()

    def backup(self, to: Path) -> None:
        """A copy that is whole, taken while others write."""
        self.file.copy(to)

    def problems(self) -> list[str]:
        """What SQLite's own check finds wrong in the file; empty when it is sound."""
        return [row[0] for row in self.engine.rows("PRAGMA integrity_check") if row[0] != "ok"]

    def close(self) -> None:
        super().close()
        self.file.close()
