"""Provisional: plain numbers only."""


def read_count(text: str, unit: str) -> int | None:  # noqa: ARG001 - the real one looks at the unit
    """A count in a text."""
    return int(text) if text.strip().isdecimal() else None
