"""Reads a flows folder into one `Content`, reporting every problem of form at once.

dialogues/*.yaml benefits/*.yaml appeals/*.yaml facts/*.yaml
letters/*.yaml                                                 one item a file, the file named by its id
sources/*.yaml                                                 a mapping of id to source, any number of files
answers/*.yaml                                                 a list each, the file named by an id of areas.yaml
forms.yaml documents.yaml contacts.yaml offices.yaml
holidays.yaml topics.yaml glossary.yaml menu.yaml areas.yaml limits.yaml
recipients.yaml blanks.yaml checklist.yaml checked.yaml
news.yaml                                                      a list each
cases/*.yaml                                                   a list each, read only when cases are run
typed/*.yaml                                                   how people type answers, read only by the whole check
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.content import schema
from bot.content.mistakes import mistakes
from bot.content.source import Data, Document, Place, Problem, read
from bot.content.text import Text, texts

M = TypeVar("M", bound=BaseModel)


class ContentError(Exception):
    """The content cannot be used; `problems` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in sorted(problems)))
        self.problems = sorted(problems)


@dataclass(frozen=True)
class Origin:
    """Where an item stands: its document and its place in it."""

    document: Document
    place: Place = ()

    def problem(self, code: str, message: str, hint: str = "", *, at: Place = ()) -> Problem:
        """A problem at a place inside the item."""
        return Problem(self.document.file, self.document.line((*self.place, *at)), code, message, hint)


@dataclass(frozen=True)
class WrittenText:
    """A text with where it stands, for the catalogue and the check."""

    text: Text
    kind: str
    file: str
    line: int


@dataclass
class Content:
    """Everything the files say, by id. Immutable after loading."""

    dialogues: dict[str, schema.Dialogue] = field(default_factory=dict)
    benefits: dict[str, schema.Benefit] = field(default_factory=dict)
    appeals: dict[str, schema.Appeal] = field(default_factory=dict)
    facts: dict[str, schema.Fact] = field(default_factory=dict)
    forms: dict[str, schema.Form] = field(default_factory=dict)
    documents: dict[str, schema.Document] = field(default_factory=dict)
    contacts: dict[str, schema.Contact] = field(default_factory=dict)
    offices: dict[str, schema.Office] = field(default_factory=dict)
    holidays: dict[str, schema.Holiday] = field(default_factory=dict)
    glossary: dict[str, schema.Term] = field(default_factory=dict)
    sources: dict[str, schema.Source] = field(default_factory=dict)
    topics: dict[str, schema.Topic] = field(default_factory=dict)
    menu: dict[str, schema.MenuGroup] = field(default_factory=dict)
    areas: dict[str, schema.Area] = field(default_factory=dict)
    limits: dict[str, schema.Limit] = field(default_factory=dict)
    answers: dict[str, schema.KnownAnswer] = field(default_factory=dict)
    answers_by_part: dict[str, list[schema.KnownAnswer]] = field(default_factory=dict)
    letters: dict[str, schema.Letter] = field(default_factory=dict)
    recipients: dict[str, schema.Recipient] = field(default_factory=dict)
    blanks: dict[str, schema.Blank] = field(default_factory=dict)
    checklist: dict[str, schema.Checklist] = field(default_factory=dict)
    checked: dict[str, schema.Checked] = field(default_factory=dict)
    news: dict[str, schema.News] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    texts: list[WrittenText] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)

    def deadline_of(self, limit: schema.Limit) -> schema.Deadline | None:
        """The rule of a line of the list of limits; None where nothing has it."""
        item = self.benefits.get(limit.of) or self.appeals.get(limit.of)
        return next((each for each in item.deadlines if each.id == limit.deadline), None) if item else None

    def forget_files(self) -> None:
        """Drops where everything stands in its files, which only a check asks for: 10 MB that `serve` need not keep."""
        self.origins.clear()
        self.texts.clear()

    def problem(self, kind: str, id: str, code: str, message: str, hint: str = "", at: Place = ()) -> Problem:  # noqa: A002
        """A problem in an item, at a place inside it; `kind` is the field of `Content` it stands in."""
        return self.origins[kind, id].problem(code, message, hint, at=at)


_ONE_A_FILE: dict[str, type[BaseModel]] = {
    "dialogues": schema.Dialogue,
    "benefits": schema.Benefit,
    "appeals": schema.Appeal,
    "facts": schema.Fact,
    "letters": schema.Letter,
}
_LISTS: dict[str, type[BaseModel]] = {
    "forms": schema.Form,
    "documents": schema.Document,
    "contacts": schema.Contact,
    "offices": schema.Office,
    "holidays": schema.Holiday,
    "glossary": schema.Term,
    "topics": schema.Topic,
    "menu": schema.MenuGroup,
    "areas": schema.Area,
    "limits": schema.Limit,
    "recipients": schema.Recipient,
    "blanks": schema.Blank,
    "checklist": schema.Checklist,
    "checked": schema.Checked,
    "news": schema.News,
}


