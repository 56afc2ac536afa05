"""A linear model in plain Python: weights of one signed byte, read from a small file; the likelihood of each topic.

File: zlib; one line of JSON (topics, scale of the weights, bias, fingerprint of the tables), one feature a line, an
empty line, then the weights feature by feature.
"""

import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.language.intents.sparse_model import StaleModelError

FILE = Path(__file__).with_name("topics.bin")


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned. `rows` maps a feature to where its weights begin."""

    topics: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    rows: dict[str, int]
    weights: memoryview

    def probabilities(self, groups: Sequence[Sequence[str]]) -> dict[str, float] | None:
        """The likelihood of each topic for groups of features; None when none of them was learned.

        Each group counts alike, however many features it has.
        """
        count = len(self.topics)
        scores = list(self.bias)
        known = False
        for group in groups:
            rows = [row for row in map(self.rows.get, group) if row is not None]
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
    head, _, rest = zlib.decompress(file.read_bytes()).partition(b"\n")
    about = json.loads(head)
    if set(about["topics"]) != set(topics):
        raise StaleModelError(f"{file.name} was learned for other topics: train it anew")
    if about.get("fingerprint") != fingerprint:
        raise StaleModelError(f"{file.name} was learned with other tables of words: run python -m training.train")
    names, _, weights = rest.partition(b"\n\n")
    count = len(about["topics"])
    rows = {name: number * count for number, name in enumerate(names.decode().split("\n"))}
    return Model(tuple(about["topics"]), about["scale"], tuple(about["bias"]), rows, memoryview(weights).cast("b"))
