"""The words dates are written in, each with its many spellings, and how a text is cut into them.

In: a text. Out: `Word`s in their plain form ("smlm" is `semalam`, "aritu" is `hari` `itu`), without times of day and
without words that carry no date. Only words of dates are changed: a table for the whole language would turn names
into months.
"""

import re
from typing import NamedTuple

from bot.language.lexicon.slips import is_slip
from bot.language.lexicon.tokens import plain, tokens
from bot.language.lexicon.units import other_words
from bot.language.numbers.counts import begins_number, spelled

_MONTH_NAMES = (
    "januari january jan", "februari february feb pebruari febuari", "mac march mar mach maret", "april apr",
    "mei may", "jun june juni", "julai july jul juli", "ogos august aug ogo ogs agos agustus ogus",
    "september sept sep", "oktober october okt oct", "november nov nopember", "disember december dis dec des desember",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_LONG_MONTHS = tuple(name for name in MONTHS if len(name) >= 5)

_WEEKDAY_NAMES = (
    "isnin monday senin isnen", "selasa tuesday slasa selase", "rabu wednesday", "khamis thursday kamis khmis",
    "jumaat friday jumat jummat", "sabtu saturday sbtu", "ahad sunday",
)  # fmt: skip
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_SHORT_WEEKDAYS = (
    "isn mon",
    "sel tue tues",
    "rab wed",
    "kha thu thur thurs",
    "jum fri",
    "sab sat",
    "ahd sun",
)
SHORT_WEEKDAYS = {name: number for number, names in enumerate(_SHORT_WEEKDAYS) for name in names.split()}

_SPELLINGS = {
    "hari": other_words("days"), "minggu": f"{other_words('weeks')} week's", "bulan": other_words("months"),
    "tahun": other_words("years"), "ini": "ni nie nii", "itu": "tu tuh", "lepas": "lps lpas lepass lalu lpas",
    "ago": "back", "dah": "sudah sdh dh already", "semalam": "smlm semlm semalm smalam semlam yesterday ytd yest yday",
    "tadi": "td tdi tadik", "dalam": "dlm", "sebelum": "sblm sebelom",
    "pagi": "pg morning subuh", "petang": "ptg evening afternoon", "malam": "mlm night",
    "tengahari": "tghari tgh noon tghri", "esok": "esk besok tomorrow tmr tmrw tomoro", "kelmarin": "klmarin",
    "hb": "haribulan", "depan": "akan hadapan next", "last": "past", "hujungminggu": "weekend", "baru": "br",
    "se hari": "sehari", "se minggu": "seminggu", "se bulan": "sebulan sebln", "se tahun": "setahun setaun",
    "se": "a an",
    "hari ini": "harini arini hrini hariini arinie today tdy", "hari itu": "aritu haritu arituh hritu",
    "malam ini": "tonight", "dulu": "dolu",
}  # fmt: skip
_PLAIN = {raw: word for word, raws in _SPELLINGS.items() for raw in raws.split()}
_PAIRS = {
    ("tengah", "hari"): "tengahari", ("hujung", "minggu"): "hujungminggu", ("week", "end"): "hujungminggu",
    ("hari", "bulan"): "hb", ("hari", "semalam"): "semalam",
    ("b", "4"): "before", ("new", "tahun"): "newyear", ("tengah", "malam"): "midnight",
}  # fmt: skip
_NOTHING = {"yang", "yg", "the", "of", "on", "pada", "tarikh", "trkh", "date", ",", "(", ")", ":", ";", "!", "'", "’",
            "dgn", "je", "la", "lah"}  # fmt: skip
_ORDINALS = {"st", "nd", "rd", "th"}
_LONG_WORDS = ("yesterday", "tomorrow", "semalam", "wednesday", "thursday", "saturday", "tuesday")
_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL_WORDS = {name: number for number, name in enumerate(_ORDINAL_NAMES.split(), 1)} | {"thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}
_MONTH_WORDS = frozenset({*MONTHS, "bulan", "hb"})

_DAY_PART = r"(?:am|pm|a\.m\.?|p\.m\.?|pagi|pg|petang|ptg|malam|mlm|tengah ?hari|tghari)"
_HOUR = r"(?:0?\d|1[0-2])"
# "About" before a time of day says nothing of the day.
_ABOUT = r"(?:\b(?:around|about|lebih kurang|lbh kurang|lbh krg|anggaran|dalam|dlm)\s+)?"
_TIME = re.compile(
    rf"{_ABOUT}"
    r"(?<!\d)(?<!\d )\b(?:pukul|pkl|pkul|kul|jam)\s*(?:\d{4}|(?:[01]?\d|2[0-4])(?:[:.]\d{2})?)(?!\d)\s*"
    rf"{_DAY_PART}?\b"
    rf"|{_ABOUT}(?<![\d/.-]){_HOUR}(?:[:.]\d{{2}})?\s*{_DAY_PART}(?=\W|$)(?!\s*(?:tadi|td|tdi|ini|ni)\b)"
    r"|(?:\b|(?<=\d)t)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b|\+\d\d:\d\d$"
)


class Word(NamedTuple):
    """A word in plain form; `ordinal` marks "15th". A number keeps its digits."""

    text: str
    start: int
    end: int
    ordinal: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text that may carry a date, in order."""
    lowered = _TIME.sub(lambda match: " " * len(match.group()), plain(text))
    found: list[Word] = []
    for token in tokens(lowered.replace("–", "-").replace("—", "-")):
        if token.text in _NOTHING:
            continue
        if token.text in _ORDINALS and found and found[-1].text.isdecimal() and found[-1].end == token.start:
            found[-1] = Word(found[-1].text, found[-1].start, token.end, ordinal=True)
            continue
        plain_form = _plain(token.text)
        for part in plain_form.split() if " " in plain_form else (plain_form,):
            pair = _PAIRS.get((found[-1].text, part)) if found else None
            if pair:
                found[-1] = Word(pair, found[-1].start, token.end)
            else:
                found.append(Word(part, token.start, token.end))
    return _ordinals(found)


def _plain(word: str) -> str:
    """A word in plain form; a slip or two is forgiven in a long one that is like no other word."""
    if word in _PLAIN or len(word) < 7 or word in WEEKDAYS or word in MONTHS:
        return _PLAIN.get(word, word)
    for name in _LONG_WORDS:
        slips = 2 if len(name) >= 8 else 1
        if is_slip(word, name, slips):
            return _PLAIN.get(name, name)
    return word


def _ordinals(words: list[Word]) -> list[Word]:
    """ "first of June", "twenty-first June" with the day in digits; an ordinal beside no month stays a word."""
    found: list[Word] = []
    for at, word in enumerate(words):
        number = ORDINAL_WORDS.get(word.text)
        if number is None or all(other.text not in _MONTH_WORDS for other in words[max(0, at - 1) : at + 2]):
            found.append(word)
            continue
        taken = 2 if len(found) > 1 and found[-1].text == "-" else 1
        tens = _TENS.get(found[-taken].text, 0) if found and number < 10 else 0
        start = found[-taken].start if tens else word.start
        found[len(found) - taken if tens else len(found) :] = [Word(str(tens + number), start, word.end, ordinal=True)]
    return found


def month_of(word: str) -> int | None:
    """The month a word names; one wrong letter is forgiven in a long name, two in a very long one."""
    if word in MONTHS:
        return MONTHS[word]
    if len(word) < 5 or not word.isalpha():
        return None
    for name in _LONG_MONTHS:
        if is_slip(word, name, 2 if len(name) >= 8 else 1):
            return MONTHS[name]
    return None


def number_at(words: list[Word], start: int) -> tuple[int, int] | None:
    """The number at a place, in digits or words ("se" is one), and how many words it takes."""
    if start >= len(words):
        return None
    if words[start].text == "se":
        return 1, 1
    if not begins_number(words[start].text):
        return None
    return spelled([word.text for word in words[start : start + 6]], 0)
