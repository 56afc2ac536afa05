"""A worked case: answers in, plan out, and the rule with its arithmetic."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from bot.content.schema.base import Id, Model


class Expectation(Model):
    """What a worked case must give; what is not named is not compared.

    `amounts` are ringgit by the id of the amount, with how sure it is if that is compared too (`44.10 guide`); `none`
    stands for a date or an amount that cannot be said.
    """

    outcome: Id | None = None
    benefits: tuple[Id, ...] | None = None
    deadlines: dict[Id, str] = Field(default={})
    forms: tuple[Id, ...] | None = None
    amounts: dict[Id, str] = Field(default={})


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
