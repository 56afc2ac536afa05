"""Pay as people tell it when asked: one sum a month, a range, about so much, by the day.

`read_pay` gives the sums that may be meant, best first, and why it is not plain: `lower` (of a range, or "more than"),
`daily` (times 26 days), `several`, `by_hour` (nothing can be said).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.language.lexicon.patterns import either
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.numbers.ages import without_age
from bot.language.numbers.money import amounts_in, read_money

WORKING_DAYS = 26
"""Days of pay in a month: the Employment Act 1955, section 60I, divides a month's wage by 26."""


def _sums(kind: str, more: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('sums', kind)}(?!\w){more}")


_ABOUT, _OVER, _UNDER = _sums("about", "|~"), _sums("over", r"|(?<=\d)\s*\+|(?<=k)\s*\+|(?<=ribu)\s*\+"), _sums("under")
_RANGE = re.compile(
    r"(?P<low>(?:rm\s*)?[\d.,]+\s*(?:k|ribu|rb|ratus)?)\s*(?:-|–|—|~|/|\bke\b|\bto\b|\bsampai\b|\bhingga\b|\batau\b|\bor\b|\band\b|"
    r"\bdan\b|\bdgn\b|\buntil\b)\s*(?P<high>(?:rm\s*)?\d[\d.,]*\s*(?:k|ribu|rb|ratus)?)"
)
_BETWEEN = _sums("between")
_BY_DAY = _sums("by_day", r"|/\s*(?:hari|day|d)\b")
_BY_HOUR = _sums("by_hour", r"|/\s*(?:jam|hour|hr)\b")
_BY_WEEK = _sums("by_week", r"|/\s*(?:minggu|week)\b")
_ADDED = _sums("added", r"|\+")
# "2.5", "dua setengah", "dalam 3": nobody earns that in a month, so thousands are asked about.
_ONES = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "lapan": 8, "two": 2, "three": 3}
_THOUSANDS = re.compile(
    rf"(?:{either('sums', 'about')}\s+|gaji\s+)*([1-9](?:\.\d)?|{'|'.join(_ONES)})(\s+(?:setengah|half|and a half))?"
    rf"(?:\s+{either('sums', 'about')})*"
)
# What is paid in to PERKESO, and days of the year: no pay.
_OTHER = re.compile(
    rf"(?<!\w){either('sums', 'paid_in')}(?!\w)[^\d;,]{{0,15}}\d+(?:[.,]\d+)*"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\s*hb)?\s*{either('sums', 'month')}\b(?:\s*20\d\d\b)?"
    rf"|\b{either('sums', 'month')}\s*\d{{1,2}}\b(?![.,]?\d|\s*(?:k|ribu|rb)\b)"
    r"|\b\d{1,2}\s*(?:hb|haribulan)\b(?:\s*\d{1,2}\b(?!\s*(?:k|ribu|rb)\b))?"
    r"|(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d{2,4})?(?![.,]?\d|/|\s*(?:k|ribu|rb)\b)"
)
_WEEKS = Decimal(52) / 12
_ONES_TO_NINE = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan")
_SHORT_HUNDREDS = re.compile(rf"ribu\s+({'|'.join(_ONES_TO_NINE[1:])}|[1-9])\b(?!\s*(?:ratus|puluh|belas|ribu))")


@dataclass(frozen=True, slots=True)
class Pay:
    """The sums that may be meant, best first, and why they are to be asked back; empty `why` with one sum is plain."""

    amounts: tuple[Decimal, ...] = ()
    why: str = ""


def read_pay(text: str) -> Pay:
    """What a text says of pay by the month."""
    text = _OTHER.sub(" ", without_age(plain(text, MOST_OF_ANSWER)))
    plainly = read_money(text)
    if plainly is not None and plainly >= _ONES["lapan"] and not _BY_DAY.search(text):
        return Pay((plainly,))
    thousands = _THOUSANDS.fullmatch(text.strip())
    if thousands:
        half = Decimal("0.5") if thousands[2] else Decimal(0)
        return Pay(((Decimal(_ONES.get(thousands[1]) or thousands[1]) + half) * 1000,), "thousands")
    if _BY_HOUR.search(text):
        return Pay(why="by_hour")
    if _BY_DAY.search(text):
        rest = _BY_DAY.sub(" ", re.sub(r"\b(?:kerja|work)\s*\d+\s*(?:hari|days?).*$", " ", text))
        day = _lowest(rest)
        return Pay((day * WORKING_DAYS,), "daily") if day is not None else Pay()
    if _BY_WEEK.search(text):
        week = _lowest(_BY_WEEK.sub(" ", text))
        return Pay(((week * _WEEKS).quantize(Decimal(1)),), "weekly") if week is not None else Pay()
    ranged = _RANGE.search(text)
    if ranged:
        low = _range_low(ranged["low"], ranged["high"])
        return Pay((low,), "lower") if low is not None else Pay()
    about = read_money(_OVER.sub(" ", _ABOUT.sub(" ", text)))
    if about is not None:
        return Pay((about,), "lower" if _OVER.search(_ABOUT.sub(" ", text)) or _BETWEEN.search(text) else "")
    under = read_money(_UNDER.sub(" ", _ABOUT.sub(" ", text)))
    if under is not None:
        return Pay((under,), "upper")
    many = list(dict.fromkeys(amount for amount, _ in amounts_in(text)))
    hundreds = _SHORT_HUNDREDS.search(text)
    if hundreds and len(many) == 1:  # "seribu lapan" is 1,800 to many and 1,008 to some
        more = Decimal(_ONES_TO_NINE.index(hundreds[1]) if hundreds[1] in _ONES_TO_NINE else int(hundreds[1]))
        return Pay((many[0] + 99 * more, many[0]), "several")
    if len(many) > 1:
        added = [sum(many, Decimal(0))] if _ADDED.search(text) else []
        return Pay((*added, *many[:2]), "several")
    return Pay(tuple(many), "several") if many else Pay()


def _lowest(text: str) -> Decimal | None:
    ranged = _RANGE.search(text)
    if ranged:
        return _range_low(ranged["low"], ranged["high"])
    found = read_money(_UNDER.sub(" ", _OVER.sub(" ", _ABOUT.sub(" ", text))))
    if found is not None:
        return found
    many = [amount for amount, _ in amounts_in(text)]
    return many[0] if many else None


def _range_low(low: str, high: str) -> Decimal | None:
    """The lower end. In "2-3k" the "k" of the higher end counts for both."""
    first, second = read_money(low), read_money(high)
    if first is None or second is None:
        return None
    unit = re.search(r"k|ribu|rb", high)
    if unit and not re.search(r"k|ribu|rb", low) and first < 100:
        first *= 1000
    return min(first, second) if first > 0 else second
