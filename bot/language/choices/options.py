"""Answers to closed questions: an option by its number, its label, a part of it or another word for it.

What fits one option well is sure. What fits several, or one only roughly, comes back as candidates to be asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.language.choices.answer_words import Heard, How, heard
from bot.language.lexicon.slips import BEGINNING, SLIP, same_word
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.numbers.spans import Span, read_span, written_span

MOST_CANDIDATES = 4
_MOST_WORDS = 12
_SHARE = 0.34  # of the telling words of an answer, that an option has to explain when one of its names stands there
_PART = 0.5  # what one word of a longer reply says, beside one that stands alone
_NUMBER = re.compile(r"(?:pilihan|nombor|no|number|option|pilih|#)?\s*[.#]?\s*(\d{1,2})\s*[).]?")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question: its id, its labels in both languages, and other ways people write it.

    `story` tells it in any sentence, `replies` only in an answer to its question. A reply such as `0..3 days` stands
    for every amount in that span.
    """

    id: str
    labels: tuple[str, ...]
    story: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceReading:
    """`sure` is the id of the one option that was meant; else `candidates` are the ids to ask about, best first."""

    sure: str | None = None
    candidates: tuple[str, ...] = ()


def place_named(text: str) -> int | None:
    """The place in a list that a text names and nothing else, from 1: "2", "no. 2", "pilihan 2"."""
    match = _NUMBER.fullmatch(plain(text, MOST_OF_ANSWER).strip())
    return int(match[1]) if match else None


def names_word_of(text: str, option: Option) -> bool:
    """Whether a telling word of an option stands in the text as it is, or an amount it stands for."""
    known = _known(option)
    names = {*known.said, *known.denied}
    told = (word.word in names for word in heard(text) if word.how not in (How.LITTLE, How.DENIAL))
    spans = (read_span(text, span.unit) for span in known.spans)
    return _written(text) in known.written or any(told) or any(span is not None for span in spans)


def all_named(text: str, options: Sequence[Option]) -> list[str]:
    """Every option that a text names by a whole label or reply and does not deny, in the order given."""
    fits = _fits(heard(text), options)
    return [option.id for option, fit in zip(options, fits, strict=True) if fit.named and not fit.denied]


def read_choice(text: str, options: Sequence[Option]) -> ChoiceReading:
    """Which of the options a text means. Numbers count from 1, in the order given."""
    words = _written(text)
    if not words:
        return ChoiceReading()
    exact = [option.id for option in options if words in _known(option).written]
    number = _NUMBER.fullmatch(plain(text).strip())
    meant = _by_number(int(number[1]), exact, options) if number else exact
    if meant:
        return (
            ChoiceReading(sure=meant[0])
            if len(meant) == 1
            else ChoiceReading(candidates=tuple(meant[:MOST_CANDIDATES]))
        )
    return _by_words(text, options)


def is_named(text: str, options: Sequence[Option]) -> str | None:
    """The one option whose label or reply is written just so, with words that tell something; None for any other."""
    words = _written(text)
    exact = [option.id for option in options if words and words in _known(option).written]
    return exact[0] if len(exact) == 1 and not _NUMBER.fullmatch(plain(text, MOST_OF_ANSWER).strip()) else None


def _by_number(number: int, exact: Sequence[str], options: Sequence[Option]) -> list[str]:
    """The option in that place, and those that stand for that many days or months: "3" may be 3 days."""
    placed = [options[number - 1].id] if 0 < number <= len(options) else []
    amounts = [
        option.id
        for option in options
        for span in _known(option).spans
        if span.unit != "years" and span.least <= number <= span.most
    ]
    return list(dict.fromkeys([*placed, *exact, *amounts]))


class _Names:
    """Words by their first letter, each with what it says: words that are alike begin alike."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = {}

    def add(self, word: str, weight: float) -> None:
        """One word; the greatest of its weights counts."""
        same = self.weights.setdefault(word[0], {})
        same[word] = max(weight, same.get(word, 0.0))

    def __iter__(self) -> Iterator[str]:
        return (word for same in self.weights.values() for word in same)

    def best(self, word: str, shared: Counter[str], least: float) -> float:
        """What the likest name says; less when other options know that name too. 0 below the least likeness."""
        return max(
            (
                alike * weight / shared[name]
                for name, weight in self.weights.get(word[0], {}).items()
                if (alike := same_word(word, name)) >= least
            ),
            default=0.0,
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What an option is known by: its names as written, their words, the phrases of them, and its spans."""

    written: frozenset[tuple[str, ...]]
    said: _Names
    denied: _Names
    phrases: frozenset[tuple[str, ...]]
    spans: tuple[Span, ...]


@dataclass(slots=True)
class _Fit:
    """How well an option fits: its score, which words of the answer it explains, and whether the answer denies it."""

    score: float = 0.0
    explains: frozenset[int] = frozenset()
    named: bool = False
    denied: bool = False


@lru_cache(maxsize=1024)
def _known(option: Option) -> _Known:
    spans = tuple(span for span in map(written_span, option.replies) if span)
    names = [name for name in (*option.labels, *option.story, *option.replies) if written_span(name) is None]
    said, denied = _Names(), _Names()
    for name in names:
        weight = _PART if name in option.replies and len(heard(name)) > 1 else 1.0
        for word in heard(name):
            if word.how in (How.SAID, How.AFTER_DENIAL):
                said.add(word.word, weight)
            if word.how in (How.DENIED, How.AFTER_DENIAL):
                denied.add(word.word, weight)
    phrases = frozenset(
        tuple(word.word for word in words)
        for words in map(heard, names)
        if any(word.how is not How.LITTLE for word in words) and (len(words) > 1 or words[0].how is How.SAID)
    )
    written = frozenset(_written(name) for name in (*names, option.id))
    return _Known(written, said, denied, phrases, spans)


