"""Counting limits of time: the worked examples of the law, and what holds for every date and period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.schema import Period
from bot.plan.deadlines import act_by, depends_on_state, last_day
from bot.plan.workdays import STATES, Calendar

CALENDAR = Calendar()
EVENTS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
PERIODS = st.builds(Period, count=st.integers(1, 60), unit=st.sampled_from(["days", "months"])) | st.builds(
    Period, count=st.integers(1, 8), unit=st.just("years")
)


def period(text: str) -> Period:
    return Period.model_validate(text)


@pytest.mark.parametrize(
    ("event", "within", "last"),
    [
        ("2026-10-01", "P60D", "2026-11-30"),
        ("2026-09-09", "P60D", "2026-11-08"),
        ("2026-10-26", "P60D", "2026-12-25"),
        ("2026-10-27", "P60D", "2026-12-26"),
        ("2026-03-03", "P12M", "2027-03-03"),
        ("2024-02-29", "P12M", "2025-02-28"),
        ("2026-08-31", "P6M", "2027-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2026-12-31", "P1D", "2027-01-01"),
        ("2020-03-15", "P72M", "2026-03-15"),
    ],
)
def test_the_last_day_by_plain_counting(event: str, within: str, last: str) -> None:
    assert last_day(date.fromisoformat(event), period(within)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("event", "within", "state", "safe"),
    [
        ("2026-10-01", "P60D", "selangor", "2026-11-27"),  # before Monday, 30 November: Friday
        ("2026-10-01", "P60D", "kedah", "2026-11-29"),  # Sunday is a working day there
        ("2026-10-26", "P60D", "selangor", "2026-12-24"),
        ("2026-10-26", "P60D", "sabah", "2026-12-23"),  # Christmas Eve is a holiday in Sabah
        ("2026-10-27", "P60D", "selangor", "2026-12-24"),
        ("2026-09-09", "P60D", "kuala_lumpur", "2026-11-06"),
        ("2026-09-09", "P60D", "kedah", "2026-11-05"),
        # the stricter count of months ends on 2 March 2027, a Tuesday: the working day before it
        ("2026-03-03", "P12M", "selangor", "2027-03-01"),
        ("2026-10-01", "P60D", None, "2026-11-27"),  # the earliest: Kedah would have until Sunday
    ],
)
def test_the_safe_day_is_a_working_day_before_it(event: str, within: str, state: str | None, safe: str) -> None:
    assert act_by(date.fromisoformat(event), period(within), CALENDAR, state) == date.fromisoformat(safe)


def test_hours_are_never_a_date() -> None:
    assert last_day(date(2026, 3, 3), period("PT48H")) is None
    assert act_by(date(2026, 3, 3), period("PT48H"), CALENDAR, "selangor") is None
    assert not depends_on_state(date(2026, 3, 3), period("PT48H"), CALENDAR)


def test_the_state_matters_only_when_it_changes_the_safe_day() -> None:
    assert depends_on_state(date(2026, 10, 26), period("P60D"), CALENDAR)  # Sabah differs
    assert not depends_on_state(date(2026, 9, 18), period("P60D"), CALENDAR)  # before Tuesday, 17 November


@given(EVENTS, PERIODS, st.sampled_from(sorted(STATES)))
def test_the_safe_day_is_open_and_before_the_last_day(event: date, within: Period, state: str) -> None:
    end, safe = last_day(event, within), act_by(event, within, CALENDAR, state)
    assert end is not None
    assert safe is not None
    assert event < end
    assert safe < end
    assert CALENDAR.is_working_day(safe, state)
    if within.unit != "days":
        assert safe <= end - timedelta(days=2)


@given(EVENTS, EVENTS, PERIODS, st.sampled_from([None, *sorted(STATES)]))
def test_a_later_event_never_ends_earlier(one: date, other: date, within: Period, state: str | None) -> None:
    early, late = sorted((one, other))
    assert last_day(early, within) <= last_day(late, within)  # type: ignore[operator]
    assert act_by(early, within, CALENDAR, state) <= act_by(late, within, CALENDAR, state)  # type: ignore[operator]


@given(EVENTS, PERIODS)
def test_without_a_state_the_safe_day_is_safe_everywhere(event: date, within: Period) -> None:
    safe = act_by(event, within, CALENDAR, None)
    days = {act_by(event, within, CALENDAR, state) for state in STATES}
    assert safe == min(day for day in days if day)
    assert depends_on_state(event, within, CALENDAR) is (len(days) > 1)


@given(EVENTS, st.integers(1, 400))
def test_days_start_the_day_after_the_event(event: date, count: int) -> None:
    end = last_day(event, Period(count=count, unit="days"))
    assert end is not None
    assert (end - event).days == count


@given(EVENTS, st.integers(1, 100))
def test_months_end_on_the_corresponding_day_or_the_end_of_its_month(event: date, count: int) -> None:
    end = last_day(event, Period(count=count, unit="months"))
    assert end is not None
    assert (end.year - event.year) * 12 + end.month - event.month == count
    assert end.day == event.day or (end.day < event.day and (end + timedelta(days=1)).day == 1)
    assert count % 12 or end == last_day(event, Period(count=count // 12, unit="years"))
