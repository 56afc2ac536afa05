"""A linear model in plain Python: weights of one signed byte, read from a small file; the likelihood of each topic.

File: zlib; one line of JSON (topics, scale of the weights, bias, fingerprint of the tables), one feature a line, an
empty line, then the weights feature by feature.
"""

import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.language.intents.sparse_model import StaleModelError, inflated, place_of

FILE = Path(__file__).with_name("topics.bin")


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the hashes of the features in rising order, and of each where its weights begin."""

    topics: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    hashes: "array[int]"
    rows: "array[int]"
    weights: memoryview

    def probabilities(self, groups: Sequence[Sequence[str]]) -> dict[str, float] | None:
        """The likelihood of each topic for groups of features; None when none of them was learned.

        Each group counts alike, however many features it has.
        """
        count = len(self.topics)
        scores = list(self.bias)
        known = False
        for group in groups:
            rows = [self.rows[at] for feature in group if (at := place_of(feature, self.hashes)) is not None]
            if not rows:
                continue
            known = True
            sums = [sum(column) for column in zip(*(self.weights[row : row + count] for row in rows), strict=True)]
            factor = self.scale / math.sqrt(len(rows))
            scores = [score + factor * total for score, total in zip(scores, sums, strict=True)]
        if not known:
            return None
        highest = max(scores)
        likely = [math.exp(score - highest) for score in scores]
        total = sum(likely)
        return {topic: one / total for topic, one in zip(self.topics, likely, strict=True)}


def load_model(topics: Sequence[str], fingerprint: str, file: Path = FILE) -> Model:
    """The model of a file. Raises StaleModelError when it was learned for other topics or other tables of words."""
    hashes: list[int] = []
    with inflated(file) as body:
        about = json.loads(body.readline())
        if set(about["topics"]) != set(topics):
            raise StaleModelError(f"{file.name} was learned for other topics: train it anew")
        if about.get("fingerprint") != fingerprint:
            raise StaleModelError(f"{file.name} was learned with other tables of words: run python -m training.train")
        while feature := body.readline().rstrip(b"\n"):
            hashes.append(zlib.crc32(feature))
        weights = body.read()
    count = len(about["topics"])
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    by_hash = array("I", (hashes[number] for number in order)), array("I", (number * count for number in order))
    return Model(tuple(about["topics"]), about["scale"], tuple(about["bias"]), *by_hash, memoryview(weights).cast("b"))
