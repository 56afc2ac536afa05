"""What a dialogue may say: questions, kinds of answers, routes and outcomes."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from bot.content.schema.base import Condition, Id, Model, OptionId, Refs, Statement
from bot.content.text import Text

Happening = Literal[
    "accident", "diagnosis", "death", "job_end", "job_offer", "new_job", "decision", "order", "age_21", "course",
    "mc_end", "off_work", "refusal", "unable", "unregistered",
]  # fmt: skip
"""What stories tell to have happened, by the patterns of `bot/language/lexicon/happenings.yaml`."""


class OptionGroup(Model):
    """Options behind one button: a question that has more than a screen holds is asked as two short ones."""

    label: Text
    of: Annotated[tuple[OptionId, ...], Field(min_length=2, max_length=8)]


class ChoiceAnswer(Model):
    """One of a few options, each an id with its label.

    `replies` are other ways people write an option, and tell it only in an answer to the question. `story` are whole
    phrases from which a story may propose it; the check refuses them where the option leads to less than another does.
    `groups` are shown first where they stand: a tap on one shows its options. Where `first_applies`, of several options
    that are true the first is the answer.
    """

    type: Literal["choice"]
    options: Annotated[dict[OptionId, Text], Field(min_length=2, max_length=16)]
    groups: dict[OptionId, OptionGroup] = Field(default={})
    first_applies: bool = False
    replies: dict[OptionId, tuple[str, ...]] = Field(default={})
    story: dict[OptionId, tuple[str, ...]] = Field(default={})

    @property
    def alone(self) -> dict[str, Text]:
        """The options that no group holds."""
        grouped = {option for group in self.groups.values() for option in group.of}
        return {id_: label for id_, label in self.options.items() if id_ not in grouped}


class YesNoAnswer(Model):
    """Yes or no; stored as `yes` and `no`. `replies` are ways to answer that name neither, `story` as for a choice."""

    type: Literal["yes_no"]
    replies: dict[Literal["yes", "no"], tuple[str, ...]] = Field(default={})
    story: dict[Literal["yes", "no"], tuple[str, ...]] = Field(default={})


class StateAnswer(Model):
    """A Malaysian state, stored as its id in `bot.plan.workdays.STATES`."""

    type: Literal["state"]


class DateAnswer(Model):
    """A day; the limits are ISO dates, `today`, `{answer: id}` or `{fact: id}`. None is in the future by default.

    `story` names the happening whose day it is: a day in a story is proposed only where it is said of that. `turns` is
    the age that somebody reaches that day, so that a day of birth can be counted on from.
    """

    type: Literal["date"]
    turns: int | None = None
    story: Happening | None = None
    earliest: str | dict[str, str] | None = None
    latest: str | dict[str, str] = "today"


class NumberAnswer(Model):
    """A whole number of some unit; `common` are answers to offer as buttons beside typing."""

    type: Literal["number"]
    at_least: int = 0
    at_most: int
    common: tuple[int, ...] = ()
    unit: Literal["months", "days", "years", "percent", "claims", "people", "times"]


class MoneyAnswer(Model):
    """An amount in ringgit. `story` says what a story has to call it before it is proposed.

    `replies` are words that stand for an amount: `"1050": [the cheapest]`; `common` are amounts to offer as buttons.
    """

    type: Literal["money"]
    story: Literal["pay", "plan"] | None = None
    replies: dict[str, tuple[str, ...]] = Field(default={})
    at_least: Decimal = Decimal(0)
    at_most: Decimal = Decimal(1_000_000)
    common: tuple[Decimal, ...] = ()


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


def _unless_next(raw: Any) -> Any:
    return None if raw == "next" else raw


class Wording(Model):
    """Another way to ask a question, when a condition on earlier answers holds."""

    when: Condition
    say: Text
    say_other: Text | None = None


class Question(Model):
    """One question: what is asked, why, what counts as an answer, and where each answer leads.

    `asks` ask it in other words after some answers; the first that fits counts.
    `fact` names the answer in a word or two, where it is read back to be confirmed; without it the question does.
    `ask_other` and `why_other` speak to a person who asks for somebody else. `unsure` is where "I don't know" leads,
    None (written `next`) where the routes decide that, too; `unsure_say` is said on the way. A new `rev` says that the
    meaning changed, so old answers are asked again. `asked_here` are the answers of the bank that people ask for at it.
    """

    ask: Text
    ask_other: Text | None = None
    asks: tuple[Wording, ...] = ()
    fact: Text | None = None
    why: Text
    why_other: Text | None = None
    asked_here: Annotated[tuple[Id, ...], Field(max_length=4)] = ()
    answer: Answer
    unsure: Annotated[Id | None, BeforeValidator(_unless_next)]
    unsure_say: Text | None = None
    next: Annotated[tuple[Route, ...], BeforeValidator(_routes), Field(min_length=1)]
    rev: int = 1


class PlanItem(Model):
    """A benefit of an outcome's plan, always or when a condition holds.

    `later` is one that comes after the claim: its papers cannot exist yet and are not counted among those to bring.
    """

    benefit: Id
    when: Condition | None = None
    later: bool = False

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
    `happening` is what a story of this tells (of several, all in one clause); `also` names the dialogues that are
    offered as a second matter when a story that opened this one tells their happening too, the first that does.
    `links` are the words, beside its id, by which a link or a poster opens it: `/start kemalangan`.
    """

    id: Id
    title: Text
    about: Text
    event_date: Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)] = ()
    for_other: Condition | None = None
    happening: Annotated[tuple[Happening, ...], BeforeValidator(_one_or_more)] = ()
    also: tuple[Id, ...] = ()
    links: tuple[Id, ...] = ()
    checked: date
    questions: Annotated[dict[Id, Question], Field(min_length=1)]
    outcomes: Annotated[dict[Id, Outcome], Field(min_length=1)]
