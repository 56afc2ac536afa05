"""The queue of updates as Telegram keeps it: numbered, confirmed by offset, expiring."""

from collections.abc import Callable
from typing import Any

LIFE = {"callback_query": 150.0}  # seconds; everything else a day
DAY = 86_400.0


class Inbox:
    """Updates waiting for the bot. `confirm` forgets those below an offset; `batch` gives what is left."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._waiting: list[tuple[float, dict[str, Any]]] = []
        self._next = 1000
        self._allowed: list[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, payload: dict[str, Any], update_id: int | None = None) -> int:
        number = self._next if update_id is None else update_id
        self._next = max(self._next, number + 1)
        kind = next(iter(payload), "")
        if self._allowed and kind not in self._allowed:
            return number
        self._waiting.append((self._now() + LIFE.get(kind, DAY), {"update_id": number, **payload}))
        return number

    def confirm(self, offset: int, allowed: list[str] | None) -> None:
        """Forgets what is below `offset`; a negative one keeps the last -offset. `allowed` stays when None."""
        if allowed is not None:
            self._allowed = allowed
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [entry for entry in self._waiting if entry[1]["update_id"] >= offset]

    def batch(self, limit: int) -> list[dict[str, Any]]:
        now = self._now()
        self._waiting = [entry for entry in self._waiting if entry[0] > now]
        return [update for _, update in self._waiting[:limit]]

    def drop(self, update_id: int) -> None:
        self._waiting = [entry for entry in self._waiting if entry[1]["update_id"] != update_id]
