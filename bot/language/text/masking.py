"""Personal numbers typed by mistake, hidden before anything is kept or logged.

In: a text. Out: the text with "•••" in place of identity-card, passport, phone and account numbers and e-mail
addresses, and the kinds that were found. Dates, money, form codes and short numbers stay. A number with too many
digits to be an amount is hidden even where its kind is unclear: Pandu needs none of them.
"""

import re
from datetime import date

MASK = "•••"
EMAIL, IDENTITY_CARD, PHONE, PASSPORT, ACCOUNT = "email", "identity_card", "phone", "passport", "account"

_PUBLIC = re.compile(r"\D*1\D?300\D?22\D?8000\D*")  # PERKESO's own line, which people quote
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IDENTITY_CARD = re.compile(r"(?<![\d.])(\d{6})[ -]?(\d{2})[ -]?(\d{4})(?![\d.]\d|\d)")
_PHONE = re.compile(
    r"(?<![\d.,/])(?:\+?6?0|\+60[ -]?)1\d(?:[ -]?\d){7,8}(?!\d)"
    # nine digits at the least: 05082026 is 5 August 2026
    r"|(?<![\d.,/])\+?(?:60|0)[3-9](?:\d[ -]?\d{3,4}[ -]?\d{3,4}|[ -]?\d{3,4}[ -]?\d{4}|[ -]?\d{4}[ -]?\d{3})(?!\d)"
    r"|(?<!\d)\+\d{1,3}(?:[ -]?\d){8,11}(?!\d)"
)
_PASSPORT = re.compile(r"(?<![a-z0-9])(?!rm)[a-z]{1,2}\s?\d{6,8}[a-z]?(?![a-z0-9])", re.IGNORECASE)
_PASSPORT_WORD = re.compile(
    r"(pass?port|pasport|paspor)\W{0,3}(?:no\.?|number|nombor)?\W{0,3}([a-z]{0,2}\d{6,9})\b", re.IGNORECASE
)
_ACCOUNT = re.compile(r"(?<![\d.,/])\d(?:[ -]?\d){8,17}(?![\d/]|[.,]\d)")
_BANKING = re.compile(r"\b(aka?un|acc(?:oun)?t?|rekening|bank|\w*bank|cimb|bsn|rhb|tng)\b", re.IGNORECASE)


def mask(text: str) -> tuple[str, frozenset[str]]:
    """The text with personal numbers hidden, and which kinds there were."""
    kinds: set[str] = set()
    banking = _BANKING.search(text) is not None

    def hide(kind: str, match: re.Match[str], keep: str = "") -> str:
        found = match.group()
        if _PUBLIC.fullmatch(found):
            return found
        if kind == IDENTITY_CARD and not _is_identity_card(match):
            return found
        if kind == ACCOUNT and not found.isdecimal() and not banking:
            return found  # amounts or years in a row
        kinds.add(kind)
        return keep + MASK

    if "@" in text:
        text = _EMAIL.sub(lambda match: hide(EMAIL, match), text)
    text = _PASSPORT_WORD.sub(lambda match: hide(PASSPORT, match, f"{match[1]} "), text)
    for kind, pattern in ((IDENTITY_CARD, _IDENTITY_CARD), (PHONE, _PHONE), (ACCOUNT, _ACCOUNT), (PASSPORT, _PASSPORT)):
        text = pattern.sub(lambda match, kind=kind: hide(kind, match), text)  # type: ignore[misc]
    return text, frozenset(kinds)


def _is_identity_card(match: re.Match[str]) -> bool:
    """Whether twelve digits begin with a day of birth, as Malaysian identity-card numbers do."""
    digits = match[1]
    try:
        date(2000, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True
