"""The words dates are written in, each with its many spellings, and how a text is cut into them.

In: a text. Out: `Word`s in their plain form ("smlm" is `semalam`, "aritu" is `hari` `itu`), without times of day and
without words that carry no date. Only words of dates are changed: a table for the whole language would turn names
into months.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.language.numbers import spelled
from bot.language.tokens import plain, tokens

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
    "hari": "hr ari hri day days", "minggu": "mggu mgu mingu mnggu week weeks wk wks",
    "bulan": "bln bulam month months",
    "tahun": "thn tahon year years yr yrs", "ini": "ni nie nii", "itu": "tu tuh", "lepas": "lps lpas lepass lalu lpas",
    "ago": "back", "dah": "sudah sdh dh already", "semalam": "smlm semlm semalm smalam semlam yesterday ytd yest",
    "tadi": "td tdi tadik", "pagi": "pg morning subuh", "petang": "ptg evening afternoon", "malam": "mlm night",
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
}  # fmt: skip
_NOTHING = {"yang", "yg", "the", "of", "on", "pada", "tarikh", "trkh", "date", ",", "(", ")", ":", ";", "!", "dgn",
            "je", "la", "lah"}  # fmt: skip
_ORDINALS = {"st", "nd", "rd", "th"}
_MOST_WORDS = 120

_DAY_PART = r"(?:am|pm|a\.m\.?|p\.m\.?|pagi|pg|petang|ptg|malam|mlm|tengah ?hari|tghari)"
_TIME = re.compile(
    rf"\b(?:pukul|pkl|pkul|kul|jam)\s*\d{{1,2}}(?:[:.]\d{{2}})?\s*{_DAY_PART}?\b"
    rf"|(?<![\d/.-])\d{{1,2}}(?:[:.]\d{{2}})?\s*{_DAY_PART}(?=\W|$)(?!\s*(?:tadi|td|tdi|ini|ni)\b)"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b|(?<=\d)t(?=\d{2}:\d{2})|\+\d\d:\d\d$"
)


@dataclass(frozen=True, slots=True)
class Word:
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
        for part in _PLAIN.get(token.text, token.text).split():
            pair = _PAIRS.get((found[-1].text, part)) if found else None
            if pair:
                found[-1] = Word(pair, found[-1].start, token.end)
            else:
                found.append(Word(part, token.start, token.end))
    return found[:_MOST_WORDS]


def month_of(word: str) -> int | None:
    """The month a word names; one wrong letter is forgiven in a long name, two in a very long one."""
    if word in MONTHS:
        return MONTHS[word]
    if len(word) < 5 or not word.isalpha():
        return None
    for name in _LONG_MONTHS:
        if name[0] == word[0] and OSA.distance(name, word, score_cutoff=2) <= (2 if len(name) >= 8 else 1):
            return MONTHS[name]
    return None


def number_at(words: list[Word], start: int) -> tuple[int, int] | None:
    """The number at a place, in digits or words ("se" is one), and how many words it takes."""
    if start >= len(words):
        return None
    if words[start].text == "se":
        return 1, 1
    return spelled([word.text for word in words[start : start + 4]], 0)
