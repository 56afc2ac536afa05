"""Working days by state: weekends that differ, holidays that differ, days the package misses."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.loader import load
from bot.content.schema import Holiday, StateId
from bot.plan.workdays import STATES, Calendar

CALENDAR = Calendar()
DAYS = st.dates(date(2024, 1, 1), date(2028, 6, 30))


@pytest.mark.parametrize(
    ("day", "state", "working"),
    [
        ("2026-11-20", "kedah", False),  # a Friday
        ("2026-11-22", "kedah", True),  # a Sunday
        ("2026-11-20", "selangor", True),
        ("2026-11-22", "selangor", False),
        ("2024-12-27", "johor", False),  # Johor rested on Fridays until the end of 2024
        ("2024-12-29", "johor", True),
        ("2025-01-03", "johor", True),
        ("2025-01-05", "johor", False),
        ("2026-11-09", "kuala_lumpur", False),  # in place of Deepavali, a Sunday
        ("2026-11-09", "sarawak", True),
        ("2026-11-08", "terengganu", False),  # Deepavali on a working Sunday
        ("2026-12-24", "sabah", False),
        ("2026-12-24", "labuan", True),
        ("2026-12-25", "perlis", False),
    ],
)
def test_each_state_has_its_own_week_and_holidays(day: str, state: str, working: bool) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day), state) is working


def test_after_the_trusted_years_only_weekends_count() -> None:
    assert not CALENDAR.is_working_day(date(2026, 12, 25), "selangor")
    assert CALENDAR.is_working_day(date(2028, 12, 25), "selangor")  # a Monday
    assert not CALENDAR.is_working_day(date(2028, 12, 24), "selangor")


def test_a_day_the_package_misses_counts_in_the_states_named() -> None:
    extra = Holiday(id="x", day=date(2026, 1, 1), states=("perlis",), name="x", sources=("x",))  # type: ignore[arg-type]
    assert CALENDAR.is_working_day(date(2026, 1, 1), "perlis")
    assert not Calendar([extra]).is_working_day(date(2026, 1, 1), "perlis")
    everywhere = extra.model_copy(update={"day": date(2027, 3, 1), "states": "all"})
    assert not any(Calendar([everywhere]).is_working_day(date(2027, 3, 1), state) for state in STATES)


@pytest.mark.parametrize(
    ("after", "until", "state", "expected"),
    [
        ("2026-12-24", "2026-12-25", "selangor", ["Hari Krismas / Christmas Day, everywhere"]),
        (
            "2026-12-24",
            "2026-12-28",
            "selangor",
            ["Hari Krismas / Christmas Day, everywhere", "weekend, everywhere", "weekend"],
        ),
        (
            "2026-12-10",
            "2026-12-11",
            "selangor",
            ["Hari Keputeraan Sultan Selangor / Birthday of The Sultan of Selangor"],
        ),
        ("2026-12-16", "2026-12-17", "kedah", []),
        ("2026-12-17", "2026-12-19", "kedah", ["weekend", "weekend, everywhere"]),
    ],
)
def test_the_days_off_before_a_last_day_are_named(after: str, until: str, state: str, expected: list[str]) -> None:
    found = CALENDAR.days_off(date.fromisoformat(after), date.fromisoformat(until), state)
    said = ["weekend" if each.weekend else f"{each.names['ms']} / {each.names['en']}" for each in found]
    assert [
        name + (", everywhere" if each.everywhere else "") for name, each in zip(said, found, strict=True)
    ] == expected


def test_without_a_state_the_days_off_are_those_of_the_earliest_one() -> None:
    until = date(2026, 12, 25)
    after = CALENDAR.last_working_day_before(until, None)
    assert after == date(2026, 12, 23)  # Christmas Eve in Sabah
    found = CALENDAR.days_off(after, until, None)
    assert [(each.names["en"], each.everywhere) for each in found] == [
        ("Christmas Eve", False),
        ("Christmas Day", True),
    ]


TINY = """
id: tiny
title: Tiny
about: Tiny
checked: 2026-11-21
questions:
  one: {ask: One?, why: One., answer: {type: yes_no}, unsure: end, next: end}
outcomes:
  end: {say: The end, plan: [], sources: [a]}
"""


def test_the_extra_days_of_the_content_are_used(tmp_path: Path) -> None:
    (tmp_path / "dialogues").mkdir()
    (tmp_path / "dialogues" / "tiny.yaml").write_text(TINY)
    (tmp_path / "holidays.yaml").write_text(Path("flows/holidays.yaml").read_text())
    calendar = Calendar(load(tmp_path).holidays.values())
    assert not calendar.is_working_day(date(2026, 1, 1), "perlis")
    assert not calendar.is_working_day(date(2026, 6, 21), "kedah")  # a Sunday that only a private list names


def test_states_are_those_of_the_schema() -> None:
    assert tuple(STATES) == get_args(StateId)
    assert sorted(STATES.values()) == [f"{number:02}" for number in range(1, 17)]


def test_an_unknown_state_is_no_state() -> None:
    with pytest.raises(KeyError):
        CALENDAR.is_working_day(date(2026, 1, 1), "penang")


@given(DAYS, st.sampled_from(sorted(STATES)))
def test_the_last_working_day_before_is_the_nearest_one(day: date, state: str) -> None:
    found = CALENDAR.last_working_day_before(day, state)
    assert found < day
    assert CALENDAR.is_working_day(found, state)
    between = range(found.toordinal() + 1, day.toordinal())
    assert not any(CALENDAR.is_working_day(date.fromordinal(each), state) for each in between)


@given(DAYS)
def test_without_a_state_the_day_is_safe_in_all(day: date) -> None:
    found = CALENDAR.last_working_day_before(day, None)
    days = {CALENDAR.last_working_day_before(day, state) for state in STATES}
    assert found == min(days)
    assert CALENDAR.states_differ_before(day) is (len(days) > 1)