def packaged_flows() -> Path:
    """The flows that come with Pandu: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "flows"
    return inside if inside.is_dir() else package.parent / "flows"


def load(folder: Path) -> Content:
    """The content of a flows folder. Raises ContentError with every problem of form."""
    if not folder.is_dir():
        raise ContentError([Problem(str(folder), 1, "no-folder", "there is no such flows folder")])
    content = Content()
    problems: list[Problem] = []
    for kind, model in _ONE_A_FILE.items():
        for path in sorted((folder / kind).glob("*.yaml")):
            document = _read(path, folder, problems)
            if document:
                _add(content, kind, model, Origin(document), document.data, problems, stem=path.stem)
    for kind, model in _LISTS.items():
        path = folder / f"{kind}.yaml"
        document = _read(path, folder, problems) if path.exists() else None
        if document and _expect_list(document, problems):
            for index, item in enumerate(document.data):  # type: ignore[arg-type]
                _add(content, kind, model, Origin(document, (index,)), item, problems)
    _load_sources(folder, content, problems)
    _load_answers(folder, content, problems)
    if not content.dialogues and not problems:
        problems.append(Problem(folder.name, 1, "no-dialogue", "there is no dialogue in dialogues/*.yaml"))
    if problems:
        raise ContentError(problems)
    return content


def _load_sources(folder: Path, content: Content, problems: list[Problem]) -> None:
    for path in sorted((folder / "sources").glob("*.yaml")):
        document = _read(path, folder, problems)
        if document and isinstance(document.data, dict):
            for id_, item in document.data.items():
                _add(content, "sources", schema.Source, Origin(document, (id_,)), item, problems, id_=id_)


def _load_answers(folder: Path, content: Content, problems: list[Problem]) -> None:
    content.answers_by_part = {part.id: [] for area in content.areas.values() for part in area.parts}
    for path in sorted((folder / "answers").glob("*.yaml")):
        document = _read(path, folder, problems)
        if document and _expect_list(document, problems):
            if path.stem not in content.areas:
                problems.append(Problem(document.file, 1, "file-name", f"there is no area '{path.stem}' in areas.yaml"))
            for index, item in enumerate(document.data):  # type: ignore[arg-type]
                _add(content, "answers", schema.KnownAnswer, Origin(document, (index,)), item, problems)
    for answer in content.answers.values():
        content.answers_by_part.setdefault(answer.part, []).append(answer)


def load_cases(path: Path) -> list[schema.Case]:
    """The worked cases of one file. Raises ContentError."""
    document = read(path, path.name)
    problems = list(document.problems)
    cases: list[schema.Case] = []
    if _expect_list(document, problems):
        for index, item in enumerate(document.data):  # type: ignore[arg-type]
            case = _validate(schema.Case, Origin(document, (index,)), item, problems)
            if case:
                cases.append(case)
    if problems:
        raise ContentError(problems)
    return cases


def _read(path: Path, folder: Path, problems: list[Problem]) -> Document | None:
    document = read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    problems.extend(document.problems)
    return None if document.problems else document


def _expect_list(document: Document, problems: list[Problem]) -> bool:
    if isinstance(document.data, list):
        return True
    if not document.problems:
        problems.append(Problem(document.file, 1, "not-a-list", "this file holds a list", "begin each item with '- '"))
    return False


def _add(
    content: Content,
    kind: str,
    model: type[BaseModel],
    origin: Origin,
    data: Data,
    problems: list[Problem],
    *,
    stem: str | None = None,
    id_: str | None = None,
) -> None:
    item = _validate(model, origin, data, problems)
    if item is None:
        return
    id_ = id_ or str(getattr(item, "id"))  # noqa: B009 - every model added here but Source has an id
    if stem is not None and id_ != stem:
        problems.append(origin.problem("file-name", f"id '{id_}' stands in {stem}.yaml", f"name the file {id_}.yaml"))
    items: dict[str, BaseModel] = getattr(content, kind)
    if id_ in items:
        problems.append(origin.problem("duplicate-id", f"'{id_}' stands twice in {kind}"))
        return
    items[id_] = item
    content.origins[kind, id_] = origin
    for text, text_kind, place in texts(item, f"{kind}.{id_}", origin.place):
        content.texts.append(WrittenText(text, text_kind, origin.document.file, origin.document.line(place)))
    if kind == "dialogues":
        content.versions[id_] = hashlib.sha256(item.model_dump_json().encode()).hexdigest()[:12]


def _validate(model: type[M], origin: Origin, data: Data, problems: list[Problem]) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems += (
            origin.problem(code, message, hint, at=place) for place, code, message, hint in mistakes(model, error)
        )
        return None
