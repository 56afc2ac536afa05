"""YAML as written: every scalar a string, every place known by its line, nothing silently lost.

PyYAML's own loaders turn `034` into 28, `No` into False and keep the last of two equal keys. Flow files hold
form codes and answers, so they are parsed with libyaml and built here: strings stay strings.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

Data = str | None | list["Data"] | dict[str, "Data"]
Place = tuple[str | int, ...]
_Events = Callable[[], yaml.Event]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in the content: where, a stable code, what, and how to mend it."""

    file: str
    line: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}: {self.code}: {self.message}{hint}"


@dataclass
class Document:
    """One YAML file: its data, the line of each place in it, and what was wrong in its form."""

    file: str
    data: Data = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(path: Path, name: str) -> Document:
    """The document in `path`, called `name` in its problems. Never raises for what the file contains."""
    document = Document(name)
    try:
        # `yaml.parse` would look at each of some 40,000 events once more, to see whether one follows.
        next_event = cast(_Events, yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_event)
        while not isinstance(event := next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                document.data = _build(event, next_event, (), document)
    except UnicodeDecodeError as error:
        document.problems.append(Problem(name, 1, "encoding", f"not UTF-8: {error.reason}", "save it as UTF-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        document.problems.append(Problem(name, line, "yaml", str(getattr(error, "problem", error))))
    return document


def _build(event: yaml.Event, next_event: _Events, place: Place, document: Document) -> Data:
    # Built from parser events: composing nodes first would resolve tags that are not wanted, at twice the time.
    if isinstance(event, yaml.ScalarEvent):
        # libyaml names the plain style "", so that an empty text in quotes is told from nothing at all
        return None if event.value == "" and not event.style else str(event.value)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(next_event, place, document)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Data] = []
        while not isinstance(item := next_event(), yaml.SequenceEndEvent):
            inner = (*place, len(items))
            document.lines[inner] = _line(item)
            items.append(_build(item, next_event, inner, document))
        return items
    hint = "write it out: nothing here is meant twice"
    document.problems.append(
        Problem(document.file, _line(event), "yaml-alias", "an alias stands for another place", hint)
    )
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _mapping(next_event: _Events, place: Place, document: Document) -> dict[str, Data]:
    result: dict[str, Data] = {}
    while not isinstance(event := next_event(), yaml.MappingEndEvent):
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent) and event.value not in result:
            inner = (*place, str(event.value))
            document.lines[inner] = line
            result[event.value] = _build(next_event(), next_event, inner, document)
            continue
        if isinstance(event, yaml.ScalarEvent):
            wrong = Problem(document.file, line, "duplicate-key", f"'{event.value}' stands twice", "keep one")
        else:
            wrong = Problem(document.file, line, "yaml-key", "a key must be a word")
            _build(event, next_event, place, Document(document.file))
        document.problems.append(wrong)
        _build(next_event(), next_event, place, Document(document.file))
    return result
