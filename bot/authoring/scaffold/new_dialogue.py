"""Writes the files of a new dialogue and its line of the menu."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.authoring.examples.person import NOW
from bot.authoring.scaffold.skeleton import FILES
from bot.content.schema import Id
from bot.language.text.formatting import plain_date

MENU = "menu.yaml"
MOST_ENTRIES = 8
MOST_LINES = 8


class ScaffoldError(Exception):
    """A new dialogue that cannot be written; says in a line why."""


def new_dialogue(flows: Path, id_: str, title: str, group: str | None, today: date) -> list[tuple[str, str]]:
    """Each file written, from the flows folder on, with what it is. Writes all or nothing.

    The line of the menu goes into the group named, or where there is room: a line of its own while the menu has fewer
    than 8, otherwise the last group with fewer than 8. Raises ScaffoldError.
    """
    values = {
        "id": id_,
        "title": title or id_.replace("_", " ").capitalize(),
        "today": today.isoformat(),
        "spoken_en": plain_date(NOW.date(), "en"),  # the day on which conversations are held
        "spoken_ms": plain_date(NOW.date(), "ms"),
    }
    files = {flows / name.format(**values): text.format(**values) for name, text in FILES.items()}
    there = [path.relative_to(flows).as_posix() for path in files if path.exists()]
    if there:
        raise ScaffoldError(f"{', '.join(there)} is there already")
    menu, line = _menu_with(flows / MENU, id_, values["title"], group)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (flows / MENU).write_text(menu, encoding="utf-8")
    return [*((path.relative_to(flows).as_posix(), "") for path in files), (MENU, line)]


def _menu_with(path: Path, id_: str, title: str, group: str | None) -> tuple[str, str]:
    """The text of the menu with a line for the dialogue, and where that is."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    groups = list(_groups(text))
    if group is not None and group not in [name for name, _ in groups]:
        raise ScaffoldError(f"the menu has no group '{group}': one of {', '.join(name for name, _ in groups)}")
    if group is None and len(groups) < MOST_LINES:
        line = f"- id: {id_}\n  title: {title}\n  entries:\n    - {{dialogue: {id_}}}\n"
        return f"{text.rstrip()}\n\n{line}".lstrip(), "a line of its own"
    wanted = [(name, entries) for name, entries in groups if group in (None, name) and len(entries) < MOST_ENTRIES]
    if not wanted:
        raise ScaffoldError(f"no room in the menu: each group has {MOST_ENTRIES} entries")
    name, entries = wanted[-1]
    last: yaml.Node = entries[-1]
    end, indent = last.end_mark.index, " " * (last.start_mark.column - 2)
    return f"{text[:end]}\n{indent}- {{dialogue: {id_}}}{text[end:]}", f"in the group {name}"


def _groups(text: str) -> Iterator[tuple[Id, list[Any]]]:
    """Each group of the menu with the places of its entries."""
    menu: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for group in menu.value if menu else ():
        parts = {key.value: value for key, value in group.value}
        yield parts["id"].value, parts["entries"].value
