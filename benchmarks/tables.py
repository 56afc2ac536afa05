"""Small helpers of every benchmark: percentiles, tables, and what machine this is."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(map(_shown, row))} |" for row in rows]
    return "\n".join(lines)


def machine() -> str:
    """When and on what this was measured."""
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{day}; {os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}; load {load}"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return str(value)
