"""The little Markdown that the pages are written in. Everything from the content is escaped."""

import re
from collections.abc import Iterable, Sequence
from html import escape

_SIGNS = re.compile(r"([\\`*_{}\[\]#|])")


def plain(text: str) -> str:
    """A text with nothing in it taken for markup."""
    return _SIGNS.sub(r"\\\1", escape(" ".join(text.split()), quote=False))


def link(label: str, to: str) -> str:
    """A link to a page of the site or to an address."""
    return f"[{plain(label)}]({to.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"


def bullets(items: Iterable[str]) -> list[str]:
    """A list, ended by an empty line."""
    return [*(f"- {item}" for item in items), ""]


def numbered(items: Iterable[str]) -> list[str]:
    """A numbered list, ended by an empty line."""
    return [*(f"{n}. {item}" for n, item in enumerate(items, 1)), ""]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, ended by an empty line."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def button(label: str, to: str) -> str:
    """A link that looks like a button."""
    return f'<a class="md-button" href="{escape(to)}">{escape(label)}</a>'


def tag(code: str, label: str) -> str:
    """How sure something is, in a coloured word; the word alone says it, so that no colour is needed."""
    return f'<span class="sure sure-{code}">{escape(label)}</span>'
