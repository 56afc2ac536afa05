"""Provisional: plain numbers only."""

from decimal import Decimal, InvalidOperation


def read_money(text: str) -> Decimal | None:
    """Ringgit in a text."""
    try:
        return Decimal(text.upper().removeprefix("RM").replace(",", "").strip())
    except InvalidOperation:
        return None
