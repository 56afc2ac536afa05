"""Whether words ask or only suppose something. In: plain text of one sentence or answer. Both languages and their mix.

"boleh ke claim", "can I claim", "macam mana nak lapor", "kira kerja ke" ask; "kalau jatuh", "if I resign" suppose.
"""

import re
from functools import cache

from bot.language.lexicon.patterns import either, pattern

_SHORTEST = 2  # words of a question
_LONG = 4  # words from which a "?" alone asks


@cache
def _if() -> re.Pattern[str]:
    return re.compile(rf"\b{either('moods', 'if')}\b(?!\s*{either('moods', 'mistaken')})")


@cache
def _begins() -> re.Pattern[str]:
    kinds = "|".join(either("moods", kind) for kind in ("asks_may", "asks_how", "asks_english"))
    return re.compile(rf"\b(?:{kinds})(?!\w)")


@cache
def _first() -> re.Pattern[str]:
    before, word = either("moods", "before_first"), either("moods", "first_word")
    return re.compile(rf"(?:{before}[, ]+)*{word}\b(?![2-])(?!\s*(?:\d|pun|saja|sahaja|je\b))")


@cache
def _helping() -> re.Pattern[str]:
    verb, subject = either("moods", "helping_verb"), either("moods", "subject")
    return re.compile(rf"(?:so |and |but )?{verb}\s+{subject}\b(?!\s*not\b)")


@cache
def _ends() -> re.Pattern[str]:
    may, tag = either("moods", "may"), either("moods", "tag")
    return re.compile(rf"\b(?:{either('moods', 'last_word')}|(?:{may}|lulus|kira|can|lepas)\b.*\b{tag})$")


def supposed_from(text: str) -> int | None:
    """Where in a sentence something is only supposed from: "kalau", "if". None when nothing is."""
    match = _if().search(text)
    return match.start() if match else None


def asked_from(text: str) -> int | None:
    """Where in a sentence a question begins; 0 when only its end asks; None when nothing is asked."""
    match = _begins().search(text)
    if match:
        return match.start()
    return 0 if asks(text) else None


def begins_asking(text: str) -> bool:
    """Whether a text begins with a question word: "what notice? nobody told me"."""
    return len(text.split()) >= _SHORTEST and _first().match(text) is not None


def asks(text: str) -> bool:
    """Whether a whole answer or clause is a question rather than something said."""
    text = pattern("moods", "any").sub(" ", text).strip()
    words = len(text.split())
    if words < _SHORTEST:
        return False
    helped = _helping().match(text) or pattern("moods", "asks_noun").match(text)
    if begins_asking(text) or helped or _if().match(text):
        return True
    if words > _SHORTEST and _asks_within(text):
        return True
    if asks_which(text):
        return True
    return text.endswith("?") and (words > _LONG or " ke " in text or _begins().search(text) is not None)


def asks_which(text: str) -> bool:
    """Whether a text asks which of two is meant: "gross or net?", "gaji pokok ke gaji kasar"."""
    which = text.endswith("?") and pattern("moods", "one_or_other").match(text)
    return bool(which) and pattern("moods", "goes_to").search(text) is None


def _asks_within(text: str) -> bool:
    or_asks = pattern("moods", "or_asks").search(text) and pattern("moods", "may").search(text)
    ends = _ends().search(text.rstrip("?!. "))
    return bool(or_asks or ends or pattern("moods", "may_i").match(text))


def tells_nothing(text: str) -> bool:
    """Whether a whole text says no more than that help is wanted: "tolong saya", "nak claim", "apa patut saya buat"."""
    return re.fullmatch(either("moods", "tells_nothing"), text.strip(" ?!.,")) is not None


def wishes(text: str) -> bool:
    """Whether a whole text says what somebody wants to do, and does not ask for a claim."""
    return re.match(either("moods", "wishes"), text) is not None


def asks_who(text: str) -> bool:
    """Whether a whole text asks who is speaking: "siapa awak", "are you PERKESO?"."""
    return re.fullmatch(either("moods", "asks_who"), text.strip(" ?!.,")) is not None


def without_announcing(text: str) -> str:
    """A text without the words that only say that a question is coming; empty where it says no more than that."""
    match = _announces().match(text)
    rest = text[match.end() :].strip() if match else text
    return "" if re.fullmatch(either("moods", "about_whom"), f" {rest}") else rest


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"{either('moods', 'announces')}(?!\w)[ ,.!:]*", re.IGNORECASE)
