"""A worked case: answers in, plan out, and the rule with its arithmetic."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from bot.content.schema.base import Id, Model

NO_VALUE = "none"
"""What a case writes for a limit without a day, an amount that cannot be said, and for no first deadline."""

_SURE = r"( (law|perkeso|guide|unknown))?$"
SURE_DAY, SURE_AMOUNT = r"^(none|\d{4}-\d{2}-\d{2})" + _SURE, r"^(none|\d+\.\d{2})" + _SURE
SureDay = Annotated[str, StringConstraints(pattern=SURE_DAY)]
SureAmount = Annotated[str, StringConstraints(pattern=SURE_AMOUNT)]


class Expectation(Model):
    """What a worked case must give; what is not named is not compared.

    `first` is the deadline that is shown first, `act_by` the safe days of some deadlines. `deadlines` are last days and
    `amounts` ringgit, each with how sure it is: `2026-11-30 law`, `44.10 guide`, `none unknown`. How sure may be left
    out, and then it is not compared. `benefits` stand in the order of the plan; `amounts` are all that it has.
    """

    outcome: Id | None = None
    first: Id | None = None
    act_by: dict[Id, date] = Field(default={})
    deadlines: dict[Id, SureDay] = Field(default={})
    benefits: tuple[Id, ...] | None = None
    amounts: dict[Id, SureAmount] | None = None
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
