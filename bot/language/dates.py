"""Provisional: ISO and day-first numeric dates only."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class DateReading:
    """The days a text may mean."""

    dates: tuple[date, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether the person has to be asked which day is meant."""
        return len(self.dates) > 1


def read_date(text: str, today: date) -> DateReading:  # noqa: ARG001 - the real one looks at today
    """The date in a text."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return DateReading((datetime.strptime(text.strip(), form).date(),))  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return DateReading()
