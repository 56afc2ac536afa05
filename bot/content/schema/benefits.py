"""What a benefit or an appeal may say: who, by when, how much, with which papers, in which steps."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from bot.content.schema.base import Certainty, Condition, Id, Model, Party, Period, Ref, Refs, Statement
from bot.content.text import Text


class Deadline(Model):
    """A limit in time: who must do what, counted from what, and how sure that is.

    `from` names the date questions it is counted from, the first known one counts; `counted_from` says it in
    words. `within: none` means that no limit was found.
    `before` says that it must be done before that period is over, `must_reject` that the law leaves no way for a late
    claim. Kind: `claim` to file, `duty` of somebody, `appeal`, `wait` (a waiting time, never a limit).
    """

    id: Id
    kind: Literal["claim", "duty", "appeal", "wait"] = "claim"
    do: Text
    by: Party
    start: tuple[Id, ...] = Field(default=(), alias="from")
    counted_from: Text
    within: Period | None
    before: bool = False
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
    """The function in `bot.plan.amounts` that computes the money, where its inputs come from, and when it is said."""

    function: Id
    inputs: dict[Id, Id] = Field(default={})
    when: Condition | None = None


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
    """One benefit: who may claim, by when, how much, with which forms and documents, in which steps.

    `portal` is the contact whose address takes the claim online.
    """

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
    portal: Id | None = None
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
