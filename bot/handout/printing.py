"""Making a file when it leaves, and not in the turn that asked for it: a page takes a hundred times as long as a turn.

What a file says waits as JSON, and the same JSON always gives the same bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from bot.handout.model import Handout
from bot.handout.paper import Paper

Printed = Literal["", "plan", "letter", "dates"]
"""As what something is made; empty for what is ready as it is."""


@dataclass(frozen=True)
class Letter:
    """A paper and the day on which it is printed."""

    paper: Paper
    today: date


@dataclass(frozen=True)
class Dates:
    """The dates of a plan, whose events belong to `uid`, as they stood at a moment."""

    handout: Handout
    uid: str
    at: datetime


_PATIENT = 10  # who waits for a page waits a little longer than who is talked to
_SAYS: Mapping[Printed, type[Handout | Letter | Dates]] = {"plan": Handout, "letter": Letter, "dates": Dates}


@cache
def _json(printed: Printed) -> TypeAdapter[Any]:
    return TypeAdapter(_SAYS[printed])


def to_print(what: Handout | Letter | Dates) -> tuple[bytes, Printed]:
    """What `print_out` needs, as JSON, and as what."""
    printed = next(printed for printed, says in _SAYS.items() if isinstance(what, says))
    return _json(printed).dump_json(what), printed


def print_out(printed: Printed, content: bytes) -> bytes:
    """The bytes of a file from what `to_print` gave. Raises ValueError for anything else."""
    return _MAKERS[printed](_json(printed).validate_json(content)) if printed else content


# On use: these libraries take longer to load than a start may.
def _plan(handout: Handout) -> bytes:
    from bot.handout.page import make_page

    return make_page(handout)


def _letter(letter: Letter) -> bytes:
    from bot.handout.printed import as_pdf

    return as_pdf(letter.paper, letter.today)


def _dates(dates: Dates) -> bytes:
    from bot.handout.calendar_file import make_calendar

    return make_calendar(dates.handout, dates.uid, dates.at)


_MAKERS: Mapping[Printed, Callable[[Any], bytes]] = {"plan": _plan, "letter": _letter, "dates": _dates}


if __name__ == "__main__":  # a printer of its own: JSON in, the file out
    import os
    import sys

    os.nice(_PATIENT)
    sys.stdout.buffer.write(print_out(sys.argv[1], sys.stdin.buffer.read()))  # type: ignore[arg-type]