def _by_words(text: str, options: Sequence[Option]) -> ChoiceReading:
    words = heard(text)
    telling = [at for at, word in enumerate(words) if word.how not in (How.LITTLE, How.DENIAL)]
    fits = _fits(words, options)
    _add_spans(text, [_known(option) for option in options], fits)
    order = [number for number, fit in enumerate(fits) if fit.score > 0 and not fit.denied]
    order.sort(key=lambda number: -fits[number].score)
    if not order:
        return _by_little_words(words, options)
    if fits[order[0]].score < 0.4:
        return ChoiceReading()
    best = fits[order[0]]
    share = len(best.explains) / max(1, len(telling))
    if (
        best.score >= 0.7
        and all(_beats(best, fits[other]) for other in order[1:])
        and (share >= 0.5 or (best.named and share >= _SHARE) or best.score >= 2.5)
        and len(telling) <= _MOST_WORDS
    ):
        return ChoiceReading(sure=options[order[0]].id)
    near = tuple(options[at].id for at in order if fits[at].score >= best.score / 3)
    return ChoiceReading(candidates=near[:MOST_CANDIDATES])


def _fits(words: tuple[Heard, ...], options: Sequence[Option]) -> list[_Fit]:
    known = [_known(option) for option in options]
    said = Counter(word for each in known for word in each.said)
    denied = Counter(word for each in known for word in each.denied)
    return [_fit(words, each, said, denied) for each in known]


def _by_little_words(words: Sequence[Heard], options: Sequence[Option]) -> ChoiceReading:
    """A short answer in which nothing else tells: "saya la" is the option that is known as "saya"."""
    said = {word.word for word in words}
    if len(words) > 3 or any(word.how is How.DENIAL for word in words):
        return ChoiceReading()
    named = [
        option.id for option in options if any(len(name) == 1 and name[0] in said for name in _known(option).written)
    ]
    return ChoiceReading(sure=named[0]) if len(named) == 1 else ChoiceReading()


def _beats(best: _Fit, other: _Fit) -> bool:
    """Whether one option fits clearly better: far better, or it explains all that the other does and more."""
    if best.explains < other.explains:
        return False
    if other.explains < best.explains:
        return best.score >= 1.25 * other.score
    return best.score >= (1.5 if other.score < 1 else 3) * other.score


def _fit(words: tuple[Heard, ...], known: _Known, said: Counter[str], denied: Counter[str]) -> _Fit:
    fit = _Fit()
    explains: set[int] = set()
    outside, settled, denies = 0.0, False, False
    for at, word in enumerate(words):
        if word.how in (How.LITTLE, How.DENIAL):
            continue
        as_said = known.said.best(word.word, said, BEGINNING)
        as_denied = known.denied.best(word.word, denied, SLIP)
        if word.how is How.SAID:
            value, outside = as_said, outside + as_said
        elif word.how is How.DENIED:
            value, denies = as_denied, True
            settled = settled or as_denied > 0
            if as_said and not as_denied:
                fit.denied, value = True, -as_said
        else:
            value = max(as_said, as_denied)
        fit.score += value
        if value > 0:
            explains.add(at)
    most = 0
    for phrase in known.phrases:
        for at in _places(words, phrase):
            inside = range(at, at + len(phrase))
            telling = [place for place in inside if words[place].how is not How.LITTLE]
            fit.named, most = True, max(most, len(telling))
            explains.update(telling)
            settled = settled or any(words[place].how is How.DENIAL for place in inside)
    fit.score += most
    if denies and not settled and outside < 0.5:
        fit.denied = True
    fit.explains = frozenset(explains)
    return fit


def _places(words: tuple[Heard, ...], phrase: tuple[str, ...]) -> list[int]:
    """Where a phrase stands in an answer; not where a denial before it takes it back."""
    written = tuple(word.word for word in words)
    found = []
    for at in range(len(words) - len(phrase) + 1):
        if written[at] == phrase[0] and written[at : at + len(phrase)] == phrase:
            hows = {word.how for word in words[at : at + len(phrase)]}
            if How.DENIAL in hows or hows <= {How.SAID, How.LITTLE}:
                found.append(at)
    return found


def _add_spans(text: str, known: Sequence[_Known], fits: Sequence[_Fit]) -> None:
    """An option whose span holds the amount that the answer names fits well; one whose span does not, badly."""
    for each, fit in zip(known, fits, strict=True):
        span = read_span(text, each.spans[0].unit) if each.spans else None
        if span is None:
            continue
        if any(own.holds(span) for own in each.spans):
            fit.score, fit.named, fit.denied = max(fit.score, 0) + 3, True, False
            fit.explains |= {-1}
        elif any(own.meets(span) for own in each.spans):
            fit.score = max(fit.score, 0) + 1.5
            fit.explains |= {-1}
        else:
            fit.score, fit.denied = fit.score - 3, True


def _written(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in plain form."""
    return tuple(word.word for word in heard(text))
