"""The counted steps as a table: how far people get in each subject. Nobody is told apart, few are not shown."""

from collections.abc import Iterable, Mapping, Sequence

from bot.store.interface import StepCount

FEWEST = 5  # fewer than this could point at somebody
HIDDEN = f"<{FEWEST}"
LANGUAGES = ("ms", "en")
_OUTCOME = "="  # begins a step that ends a subject

Counts = Mapping[str, int]
"""How often a step was reached, by language."""


def table(counted: Sequence[StepCount], order: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines for every subject that was opened.

    `order` gives the steps of each subject as its content has them, the first one first; steps it does not know, of an
    older content, come last.
    """
    by_dialogue: dict[str, dict[str, dict[str, int]]] = {}
    for count in counted:
        by_dialogue.setdefault(count.dialogue, {}).setdefault(count.step, {})[count.language] = count.count
    lines: list[str] = []
    for dialogue, reached in by_dialogue.items():
        known = order.get(dialogue, ())
        steps = [*(step for step in known if step in reached), *sorted(reached.keys() - set(known))]
        started = sum(reached.get(known[0], {}).values()) if known else 0
        lines += [_row(dialogue, ("all", *LANGUAGES), "of starts"), *_funnel(steps, reached, started), ""]
    return lines[:-1]


def _funnel(steps: Iterable[str], reached: Mapping[str, Counts], started: int) -> Iterable[str]:
    for step in steps:
        together = sum(reached[step].values())
        yield _row(f"  {step}", _cells(reached[step]), _share(together, started))
    ended = sum(sum(counts.values()) for step, counts in reached.items() if step.startswith(_OUTCOME))
    left = max(started - ended, 0)
    yield _row("  left before an answer", (_shown(left),), _share(left, started))


def _cells(counts: Counts) -> tuple[str, ...]:
    """The sum and its parts; where one part must be hidden, the other is too, or it could be worked out."""
    parts = [counts.get(language, 0) for language in LANGUAGES]
    hide = min(parts) < FEWEST
    return (_shown(sum(parts)), *("-" if hide else str(part) for part in parts))


def _shown(count: int) -> str:
    return str(count) if count >= FEWEST else HIDDEN


def _share(count: int, started: int) -> str:
    return f"{100 * count / started:.0f}%" if started >= FEWEST and count >= FEWEST else ""


def _row(name: str, cells: Sequence[str], share: str) -> str:
    return f"{name:<34}{''.join(f'{cell:>8}' for cell in (*cells, *[''] * (3 - len(cells))))}{share:>11}".rstrip()
