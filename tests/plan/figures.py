"""Amounts computed with the figures of Pandu."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from bot.content.facts import FactsOn, facts_on
from bot.content.schema import Fact
from bot.content.source import read
from bot.plan.amounts import FUNCTIONS, Amount, Inputs

FLOWS = Path(__file__).resolve().parents[2] / "flows"


FACTS = {
    path.stem: Fact.model_validate(read(path, path.name).data) for path in sorted((FLOWS / "facts").glob("*.yaml"))
}


WAGES = st.decimals(min_value=1, max_value=30_000, places=2)


DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2027, 12, 31))


def on(day: str | date | None) -> FactsOn:
    return facts_on(FACTS, date.fromisoformat(day) if isinstance(day, str) else day)


def amounts(function: str, day: str, **inputs: Decimal | date | str | None) -> dict[str, Amount]:
    given_inputs: Inputs = {"day": date.fromisoformat(day), **inputs}
    return {amount.id: amount for amount in FUNCTIONS[function](given_inputs, on(day))}


def values(function: str, day: str, **inputs: Decimal | date | str | None) -> dict[str, Decimal | None]:
    return {id_: amount.value for id_, amount in amounts(function, day, **inputs).items()}
