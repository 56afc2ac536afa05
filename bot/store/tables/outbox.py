"""Calls waiting to leave: sealed, in order within a chat, held back a while when they must."""

from collections.abc import Sequence
from typing import Any

import orjson

from bot.store.cipher import Cipher
from bot.store.interface import Backlog, Queued
from bot.store.tables.engine import Engine, marks


class OutboxTable:
    """See `interface.Outbox`."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    def queue(self, chat: int, method: str, params: dict[str, Any], content: bytes | None, now: float) -> Queued:
        """Keeps a call until it has left."""
        number = self._engine.number()
        self._engine.run(
            "INSERT INTO outbox (id, chat, method, params, content, made) VALUES (?, ?, ?, ?, ?, ?)",
            (
                number,
                chat,
                method,
                self._cipher.seal(orjson.dumps(params)),
                None if content is None else self._cipher.seal(content),
                now,
            ),
        )
        return Queued(number, chat, method, params, content, now)

    def of(self, chat: int, limit: int) -> list[Queued]:
        """The next calls of a chat, oldest first."""
        found = self._engine.rows(
            "SELECT id, method, params, content, made FROM outbox WHERE chat = ? ORDER BY id LIMIT ?",
            (chat, limit),
        )
        opened = self._cipher.open
        return [
            Queued(number, chat, method, orjson.loads(opened(params)), content and opened(content), made)
            for number, method, params, content, made in found
        ]

    def ready(self, now: float, limit: int, but: Sequence[int]) -> list[int]:
        """Chats that have something to send and need not wait, the longest waiting first, without those in
        `but`.
        """
        without = f"AND chat NOT IN ({marks(but)})" if but else ""
        sql = (
            "SELECT chat FROM outbox WHERE chat NOT IN (SELECT chat FROM holds WHERE until > ?) "  # noqa: S608 (marks)
            f"{without} GROUP BY chat ORDER BY min(id) LIMIT ?"
        )
        found = self._engine.rows(sql, (now, *but, limit))
        return [row[0] for row in found]

    def sent(self, done: Sequence[tuple[int, int, int | None]]) -> None:
        """Removes calls that have left: (id, chat, message it made or None); their chats need not wait any
        more.
        """
        shown = [(message, chat) for _, chat, message in done if message is not None]
        self._engine.run_each("DELETE FROM outbox WHERE id = ?", [(number,) for number, _, _ in done])
        self._engine.run_each("UPDATE chats SET screen = ? WHERE chat = ?", shown)
        self._engine.run_each("DELETE FROM holds WHERE chat = ?", [(chat,) for _, chat, _ in done])

    def drop(self, chat: int) -> None:
        """Gives up everything waiting for a chat."""
        self._engine.run("DELETE FROM holds WHERE chat = ?", (chat,))
        self._engine.run("DELETE FROM outbox WHERE chat = ?", (chat,))

    def hold(self, chat: int, until: float, attempts: int) -> None:
        """Nothing leaves for a chat before `until`; `attempts` 0 lets it go on."""
        if attempts == 0:
            self._engine.run("DELETE FROM holds WHERE chat = ?", (chat,))
        else:
            self._engine.run(
                "INSERT INTO holds VALUES (?, ?, ?) ON CONFLICT (chat) DO UPDATE "
                "SET until = excluded.until, attempts = excluded.attempts",
                (chat, until, attempts),
            )

    def held(self, chat: int) -> tuple[float, int] | None:
        """Until when a chat waits and after how many attempts; None when it does not."""
        row = self._engine.one("SELECT until, attempts FROM holds WHERE chat = ?", (chat,))
        return None if row is None else (row[0], row[1])

    def holding(self, now: float) -> tuple[int, float | None]:
        """How many chats wait or just waited, and when the next may go on (None when none waits)."""
        count, until = self._engine.one("SELECT count(*), min(CASE WHEN until > ? THEN until END) FROM holds", (now,))
        return count, until

    def backlog(self) -> Backlog:
        return Backlog(*self._engine.one("SELECT count(*), min(made) FROM outbox"))
