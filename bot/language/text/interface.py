"""The texts of Pandu itself (buttons, greetings, apologies): English in `interface.yaml`, by group and key."""

from functools import cache
from pathlib import Path

from bot.content.loader import WrittenText
from bot.content.source import Document, read
from bot.content.text import Text

FILE = Path(__file__).with_name("interface.yaml")


class Plural:
    """An English text with two forms, for 1 and for every other number."""

    def __init__(self, one: Text, other: Text) -> None:
        self.one, self.other = one, other


Entry = Text | Plural


@cache
def interface() -> dict[str, Entry]:
    """Every interface text by `group.key`. Raises ValueError for a file that is not of that form."""
    return {key: entry for key, entry, _ in _entries()}


def interface_text(key: str) -> Text:
    """One interface text without plural forms. Raises KeyError for any other key."""
    entry = interface()[key]
    if not isinstance(entry, Text):
        raise KeyError(key)
    return entry


def interface_texts() -> list[WrittenText]:
    """The same texts with where they stand; of a plural both forms."""
    written = []
    for _, entry, line in _entries():
        forms = (entry,) if isinstance(entry, Text) else (entry.one, entry.other)
        written += [WrittenText(form, "interface", f"bot/language/text/{FILE.name}", line) for form in forms]
    return written


def plurals() -> list[tuple[Plural, int]]:
    """The plural texts with their lines."""
    return [(entry, line) for _, entry, line in _entries() if isinstance(entry, Plural)]


@cache
def _entries() -> list[tuple[str, Entry, int]]:
    document = read(FILE, FILE.name)
    if document.problems or not isinstance(document.data, dict):
        raise ValueError(f"{FILE.name}: {'; '.join(map(str, document.problems)) or 'no groups'}")
    entries = []
    for group, items in document.data.items():
        if not isinstance(items, dict):
            raise ValueError(f"{FILE.name}: '{group}' holds no texts")
        for key, raw in items.items():
            entries.append((f"{group}.{key}", _entry(document, group, key, raw), document.line((group, key))))
    return entries


def _entry(document: Document, group: str, key: str, raw: object) -> Entry:
    context = f"interface.{group}.{key}"
    if isinstance(raw, str):
        return Text(raw, context)
    if isinstance(raw, dict) and set(raw) == {"one", "other"}:
        return Plural(Text(raw["one"], context), Text(raw["other"], context))
    line = document.line((group, key))
    raise ValueError(f"{document.file}:{line}: '{group}.{key}' is neither a text nor {{one, other}}")
