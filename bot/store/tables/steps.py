"""Steps people reached, counted without saying who: rows are only ever added."""

from collections.abc import Sequence

from bot.store.interface import StepCount
from bot.store.tables.engine import Engine


class StepsTable:
    """See `interface.Steps`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """Dialogue, step and language of each."""
        self._engine.run_each("INSERT INTO steps (dialogue, step, language) VALUES (?, ?, ?)", steps)

    def counts(self) -> list[StepCount]:
        """How often each step was reached."""
        rows = self._engine.rows(
            "SELECT dialogue, step, language, count(*) FROM steps GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        )
        return [StepCount(*row) for row in rows]
