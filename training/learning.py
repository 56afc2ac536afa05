"""The phrases to learn from, and the learning: features counted, a linear model fitted. Needs scikit-learn."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from scipy.sparse import csr_matrix, diags, hstack
from scipy.special import softmax
from sklearn.svm import LinearSVC

from bot.language.intents.features import features

FOLDER = Path(__file__).parent
SEEN_AT_LEAST = 2
STRENGTH = 1.0
# What the margins are multiplied by to become likelihoods: 5 fits phrases left out best, a little less opens fewer
# of them wrongly.
SHARPNESS = 4.0


class Phrase(NamedTuple):
    """A phrase with its topic and its language: ms, en or mixed."""

    text: str
    topic: str
    language: str


def phrases(files: str = "phrases-*.yaml") -> list[Phrase]:
    """Every phrase of the files that topics are learned from, or of others."""
    return [
        Phrase(line.strip(), topic, language)
        for file in sorted(FOLDER.glob(files))
        for topic, languages in yaml.safe_load(file.read_text(encoding="utf-8")).items()
        for language, lines in languages.items()
        for line in lines.strip().splitlines()
    ]


class Learned(NamedTuple):
    """A fitted model: the known features of each group, and for each topic the weights of all of them and a bias."""

    vocabularies: list[dict[str, int]]
    topics: list[str]
    weights: np.ndarray
    bias: np.ndarray

    def likely(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """The likelihood of each topic for each text, as `bot.language.intents.linear_model` finds it."""
        scores = matrix([features(text) for text in texts], self.vocabularies) @ self.weights + self.bias
        return [dict(zip(self.topics, row, strict=True)) for row in softmax(scores, axis=1).tolist()]


def learn(some: Sequence[Phrase]) -> Learned:
    """A model learned from phrases."""
    found = [features(phrase.text) for phrase in some]
    known = vocabularies(found)
    classifier = LinearSVC(C=STRENGTH, random_state=0)
    classifier.fit(matrix(found, known), [phrase.topic for phrase in some])
    return Learned(known, list(classifier.classes_), SHARPNESS * classifier.coef_.T, SHARPNESS * classifier.intercept_)


Found = Sequence[Sequence[str]]
"""The features of a text, group by group."""


def vocabularies(found: Sequence[Found]) -> list[dict[str, int]]:
    """For each group of features those seen often enough, with their places."""
    known = []
    for group in zip(*found, strict=True):
        counts = Counter(feature for features_ in group for feature in features_)
        often = sorted(feature for feature, count in counts.items() if count >= SEEN_AT_LEAST)
        known.append({feature: number for number, feature in enumerate(often)})
    return known


def matrix(found: Sequence[Found], known: list[dict[str, int]]) -> csr_matrix:
    """One row a text: its known features, each group of the same length, as `bot.language.intents` weighs them."""
    parts = []
    for number, places in enumerate(known):
        pairs = [
            (row, places[feature])
            for row, groups in enumerate(found)
            for feature in dict.fromkeys(groups[number])
            if feature in places
        ]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        part = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(found), len(places)))
        counts = np.sqrt(np.maximum(np.asarray(part.sum(axis=1)).ravel(), 1))
        parts.append(diags(1 / counts) @ part)
    return hstack(parts).tocsr()
