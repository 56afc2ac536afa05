"""Which question of the bank a text asks: the likeliest answers, and whether to say one, to offer a few, or neither.

The weights are learned offline (`training/train.py`). A text that asks what a term means is answered from the terms
(`terms.yaml`) before anything else. An answer that the content no longer has is the caller's to leave out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from bot.language.intents.features import LONGEST_PHRASE, phrase_table, words_of
from bot.language.intents.question_features import question_features
from bot.language.intents.sparse_model import SparseModel, fingerprint, load_sparse

FILE = Path(__file__).with_name("answers.bin")
NOTHING = "none"
"""The class of what asks nothing that the bank answers."""

AnswerDecision = Literal["say", "offer", "none"]

# Chosen on phrases left out of training, see benchmarks/questions.py.
SAY_FROM, SAY_AHEAD = -0.50, 0.28
OFFER_FROM = -0.75
_MOST = 5
_MOST_WORDS_OF_TERM = 7
_LIKELY = 0.25  # what is added to the score of an answer that people ask for where a text was typed
_SURE = 0.3  # the score from which a term gives way to another answer


@dataclass(frozen=True, slots=True)
class Match:
    """An answer and its score; above 0 it is rather right than wrong."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The likeliest answers, best first, and what to do: say the first, offer the first three, or neither."""

    answers: tuple[Match, ...]
    decision: AnswerDecision


def find_answers(text: str, likely: Collection[str] = ()) -> Found:
    """The answers that a text may ask for. Any text is allowed; only its first characters are read.

    `likely` are those that people ask for where it was typed: where none is sure, they count for a little more.
    """
    found = question_features(text)
    scores = dict(zip(_model().classes, _model().scores(found), strict=True))
    terms = terms_asked(text, found[3])
    decided = decide(scores, terms)
    if decided.decision == "say" or not likely:
        return decided
    again = decide(scores | {id_: scores[id_] + _LIKELY for id_ in likely if id_ in scores}, terms)
    sure = again.decision == "say" and scores.get(again.answers[0].id, -9.0) >= SAY_FROM
    return again if sure or again.decision != "say" else Found(again.answers, "offer")


def decide(scores: dict[str, float], terms: Sequence[str] = ()) -> Found:
    """The same, from the score of each class and the terms that are asked about."""
    nothing = scores.get(NOTHING, -9.0)
    ranked = sorted(
        (Match(id_, round(score, 3)) for id_, score in scores.items() if id_ != NOTHING), key=lambda one: -one.score
    )
    best, next_ = ranked[0].score, ranked[1].score
    if terms and not (best >= _SURE and ranked[0].id not in terms):
        return _of_terms(ranked, terms)
    ranked = ranked[:_MOST]
    if nothing >= best:
        return Found(tuple(ranked), "none")
    if best >= SAY_FROM and best - next_ >= SAY_AHEAD and best - nothing >= SAY_AHEAD:
        return Found(tuple(ranked), "say")
    return Found(tuple(ranked), "offer" if best >= OFFER_FROM else "none")


def terms_asked(text: str, senses: Sequence[str]) -> tuple[str, ...]:
    """The terms whose meaning, or whose difference, a short text asks for."""
    words = words_of(text)
    if len(words) > _MOST_WORDS_OF_TERM or not ("q:q_what_is" in senses or "q:q_difference" in senses):
        return ()
    named = _terms_in(words)
    if "q:q_difference" in senses:
        return named if len(named) > 1 else ()
    return named if len(named) == 1 else ()


def _terms_in(words: Sequence[str]) -> tuple[str, ...]:
    """The terms that the words name; a longer name hides those within it."""
    known, _, _ = phrase_table("terms.yaml")
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        lengths = range(min(LONGEST_PHRASE, len(words) - at), 0, -1)
        length = next((each for each in lengths if " ".join(words[at : at + each]) in known), 0)
        found |= dict.fromkeys(known[" ".join(words[at : at + length])] if length else ())
        at += length or 1
    return tuple(found)


def load() -> None:
    """Read the learned weights and the tables of words now, so that no message waits for them."""
    find_answers("perkeso")


def _of_terms(ranked: Sequence[Match], terms: Sequence[str]) -> Found:
    """The terms asked about first: one is said, two are offered with what else may be meant."""
    if len(terms) > 1 and ranked[0].id not in terms and ranked[0].score >= SAY_FROM:
        first = [ranked[0], *(one for one in ranked if one.id in terms)]  # an answer about the two of them
    else:
        first = [one for one in ranked if one.id in terms]
    rest = [one for one in ranked[:_MOST] if one not in first]
    return Found(tuple([*first, *rest][:_MOST]), "say" if len(terms) == 1 else "offer")


@cache
def _model() -> SparseModel:
    return load_sparse(FILE, fingerprint(question_features))
