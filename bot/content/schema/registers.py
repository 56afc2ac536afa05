"""The registers: forms, documents, contacts, offices, sources, dated facts, terms and holidays."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.content.schema.base import Certainty, Id, Model, Party, Refs, SourceKind, StateId
from bot.content.text import Text


class Form(Model):
    """A form: its code as printed, its name, who fills it and where the official copy is.

    `group` is the situation it is listed under, `also` the other ones. `words` are what people type to find it.
    `status`: `current`, `older` (still asked for in places) or `unconfirmed`.
    """

    id: Id
    code: str | None = None
    name: Text
    purpose: Text
    filled_by: Annotated[tuple[Party, ...], Field(min_length=1)]
    where: Text | None = None
    url: str | None = None
    checklist_url: str | None = None
    guide_url: str | None = None
    dated: date | None = None
    group: Id
    also: tuple[Id, ...] = ()
    status: Literal["current", "older", "unconfirmed"] = "current"
    words: tuple[str, ...] = ()
    certainty: Certainty
    checked: date
    sources: Refs


class Document(Model):
    """A paper to bring: what it is, why it is wanted and where it comes from."""

    id: Id
    name: Text
    why: Text
    comes_from: Text
    copy_kind: Literal["original", "copy", "both", "unknown"] = Field(default="unknown", alias="copy")
    sources: Refs


class Contact(Model):
    """A place to ask: an office, a line or a portal."""

    id: Id
    name: Text
    what: Text
    phone: str | None = None
    url: str | None = None
    certainty: Certainty
    checked: date
    sources: Refs


class Office(Model):
    """A PERKESO office. `at` is its latitude and longitude in degrees, at least of the middle of its town.

    `confidence` is that of the address: only one of high confidence stands in a plan. On request each is shown, with
    the advice to ring before going where `show` says so.
    """

    id: Id
    state: StateId
    town: str = ""
    name: str
    address: str
    phone: str | None = None
    page: str | None = None
    at: tuple[float, float] | None = None
    confidence: Literal["high", "medium", "low"]
    show: Literal["sure", "ring_first"] = "ring_first"
    sources: Refs


class Term(Model):
    """An official term: its English and its Malay, and other ways of saying each that are allowed."""

    id: Id
    en: str
    en_also: tuple[str, ...] = ()
    ms: str
    also: tuple[str, ...] = ()
    sources: Refs


class Holiday(Model):
    """A public holiday that the package `holidays` does not know, in some states or in `all`."""

    id: Id
    day: date = Field(alias="date")
    states: Literal["all"] | Annotated[tuple[StateId, ...], Field(min_length=1)]
    name: str
    sources: Refs


class Source(Model):
    """Where something was read: as named there. `title_ms` is its official Malay name, where it has one.

    `publisher_ms` and `date_ms` stand where the publisher or the date holds English words.
    """

    title: str
    title_ms: str | None = None
    publisher: str
    publisher_ms: str | None = None
    url: str | None = None
    published: str | None = Field(default=None, alias="date")
    published_ms: str | None = Field(default=None, alias="date_ms")
    kind: SourceKind
    checked: date
    note: str | None = None

    def title_in(self, language: str) -> str:
        """Its title in a language, where it has one there."""
        return (self.title_ms if language == "ms" else None) or self.title

    def details_in(self, language: str) -> str:
        """Who published it and when, as far as known, in a language."""
        malay = language == "ms"
        publisher = (self.publisher_ms if malay else None) or self.publisher
        published = (self.published_ms if malay else None) or self.published
        return ", ".join(part for part in (publisher, published) if part)


class Checked(Model):
    """That somebody who knows the law read a statement and found it right: which, who, when.

    `statement` is the id that the site's check list gives it; it changes with the statement's words.
    """

    id: Id
    statement: str
    by: str
    on: date


class DatedValue(Model):
    """A figure of law from the day it took effect: one value, or rows of a table."""

    start: date = Field(alias="from")
    until: date | None = None
    value: str | None = None
    rows: tuple[dict[str, str], ...] = ()
    certainty: Certainty
    checked: date
    sources: Refs

    @model_validator(mode="after")
    def _one_of_both(self) -> "DatedValue":
        if (self.value is None) == (not self.rows):
            raise ValueError("a dated value has either 'value' or 'rows'")
        return self


class Fact(Model):
    """A figure of law that changes with time. The date of the event picks the value. `title` is for authors."""

    id: Id
    title: str
    unit: Literal["ringgit", "percent", "days", "months", "years", "date", "table"]
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]


class News(Model):
    """A change of the law or of a date, told once to whoever has an open claim that it touches: one of the `dialogues`,
    or one whose plan has one of the `benefits`.

    `on` is the day from which it holds; it is told as `say`, within the limits of a message.
    """

    id: Id
    on: date
    title: Text
    say: Text
    dialogues: tuple[Id, ...] = ()
    benefits: tuple[Id, ...] = ()
    certainty: Certainty
    checked: date
    sources: Refs

    @model_validator(mode="after")
    def _for_somebody(self) -> "News":
        if not self.dialogues and not self.benefits:
            raise ValueError("news name the 'dialogues' or the 'benefits' whose claims they touch")
        return self
