"""Money: the published figures come out to the sen, and the rules hold for every wage and date."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.facts import FactsOn, facts_on
from bot.content.schema import Fact
from bot.content.source import read
from bot.language.text.interface import interface
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


def jsa(day: str, wage: str, contributions: str | None = "24", **more: str) -> list[Decimal | None]:
    """The months of the job search allowance, in order."""
    found = values("job_search_allowance", day, wage=wage, contributions=contributions, **more)
    return [value for id_, value in found.items() if id_.startswith("jsa_month")]


def test_no_wage_is_no_band() -> None:
    assert jsa("2026-10-01", "0") == [None]
    assert jsa("2026-10-01", "0.01") != [None]


def test_the_allowance_falls_month_by_month() -> None:
    """RM7,000 counts as RM5,950 once six months lie after 1 October 2024: 80, 50, 40, 40, 30 and 30 percent."""
    expected = ["4760.00", "2975.00", "2380.00", "2380.00", "1785.00", "1785.00"]
    assert jsa("2026-10-01", "7000") == [Decimal(text) for text in expected]
    assert values("job_search_allowance", "2026-10-01", wage="7000", contributions="24")["jsa_total"] == 16065


def test_the_range_quoted_in_2020_comes_out() -> None:
    """RM950 x 170% + RM10 x 90 days is RM2,515, and RM3,950 x 270% + RM20 x 180 days is RM14,265."""
    least = values("job_search_allowance", "2020-03-15", wage="1000", contributions="12")["jsa_total"]
    most = values("job_search_allowance", "2020-03-15", wage="9000", contributions="24")["jsa_total"]
    assert least is not None
    assert most is not None
    assert least + 10 * 90 == 2515
    assert most + 20 * 180 == 14265


@pytest.mark.parametrize(
    ("wage", "assumed"),
    [
        ("2500", "2450"),
        ("2500.01", "2550"),
        ("2850", "2850"),
        ("5000", "4950"),
        ("5000.01", "5050"),
        ("5900", "5850"),
        ("5900.01", "5950"),
        ("6000", "5950"),
        ("6000.01", "5950"),
        ("30", "20"),
        ("30.01", "40"),
    ],
)
def test_a_wage_counts_as_its_band(wage: str, assumed: str) -> None:
    found = amounts("job_search_allowance", "2026-10-01", wage=wage, contributions="24")
    assert found["jsa_month_1"].values["assumed"] == Decimal(assumed)


@pytest.mark.parametrize(
    ("day", "assumed"),
    [
        ("2022-08-31", "3950.00"),
        ("2022-09-30", "3950.00"),
        ("2022-10-01", "4116.67"),  # March to August at 3,950 leaves one month of September at 4,950
        ("2023-03-01", "4950.00"),
        ("2024-09-30", "4950.00"),
        ("2024-10-01", "4950.00"),
        ("2024-11-15", "5116.67"),
        ("2025-01-15", "5450.00"),
        ("2025-04-01", "5950.00"),
    ],
)
def test_a_new_ceiling_counts_month_by_month(day: str, assumed: str) -> None:
    found = amounts("job_search_allowance", day, wage="9000", contributions="24")
    assert found["jsa_month_1"].values["assumed"] == Decimal(assumed)


@pytest.mark.parametrize(
    ("claim", "contributions", "months"),
    [
        (1, 11, 0),
        (1, 12, 3),
        (1, 15, 3),
        (1, 16, 4),
        (1, 19, 4),
        (1, 20, 5),
        (1, 23, 5),
        (1, 24, 6),
        (2, 15, 0),
        (2, 17, 0),
        (2, 18, 3),
        (2, 23, 3),
        (2, 24, 4),
        (2, 29, 4),
        (2, 30, 5),
        (2, 35, 5),
        (2, 36, 6),
        (3, 23, 0),
        (3, 24, 3),
        (3, 31, 3),
        (3, 32, 4),
        (3, 39, 4),
        (3, 40, 5),
        (3, 47, 5),
        (3, 48, 6),
        (12, 77, 0),
        (12, 78, 3),
        (12, 156, 6),
    ],
)
def test_contributions_give_months(claim: int, contributions: int, months: int) -> None:
    count = {"contributions" if claim == 1 else "unused_contributions": str(contributions)}
    inputs = {"wage": "3000", "claim_number": str(claim), **count}
    assert len([id_ for id_ in values("job_search_allowance", "2026-10-01", **inputs) if "month" in id_]) == months


def test_without_the_months_only_the_first_is_said() -> None:
    assert jsa("2026-10-01", "2500", None) == [Decimal("1960.00")]


def test_reduced_income_is_the_same_months_at_once() -> None:
    whole = values("job_search_allowance", "2026-10-01", wage="2500", contributions="16")["jsa_total"]
    at_once = values("reduced_income_allowance", "2026-10-01", wage="2500", contributions="16")["ria_total"]
    assert at_once == whole == Decimal("5145.00")


def test_early_reemployment_is_a_quarter_of_what_is_unpaid() -> None:
    """RM2,950 for six months: after month 3, 40 + 30 + 30 percent are unpaid, RM2,950; a quarter is RM737.50."""
    found = values("early_reemployment_allowance", "2026-10-01", wage="3000", contributions="24")
    assert found["era_month_3"] == Decimal("737.50")
    assert found["era_waiting"] == Decimal("1991.25")  # 25% of 270% of 2,950
    assert list(found) == ["era_waiting", *(f"era_month_{n}" for n in range(1, 6))]


def test_training_is_said_only_where_the_schedule_leaves_no_doubt() -> None:
    assert values("training_allowance", "2026-10-01", wage="2500")["training_daily"] == Decimal("20.00")
    between = amounts("training_allowance", "2026-10-01", wage="1900")["training_daily"]
    assert between.value is None
    assert between.values == {"low": Decimal("15.42"), "high": Decimal("20.00")}


@pytest.mark.parametrize(
    ("day", "temporary", "permanent"),
    [
        ("2015-06-01", "78.67", "88.50"),
        ("2016-12-01", "105.33", "118.50"),  # six months after RM3,000 became RM4,000
        ("2021-06-01", "105.33", "118.50"),
        ("2023-06-01", "132.00", "148.50"),
        ("2025-06-01", "158.67", "178.50"),
    ],
)
def test_the_highest_daily_rates_of_each_ceiling(day: str, temporary: str, permanent: str) -> None:
    assert values("temporary_disablement", day, wage="20000")["tdb_daily"] == Decimal(temporary)
    assert values("permanent_disablement", day, wage="20000")["pdb_daily"] == Decimal(permanent)
    whole = values("dependants_benefit", day, wage="20000", family="spouse", children="yes")
    assert whole["fot_daily"] == Decimal(permanent)


@pytest.mark.parametrize(
    ("family", "children", "act4", "act789"),
    [
        ("spouse", "yes", "73.50", "118.50"),
        ("spouse", "no", "44.10", "71.10"),
        ("spouse", None, "44.10", "71.10"),  # not asked: never more than a widow alone gets
        ("children", None, "44.10", "71.10"),
        ("parents", None, "29.40", "47.40"),
        ("siblings", None, "22.05", "47.40"),
        ("grandparents", None, "29.40", "47.40"),
        ("none", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_family_is_told_its_own_part(
    family: str | None, children: str | None, act4: str | None, act789: str | None
) -> None:
    """90% of RM2,450 by the day is RM73.50, 90% of a plan of RM3,950 is RM118.50: 3/5, 2/5, 4/10 of it."""
    left = {"family": family, "children": children}
    found = values("dependants_benefit", "2026-10-05", wage="2500", **left)["fot_daily"]
    assert found == (None if act4 is None else Decimal(act4))
    planned = values("self_employed_dependants", "2026-10-05", plan="3950", **left)["self_employed_fot_daily"]
    assert planned == (None if act789 is None else Decimal(act789))


def test_the_highest_month_the_minister_quoted() -> None:
    assert values("permanent_disablement", "2025-06-01", wage="6000")["pdb_daily_month"] == 5355


def test_a_low_wage_gets_the_lowest_daily_rate() -> None:
    assert values("temporary_disablement", "2026-06-01", wage="800")["tdb_daily"] == 30


def test_an_assessed_share_of_permanent_disablement() -> None:
    found = amounts("permanent_disablement", "2026-06-01", wage="2500", percent="20")
    assert found["pdb_daily"].value == Decimal("73.50")
    assert found["pdb_daily_share"].value == Decimal("14.70")
    assert found["pdb_daily_share"].certainty == "guide"
    assert found["pdb_daily_share_month"].value == Decimal("441.00")


@pytest.mark.parametrize("percent", ["0", "100", "101", "-5", "half", None])
def test_what_is_no_part_of_the_whole_is_no_share(percent: str | None) -> None:
    found = amounts("permanent_disablement", "2026-06-01", wage="2500", percent=percent)
    assert list(found) == ["pdb_daily", "pdb_daily_month"]
    assert found["pdb_daily_month"].value == Decimal("2205.00")


def test_half_a_sen_is_rounded_up() -> None:
    """3% of RM73.50 is RM2.205, and 1% is RM0.735."""
    shares = {
        percent: values("permanent_disablement", "2026-06-01", wage="2500", percent=percent)["pdb_daily_share"]
        for percent in ("3", "1")
    }
    assert shares == {"3": Decimal("2.21"), "1": Decimal("0.74")}


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


def test_a_wage_band_read_elsewhere_is_no_law() -> None:
    """The rows of the table that only others print say so themselves."""
    assert amounts("temporary_disablement", "2026-06-01", wage="2500")["tdb_daily"].certainty == "perkeso"
    assert amounts("temporary_disablement", "2022-06-01", wage="380")["tdb_daily"].certainty == "guide"


@pytest.mark.parametrize(
    ("day", "sum_"),
    [("2016-05-31", "1500"), ("2016-06-01", "2000"), ("2024-05-31", "2000"), ("2024-06-01", "3000")],
)
def test_the_day_of_death_decides_the_funeral_sum(day: str, sum_: str) -> None:
    assert values("funeral_benefit", day)["funeral"] == Decimal(sum_)


def test_the_highest_pension() -> None:
    """65% of RM5,950; 15 years of contributions beyond the first two give 15 percent more."""
    found = values("invalidity_pension", "2026-06-01", wage="9000", contributions="240")
    assert found["pension_month"] == Decimal("3867.50")


@pytest.mark.parametrize(
    ("contributions", "pension"),
    [
        (None, "1475.00"),  # 50% of RM2,950
        ("12", "1475.00"),
        ("24", "1475.00"),
        ("35", "1475.00"),
        ("36", "1504.50"),  # 12 more than 24: 51%
        ("59", "1534.00"),
        ("60", "1563.50"),
        ("203", "1888.00"),
        ("204", "1917.50"),  # 15 times 12 more: 65%, the most
        ("216", "1917.50"),
    ],
)
def test_each_twelve_contributions_beyond_24_raise_the_pension(contributions: str | None, pension: str) -> None:
    found = amounts("invalidity_pension", "2026-06-01", wage="3000", contributions=contributions)["pension_month"]
    assert (found.value, found.certainty) == (Decimal(pension), "perkeso")


def test_a_low_wage_gets_the_lowest_pension() -> None:
    assert values("invalidity_pension", "2026-06-01", wage="1100")["pension_month"] == 550
    assert values("invalidity_pension", "2026-06-01", wage="1101")["pension_month"] == 575, "50% of RM1,150"


@pytest.mark.parametrize(("plan", "daily"), [("1050", "30.00"), ("1150", "30.67"), ("3950", "105.33")])
def test_the_self_employed_plans(plan: str, daily: str) -> None:
    found = values("self_employed_temporary", "2026-06-01", plan=plan)
    assert found["self_employed_temporary_daily"] == Decimal(daily)


def test_earnings_that_no_plan_insures_give_no_figure() -> None:
    assert values("self_employed_temporary", "2026-06-01", plan="2000")["self_employed_temporary_daily"] is None


def test_the_first_phase_outside_work() -> None:
    assert values("non_work_temporary_disablement", "2026-07-01", wage="9000")["l24_temporary_daily"] == Decimal(
        "95.20"
    )
    assert values("non_work_permanent_disablement", "2026-07-01", wage="9000")["l24_permanent_daily"] == Decimal(
        "107.10"
    )


def test_a_housewifes_lump_sum_stops_at_the_most() -> None:
    assert values("housewife_disablement", "2024-01-01", percent="14")["housewife_disablement"] == 4200
    assert values("housewife_disablement", "2024-01-01", percent="100")["housewife_disablement"] == 30000
    assert values("housewife_disablement", "2024-01-01", percent="101")["housewife_disablement"] == 30000


@pytest.mark.parametrize("day", ["2011-12-31", None])
@pytest.mark.parametrize("function", sorted(set(FUNCTIONS) - {"funeral_benefit"}))
def test_a_date_without_figures_has_no_amount(function: str, day: str | None) -> None:
    inputs: Inputs = {"wage": "3000", "contributions": "24", "percent": "10"}
    assert all(amount.value is None for amount in FUNCTIONS[function](inputs, on(day)))


@given(function=st.sampled_from(sorted(FUNCTIONS)), day=st.none() | DAYS, data=st.data())
def test_whatever_comes_in_the_working_can_be_shown(function: str, day: date | None, data: st.DataObject) -> None:
    """Any text or nothing as input: no error, a text exists for each working, and it has all it names."""
    names = ("wage", "day", "contributions", "unused_contributions", "claim_number", "percent", "plan")
    numbers = WAGES | st.integers(-5, 200).map(str) | st.text(max_size=6) | st.none() | st.dates(date(1950, 1, 1))
    inputs: Inputs = {name: data.draw(numbers) for name in names}
    for amount in FUNCTIONS[function](inputs, on(day)):
        text = interface()[f"amounts.{amount.working}"]
        assert isinstance(text, str)
        assert {name for _, name, _, _ in Formatter().parse(text) if name} <= set(amount.values)
        assert amount.value is None or amount.value >= 0
        assert amount.value is None or amount.sources


@given(day=DAYS, low=WAGES, high=WAGES)
def test_more_pay_never_gives_less(day: date, low: Decimal, high: Decimal) -> None:
    less, more = sorted((low, high))
    for function in ("temporary_disablement", "permanent_disablement", "job_search_allowance"):
        first, second = (
            FUNCTIONS[function]({"wage": wage, "day": day, "contributions": "24"}, on(day)) for wage in (less, more)
        )
        assert all((a.value or 0) <= (b.value or 0) for a, b in zip(first, second, strict=True))


@given(day=DAYS, wage=WAGES, contributions=st.integers(12, 24))
def test_the_total_is_the_sum_of_the_months(day: date, wage: Decimal, contributions: int) -> None:
    found = values("job_search_allowance", day.isoformat(), wage=wage, contributions=str(contributions))
    months = [value for id_, value in found.items() if id_.startswith("jsa_month")]
    assert found["jsa_total"] == sum(value or Decimal(0) for value in months)
