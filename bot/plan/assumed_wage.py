"""The assumed monthly wage (gaji bulanan anggapan): the wage PERKESO counts, taken from a table of wage bands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.content.facts import FactsOn
from bot.content.schema import Certainty, DatedValue, Ref

_SURENESS: tuple[Certainty, ...] = ("law", "perkeso", "guide", "unknown")


@dataclass(frozen=True)
class Figure:
    """A number read from the facts, with how sure it is and where it stands."""

    value: Decimal
    certainty: Certainty
    sources: tuple[Ref, ...]


def weakest(*certainties: Certainty) -> Certainty:
    """The least sure of some certainties: what is computed from all of them is no surer."""
    return max(certainties, key=_SURENESS.index)


def join(*groups: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The sources of several figures, each once, in order."""
    return tuple(dict.fromkeys(ref for group in groups for ref in group))


def figure(facts: FactsOn, id_: str) -> Figure | None:
    """The one number of a fact on the day of the event, None when the facts have none."""
    dated = facts(id_)
    if dated is None or dated.value is None:
        return None
    return Figure(Decimal(dated.value), dated.certainty, dated.sources)


def band(dated: DatedValue, wage: Decimal) -> Figure | None:
    """The assumed wage of the band a wage falls in: over the lower figure, up to the upper. None for no wage."""
    for row in dated.rows:
        if Decimal(row["over"]) < wage and ("to" not in row or wage <= Decimal(row["to"])):
            return Figure(Decimal(row["assumed"]), certainty_of(row, dated), dated.sources)
    return None


def certainty_of(row: Mapping[str, str], dated: DatedValue) -> Certainty:
    """How sure a row of a table is: it may say so itself, otherwise as its table."""
    said = row.get("certainty")
    return next((sure for sure in _SURENESS if sure == said), dated.certainty)


def assumed_wage(facts: FactsOn, bands: str, wage: Decimal, day: date | None) -> Figure | None:
    """The mean of the bands of the six months before the month of the event, for the same wage in each.

    The bands of each month are those in force in that month, so that a new ceiling counts only bit by bit (Act 800,
    Third Schedule 6-8; the same for Act 4). Months before the first table are left out. Without the day, the table of
    the event's date is used for all. None when that date has no table, or for no wage.
    """
    now = facts(bands)
    if now is None:
        return None
    earlier = [facts(bands, month) for month in _six_months_before(day)] if day else []
    tables = [table for table in earlier if table] or [now]
    found = [counted for table in tables if (counted := band(table, wage))]
    if not found:
        return None
    return Figure(
        sum((one.value for one in found), Decimal(0)) / len(found),
        weakest(*(one.certainty for one in found)),
        join(*(one.sources for one in found)),
    )


def _six_months_before(day: date) -> list[date]:
    first = day.replace(day=1)
    months = []
    for _ in range(6):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first)
    return months
