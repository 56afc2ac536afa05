"""How much an answer says there is, as a span: "mc 2 minggu" is 14 to 14 days, "bawah 60" is 0 to 59 years.

Options that stand for amounts name theirs as `4.. days` or `0..3 days` among their words.
"""

import re
from dataclasses import dataclass

from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.lexicon.units import unit_of
from bot.language.numbers.ages import without_age
from bot.language.numbers.counts import begins_number, read_count

MOST = 10**6
_LONGEST = {"days": 3_660, "months": 720, "years": 110}  # of a leave, of contributions, of an age
_SUM = re.compile(r"\brm\b|\brm(?=\d)|\bringgit\b|\bmyr\b")
_SHORT = 4  # words of an answer in which a number needs no unit
_WRITTEN = re.compile(r"(\d+)\.\.(\d*) (days|months|years)")
_LESS = re.compile(
    r"\b(?:(?:tak|tidak|x|xde|belum|blm|not) (?:sampai|smpai|cukup|reach(?:ed)?|yet)|kurang(?: dari(?:pada)?)?|bawah|"
    r"belum|blm|below|under|less than|fewer than|sebelum|before)\b(?! kurang)"
)
_FROM = re.compile(r"\b(?:ke atas|dan lebih|at least|or more|and above|or older|sekurang2?nya|lebih$)\b|\+")
_MORE = re.compile(
    r"\b(?:lebih(?: dari(?:pada)?)?|atas|above|over|more than|lepas|selepas|after|older than)\b(?! kurang)"
)
# "Turning 60", "nak masuk 60": a year less, for now.
_SOON = re.compile(
    r"\b(?:turning|nak masuk|nak cukup|nak|akan|hampir|almost|nearly|coming|going on|dekat)\s+(?:to be\s+)?(?=\d)"
)
_ONE_LENGTH = re.compile(r"\bse(?:hari|minggu|bulan|tahun)\b")
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


@dataclass(frozen=True, slots=True)
class Span:
    """From `least` to `most`, both included, of a unit: days, months or years."""

    least: int
    most: int
    unit: str

    def holds(self, other: "Span") -> bool:
        """Whether all of the other lies within this one."""
        return self.least <= other.least and other.most <= self.most

    def meets(self, other: "Span") -> bool:
        """Whether any of the other lies within this one."""
        return self.least <= other.most and other.least <= self.most


def written_span(name: str) -> Span | None:
    """The span that an author wrote among the words of an option; None for an ordinary word."""
    match = _WRITTEN.fullmatch(name)
    return Span(int(match[1]), int(match[2] or MOST), match[3]) if match else None


def read_span(text: str, unit: str) -> Span | None:
    """The one amount that a text speaks of, or None when it speaks of none, of several, unclearly, or of money."""
    found = _span(text, unit)
    return found if found is not None and may_be_length(text, found.least, unit) else None


def may_be_length(text: str, count: int, unit: str) -> bool:
    """Whether a number that a text tells may be so many of a unit, rather than a sum or a year."""
    return count <= _LONGEST[unit] and _SUM.search(plain(text, MOST_OF_ANSWER)) is None


def _span(text: str, unit: str) -> Span | None:
    text = re.sub(r"(?<=\d)(?=[a-z])", " ", plain(text, MOST_OF_ANSWER))
    text = text if unit == "years" else without_age(text)
    words = re.findall(r"\w+", text)
    told = (word.isdecimal() or (unit == "years" and begins_number(word)) for word in words)
    alone = len(words) <= _SHORT and any(told)
    if not alone and not _ONE_LENGTH.search(text) and not any(unit_of(word) for word in words):
        return None  # "satu lagi" is no amount, nor is a number somewhere in a sentence
    if unit == "years" and (soon := _SOON.search(text)):
        age = _count(text[: soon.start()] + " " + text[soon.end() :], unit)
        return Span(age[0] - 1, age[0] - 1, unit) if age else None
    for pattern in (_LESS, _FROM, _MORE):
        match = pattern.search(text)
        if match and not text.startswith("lebih kurang", match.start()):
            count = _count(text[: match.start()] + " " + text[match.end() :], unit)
            if count is None:
                return None
            if pattern is _LESS:
                return Span(0, count[0] - 1, unit) if count[0] else None
            return Span(count[1] + (pattern is _MORE), MOST, unit)
    found = _count(text, unit)
    return Span(*found, unit) if found else None


def _count(text: str, unit: str) -> tuple[int, int] | None:
    count = read_count(text, unit)
    if count is not None:
        return count, count
    months = read_count(text, "months") if unit == "days" else None
    return (months * _SHORTEST_MONTH, months * _LONGEST_MONTH) if months else None
