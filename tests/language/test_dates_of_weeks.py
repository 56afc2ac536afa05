"""Weeks and years that are only about right are asked, day by day; a week that is not over has no day to come."""

from datetime import date, timedelta

import pytest

from bot.language.dates.reader import read_date

TODAY = date(2026, 11, 21)  # a Saturday
MONDAY = date(2026, 11, 16)


def days(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range(count))


@pytest.mark.parametrize("text", ["2 minggu lepas", "dua minggu lepas", "2 weeks ago"])
def test_weeks_ago_are_any_day_of_that_week(text: str) -> None:
    assert read_date(text, TODAY).dates == days(MONDAY - timedelta(weeks=2), 7)
    assert read_date(text, TODAY).one is None


@pytest.mark.parametrize("text", ["minggu ni", "minggu ini", "this week"])
def test_this_week_ends_today(text: str) -> None:
    assert read_date(text, TODAY).dates == days(MONDAY, 6)


@pytest.mark.parametrize("text", ["13/4 2 tahun lepas", "13 april 2 years ago"])
def test_a_year_counted_back_is_about_right(text: str) -> None:
    reading = read_date(text, TODAY)
    assert (reading.dates, reading.one) == ((date(2024, 4, 13),), None)
