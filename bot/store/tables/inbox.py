"""Updates seen and things set aside."""

from collections.abc import Sequence

from bot.store.interface import SetAside
from bot.store.tables.engine import Engine

SEEN_SECONDS = 2 * 86_400  # Telegram delivers nothing older than a day
ASIDE_SECONDS = 30 * 86_400


class InboxTable:
    """See `interface.Inbox`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def new(self, update_ids: Sequence[int], now: float) -> set[int]:
        """Notes updates; gives those that had not been noted before."""
        if not update_ids:
            return set()
        rows = ", ".join(["(?, ?)"] * len(update_ids))
        note = f"INSERT INTO seen (update_id, at) VALUES {rows} ON CONFLICT DO NOTHING RETURNING update_id"  # noqa: S608
        return {row[0] for row in self._engine.rows(note, [value for number in update_ids for value in (number, now)])}

    def set_aside(self, what: SetAside, now: float) -> None:
        self._engine.run(
            "INSERT INTO set_aside (update_id, kind, keys, error, at) VALUES (?, ?, ?, ?, ?)",
            (what.update_id, what.kind, what.keys, what.error, now),
        )

    def aside(self) -> list[SetAside]:
        """What was set aside, oldest first."""
        found = self._engine.rows("SELECT kind, keys, error, update_id FROM set_aside ORDER BY id")
        return [SetAside(*row) for row in found]

    def forget(self, now: float) -> None:
        """Forgets updates that can no longer come again, and old notes of what was set aside."""
        self._engine.run("DELETE FROM seen WHERE at < ?", (now - SEEN_SECONDS,))
        self._engine.run("DELETE FROM set_aside WHERE at < ?", (now - ASIDE_SECONDS,))
