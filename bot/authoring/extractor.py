"""Extracts every text into `locales/bot.pot` and updates the Malay catalogue. Run by `make catalogue`.

The message context is the text's id path, the translator comment its kind. A text whose English changed keeps
its old Malay, marked fuzzy, until somebody looks at it.
"""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from bot.content.loader import ContentError, WrittenText, load, packaged_flows
from bot.language.text.interface import interface_texts, plurals

Key = tuple[str, str]
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # no real date: a catalogue changes when a text does, not each day
_PLURALS = "nplurals=1; plural=0;"  # Malay has one form; Babel would write English's rule


def main() -> int:
    """Writes the template and the catalogue; prints what needs translating. Returns the exit code."""
    root = packaged_flows().parent
    try:
        content = load(packaged_flows())
    except ContentError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's output
        return 1
    template = make_template([*content.texts, *interface_texts()])
    old = _read(root / "locales/ms/LC_MESSAGES/bot.po")
    new = merge(template, old)
    _write(template, root / "locales/bot.pot")
    _write(new, root / "locales/ms/LC_MESSAGES/bot.po")
    missing = [message for message in new if message.id and (not _translated(message) or message.fuzzy)]
    for message in missing:
        print(f"{message.context}: {message.id}")  # noqa: T201
    print(f"{len(new)} texts, {len(missing)} to translate")  # noqa: T201
    return 0


def make_template(texts: Iterable[WrittenText]) -> Catalog:
    """The catalogue of all texts without translations, ordered by context."""
    plural_of = {(entry.one.context, str(entry.one)): (str(entry.one), str(entry.other)) for entry, _ in plurals()}
    others = {(context, other) for (context, _), (_, other) in plural_of.items()}
    template = _catalogue(None)
    for item in sorted(texts, key=lambda item: (item.text.context, str(item.text))):
        key = (item.text.context, str(item.text))
        if key in others:
            continue
        template.add(
            plural_of.get(key, str(item.text)),
            locations=[(item.file, item.line)],
            auto_comments=[f"Type: {item.kind}"],
            context=item.text.context,
        )
    return template


def merge(template: Catalog, old: Catalog) -> Catalog:
    """The template filled with the old translations; a changed English text keeps its Malay as fuzzy."""
    known = {_key(message): message for message in old if message.id}
    wanted = {_key(message) for message in template if message.id}
    orphans: dict[str, list[Message]] = {}
    for key, message in known.items():
        if key not in wanted and _translated(message):
            orphans.setdefault(key[0], []).append(message)
    new = _catalogue("ms")
    for message in template:
        if not message.id:
            continue
        string, flags = _fill(message, known.get(_key(message)), orphans.get(_key(message)[0], []))
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
    message: Message, same: Message | None, orphans: list[Message]
) -> tuple[str | list[str] | tuple[str, ...], set[str]]:
    plural = not isinstance(message.id, str)
    if same is not None and isinstance(same.string, str) != plural:
        return same.string or "", set(same.flags) & {"fuzzy"}
    if len(orphans) == 1 and isinstance(orphans[0].string, str) != plural:
        return orphans[0].string or "", {"fuzzy"}
    return ("",) if plural else "", set()


def _translated(message: Message) -> bool:
    string = message.string or ""
    return bool(string) and all(string)


def _key(message: Message) -> Key:
    return (message.context or "", message.id if isinstance(message.id, str) else message.id[0])


def _catalogue(locale: str | None) -> Catalog:
    catalogue = Catalog(
        locale=locale,
        project="Pandu",
        version="1",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        header_comment="# The texts of Pandu. English stands in the YAML, Malay in ms/LC_MESSAGES/bot.po.",
        fuzzy=False,
    )
    if locale:
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
