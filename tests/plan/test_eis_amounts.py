"""Money after a lost job: the published figures come out to the sen."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.figures import DAYS, WAGES, amounts, values


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
    low = amounts("training_allowance", "2026-10-01", wage="500")["training_daily"]
    assert low.values == {"low": Decimal("10.00"), "high": Decimal("20.00")}, "never under the least"


@given(day=DAYS, wage=WAGES, contributions=st.integers(12, 24))
def test_the_total_is_the_sum_of_the_months(day: date, wage: Decimal, contributions: int) -> None:
    found = values("job_search_allowance", day.isoformat(), wage=wage, contributions=str(contributions))
    months = [value for id_, value in found.items() if id_.startswith("jsa_month")]
    assert found["jsa_total"] == sum(value or Decimal(0) for value in months)
