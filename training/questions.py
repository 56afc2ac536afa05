"""The phrases by which people ask the questions of the bank, and learning which is asked. Needs scikit-learn.

`questions/*.yaml` hold them by the id of the answer, one a line; under `none` stand near misses, which nothing in the
bank answers. What tells, greets or complains (`phrases-*.yaml`) asks nothing either.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from scipy.sparse import csr_matrix, diags
from sklearn.svm import LinearSVC

from bot.content.loader import Content, load, packaged_flows
from bot.language.intents.answers import NOTHING
from bot.language.intents.question_features import has_asking_words, question_features
from bot.language.intents.topics import SUBJECTS
from bot.language.text.catalogue import load_catalogue
from training.learning import matrix, phrases, vocabularies

FOLDER = Path(__file__).parent / "questions"
STRENGTH = 1.0
KEPT_FROM = 0.005
"""Weights below this share of the largest one of their feature's group are left out."""

_ASKS_NOTHING = ("greeting", "thanks_bye", "abuse_or_frustration", "distress", "language_switch", "out_of_scope")


class Asked(NamedTuple):
    """A phrase with the answer that it asks for."""

    text: str
    answer: str


def meant(content: Content) -> dict[str, str]:
    """Every id of the bank, merged ones too, with the answer it means."""
    found = {id_: id_ for id_ in content.answers}
    found |= {old: answer.id for answer in content.answers.values() for old in answer.also}
    return {**found, NOTHING: NOTHING}


def asked(files: str = "*.yaml", content: Content | None = None) -> list[Asked]:
    """The phrases of some files. Raises KeyError for an id that the bank does not have."""
    ids = meant(content or load(packaged_flows()))
    return [
        Asked(line.strip(), ids[id_])
        for file in sorted(FOLDER.glob(files))
        for id_, lines in yaml.safe_load(file.read_text(encoding="utf-8")).items()
        for line in lines.strip().splitlines()
    ]


def titles(content: Content) -> list[Asked]:
    """The questions as the bank itself writes them, in both languages."""
    catalogue = load_catalogue()
    texts = [
        (answer.id, [str(answer.question), catalogue.malay(answer.question)]) for answer in content.answers.values()
    ]
    return [Asked(text, id_) for id_, both in texts for text in both if text]


def no_questions() -> list[Asked]:
    """Phrases of the topics that ask nothing of the bank: small talk, other matters, and what only tells."""
    found = []
    for phrase in phrases():
        tells = phrase.topic in SUBJECTS and not has_asking_words(phrase.text)
        if phrase.topic in _ASKS_NOTHING or tells:
            found.append(Asked(phrase.text, NOTHING))
    return found


class LearnedQuestions(NamedTuple):
    """A fitted model: the known features of each group, the classes, and the weights of all of them with a bias."""

    vocabularies: list[dict[str, int]]
    classes: list[str]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """The score of each class for each text, as `bot.language.intents.sparse_model` finds it."""
        scores = matrix([question_features(text) for text in texts], self.vocabularies) @ self.weights + self.bias
        return [dict(zip(self.classes, row, strict=True)) for row in scores.tolist()]


def learn_questions(some: Sequence[Asked]) -> LearnedQuestions:
    """A model learned from phrases."""
    found = [question_features(phrase.text) for phrase in some]
    known = vocabularies(found)
    seen = matrix(found, known)
    rarity = diags(_rarity(seen, known))
    classifier = LinearSVC(C=STRENGTH, random_state=0)
    classifier.fit((seen @ rarity).tocsr(), [phrase.answer for phrase in some])
    weights = rarity @ classifier.coef_.T  # so that whoever reads a text needs to know of no rarity
    weights = np.where(np.abs(weights) < KEPT_FROM * np.abs(weights).max(), 0.0, weights)
    return LearnedQuestions(known, [str(one) for one in classifier.classes_], weights, classifier.intercept_)


def _rarity(seen: csr_matrix, vocabularies: list[dict[str, int]]) -> np.ndarray:
    """How rare each feature is (the logarithm of idf's ratio), on average 1 in each group: rare words tell more."""
    times = np.bincount(seen.indices, minlength=seen.shape[1])
    rarity = np.log(seen.shape[0] / np.maximum(times, 1))
    groups = np.split(rarity, np.cumsum([len(known) for known in vocabularies])[:-1])
    return np.concatenate([group / group.mean() if len(group) else group for group in groups])
