"""A text in clauses, each with its mood. Facts are only ever taken from what is said.

In: any text. Out: clauses in order, with their places in `tokens.plain(text)`. What follows "kalau" or a question word
belongs to the question up to the end of its sentence; a comma, "tapi" or "so" ends a clause.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.language.clauses.mood import asked_from, supposed_from
from bot.language.lexicon.tokens import plain

_SENTENCE = re.compile(r"(?:(?<=[^\d])|(?<=\d)(?=\D))[.!;\n]+(?=\s|$)|[?]+|\n+")
_THEN = (
    "tapi|tp|tpi|but|so|jadi|then|lepas tu|lps tu|pastu|selepas itu|now|sekarang|skrg|skang|padahal|walaupun|although|"
    "however|manakala"
)
_CLAUSE = re.compile(rf",(?!\d{{3}}\b)|\s[-–—]\s|\s+(?=(?:{_THEN})\b)")


class Mood(Enum):
    """How a clause is meant."""

    SAID = "said"
    ASKED = "asked"
    SUPPOSED = "only supposed"


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a text that tells one thing. `sentence` numbers the sentences."""

    text: str
    start: int
    end: int
    mood: Mood
    sentence: int


def clauses(text: str) -> list[Clause]:
    """The clauses of a text."""
    text = plain(text)
    found: list[Clause] = []
    for number, (start, end) in enumerate(_parts(text, _SENTENCE)):
        sentence = text[start:end]
        supposed = supposed_from(sentence)
        asked = asked_from(_with_mark(text, start, end))
        for first, last in _parts(sentence, _CLAUSE):
            found += _moods(text, start + first, start + last, start, supposed, asked, number)
    return found


def said_in(parts: Iterable[Clause]) -> list[Clause]:
    """Those clauses that state something."""
    return [clause for clause in parts if clause.mood is Mood.SAID]


def _moods(
    text: str, first: int, last: int, start: int, supposed: int | None, asked: int | None, number: int
) -> list[Clause]:
    """A clause, cut where it begins to ask or suppose."""
    asks = _whole_if_end(asked, first, last, start, text)
    turns = [
        (start + place, mood) for place, mood in ((supposed, Mood.SUPPOSED), (asks, Mood.ASKED)) if place is not None
    ]
    turns.sort(key=lambda turn: turn[0])
    cuts = [(first, Mood.SAID)]
    for place, mood in turns:
        if place <= first:
            cuts = [(first, mood)]
        elif place < last:
            cuts.append((place, mood))
    ends = [*(place for place, _ in cuts[1:]), last]
    return [
        Clause(text[begin:end], begin, end, mood, number)
        for (begin, mood), end in zip(cuts, ends, strict=True)
        if text[begin:end].strip()
    ]


def _whole_if_end(asked: int | None, first: int, last: int, start: int, text: str) -> int | None:
    """A question told only by its end asks in the last clause of the sentence, not in those before."""
    if asked != 0 or _begins(text, start):
        return asked
    rest = text[last:].lstrip()
    is_last = not rest or rest[0] in "?.!;\n"
    return first - start if is_last else None


def _begins(text: str, start: int) -> bool:
    rest = text[start:].lstrip()
    return asked_from(rest[:40] + " ...") == 0


def _with_mark(text: str, start: int, end: int) -> str:
    """A sentence with the "?" that ends it."""
    return text[start:end] + ("?" if text[end : end + 1] == "?" else "")


def _parts(text: str, by: re.Pattern[str]) -> list[tuple[int, int]]:
    ends = [(match.start(), match.end()) for match in by.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if text[start:stop].strip()]
