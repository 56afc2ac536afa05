"""Numbers in digits or in words of Malay and English, counts and lengths of time.

`read_count("dua minggu", "days")` is 14. None means unclear: a range, "more than", two numbers, or a length that
does not come out even in the unit that was asked.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain, tokens
from bot.language.lexicon.units import unit_of
from bot.language.numbers.ages import without_age

_SMALL = {
    "kosong": 0, "sifar": 0, "zero": 0,
    "satu": 1, "one": 1, "dua": 2, "due": 2, "two": 2, "tiga": 3, "tige": 3, "three": 3, "empat": 4, "four": 4,
    "lima": 5, "five": 5, "enam": 6, "six": 6, "tujuh": 7, "seven": 7, "lapan": 8, "delapan": 8, "eight": 8,
    "sembilan": 9, "smbilan": 9, "nine": 9,
}  # fmt: skip
_TEENS = {
    "sepuluh": 10, "ten": 10, "sebelas": 11, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_WHOLE = {"seratus": 100, "seribu": 1_000, "sejuta": 1_000_000}
_TIMES = {"ratus": 100, "hundred": 100, "ribu": 1_000, "rb": 1_000, "thousand": 1_000, "juta": 1_000_000}

_ONE_OF = {"sehari": "days", "seminggu": "weeks", "sebulan": "months", "setahun": "years", "sekali": "times",
           "seorang": "people", "once": "times"}  # fmt: skip
_DAYS_IN = {"days": 1, "weeks": 7}
_MONTHS_IN = {"months": 1, "years": 12}
_UNCLEAR = re.compile(
    r"\b(lebih(?!\s*kurang)\b|kurang (dari|daripada)|sejak\b|since\b|bawah|atas|more than|less than|under|over|"
    r"at least|hampir|almost|nearly|atau|or\b|antara|between|sampai|hingga|paling|bukan|not\b|"
    r"\d+(st|nd|rd|th)\b)|\d\s*(-|–|/|~|\bto\b)\s*\d"
)


_FIRST = frozenset({*_SMALL, *_TEENS, *_TENS, *_WHOLE})


def begins_number(word: str) -> bool:
    """Whether a number can begin with a word."""
    return word in _FIRST or (word.isascii() and word.isdigit() and len(word) <= 9)


def spelled(words: Sequence[str], start: int) -> tuple[int, int] | None:  # noqa: C901 - a branch a kind of word
    """The whole number that begins at `start`, in digits, in words or in both, and how many words it takes."""
    total, current, at, digits = 0, 0, start, False
    while at < len(words):
        word = words[at]
        if word.isascii() and word.isdigit() and len(word) <= 9:
            if digits or current:
                break
            current, digits = int(word), True
        elif word in _SMALL:
            if digits or current % 10 or (10 <= current % 100 < 20):
                break
            current += _SMALL[word]
        elif word in _TEENS or word in _TENS:
            if digits or current % 100:
                break
            current += _TEENS.get(word) or _TENS[word]
        elif word == "belas" and 1 <= current % 100 <= 9 and not digits:
            current += 10
        elif word == "puluh" and 1 <= current % 100 <= 9:
            current += 9 * (current % 10)
        elif word in _WHOLE and current % 100 == 0 and not digits:
            total, current = (total, current + 100) if word == "seratus" else (total + _WHOLE[word], 0)
        elif word in _TIMES and current:
            if _TIMES[word] == 100:
                current *= 100
            else:
                total, current = total + current * _TIMES[word], 0
            digits = False
        elif word in ("and", "dan") and at > start and words[at - 1] in _TIMES and at + 1 < len(words):
            if spelled(words, at + 1) is None:
                break
        else:
            break
        at += 1
    return (total + current, at - start) if at > start else None


def spelled_year(words: Sequence[str]) -> tuple[int, int] | None:
    """A year of this century in words, and how many it takes: "dua ribu dua puluh lima", "twenty twenty five"."""
    if words[:1] == ["twenty"] and (rest := spelled(words, 1)) and 10 <= rest[0] <= 99:
        return 2000 + rest[0], 1 + rest[1]
    digits = [_SMALL.get(word) for word in words[:4]]
    if len(digits) == 4 and digits[:2] == [2, 0] and None not in digits:
        return 2000 + 10 * (digits[2] or 0) + (digits[3] or 0), 4
    whole = spelled(words, 0) if words[:1] != [] and words[0] in _SMALL else None
    return whole if whole and 2000 < whole[0] < 2100 else None


def read_count(text: str, unit: str) -> int | None:
    """A whole number of `unit` (one of the units of number questions), or None when the text is unclear."""
    text = plain(text, MOST_OF_ANSWER)
    text = text if unit == "years" else without_age(text)
    if _UNCLEAR.search(text):
        return None
    text = re.sub(r"\band a half\b", "setengah", re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text))
    found = _quantities([token.text for token in tokens(re.sub(r"(\d),(\d{3})\b", r"\1\2", text))])
    if found is None:
        return None
    measured = [(count, of) for count, of in found if of is not None and _in(count, of, unit) is not None]
    bare = [count for count, of in found if of is None]
    if measured and not bare and len({of for _, of in measured}) == len(measured) == len(found):
        total = sum((_in(count, of, unit) or Decimal(0)) for count, of in measured)
        return int(total) if total == int(total) else None
    if len(found) == 1 and bare and bare[0] == int(bare[0]):
        return int(bare[0])
    return None


def _in(count: Decimal, of: str, unit: str) -> Decimal | None:
    """A count of one unit in another, or None when the one does not make a fixed number of the other."""
    if of == unit:
        return count
    if unit == "days" and of in _DAYS_IN:
        return count * _DAYS_IN[of]
    if unit == "months" and of in _MONTHS_IN:
        return count * _MONTHS_IN[of]
    if unit == "years" and of == "months":
        return count / 12
    return None


def _quantities(words: list[str]) -> list[tuple[Decimal, str | None]] | None:
    """Every number with its unit; None when a number cannot be read (a minus sign, a broken decimal)."""
    found: list[tuple[Decimal, str | None]] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in _ONE_OF:
            found.append((Decimal(1), _ONE_OF[word]))
            at += 1
        elif word in ("setengah", "half", "separuh"):
            at += 1
            if found and (at == len(words) or unit_of(words[at]) is None):
                count, of = found[-1]
                found[-1] = (count + Decimal("0.5"), of)
                continue
            at += words[at : at + 1] == ["a"]
            found.append((Decimal("0.5"), unit_of(words[at]) if at < len(words) else None))
            at += 1
        elif (number := spelled(words, at)) is not None:
            if at and words[at - 1] == "-":
                return None
            value, at = Decimal(number[0]), at + number[1]
            if words[at : at + 1] == ["."] and at + 1 < len(words) and words[at + 1].isdecimal():
                if len(words[at + 1]) > 2:
                    return None
                value, at = Decimal(f"{number[0]}.{int(words[at + 1]):0{len(words[at + 1])}d}"), at + 2
            half = words[at : at + 1] == ["setengah"]
            at += half
            of = unit_of(words[at]) if at < len(words) else None
            at += of is not None
            found.append((value + (Decimal("0.5") if half else 0), of))
        else:
            at += 1
    return found
