"""Which days are working days in each Malaysian state: the ground under every "to be safe, by Friday".

Weekends and public holidays come from the package `holidays`, asked by state and language every time: without a state
it drops days, and without a language it answers by the machine's locale. Its days are trusted to `TRUSTED_TO`; after
that only weekends count, as later lunar dates are estimates. Days it misses are content (`flows/holidays.yaml`). This
calendar is for choosing a safe day, never for saying that a law extends one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from bot.content.schema import Holiday

STATES: Mapping[str, str] = {
    "johor": "01",
    "kedah": "02",
    "kelantan": "03",
    "melaka": "04",
    "negeri_sembilan": "05",
    "pahang": "06",
    "pulau_pinang": "07",
    "perak": "08",
    "perlis": "09",
    "selangor": "10",
    "terengganu": "11",
    "sabah": "12",
    "sarawak": "13",
    "kuala_lumpur": "14",
    "labuan": "15",
    "putrajaya": "16",
}
"""State ids, in the order of the National Registration's state codes, which the package uses."""

TRUSTED_TO = date(2027, 12, 31)
_ONE_DAY = timedelta(days=1)


_LANGUAGES = {"en": "en_US", "ms": "ms_MY"}


@dataclass(frozen=True)
class DayOff:
    """A day on which offices of a state are closed.

    `names` are what the holiday is called in each language, empty for a weekend and for a holiday known only by its
    day. `everywhere` says that they are closed in every state.
    """

    day: date
    weekend: bool
    everywhere: bool
    names: Mapping[str, str]


@lru_cache(maxsize=512)
def _official(state: str, year: int, language: str = "en") -> Any:
    """The package's calendar of one state and year. Imported on use: it takes longer than a turn may."""
    import holidays

    code = _LANGUAGES[language]
    return holidays.country_holidays("MY", subdiv=STATES[state], language=code, years=year, expand=False)


class Calendar:
    """Working days by state, with the extra holidays that the content names."""

    def __init__(self, extra: Iterable[Holiday] = ()) -> None:
        self._extra: set[tuple[date, str]] = set()
        for holiday in extra:
            states: Collection[str] = STATES if holiday.states == "all" else holiday.states
            self._extra.update((holiday.day, state) for state in states)

    def is_working_day(self, day: date, state: str) -> bool:
        """Whether offices of a state are open on a day. Raises KeyError for an unknown state."""
        official = _official(state, day.year)
        if official.is_weekend(day) or (day, state) in self._extra:
            return False
        return day > TRUSTED_TO or day not in official

    def last_working_day_before(self, day: date, state: str | None) -> date:
        """The last working day strictly before a day; without a state, the earliest of all states' days."""
        if state is None:
            return min(self.last_working_day_before(day, each) for each in STATES)
        day -= _ONE_DAY
        while not self.is_working_day(day, state):
            day -= _ONE_DAY
        return day

    def states_differ_before(self, day: date) -> bool:
        """Whether the last working day strictly before a day is not the same in every state."""
        return len({self.last_working_day_before(day, state) for state in STATES}) > 1

    def days_off(self, after: date, until: date, state: str | None) -> tuple[DayOff, ...]:
        """The days off after a safe day, up to and with the last day; without a state, those of the earliest one."""
        if state is None:
            state = min(STATES, key=lambda each: self.last_working_day_before(until, each))
        days = (after + _ONE_DAY * n for n in range(1, (until - after).days + 1))
        return tuple(self._day_off(day, state) for day in days if not self.is_working_day(day, state))

    def _day_off(self, day: date, state: str) -> DayOff:
        weekend = bool(_official(state, day.year).is_weekend(day))
        named = not weekend and day <= TRUSTED_TO
        names = {code: _official(state, day.year, code).get(day, "") for code in _LANGUAGES} if named else {}
        everywhere = not any(self.is_working_day(day, each) for each in STATES)
        return DayOff(day, weekend, everywhere, {code: name for code, name in names.items() if name})
