"""What is computed is no surer than the least sure of what it is computed from."""

from datetime import date

import pytest

from bot.content.facts import facts_on
from bot.content.schema import Fact
from bot.plan.amounts import FUNCTIONS
from tests.plan.figures import FACTS, amounts

# What is computed is no surer than the least sure of what it is computed from.
SURE = ("law", "perkeso", "guide", "unknown")


def sure_of(function: str, day: str, changed: dict[str, str], **inputs: str) -> list[str]:
    """How sure the amounts are when some facts are as sure as `changed` says, and all others are law."""

    def as_sure_as(id_: str, fact: Fact) -> Fact:
        sure = changed.get(id_, "law")
        values_ = [
            value.model_copy(
                update={"certainty": sure, "rows": tuple({**row, "certainty": sure} for row in value.rows)}
            )
            for value in fact.values
        ]
        return fact.model_copy(update={"values": tuple(values_)})

    facts = facts_on({id_: as_sure_as(id_, fact) for id_, fact in FACTS.items()}, date.fromisoformat(day))
    found = FUNCTIONS[function]({"day": date.fromisoformat(day), **inputs}, facts)
    return [amount.certainty for amount in found]


@pytest.mark.parametrize("sure", SURE)
@pytest.mark.parametrize(
    ("function", "fact", "inputs"),
    [
        ("temporary_disablement", "tdb_percent", {"wage": "2500"}),
        ("temporary_disablement", "wage_bands", {"wage": "2500"}),
        ("temporary_disablement", "minimum_daily_benefit", {"wage": "800"}),
        ("invalidity_pension", "invalidity_percent", {"wage": "2500"}),
        ("invalidity_pension", "wage_bands", {"wage": "2500"}),
        ("job_search_allowance", "eis_wage_bands", {"wage": "2500"}),
        ("job_search_allowance", "jsa_percent", {"wage": "2500"}),
        ("early_reemployment_allowance", "era_percent", {"wage": "2500", "contributions": "24"}),
        ("housewife_disablement", "act838_disablement_cap", {"percent": "10"}),
        ("housewife_disablement", "act838_disablement_per_percent", {"percent": "10"}),
        ("self_employed_temporary", "act789_plans", {"plan": "3950"}),
        ("funeral_benefit", "funeral_benefit", {}),
    ],
)
def test_an_amount_is_as_sure_as_the_least_sure_figure_in_it(
    function: str, fact: str, inputs: dict[str, str], sure: str
) -> None:
    found = sure_of(function, "2026-06-01", {fact: sure}, **inputs)
    assert found
    assert set(found) == {sure}


def test_the_pension_of_those_left_is_never_said_for_sure() -> None:
    """Its shares were read nowhere, whatever the figures in it stand on."""
    assert sure_of("survivors_pension", "2026-06-01", {}, wage="2500", family="parents") == ["guide"]


def test_a_wage_band_read_elsewhere_is_no_law() -> None:
    """The rows of the table that only others print say so themselves."""
    assert amounts("temporary_disablement", "2026-06-01", wage="2500")["tdb_daily"].certainty == "perkeso"
    assert amounts("temporary_disablement", "2022-06-01", wage="380")["tdb_daily"].certainty == "guide"
