"""Counting limits of time: from an event and a period to the last day, and to the safe day before it.

Days are counted from the day after the event (Interpretation Acts 1948 and 1967, section 54(1)(a)). Months and years
end on the corresponding day, clamped to the end of its month. A limit in hours is no date: it is said in words. Nothing
here extends a limit that ends on a weekend or holiday: a worker must not rely on that.
"""

from datetime import date, timedelta

from bot.content.months import add_months
from bot.content.schema import Period
from bot.plan.workdays import Calendar

_ONE_DAY = timedelta(days=1)


def last_day(event: date, period: Period, *, before: bool = False) -> date | None:
    """The last day of a period that an event starts; None for hours.

    `before` is for what has to be done before the period's end, such as before a birthday: the last day is the one
    before it.
    """
    if period.unit == "hours":
        return None
    if period.unit == "days":
        end = event + timedelta(days=period.count)
    else:
        end = add_months(event, period.count * (12 if period.unit == "years" else 1))
    return end - _ONE_DAY if before else end


def act_by(event: date, period: Period, calendar: Calendar, state: str | None, *, before: bool = False) -> date | None:
    """The day to act by, to be safe: the last working day strictly before the last day; None for hours.

    Without a state it is safe in all of them. It may lie before the event when a period is shorter than a run
    of holidays: then the time to act is at once.
    """
    end = _safe_end(event, period, before=before)
    return None if end is None else calendar.last_working_day_before(end, state)


def depends_on_state(event: date, period: Period, calendar: Calendar, *, before: bool = False) -> bool:
    """Whether the day to act by is not the same in every state."""
    end = _safe_end(event, period, before=before)
    return end is not None and calendar.states_differ_before(end)


def _safe_end(event: date, period: Period, *, before: bool) -> date | None:
    """The last day by the strictest count: decided cases differ by a day on where a period of months ends."""
    end = last_day(event, period, before=before)
    return end - _ONE_DAY if end and not before and period.unit in ("months", "years") else end
