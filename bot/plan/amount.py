"""What an amount of money is, and the small arithmetic all amounts share. Decimal throughout, never float."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Literal

from bot.content.schema import Certainty, Ref

Inputs = Mapping[str, Decimal | date | str | None]
Per = Literal["month", "day", "once", "total", "whole_day", "whole_month"]
_SEN = Decimal("0.01")


@dataclass(frozen=True)
class Amount:
    """A sum of money with its working. `value` is ringgit, None when it cannot be said.

    `working` is the key of the text under `amounts:` in the interface texts that shows the arithmetic, and
    `values` is what its placeholders stand for: a Decimal is ringgit, an int a plain number. What is `whole` is paid
    for total disablement only.
    """

    id: str
    value: Decimal | None
    per: Per
    certainty: Certainty
    sources: tuple[Ref, ...]
    working: str
    values: Mapping[str, Decimal | int | date | str]

    @property
    def is_whole(self) -> bool:
        """Whether it is the rate for total disablement, of which most people get a part."""
        return self.per in ("whole_day", "whole_month")


def sen(value: Decimal) -> Decimal:
    """An amount rounded half up to the sen."""
    return value.quantize(_SEN, rounding=ROUND_HALF_UP)


def number(inputs: Inputs, name: str) -> Decimal | None:
    """An input as a number, None when it is missing, not known, or no number."""
    raw = inputs.get(name)
    if raw is None or isinstance(raw, date):
        return None
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def whole(inputs: Inputs, name: str) -> int | None:
    """An input as a whole number."""
    value = number(inputs, name)
    return None if value is None else int(value)


def day_of(inputs: Inputs, name: str = "day") -> date | None:
    """An input as a day; a text is read as an ISO date."""
    raw = inputs.get(name)
    if isinstance(raw, date):
        return raw
    try:
        return None if raw is None else date.fromisoformat(str(raw))
    except ValueError:
        return None


def plain(value: Decimal) -> int | str:
    """A number that is no money, for a text: whole numbers without decimals."""
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")


def not_known(id_: str, per: Per, working: str, **values: Decimal | int | date | str) -> Amount:
    """An amount that cannot be said, with the text that says why."""
    return Amount(id_, None, per, "unknown", (), working, values)
