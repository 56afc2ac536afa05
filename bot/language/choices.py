"""Answers to closed questions: an option by its number, its label, a part of it or another word for it; yes or no.

What fits one option well is sure. What fits several, or one only roughly, comes back as candidates to be asked.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.language.tokens import MOST_OF_ANSWER, plain, tokens, word_set, word_texts

MOST_CANDIDATES = 4
_MOST_WORDS, _SURE_WORDS = 40, 12
_STOP = word_set(
    "saya sy aku i me my dia di kat dekat the a an is was of or atau dan and yang yg untuk utk for to ni tu itu "
    "ini la lah je sahaja pun kot ke in on at dengan dgn with oleh by kena telah dah sudah have has had it im "
    "kerana sebab because"
)
_NEGATIONS = word_set("tak tidak tk x bukan not no never dont don't didnt belum tiada takde xde without tanpa")
_NUMBER = re.compile(r"(?:pilihan|nombor|no|number|option|pilih|#)?\s*[.#]?\s*(\d{1,2})\s*[).]?")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question: its id, its labels in both languages, and other ways people write it."""

    id: str
    labels: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceReading:
    """`sure` is the id of the one option that was meant; else `candidates` are the ids to ask about, best first."""

    sure: str | None = None
    candidates: tuple[str, ...] = ()


def read_choice(text: str, options: Sequence[Option]) -> ChoiceReading:
    """Which of the options a text means. Numbers count from 1, in the order given."""
    words = _words(text)[:_MOST_WORDS]
    if not words:
        return ChoiceReading()
    exact = [option.id for option in options if words in map(_name, (*option.labels, *option.words, option.id))]
    if len(exact) == 1:
        return ChoiceReading(sure=exact[0])
    number = _NUMBER.fullmatch(plain(text).strip())
    if number:
        index = int(number[1]) - 1
        return ChoiceReading(sure=options[index].id) if 0 <= index < len(options) else ChoiceReading()
    if exact:
        return ChoiceReading(candidates=tuple(exact[:MOST_CANDIDATES]))
    return _by_words(words, options)


def _by_words(words: tuple[str, ...], options: Sequence[Option]) -> ChoiceReading:
    heard = [word for word in words if word not in _STOP] or list(words)
    spaced = f" {' '.join(words)} "
    known = [_known(option) for option in options]
    shared = Counter(word for names in known for word in names)
    scores: list[tuple[float, int]] = []
    for number, option in enumerate(options):
        if len(heard) <= _SURE_WORDS:
            score = sum(max((_alike(word, name) / shared[name] for name in known[number]), default=0) for word in heard)
        else:  # so many words decide nothing, so slips need no finding
            score = sum(1 / shared[word] for word in heard if word in known[number])
        score += sum(f" {' '.join(_name(name))} " in spaced for name in (*option.labels, *option.words) if _name(name))
        if score:
            scores.append((score, number))
    scores.sort(key=lambda pair: (-pair[0], pair[1]))
    if not scores:
        return ChoiceReading()
    best, number = scores[0]
    rest = scores[1][0] if len(scores) > 1 else 0.0
    matched = sum(any(_alike(word, name) for name in known[number]) for word in heard) / len(heard)
    negated = bool(_NEGATIONS & set(words)) and not _NEGATIONS & known[number]
    if (
        best >= 0.7
        and best >= (1.5 if rest < 1 else 3) * rest
        and (matched >= 0.5 or best >= 2.5)
        and not negated
        and len(heard) <= _SURE_WORDS
    ):
        return ChoiceReading(sure=options[number].id)
    near = tuple(options[index].id for score, index in scores if score >= best / 2)
    return ChoiceReading(candidates=near[:MOST_CANDIDATES]) if best >= 0.4 else ChoiceReading()


def _alike(word: str, name: str) -> float:
    """1 for the same word, less for a slip of the finger or a beginning of it, 0 for another word."""
    if word == name:
        return 1.0
    if word[0] != name[0] or len(word) < 4 or len(name) < 4 or word.isdecimal():
        return 0.0
    if name.startswith(word) or (word.startswith(name) and len(name) >= 5):
        return 0.8
    slips = 2 if min(len(word), len(name)) >= 8 else 1
    return 0.9 if OSA.distance(word, name, score_cutoff=slips) <= slips else 0.0


@lru_cache(maxsize=2048)
def _known(option: Option) -> frozenset[str]:
    """The words that tell an option."""
    return frozenset(word for name in (*option.labels, *option.words) for word in _name(name)) - _STOP


@lru_cache(maxsize=8192)
def _name(name: str) -> tuple[str, ...]:
    """The words of a label or of another way to write it; the same few are asked for again and again."""
    return _words(name)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word_texts(plain(text, MOST_OF_ANSWER)))


# --- yes and no ------------------------------------------------------------------------------------------

_YES = word_set(
    "ya yaa ye yer yes yess yep yup yupp yeah yea yeahh y yaa iya aah haah ha'ah betul btul betoi btl benar "
    "correct right true sure ok okay okey k setuju confirm mestilah absolutely definitely indeed ha'a yela yelah "
    "memang aye of-course 👍 ✅"
)
_NO = word_set(
    "tak tk x tidak tdk no nope nop nah n taknak xnak bukan bkn takde takda xde xda xada tiada takdak tada never "
    "belum blm blum not don't dont didn't didnt doesn't doesnt isn't wasn't salah wrong false tanpa without "
    "negative non 👎 ❌"
)
_SOFT_YES = word_set("ada pernah boleh dah sudah layak dapat dpt have did do does has yes")
_UNSURE = re.compile(
    r"\b(tak|x|tk|tidak|not|don'?t|belum) ?(pasti|sure|tahu|tau|ingat|know|remember|certain|faham)\b"
    r"|\bentah|\bmungkin|\bmaybe"
    r"|\bxtau|\bxtahu|\btaktau|\bxsure|\bxpasti|\bidk|\bhmm|\bperhaps"
    r"|\bkot\b|\bkut\b|\btak ?pe\b|\btakpe\b|\btak apa\b|\?|\bke\s*$"
)
_SPEAKERS = word_set("saya sy aku i we kami dia he she they mereka it well erm um oh")


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, in both languages and slang; None for anything else, "maybe" and "I don't know"."""
    lowered = plain(text, MOST_OF_ANSWER).strip()
    if not lowered or _UNSURE.search(lowered):
        return None
    words = [token.text for token in tokens(lowered) if token.text not in {".", ",", "!", "-"}]
    while len(words) > 1 and words[0] in _SPEAKERS:
        words = words[1:]
    if not words or len(words) > 12:
        return None
    no = [word for word in words if word in _NO]
    yes = [word for word in words if word in _YES]
    if no:
        doubled = len(no) > 1 and {"salah", "wrong", "false"} & set(no)
        first = words[0] in _NO or (len(words) > 1 and words[1] in _NO)
        return (
            False if first and not doubled and (not yes or words[1:2] in (["betul"], ["benar"], ["correct"])) else None
        )
    if words[0] in _YES or words[0] in _SOFT_YES:
        return True
    return True if len(words) <= 3 and words[-1] in _YES else None
