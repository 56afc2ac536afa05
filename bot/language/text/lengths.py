"""Texts cut to a length."""


def shorten(text: str, limit: int) -> str:
    """A text of at most so many characters, with a sign where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
