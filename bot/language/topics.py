"""Provisional: understands nothing yet."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Alternative:
    """A topic a text may be about, and how likely."""

    topic: str
    score: float


@dataclass(frozen=True)
class Understanding:
    """What a text is about: its topic, the subject and the requests in it, and whether to open, ask or neither."""

    topic: str
    subject: str | None = None
    asks: tuple[str, ...] = ()
    score: float = 0.0
    decision: Literal["open", "ask", "none"] = "none"
    alternatives: tuple[Alternative, ...] = ()


def understand(text: str, today: date, lang: str | None = None) -> Understanding:  # noqa: ARG001
    """What a text is about."""
    return Understanding("out_of_scope")
