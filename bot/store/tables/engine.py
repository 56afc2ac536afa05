"""What the tables ask of an engine."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Values = Sequence[Any]


class Engine(Protocol):
    """Runs SQL with `?` for each value. Raises StoreError for whatever the database cannot do."""

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is kept at its end, or nothing."""
        ...

    def run(self, sql: str, values: Values = ()) -> None:
        """One statement whose outcome nobody waits for; outside a transaction it is one of its own."""
        ...

    def run_each(self, sql: str, rows: Sequence[Values]) -> None:
        """One statement for each row of values; belongs inside a transaction."""
        ...

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """What a statement finds, or gives back of what it wrote."""
        ...

    def one(self, sql: str, values: Values = ()) -> Any:
        """The first row as a tuple, or None."""
        ...

    def number(self) -> int:
        """A number for a call that must leave, larger than all before it."""
        ...

    def counted_on(self) -> None:
        """Numbers are given after the largest there is: rows came in with numbers of their own."""
        ...

    def scrub(self, *, whatever_size: bool) -> bool:
        """Leaves as little of what was deleted as the engine can; False when it must be tried again later."""
        ...


def marks(values: Sequence[object]) -> str:
    """As many `?` as there are values, for a list in SQL."""
    return ", ".join("?" * len(values))
