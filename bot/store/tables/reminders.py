"""Reminders: rows with the moment they are due, so that no restart forgets one."""

from collections.abc import Sequence

from bot.store.interface import DueReminder
from bot.store.tables.engine import Engine


class RemindersTable:
    """See `interface.Reminders`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def replace(self, chat: int, claim: str, due: Sequence[tuple[int, float]]) -> None:
        """These are now all the reminders of a claim: days before its safe day, and when."""
        self._engine.run("DELETE FROM reminders WHERE chat = ? AND claim = ?", (chat, claim))
        for days, at in due:
            self._engine.run("INSERT INTO reminders VALUES (?, ?, ?, ?)", (chat, claim, days, at))

    def due(self, now: float, limit: int) -> list[DueReminder]:
        """The latest reminder due by now of each claim, earliest first; not those of chats that blocked the bot.

        After a pause several of one claim may be due: the latest stands for them all.
        """
        rows = self._engine.rows(
            "SELECT r.chat, claim, min(days), max(due) FROM reminders r JOIN chats c ON c.chat = r.chat "
            "WHERE due <= ? AND stopped = 0 GROUP BY r.chat, claim ORDER BY max(due) LIMIT ?",
            (now, limit),
        )
        return [DueReminder(*row) for row in rows]

    def done(self, reminder: DueReminder) -> None:
        """This one was queued and must never be again, nor any of its claim that was due before it."""
        self._engine.run(
            "DELETE FROM reminders WHERE chat = ? AND claim = ? AND due <= ?",
            (reminder.chat, reminder.claim, reminder.due),
        )
