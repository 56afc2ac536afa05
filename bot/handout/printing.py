"""Printing when a file leaves, and not in the turn that asked for it: a page takes a hundred times as long as a turn.

What is to be printed waits as JSON, and the same JSON always gives the same bytes.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import TypeAdapter

from bot.handout.model import Handout
from bot.handout.paper import Paper

Printed = Literal["", "plan", "letter"]
"""As what something is printed; empty for what is ready as it is."""


@dataclass(frozen=True)
class Letter:
    """A paper and the day on which it is printed."""

    paper: Paper
    today: date


_PLAN, _LETTER = TypeAdapter(Handout), TypeAdapter(Letter)


def to_print(what: Handout | Letter) -> bytes:
    """What `print_out` needs, as JSON."""
    return _PLAN.dump_json(what) if isinstance(what, Handout) else _LETTER.dump_json(what)


def print_out(printed: Printed, content: bytes) -> bytes:
    """The bytes of a file from what `to_print` gave. Raises ValueError for anything else."""
    # On use: these libraries take longer to load than a start may.
    if printed == "plan":
        from bot.handout.page import make_pdf

        return make_pdf(_PLAN.validate_json(content))
    if printed == "letter":
        from bot.handout.printed import as_pdf

        letter = _LETTER.validate_json(content)
        return as_pdf(letter.paper, letter.today)
    return content
