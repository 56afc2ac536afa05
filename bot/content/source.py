"""YAML as written: every scalar a string, every place known by its line, nothing silently lost.

PyYAML's own loaders turn `034` into 28, `No` into False and keep the last of two equal keys. Flow files hold
form codes and answers, so they are composed to nodes (with libyaml) and built here: strings stay strings.
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

Data = str | None | list["Data"] | dict[str, "Data"]
Place = tuple[str | int, ...]


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
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        document.problems.append(Problem(name, 1, "encoding", f"not UTF-8: {error.reason}", "save it as UTF-8"))
        return document
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        document.problems.append(Problem(name, line, "yaml", str(getattr(error, "problem", error))))
        return document
    if node is not None:
        document.data = _build(node, (), document)
    return document


def _build(node: yaml.Node, place: Place, document: Document) -> Data:
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*place, index), document) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Data] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                document.problems.append(Problem(document.file, line, "yaml-key", "a key must be a word"))
                continue
            key = str(key_node.value)
            if key in result:
                document.problems.append(
                    Problem(document.file, line, "duplicate-key", f"'{key}' stands twice", "keep one")
                )
                continue
            document.lines[(*place, key)] = line
            result[key] = _build(value_node, (*place, key), document)
        return result
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - the three node kinds are all there are
    plain_empty = node.value == "" and not node.style  # libyaml names the plain style ""
    return None if plain_empty else str(node.value)
