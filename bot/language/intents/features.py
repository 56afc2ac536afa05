"""What a message is recognised by: pieces of its words, its words, and the kinds (concepts) and meanings of its words.

In: a text. Out: three lists of features, each a short text. The same function feeds the training and the service.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.choices.states import places
from bot.language.intents.meanings import meanings_of
from bot.language.lexicon.short_forms import short_forms
from bot.language.lexicon.tables import read_table
from bot.language.lexicon.tokens import plain

_WORD = re.compile(r"[^\W_]+|%")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_ITEM = re.compile(r'"([^"]+)"|(\S+)')
LONGEST_PHRASE = 5
_SHORTEST, _LONGEST = 2, 5
_MOST_WORDS = 100
_MOST_IN_PAIRS = 20  # no phrase learned from has more; a long message has so many that its pairs tell little
_SHORTEST_SLIP = 5
_KNOWN = Path(__file__).with_name("known_words.txt")


def words_of(text: str) -> list[str]:
    """The words of a message in plain form: short forms written out, signs dropped."""
    lowered = _REPEATED.sub(r"\1\1", plain(text).replace("'", "").replace("’", ""))
    return [_meant(word) for word in _WORD.findall(lowered)[:_MOST_WORDS]]


def _meant(word: str) -> str:
    """The word itself, the plain form of a short form, or the one known word that a slip of the finger makes of it."""
    plain_form = short_forms().get(word)
    if plain_form:
        return plain_form
    if len(word) < _SHORTEST_SLIP or not word.isalpha():
        return word
    known, alike = _known_words()
    if word in known:
        return word
    slips = 2 if len(word) >= 2 * _SHORTEST_SLIP - 1 else 1
    near = process.extractOne(word, alike.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
    return short_forms().get(near[0], near[0]) if near else word


def features(text: str) -> tuple[list[str], list[str], list[str]]:
    """The pieces, the words with their neighbours, and the concepts and the meanings alone and in pairs.

    Nothing comes twice.
    """
    words = words_of(text)
    pieces = list(dict.fromkeys(piece for word in dict.fromkeys(words) for piece in pieces_of(word)))
    pairs = [f"w:{first} {second}" for first, second in zip(["^", *words], [*words, "$"], strict=True)]
    named = list(dict.fromkeys([f"w:{word}" for word in words] + pairs))
    meanings = list(dict.fromkeys(meaning for word in words for meaning in meanings_of(word)))
    return pieces, named, alone_and_in_pairs("c:", concepts_of(words)) + alone_and_in_pairs("m:", meanings)


def alone_and_in_pairs(mark: str, kinds: Sequence[str]) -> list[str]:
    """Each kind and each two of them together, marked so that two sorts of kinds stay apart."""
    pairs = combinations(sorted(kinds[:_MOST_IN_PAIRS]), 2)
    return [mark + one for one in kinds] + [f"{mark}{one}+{two}" for one, two in pairs]


def named_concepts(found: Sequence[Sequence[str]]) -> frozenset[str]:
    """The concepts among the features of a message."""
    return frozenset(kind[2:] for kind in found[2] if kind.startswith("c:") and "+" not in kind)


@lru_cache(maxsize=8192)
def pieces_of(word: str) -> tuple[str, ...]:
    """Every run of 2 to 5 letters of a word with its edges marked."""
    marked = f" {word[:30]} "
    return tuple(
        marked[at : at + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for at in range(max(1, len(marked) - length + 1))
    )


def concepts_of(words: list[str], table: str = "concepts.yaml") -> list[str]:
    """The concepts of a table that the words and phrases of a message stand for, in alphabetical order."""
    exact, beginnings, first_words = phrase_table(table)
    found: set[str] = set()
    for word in set(words):
        found |= exact.get(word, frozenset())
        for beginning, concepts in beginnings.get(word[0], {}).items():
            if word.startswith(beginning):
                found |= concepts
    for at, word in enumerate(words):
        if word in first_words:
            for length in range(2, LONGEST_PHRASE + 1):
                found |= exact.get(" ".join(words[at : at + length]), frozenset())
    return sorted(found)


@cache
def _known_words() -> tuple[frozenset[str], dict[str, list[str]]]:
    """The words that are no slips, all and by first letter: written by the training (`known_words.txt`)."""
    known = _KNOWN.read_text(encoding="utf-8").split()
    by_letter: dict[str, list[str]] = {}
    for word in known:
        by_letter.setdefault(word[0], []).append(word)
    return frozenset(known), by_letter


@cache
def phrase_table(table: str) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, set[str]]], frozenset[str]]:
    """Phrase -> concepts; first letter -> beginning of a word -> concepts; and the words that begin a longer phrase.

    All in the plain form that `words_of` gives.
    """
    exact: dict[str, set[str]] = {}
    beginnings: dict[str, dict[str, set[str]]] = {}
    for concept, text in read_table(table).items():
        for quoted, single in _ITEM.findall(text):
            if single.endswith("*"):
                beginnings.setdefault(single[0], {}).setdefault(single[:-1], set()).add(concept)
            else:
                exact.setdefault(" ".join(words_of(quoted or single)), set()).add(concept)
    for name in places() if table == "concepts.yaml" else ():
        if len(name) > 3:
            exact.setdefault(" ".join(words_of(name)), set()).add("place")
    frozen = {phrase: frozenset(concepts) for phrase, concepts in exact.items() if phrase}
    return frozen, beginnings, frozenset(phrase.split()[0] for phrase in frozen if " " in phrase)
