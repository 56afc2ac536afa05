"""What the YAML files may say, as strict models: unknown keys are errors, nothing is coerced by guess.

`docs/writing-dialogues.md` explains each key to authors; the rules that cross files are in `check`.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from bot.content import rules
from bot.content.text import Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$", max_length=32)]
Condition = Annotated[
    rules.Test | rules.All | rules.Any | rules.Not,
    BeforeValidator(lambda raw: rules.parse(raw) if isinstance(raw, dict) else raw),
]
Certainty = Literal["law", "perkeso", "guide", "unknown"]
Party = Literal["worker", "family", "employer", "doctor", "perkeso", "school", "guardian"]
SourceKind = Literal[
    "statute", "official", "government", "case", "law_firm", "news", "hr", "ngo", "blog", "older_guide"
]

StateId = Literal[
    "johor",
    "kedah",
    "kelantan",
    "melaka",
    "negeri_sembilan",
    "pahang",
    "pulau_pinang",
    "perak",
    "perlis",
    "selangor",
    "terengganu",
    "sabah",
    "sarawak",
    "kuala_lumpur",
    "labuan",
    "putrajaya",
]

STATE_IDS: tuple[str, ...] = get_args(StateId)
UNSURE = "unsure"
STATE_QUESTION = "state"


class Model(BaseModel):
    """Strict and frozen: a file says only what the schema knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


class Ref(Model):
    """A source and the place in it: `act800:s28-29` is section 28-29 of the source `act800`."""

    source: Id
    at: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            source, _, at = raw.partition(":")
            return {"source": source, "at": at.strip()}
        return raw


Refs = Annotated[tuple[Ref, ...], Field(min_length=1)]

_PERIOD = re.compile(r"^P(?:(?P<years>\d+)Y|(?P<months>\d+)M|(?P<days>\d+)D|T(?P<hours>\d+)H)$")


class Period(Model):
    """A length of time with one unit, written as ISO 8601: P60D, P12M, P3Y, PT48H."""

    count: int
    unit: Literal["years", "months", "days", "hours"]

    @model_validator(mode="before")
    @classmethod
    def _from_iso(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            match = _PERIOD.match(raw)
            if not match:
                raise ValueError("a period is one of P60D, P12M, P3Y, PT48H")
            unit, count = next((unit, count) for unit, count in match.groupdict().items() if count)
            return {"count": int(count), "unit": unit}
        return raw


class Statement(Model):
    """One thing Pandu says about the law, with where it comes from."""

    say: Text
    say_other: Text | None = None
    when: Condition | None = None
    sources: Refs
    certainty: Certainty | None = None


# --- dialogues -------------------------------------------------------------------------------------------


class ChoiceAnswer(Model):
    """One of a few options, each an id with its label; `words` are other ways people write an option."""

    type: Literal["choice"]
    options: Annotated[dict[OptionId, Text], Field(min_length=2, max_length=16)]
    words: dict[OptionId, tuple[str, ...]] = {}


class YesNoAnswer(Model):
    """Yes or no; stored as `yes` and `no`."""

    type: Literal["yes_no"]


class StateAnswer(Model):
    """A Malaysian state, stored as its id in `bot.plan.workdays.STATES`."""

    type: Literal["state"]


class DateAnswer(Model):
    """A day; the limits are ISO dates, `today`, `{answer: id}` or `{fact: id}`. None is in the future by default."""

    type: Literal["date"]
    earliest: str | dict[str, str] | None = None
    latest: str | dict[str, str] = "today"


class NumberAnswer(Model):
    """A whole number of some unit."""

    type: Literal["number"]
    at_least: int = 0
    at_most: int
    unit: Literal["months", "days", "years", "percent", "claims", "people", "times"]


class MoneyAnswer(Model):
    """An amount in ringgit."""

    type: Literal["money"]
    at_least: Decimal = Decimal(0)
    at_most: Decimal = Decimal(1_000_000)


Answer = Annotated[
    ChoiceAnswer | YesNoAnswer | StateAnswer | DateAnswer | NumberAnswer | MoneyAnswer,
    Field(discriminator="type"),
]


class Route(Model):
    """Where to go next, and when. The last route of a question has no condition."""

    go: Id
    when: Condition | None = None


def _one_or_more(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


def _routes(raw: Any) -> Any:
    return [{"go": raw}] if isinstance(raw, str) else raw


class Question(Model):
    """One question: what is asked, why, what counts as an answer, and where each answer leads.

    `ask_other` and `why_other` speak to a person who asks for somebody else. `unsure` is where "I don't know"
    leads; `unsure_say` is said on the way. A new `rev` says that the meaning changed, so old answers are
    asked again.
    """

    ask: Text
    ask_other: Text | None = None
    why: Text
    why_other: Text | None = None
    answer: Answer
    unsure: Id
    unsure_say: Text | None = None
    next: Annotated[tuple[Route, ...], BeforeValidator(_routes), Field(min_length=1)]
    rev: int = 1


class PlanItem(Model):
    """A benefit of an outcome's plan, always or when a condition holds."""

    benefit: Id
    when: Condition | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, raw: Any) -> Any:
        return {"benefit": raw} if isinstance(raw, str) else raw


class Outcome(Model):
    """An end that helps: the headline answer, the benefits of the plan, and where to go instead or as well.

    `instead` names contacts, dialogues and appeals by id.
    """

    say: Text
    say_other: Text | None = None
    plan: tuple[PlanItem, ...]
    notes: tuple[Statement, ...] = ()
    instead: tuple[Id, ...] = ()
    sources: Refs


class Dialogue(Model):
    """One subject: questions that route to outcomes. The first question listed is asked first.

    `event_date` names the date questions whose answer picks the facts, the first one answered counts (one id or
    a list); `for_other` says when the person speaks for somebody else, so that the `_other` texts are used.
    """

    id: Id
    title: Text
    about: Text
    event_date: Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)] = ()
    for_other: Condition | None = None
    checked: date
    questions: Annotated[dict[Id, Question], Field(min_length=1)]
    outcomes: Annotated[dict[Id, Outcome], Field(min_length=1)]


