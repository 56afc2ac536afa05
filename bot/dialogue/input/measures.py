"""Days, sums and counts typed at an open question, within its limits. Pure; nothing doubtful is taken."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.content import schema
from bot.content.months import add_months
from bot.dialogue.input.outcomes import Asked, Outcome, Refused, Taken
from bot.language.dates.ahead import YEAR, meant, next_year_of
from bot.language.dates.reader import DateReading, read_date
from bot.language.numbers.amounts import read_pay
from bot.language.numbers.counts import read_count
from bot.language.numbers.ranges import lowest_count

_MOST_DAYS = 8
_MOST_AMOUNTS = 3
_LONG_PAST, _SOON = timedelta(days=300), timedelta(days=60)
_BIRTH, _LONG_AGO = re.compile(r"\b(?:lahir|born|birth|dob)\w*\b"), timedelta(days=15 * 365)
_BACK = re.compile(r"\b(?:lepas|lalu|last(?! day)|ago|dulu)\b")
_PARTLY = re.compile(r"(\d{1,3}\.\d{1,2})\s*(?:%|percent|peratus|persen)?")
_DAY_OF_MONTH = re.compile(
    r"\s*(?:pada |on )?(?:the )?(\d{1,2}) ?(?:hb|haribulan|hari bulan|st|nd|rd|th)"
    r"(?: (?:ni|nanti|bulan ni|this month))?\s*"
)
_COMING = re.compile(r"\b(?:nanti|akan|coming|upcoming|will be|depan|akan datang|next)\b")


@dataclass(frozen=True, slots=True)
class Limits:
    """The first and the last day a date may have; None where there is no limit."""

    earliest: date | None
    latest: date | None

    def out_of(self, day: date, today: date) -> Refused | None:
        """What is wrong with a day that lies outside."""
        if self.latest is not None and day > self.latest:
            if self.latest == today:
                return Refused("sorry.date_future", {"day": day.isoformat()})
            return Refused("sorry.date_late", {"day": day.isoformat(), "limit": self.latest.isoformat()})
        if self.earliest is not None and day < self.earliest:
            return Refused("sorry.date_early", {"day": day.isoformat(), "limit": self.earliest.isoformat()})
        return None


def read_day(text: str, limits: Limits, today: date, turns: int | None = None) -> Outcome:
    """A day. One that may lie ahead is read ahead where no year is written and that is nearer; in doubt both.

    Where it is the day on which somebody `turns` an age, a day of birth is counted on from and asked back.
    """
    born = _born(text, today) if turns else None
    if born is not None and turns is not None:
        reached = add_months(born, 12 * turns)
        return limits.out_of(reached, today) or Asked((reached.isoformat(),))
    found = _ahead(text, limits, today)
    soon = _soon(found, text, limits, today)
    if soon is not None:
        return soon
    if not found.dates:
        return Asked((), month=found.month) if found.month else Refused("sorry.date")
    if len(found.dates) == 1 and not found.ambiguous:
        return limits.out_of(found.dates[0], today) or Taken(found.dates[0].isoformat())
    within = [day for day in found.dates if limits.out_of(day, today) is None]
    if not within:
        return limits.out_of(found.dates[0], today) or Refused("sorry.date")
    return Asked(tuple(day.isoformat() for day in within[:_MOST_DAYS]))


def _born(text: str, today: date) -> date | None:
    """The day of birth that a text names: called so, or too long ago to be anything else."""
    found = read_date(text, today)
    if len(found.dates) != 1:
        return None
    return found.dates[0] if _BIRTH.search(text.lower()) or today - found.dates[0] > _LONG_AGO else None


def _soon(found: DateReading, text: str, limits: Limits, today: date) -> Refused | None:
    """A day without a year, long past but soon to come again, is not taken for last year's where only the past fits."""
    day = found.one
    if day is None or today - day < _LONG_PAST or str(day.year) in text or _BACK.search(text.lower()):
        return None
    again = read_date(text, today + _SOON).one
    if again is None or (again.month, again.day) != (day.month, day.day) or again <= today:
        return None
    return limits.out_of(again, today)


def _of_this_month(text: str, today: date) -> date | None:
    """The day of this month that a text names by its number alone, where it is still to come: "30hb"."""
    named = _DAY_OF_MONTH.fullmatch(text.lower())
    day = int(named[1]) if named else 0
    return today.replace(day=day) if today.day < day <= monthrange(today.year, today.month)[1] else None


def _ahead(text: str, limits: Limits, today: date) -> DateReading:
    """The reading of a day, moved a year ahead where it may be meant so: "10 Dec" for a day that may come."""
    found = read_date(text, today)
    closed = limits.latest is not None and limits.latest <= today and not _COMING.search(text.lower())
    if not closed and (coming := _of_this_month(text, today)) is not None:
        return DateReading((coming, *found.dates[:1]))
    if closed or len(found.dates) != 1 or found.dates[0] > today or str(found.dates[0].year) in text:
        return found
    later = read_date(text, today + YEAR)
    day = found.dates[0]
    moved = next((other for other in later.dates if (other.month, other.day) == (day.month, day.day)), None)
    if moved is None or moved == day or moved - day > YEAR:
        return found
    if _COMING.search(text.lower()):
        return DateReading((moved,), doubtful=found.doubtful)
    must = limits.earliest is not None and day < limits.earliest
    if must:
        return DateReading((moved,), doubtful=found.doubtful)
    again = next_year_of(day, text, later.dates, today)
    return DateReading(meant(day, again, text, today), doubtful=found.doubtful) if again else found


_LEAST_PAY = 300
"""Ringgit: a month's pay under it is rather a day's or a week's, so it is read back."""


def read_sum(answer: schema.MoneyAnswer, text: str) -> Outcome:
    """A sum in ringgit a month. A range is its lower end, pay by the day is taken times 26; both are asked back."""
    pay = read_pay(text)
    if not pay.amounts:
        return Refused(f"sorry.{pay.why}" if pay.why else "sorry.money")
    within = [amount for amount in pay.amounts if answer.at_least <= amount <= answer.at_most]
    if not within:
        return Refused("sorry.money_range", {"low": str(answer.at_least), "high": str(answer.at_most)})
    too_little = answer.story == "pay" and within[0] < _LEAST_PAY
    if len(pay.amounts) == 1 and not pay.why and not too_little:
        return Taken(_decimal(within[0]))
    return Asked(tuple(map(_decimal, within[:_MOST_AMOUNTS])), why=pay.why)


def read_number(answer: schema.NumberAnswer, text: str) -> Outcome:
    """A whole number in the unit of the question; of a range or "more than" the lower end, asked back."""
    part = _PARTLY.fullmatch(text.strip()) if answer.unit == "percent" else None
    if part and answer.at_least <= Decimal(part[1]) <= answer.at_most:
        return Taken(_decimal(Decimal(part[1])))
    count = read_count(text, answer.unit)
    asked = count is None
    if count is None:
        count = lowest_count(text, answer.unit)
    if count is None:
        return Refused("sorry.number")
    if not answer.at_least <= count <= answer.at_most:
        return Refused("sorry.number_range", {"low": str(answer.at_least), "high": str(answer.at_most)})
    return Asked((str(count),), why="lower") if asked else Taken(str(count))


def _decimal(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01")).normalize().__format__("f"))


def days_of(month: date) -> Iterable[date]:
    """Every day of a month."""
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)
