"""Texts for translators: a plug-in of Babel that extracts them, and the Malay catalogue brought up to date.

`pybabel extract -F babel.cfg` finds the plug-in by its name, `pandu`. The message context is the text's id path, the
translator comment its kind. What follows is our own, as Babel's `update` knows no context that stays while its English
changes: such a text keeps its old Malay, marked fuzzy, until somebody looks at it; a new text whose English is said
elsewhere takes the Malay it has there, where that is one. `make catalogue` runs both.
"""

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from bot.content.loader import ContentError, WrittenText, load, packaged_flows
from bot.language.text.interface import FILE, interface_texts, plurals

Key = tuple[str, str]
Extracted = tuple[int, str, tuple[str, ...], list[str]]
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # no real date: a catalogue changes when a text does, not each day
_PLURALS = "nplurals=1; plural=0;"  # Malay has one form; Babel would write English's rule


# --- the plug-in ---------------------------------------------------------------------------------------------


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Extracted]:  # fmt: skip
    """The texts of one file, of a flows folder or of the interface, as Babel wants them: line, function, words, notes.

    Content that cannot be read is told and ends the command.
    """
    del keywords, comment_tags, options  # nothing in YAML is called
    plural_of = {id(form): entry for entry, _ in plurals() for form in (entry.one, entry.other)}
    for item in _texts_of(Path(fileobj.name).resolve()):
        plural, notes = plural_of.get(id(item.text)), [f"Type: {item.kind}"]
        if plural is None:
            yield item.line, "pgettext", (item.text.context, str(item.text)), notes
        elif item.text is plural.one:
            yield item.line, "npgettext", (item.text.context, str(plural.one), str(plural.other)), notes


def _texts_of(path: Path) -> list[WrittenText]:
    if path == FILE.resolve():
        return interface_texts()
    root = next((folder for folder in path.parents if (folder / "dialogues").is_dir()), None)
    if root is None:
        return []
    name = f"{root.name}/{path.relative_to(root).as_posix()}"
    return [item for item in _texts_in(root) if item.file == name]


@cache
def _texts_in(flows: Path) -> list[WrittenText]:
    try:
        return load(flows).texts
    except ContentError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's output
        raise SystemExit(1) from None


# --- the Malay catalogue -------------------------------------------------------------------------------------


def main() -> int:
    """Brings the Malay catalogue up to what was extracted; prints what needs translating."""
    locales = packaged_flows().parent / "locales"
    old = _read(locales / "ms/LC_MESSAGES/bot.po")
    new = merge(_read(locales / "bot.pot"), old)
    _write(new, locales / "ms/LC_MESSAGES/bot.po")
    missing = [message for message in new if message.id and (not _translated(message) or message.fuzzy)]
    said = _malay_of(old)
    for message in missing:
        print(f"{message.context}: {message.id}")  # noqa: T201
        for malay, times in said.get(str(message.id), Counter()).most_common():
            print(f"    elsewhere, {times} times: {malay}")  # noqa: T201
    print(f"{len(new)} texts, {len(missing)} to translate")  # noqa: T201
    return 0


def merge(template: Catalog, old: Catalog) -> Catalog:
    """The texts of a template with the translations there are, in the order of their contexts."""
    known = {_key(message): message for message in old if message.id}
    wanted = {_key(message) for message in template if message.id}
    orphans: dict[str, list[Message]] = {}
    for key, message in known.items():
        if key not in wanted and _translated(message):
            orphans.setdefault(key[0], []).append(message)
    said = _malay_of(old)
    new = _catalogue("ms")
    for message in sorted((message for message in template if message.id), key=_key):
        string, flags = _fill(message, known.get(_key(message)), orphans.get(_key(message)[0], []), said)
        new.add(
            message.id,
            string,
            locations=message.locations,
            flags=flags,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return new


def _fill(
    message: Message, same: Message | None, orphans: list[Message], said: Mapping[str, Counter[str]]
) -> tuple[str | list[str] | tuple[str, ...], set[str]]:
    plural = not isinstance(message.id, str)
    if same is not None and isinstance(same.string, str) != plural and _translated(same):
        return same.string or "", set(same.flags) & {"fuzzy"}
    elsewhere = said.get(str(message.id), Counter())
    if not plural and len(elsewhere) == 1:
        return next(iter(elsewhere)), set()
    if len(orphans) == 1 and isinstance(orphans[0].string, str) != plural:
        return orphans[0].string or "", {"fuzzy"}
    return ("",) if plural else "", set()


def _malay_of(catalogue: Catalog) -> dict[str, Counter[str]]:
    """The Malay of each English text, and in how many places it says so."""
    said: dict[str, Counter[str]] = {}
    for message in catalogue:
        english, malay = message.id, message.string
        if english and malay and isinstance(english, str) and isinstance(malay, str) and not message.fuzzy:
            said.setdefault(english, Counter())[malay] += 1
    return said


def _translated(message: Message) -> bool:
    string = message.string or ""
    return bool(string) and all(string)


def _key(message: Message) -> Key:
    return (message.context or "", message.id if isinstance(message.id, str) else message.id[0])


def _catalogue(locale: str) -> Catalog:
    catalogue = Catalog(
        locale=locale,
        project="Pandu",
        version="1",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        header_comment="# The texts of Pandu. English stands in the YAML, Malay in ms/LC_MESSAGES/bot.po.",
        fuzzy=False,
    )
    catalogue.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Language", locale),
        ("Plural-Forms", _PLURALS),
    ]
    return catalogue


def _read(path: Path) -> Catalog:
    if not path.exists():
        return _catalogue("ms")
    with path.open("rb") as file:
        return read_po(file)


def _write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, include_lineno=False)


if __name__ == "__main__":
    sys.exit(main())
