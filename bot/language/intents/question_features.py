"""What a question is recognised by: what every message is (`features`), its words without endings, and its senses.

The senses (`questions.yaml`) tell what kind of question it is (may I, who pays, how long, what is) and what it is
about. In: a text. Out: four lists of features. The same function feeds the training and the service.
"""

import re

from bot.language.clauses.mood import asks
from bot.language.intents.features import alone_and_in_pairs, concepts_of, features, words_of
from bot.language.lexicon.stems import bare_root
from bot.language.lexicon.tokens import plain

ASKING = frozenset(
    {"q_may", "q_must", "q_eligible", "q_who", "q_how_much", "q_how_long", "q_when", "q_limit", "q_where", "q_how"}
) | {"q_what_is", "q_difference", "q_why", "q_what_if", "q_both", "q_affect", "q_worth"}
"""The senses that make a question."""
_ALSO_TELL = frozenset({"q_must", "q_why", "q_difference", "q_affect", "q_eligible", "q_what_if", "q_both", "q_worth"})
"""Those whose words also tell: "kena buang", "sebab", "hilang"."""

_CANNOT = re.compile(r"\b(?:tak|tidak|tdk|tk|x)\s?(?:boleh|bole|leh|dapat|mampu)\b(?!\s*(?:ke|kah)\b)")

Features = tuple[list[str], list[str], list[str], list[str]]


def question_features(text: str) -> Features:
    """The pieces, the words and roots, the concepts and meanings, and the senses alone and in pairs."""
    pieces, named, kinds = features(text)
    words = words_of(text)
    roots = list(dict.fromkeys(f"s:{bare_root(word)}" for word in words))
    return pieces, named + roots, kinds, alone_and_in_pairs("q:", concepts_of(words, "questions.yaml"))


def is_asking(text: str) -> bool:
    """Whether a text has the form or the words of a question."""
    return asks(plain(text)) or has_asking_words(text)


def has_asking_words(text: str) -> bool:
    """Whether a text has the sign or a word of a question, in whatever sentence."""
    return "?" in text or not ASKING.isdisjoint(_senses(text))


def is_plainly_asking(text: str) -> bool:
    """Whether a text asks in words that do not as well tell what happened."""
    senses = ASKING - _ALSO_TELL
    return "?" in text or asks(plain(text)) or not senses.isdisjoint(_senses(text))


def _senses(text: str) -> list[str]:
    """The senses of a text's words, but for "tak boleh kerja": what somebody cannot do is told, not asked."""
    return concepts_of(words_of(_CANNOT.sub(" ", text.casefold())), "questions.yaml")
