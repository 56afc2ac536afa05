"""What the service asks of a store. Another engine fits when it passes the contract tests of these methods.

Every method is synchronous. Those that write belong inside `transaction()` when they must be kept together; on their
own they are kept at once. All raise StoreError when the store cannot do it.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

CONSOLE = 0
"""The chat of the terminal; no Telegram chat has this number."""


@dataclass(slots=True)
class Queued:
    """One call that must still leave: `params` as the channel made them, `content` the bytes of a file."""

    id: int
    chat: int
    method: str
    params: dict[str, Any]
    content: bytes | None
    made: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """What was given up: an update or a call; never its values."""

    kind: str
    keys: str
    error: str
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits to leave, and since when the oldest does."""

    depth: int
    oldest: float | None


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder of a claim, so many days before its safe day; `due` is when it should go out."""

    chat: int
    claim: str
    days: int
    due: float


@dataclass(frozen=True, slots=True)
class StepCount:
    """How often a step of a dialogue was reached in a language."""

    dialogue: str
    step: str
    language: str
    count: int


class Reminders(Protocol):
    """What people asked to be reminded of."""

    def replace(self, chat: int, claim: str, due: Sequence[tuple[int, float]]) -> None: ...
    def due(self, now: float, limit: int) -> list[DueReminder]: ...
    def done(self, reminder: DueReminder) -> None: ...


class Steps(Protocol):
    """Steps reached, by nobody in particular."""

    def add(self, steps: Sequence[tuple[str, str, str]]) -> None: ...
    def counts(self) -> list[StepCount]: ...


class Chats(Protocol):
    """One chat, one sealed state."""

    def load(self, chat: int) -> bytes | None: ...
    def save(self, chat: int, saved: bytes, now: float, keep_until: float | None = None) -> None: ...
    def rewrite(self, chat: int, saved: bytes) -> None: ...
    def expired(self, now: float, limit: int) -> list[int]: ...
    def to_warn(self, by: float, limit: int) -> list[tuple[int, float]]: ...
    def warned(self, chat: int) -> None: ...
    def screen(self, chat: int) -> int | None: ...
    def stop(self, chat: int) -> None: ...
    def resume(self, chat: int) -> None: ...
    def stopped(self, chat: int) -> bool: ...
    def migrate(self, old: int, new: int) -> None: ...
    def erase(self, chat: int) -> None: ...
    def scrub(self, *, whatever_size: bool = False) -> bool: ...
    def count(self) -> int: ...


class Inbox(Protocol):
    """Updates seen, and what was set aside."""

    def first_time(self, update_id: int, now: float) -> bool: ...
    def set_aside(self, what: SetAside, now: float) -> None: ...
    def aside(self) -> list[SetAside]: ...
    def forget(self, now: float) -> None: ...


class Outbox(Protocol):
    """Calls waiting to leave, in order within a chat."""

    def queue(self, chat: int, method: str, params: dict[str, Any], content: bytes | None, now: float) -> Queued: ...
    def of(self, chat: int, limit: int) -> list[Queued]: ...
    def ready(self, now: float, limit: int, but: Sequence[int]) -> list[int]: ...
    def sent(self, done: Sequence[tuple[int, int, int | None]]) -> None: ...
    def drop(self, chat: int) -> int: ...
    def hold(self, chat: int, until: float, attempts: int) -> None: ...
    def held(self, chat: int) -> tuple[float, int] | None: ...
    def holding(self, now: float) -> tuple[int, float | None]: ...
    def backlog(self) -> Backlog: ...


class Store(Protocol):
    """The whole of what is kept."""

    @property
    def chats(self) -> Chats: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def steps(self) -> Steps: ...

    def transaction(self) -> AbstractContextManager[None]: ...
    def backup(self, to: Path) -> None: ...
    def reseal(self) -> int: ...
    def problems(self) -> list[str]: ...
    def close(self) -> None: ...
