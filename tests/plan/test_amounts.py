"""Money: the published figures come out to the sen, and the rules hold for every wage and date."""

from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text.interface import interface
from bot.plan.amounts import FUNCTIONS, Inputs
from tests.plan.figures import DAYS, WAGES, amounts, on, values


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


@pytest.mark.parametrize(
    ("percent", "per"), [(None, "whole_day"), ("0", "whole_day"), ("8", "whole_day"), ("100", "day")]
)
def test_the_rate_for_total_disablement_is_called_so(percent: str | None, per: str) -> None:
    """Nobody with a small percentage may take it for theirs."""
    assert amounts("permanent_disablement", "2026-06-01", wage="2500", percent=percent)["pdb_daily"].per == per


def test_half_a_sen_is_rounded_up() -> None:
    """3% of RM73.50 is RM2.205, and 1% is RM0.735."""
    shares = {
        percent: values("permanent_disablement", "2026-06-01", wage="2500", percent=percent)["pdb_daily_share"]
        for percent in ("3", "1")
    }
    assert shares == {"3": Decimal("2.21"), "1": Decimal("0.74")}


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


def test_outside_work_a_low_wage_gets_its_rate_and_no_more() -> None:
    """The least daily benefit is a figure of the schedule for injuries at work."""
    assert values("non_work_temporary_disablement", "2026-07-01", wage="400")["l24_temporary_daily"] == Decimal("5.60")


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
