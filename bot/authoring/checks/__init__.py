"""The checks, one module a subject. Each is a function from the content to the problems it finds."""

import difflib
from collections.abc import Iterable


def did_you_mean(id_: str, known: Iterable[str]) -> str:
    """A hint with the nearest known id, empty when none is near."""
    close = difflib.get_close_matches(id_, sorted(known), n=1)
    return f"did you mean '{close[0]}'?" if close else ""
