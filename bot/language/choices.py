"""Provisional: whole labels only."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """A choice: its id, its labels, other words for it."""

    id: str
    labels: Sequence[str]
    words: Sequence[str] = ()


@dataclass(frozen=True)
class ChoiceReading:
    """The option meant, or those that may be."""

    sure: str | None = None
    candidates: tuple[str, ...] = ()


def read_choice(text: str, options: Sequence[Option]) -> ChoiceReading:
    """The option a text names."""
    wanted = text.strip().casefold()
    for option in options:
        if wanted in [label.casefold() for label in option.labels]:
            return ChoiceReading(option.id)
    return ChoiceReading()


def read_yes_no(text: str) -> bool | None:
    """Yes or no."""
    return {"yes": True, "ya": True, "no": False, "tidak": False}.get(text.strip().casefold())


def read_state(text: str) -> str | None:
    """A Malaysian state."""
    from bot.plan.workdays import STATES

    wanted = text.strip().casefold().replace(" ", "_")
    return wanted if wanted in STATES else None
