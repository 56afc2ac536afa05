"""Personal numbers typed by mistake, hidden before anything is kept or logged.

In: a text. Out: the text with "•••" in place of identity-card, passport, phone, account and member numbers and e-mail
addresses, and the kinds that were found. Dates, money, form codes and short numbers stay. A number with too many
digits to be an amount is hidden even where its kind is unclear: Pandu needs none of them.
"""

import re
from collections.abc import Callable
from datetime import date

MASK = "•••"
EMAIL, IDENTITY_CARD, PHONE, PASSPORT, ACCOUNT = "email", "identity_card", "phone", "passport", "account"

# Digits and dashes of other keyboards, each one letter for one.
_PLAIN = str.maketrans("０１２３４５６７８９（）．／－‐‑‒–—−", "0123456789()./-------")
_PUBLIC = re.compile(r"\D*1\D?300\D?22\D?8000\D*")  # PERKESO's own line, which people quote
_APART = r"(?:\s?[-._/]?\s?)"  # what people put between groups of digits

_AT, _DOT = r"\s?(?:@|[(\[{]\s?at\s?[)\]}])\s?", r"(?:\s?[(\[{]\s?dot\s?[)\]}]\s?|\s(?:dot|titik)\s|\.)"
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}}"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}\sat\s(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|live|proton\w{{0,4}})(?:{_DOT}\w{{2,6}}){{1,2}}",
    re.IGNORECASE,
)
_IDENTITY_CARD = re.compile(
    rf"(?<![\d.])(?:(\d{{6}}){_APART}(\d{{2}}){_APART}(\d{{4}})|(\d{{4}})[ -](\d{{4}})[ -](\d{{4}}))(?![.,]?\d)"
)
_OLD_CARD = re.compile(
    r"\b((?:n?ric|ic|i/c|k/p|kp|mykad|kad pengenalan|identity card)(?: lama| old)?\W{0,3}(?:no\.?|number|nombor)?)"
    r"(\W{0,3})[a-z]{0,2}\d{6,9}(?![\d/])",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b((?:epf|kwsp)(?: ahli| member)?\W{0,3}(?:no\.?|number|nombor)?)(\W{0,3})\d{7,9}(?![\d/])", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\d.,])(?<!\d/)\(?(?:\+?6?0|\+60[ -]?)1\d\)?(?:[ .-]?\d){7,8}(?!\d)"
    # nine digits at the least: 05082026 is 5 August 2026
    r"|(?<![\d.,])(?<!\d/)\(?\+?(?:60|0)[3-9](?:\d\)?[ -]?\d{3,4}[ -]?\d{3,4}|\)?[ -]?\d{3,4}[ -]?\d{4}"
    r"|\)?[ -]?\d{4}[ -]?\d{3})(?!\d)"
    r"|(?<!\d)\+\d{1,3}(?:[ -]?\d){8,11}(?!\d)"
)
_PASSPORT = re.compile(r"(?<![a-z0-9])(?!rm)([a-z]{1,2})(\s?)(\d{6,8})[a-z]?(?![a-z0-9])", re.IGNORECASE)
_PASSPORT_WORD = re.compile(
    r"(pass?port|pasport|paspor)\W{0,3}(?:no\.?|number|nombor)?\W{0,3}([a-z]{0,2}\d{6,9})\b", re.IGNORECASE
)
_CARD = re.compile(r"(?<![\d.,/])[3-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\d/]|[.,]\d)")
_ACCOUNT = re.compile(r"(?<![\d.,/])\d(?:[ -]?\d){8,17}(?![\d/]|[.,]\d)")
_BANKING = re.compile(r"\b(aka?un|acc(?:oun)?t?|rekening|bank|\w*bank|cimb|bsn|rhb|tng)\b", re.IGNORECASE)

# Two digits of an identity card that name no place of birth.
_NOWHERE = {"00", "17", "18", "19", "20", "69", "70", "73", "80", "81", "94", "95", "96", "97"}


def mask(text: str) -> tuple[str, frozenset[str]]:
    """The text with personal numbers hidden, and which kinds there were."""
    text = text.translate(_PLAIN)
    kinds: set[str] = set()
    banking = _BANKING.search(text) is not None

    def hide(kind: str, pattern: re.Pattern[str], so: Callable[[re.Match[str]], bool], keep: int = 0) -> None:
        """Hides what fits a pattern and `so`, but for its group `keep`, the word before a number."""
        nonlocal text

        def hidden(match: re.Match[str]) -> str:
            if _PUBLIC.fullmatch(match.group()) or not so(match):
                return match.group()
            kinds.add(kind)
            return f"{match[keep]} {MASK}" if keep else MASK

        text = pattern.sub(hidden, text)

    hide(EMAIL, _EMAIL, _always)
    hide(PASSPORT, _PASSPORT_WORD, _always, keep=1)
    hide(ACCOUNT, _CARD, _is_card)
    hide(IDENTITY_CARD, _IDENTITY_CARD, _is_identity_card)
    hide(IDENTITY_CARD, _OLD_CARD, _no_day, keep=1)
    hide(ACCOUNT, _MEMBER, _no_day, keep=1)
    hide(PHONE, _PHONE, _always)
    hide(ACCOUNT, _ACCOUNT, lambda match: banking or match.group().isdecimal())  # else amounts or years in a row
    hide(PASSPORT, _PASSPORT, _is_passport)
    return text, frozenset(kinds)


def _always(match: re.Match[str]) -> bool:  # noqa: ARG001 (of one form with the others)
    return True


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


def _is_identity_card(match: re.Match[str]) -> bool:
    """Whether twelve digits begin with a day of birth and a place, as Malaysian identity-card numbers do."""
    digits = _digits(match)
    return _is_day(2000, digits[2:4], digits[4:6]) and digits[6:8] not in _NOWHERE


def _is_card(match: re.Match[str]) -> bool:
    """Whether the last digit of a bank card's number checks the others (Luhn); wages in a row end in noughts."""
    if all(group.endswith("0") for group in re.split(r"[ -]", match.group())):
        return False
    digits = [int(digit) for digit in reversed(_digits(match))]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_passport(match: re.Match[str]) -> bool:
    """A letter or two and their digits. Apart from them, six digits after a short word are a number of something."""
    digits = match[3]
    return _no_day(match) and not (match[2] and len(digits) < 7)


def _no_day(match: re.Match[str]) -> bool:
    """Whether eight digits are no date, which people write so too: 01102026, 20261001."""
    digits = _digits(match)
    if len(digits) != 8:
        return True
    for year, month, day in ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:])):
        if "1930" <= year <= "2099" and _is_day(int(year), month, day):
            return False
    return True


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