# --- benefits --------------------------------------------------------------------------------------------


class Deadline(Model):
    """A limit in time: who must do what, counted from what, and how sure that is.

    `from` names the date questions it is counted from, the first known one counts; `counted_from` says it in
    words. `within: none` means that no limit was found. `must_reject` says that the law leaves no way for a
    late claim. Kind: `claim` to file, `duty` of somebody, `appeal`, `wait` (a waiting time, never a limit).
    """

    id: Id
    kind: Literal["claim", "duty", "appeal", "wait"] = "claim"
    do: Text
    by: Party
    start: tuple[Id, ...] = Field(default=(), alias="from")
    counted_from: Text
    within: Period | None
    fixed: date | None = None
    if_missed: Text | None = None
    must_reject: bool = False
    note: Text | None = None
    when: Condition | None = None
    certainty: Certainty
    sources: tuple[Ref, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            raw = dict(raw)
            if isinstance(raw.get("from"), str):
                raw["from"] = [raw["from"]]
            if raw.get("within") == "none":
                raw["within"] = None
        return raw


class AmountRule(Model):
    """The function in `bot.plan.amounts` that computes the money, and the questions its inputs come from."""

    function: Id
    inputs: dict[Id, Id] = {}


class Use(Model):
    """A form or document in use by a benefit: its id, when it is wanted, and where that is said."""

    id: Id
    when: Condition | None = None
    note: Text | None = None
    sources: tuple[Ref, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, raw: Any) -> Any:
        return {"id": raw} if isinstance(raw, str) else raw


class Benefit(Model):
    """One benefit: who may claim, by when, how much, with which forms and documents, in which steps."""

    id: Id
    name: Text
    act: Id
    what: Text
    who: tuple[Statement, ...]
    deadlines: tuple[Deadline, ...]
    amount: AmountRule | None = None
    amount_notes: tuple[Statement, ...] = ()
    forms: tuple[Use, ...] = ()
    documents: tuple[Use, ...] = ()
    steps: Annotated[tuple[Statement, ...], Field(min_length=1)]
    appeals: tuple[Id, ...] = ()
    checked: date
    sources: Refs


class Appeal(Model):
    """A way to have a decision looked at again."""

    id: Id
    name: Text
    what: Text
    deadlines: tuple[Deadline, ...]
    forms: tuple[Use, ...] = ()
    documents: tuple[Use, ...] = ()
    steps: Annotated[tuple[Statement, ...], Field(min_length=1)]
    checked: date
    sources: Refs


# --- registers -------------------------------------------------------------------------------------------


class Form(Model):
    """A form: its code as printed, its name, who fills it and where the official copy is.

    `group` is the situation it is listed under, `also` the other ones. `words` are what people type to find it.
    `status`: `current`, `older` (still asked for in places) or
    `unconfirmed`.
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
    """A PERKESO office; shown only when `confidence` is high."""

    id: Id
    state: Id
    name: str
    address: str
    phone: str | None = None
    confidence: Literal["high", "medium", "low"]
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
    """Where something was read: as named there. `title_ms` is its official Malay name, where it has one."""

    title: str
    title_ms: str | None = None
    publisher: str
    url: str | None = None
    published: str | None = Field(default=None, alias="date")
    kind: SourceKind
    checked: date
    note: str | None = None


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


class Entry(Model):
    """A way into a dialogue: with a title of its own and answers already given, if need be."""

    dialogue: Id
    title: Text | None = None
    answers: dict[Id, str] = {}


class Topic(Model):
    """What a free text may be about, and what follows: the ids are those that `bot.language.topics` tells apart.

    A `subject` opens a dialogue, and answers requests from its main benefit. A `request` asks something of a subject
    (deadline, forms, amount), or has an answer of its own. `talk` is answered. `say` is said, `contacts` are shown
    with it, `screen` is opened.
    """

    id: Id
    title: Text
    kind: Literal["subject", "request", "talk"]
    opens: Entry | None = None
    benefit: Id | None = None
    screen: Literal["forms", "language", "privacy", "menu", "claims"] | None = None
    say: Text | None = None
    contacts: tuple[Id, ...] = ()
    sources: tuple[Ref, ...] = ()


class MenuGroup(Model):
    """One line of the menu: a dialogue, or a group that opens a second list."""

    id: Id
    title: Text
    entries: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=8)]


class Expectation(Model):
    """What a worked case must give; what is not named is not compared."""

    outcome: Id | None = None
    benefits: tuple[Id, ...] | None = None
    deadlines: dict[Id, str] = {}
    forms: tuple[Id, ...] | None = None


def _written(raw: Any) -> Any:
    """A template's lines that were left empty are no answers."""
    return {key: value for key, value in raw.items() if value is not None} if isinstance(raw, dict) else raw


class Case(Model):
    """A worked case: answers in, plan out, and the rule with its arithmetic."""

    name: str
    dialogue: Id
    today: date
    answers: Annotated[dict[Id, str], BeforeValidator(_written)]
    expect: Expectation
    because: Annotated[str, StringConstraints(min_length=20)]
