"""Counting months in the calendar."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The corresponding day some months later, or earlier when negative, clamped to the end of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
