"""A linear model of many classes in little memory: of each feature, only the weights that matter.

File: zlib; one line of JSON (classes, scale of the weights, bias, fingerprint, lengths), then arrays, little-endian: a
hash of each feature in rising order (4 bytes); where its weights end (4 bytes); the class of each weight (2 bytes);
the weights (1 signed byte); and the rows of the features that have many weights, a byte a class with 128 for none.
Such a row is quicker to add up whole. It is found by its number, which stands before the ends: 0 for no row.
"""

import hashlib
import io
import json
import math
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.language.lexicon.tables import read_table

_TABLES = ("concepts.yaml", "meanings.yaml", "questions.yaml", "short_forms.yaml", "towns.yaml")
_PROBES = (
    "sy dh sign surat resign, blh claim SIP lg x",
    "brp lama baru dpt duit HUS kalau MC 14 hari",
    "who pays my wages when I am on medical leave after a motorcycle accident?",
    "apa beza pencen ilat dengan faedah hilang upaya kekal",
    "can my husband's second wife in Johor Bahru get RM1,500 a month",
)


class StaleModelError(ValueError):
    """What was learned belongs to other tables of words, or to other topics, than those of today."""


def fingerprint(features: Callable[[str], object]) -> str:
    """What the weights belong to: the tables of words, and what the features of a few texts are."""
    known = (Path(__file__).with_name("known_words.txt")).read_text(encoding="utf-8")
    parts = [known, *(json.dumps(read_table(name), sort_keys=True) for name in _TABLES)]
    parts += [json.dumps(features(probe)) for probe in _PROBES]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def hash_of(feature: str) -> int:
    """A feature in four bytes."""
    return zlib.crc32(feature.encode())


def place_of(feature: str, hashes: "array[int]") -> int | None:
    """Where the hash of a feature stands among hashes in rising order; None where it does not."""
    wanted = hash_of(feature)
    at = bisect_left(hashes, wanted)
    return at if at < len(hashes) and hashes[at] == wanted else None


_MANY = 64
"""From so many weights on a feature has a whole row."""
_NONE = 128
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class SparseModel:
    """What was learned. The weights of the feature at a place are those from the end of the one before to its own."""

    classes: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    hashes: "array[int]"
    row_of: "array[int]"
    ends: "array[int]"
    places: "array[int]"
    weights: "array[int]"
    rows: bytes

    def scores(self, groups: Sequence[Iterable[str]]) -> list[float]:
        """The score of each class for groups of features. Each group counts alike, however many features it has."""
        totals = list(self.bias)
        for group in groups:
            found = [at for at in map(self._place, group) if at is not None]
            if not found:
                continue
            factor = self.scale / math.sqrt(len(found))
            for place, total in enumerate(self._sums(found)):
                totals[place] += factor * total
        return totals

    def _sums(self, found: Sequence[int]) -> list[int]:
        count, ends, places, weights = len(self.classes), self.ends, self.places, self.weights
        whole = [self.row_of[at] for at in found if self.row_of[at]]
        rows = (self.rows[(number - 1) * count : number * count] for number in whole)
        none = _NONE * len(whole)
        sums = [sum(column) - none for column in zip(*rows, strict=True)] if whole else [0] * count
        for at in found:
            for number in range(ends[at - 1] if at else 0, ends[at]):
                sums[places[number]] += weights[number]
        return sums

    def _place(self, feature: str) -> int | None:
        return place_of(feature, self.hashes)


class _Inflating(io.RawIOBase):
    def __init__(self, file: Path) -> None:
        self._file = file.open("rb")
        self._inflate = zlib.decompressobj()

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        piece = b""
        while not piece and (packed := self._inflate.unconsumed_tail or self._file.read(_CHUNK)):
            piece = self._inflate.decompress(packed, len(into))
        into[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._file.close()
        super().close()


def inflated(file: Path) -> io.BufferedReader:
    """A compressed file to be read piece by piece, so that what it holds never stands in memory twice."""
    return io.BufferedReader(_Inflating(file), _CHUNK)


def load_sparse(file: Path, belongs_to: str) -> SparseModel:
    """The model of a file. Raises StaleModelError when it belongs to something else (see `fingerprint`)."""
    arrays: list[array[int]] = []
    with inflated(file) as body:
        about = json.loads(body.readline())
        if about["fingerprint"] != belongs_to:
            raise StaleModelError(f"{file.name} was learned with other tables of words: run python -m training.train")
        for code, length in zip("IHIHb", about["lengths"], strict=True):
            one = array(code)
            one.fromfile(body, length)
            if sys.byteorder == "big":
                one.byteswap()
            arrays.append(one)
        rows = body.read()
    hashes, row_of, ends, places, weights = arrays
    classes, bias = tuple(about["classes"]), tuple(about["bias"])
    return SparseModel(classes, about["scale"], bias, hashes, row_of, ends, places, weights, rows)


def dump_sparse(
    file: Path,
    belongs_to: str,
    classes: Sequence[str],
    bias: Sequence[float],
    rows: Sequence[tuple[str, dict[int, float]]],
) -> None:
    """Writes a model: for each feature its weights by the place of the class. Two features of one hash become one."""
    by_hash: dict[int, dict[int, float]] = {}
    for feature, row in rows:
        kept = by_hash.setdefault(hash_of(feature), {})
        for place, weight in row.items():
            kept[place] = kept.get(place, 0.0) + weight
    scale = max(abs(weight) for row in by_hash.values() for weight in row.values()) / 127
    arrays = hashes, row_of, ends, places, weights = array("I"), array("H"), array("I"), array("H"), array("b")
    wholes = bytearray()
    for wanted in sorted(by_hash):
        whole = {
            place: rounded for place, weight in sorted(by_hash[wanted].items()) if (rounded := round(weight / scale))
        }
        hashes.append(wanted)
        if len(whole) >= _MANY:
            wholes += bytes(_NONE + whole.get(place, 0) for place in range(len(classes)))
            row_of.append(len(wholes) // len(classes))
        else:
            places.extend(whole)
            weights.extend(whole.values())
            row_of.append(0)
        ends.append(len(places))
    head = {
        "classes": list(classes),
        "scale": scale,
        "bias": [round(float(one), 5) for one in bias],
        "fingerprint": belongs_to,
        "lengths": [len(one) for one in arrays],
    }
    body = b"".join(one.tobytes() for one in arrays) + bytes(wholes)
    file.write_bytes(zlib.compress(json.dumps(head).encode() + b"\n" + body, 9))
