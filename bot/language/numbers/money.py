"""Amounts of ringgit as people write them: RM2.5k, 2,500.00, dua ribu, 2 ribu lima ratus, RM 1800 sebulan.

`read_money` gives the one amount of a text, or None when it is unclear: two amounts, a range, "more than", a wage by
the day, the week or the year, "dua ribu lima", or a number that counts something else.
"""

import re
from decimal import Decimal

from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain, tokens
from bot.language.lexicon.units import unit_of
from bot.language.numbers.counts import begins_number, spelled

_SMALL = "satu|dua|tiga|empat|lima|enam|tujuh|lapan|delapan|sembilan|[1-9]"
_UNCLEAR = re.compile(
    r"\b(lebih2?(?!\s*(?:2\s*)?kurang)|(?<!lebih )(?<!lebih2 )kurang|bawah|atas|more than|less than|under|over|above|"
    r"below|at (?:least|most)|up to|paling|minimum|maximum|hampir|almost|atau|or|antara|between|sampai|hingga|bukan|"
    r"not|angka|figures?|setengah|separuh|half|(?:dekat|dkt)(?=\s*(?:rm\s*)?\d))\b"
    r"|\b(sehari|sejam|seminggu|minggu|setahun|tahunan|harian|gaji hari|per ?(day|hour|week|year|annum)|"
    r"a (day|week|year)|an hour|hourly|daily|weekly|yearly|annually)\b"
    r"|/\s*(hari|jam|day|hour|minggu|week|hr|tahun|year)\b|\b\d+\s*(sejam|sehari)\b|\+|[*x×]\s*\d"
    r"|\d\s*(k|ribu)?\s*(-|–|—|/|~|\bto\b)\s*(rm\s*)?\d|(?<!\w)-\s*\d"
    # "dua ribu lima" is 2,500 to many and 2,005 to some.
    rf"|(?:ribu|rb|ratus)\s+(?:{_SMALL})\b(?!\s*(?:ratus|puluh|belas|ribu))"
)
_CURRENCY = r"(?:rm|myr|ringgit)"
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\d,.]\d)|\d{1,3}(?: \d{3})+(?:\.\d{2})?(?!\d)|\d+(?:\.\d{1,2})?(?![\d,]|\.\d)"
)
_SHORT = re.compile(
    rf"(?P<rm>{_CURRENCY}\s*\.?\s*)?(?<![\d.,/])(?P<number>{_GROUPED})(?:\s?(?P<k>k(?P<rest>\d)?\b))?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+|\d+|%")
_LONGEST = 80  # characters of a number in words
_TOO_SHORT = re.compile(r"\d{1,2}\.\d")
_LARGEST = Decimal(100_000_000)


def read_money(text: str) -> Decimal | None:
    """The one amount in ringgit that a text says, never rounded; None when it says none, or several."""
    text = plain(text, MOST_OF_ANSWER)
    if _UNCLEAR.search(text):
        return None
    amounts = amounts_in(text)
    marked = [amount for amount, is_marked in amounts if is_marked]
    found = set(marked) if marked else {amount for amount, _ in amounts}
    if len(found) != 1:
        return None
    amount = found.pop()
    return amount if amount <= _LARGEST else None


def amounts_in(text: str) -> list[tuple[Decimal, bool]]:
    """Every number that can be money, and whether "RM", "ringgit" or "k" says that it is."""
    found: list[tuple[Decimal, bool]] = []
    at = 0
    while at < len(text):
        match = _SHORT.match(text, at)
        if match:
            amount, end, marked = _in_digits(match, text)
            if amount is not None:
                found.append((amount, marked))
            at = end
            continue
        word = _WORD.match(text, at)
        if not word:
            at += 1
            continue
        longest = 20 if word.group().isdecimal() else _LONGEST
        words = tokens(text[at : at + longest]) if begins_number(word.group()) else []
        number = spelled([token.text for token in words], 0)
        if number:
            end = at + words[number[1] - 1].end
            if unit_of(_next_word(text, end)) is None:
                found.append((Decimal(number[0]), _is_ringgit(_next_word(text, end))))
            at = end
        else:
            at = word.end()
    return found


def _in_digits(match: re.Match[str], text: str) -> tuple[Decimal | None, int, bool]:
    """The amount that begins with digits, where it ends, and whether it is marked as money."""
    number = Decimal(match["number"].replace(",", "").replace(" ", ""))
    end, marked = match.end(), match["rm"] is not None
    if match["k"]:
        return number * 1000 + (int(match["rest"]) * 100 if match["rest"] else 0), end, True
    times = _next_word(text, end)
    if times in ("ribu", "rb", "ratus", "thousand", "hundred", "juta"):
        words = tokens(text[match.start("number") : match.end() + _LONGEST])
        if "." in match["number"]:
            factor = {"ratus": 100, "hundred": 100, "juta": 1_000_000}.get(times, 1_000)
            return number * factor, text.index(times, end) + len(times), True
        spelled_out = spelled([token.text for token in words], 0)
        if spelled_out:
            return Decimal(spelled_out[0]), match.start("number") + words[spelled_out[1] - 1].end, True
    if _TOO_SHORT.fullmatch(match["number"]):  # "2.5" may leave out a thousand
        return None, end, False
    if times == "sen":
        return number / 100, end, True
    if unit_of(times) is not None and not marked:
        return None, end, False
    glued = text[end : end + 1].isalpha() and times not in ("sebulan", "sebln", "je", "ringgit", "rm", "kot", "lah")
    if glued or text[end : end + 2] in (".0", ",0"):
        return None, end, False
    return number, end, marked or _is_ringgit(times)


def _next_word(text: str, at: int) -> str:
    match = _WORD.match(text, at + (text[at : at + 1] == " "))
    return match.group() if match else ""


def _is_ringgit(word: str) -> bool:
    return word in ("rm", "ringgit", "myr", "hengget")
