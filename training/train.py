"""Learns the topics from the phrases and writes `topics.bin` and `known_words.txt` in `bot/language/intents`.

Run: python -m training.train. Needs scikit-learn (pip install scikit-learn), which the service does not.
"""

import json
import re
import zlib

import numpy as np

from bot.language.intents.linear_model import FILE
from bot.language.lexicon.tables import FOLDER
from training.learning import learn, phrases

TABLES = ("concepts.yaml", "meanings.yaml", "short_forms.yaml", "towns.yaml")
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Write the file anew."""
    write_known_words()
    learned = learn(phrases())
    weights = learned.weights
    scale = float(np.abs(weights).max()) / 127
    head = {
        "topics": learned.topics,
        "scale": scale,
        "bias": [round(float(one), 5) for one in learned.bias],
    }
    names = [name for known in learned.vocabularies for name in known]
    body = np.rint(weights / scale).astype(np.int8).tobytes()
    content = json.dumps(head).encode() + b"\n" + "\n".join(names).encode() + b"\n\n" + body
    FILE.write_bytes(zlib.compress(content, 9))
    print(f"{len(names)} features, {FILE.stat().st_size:,} bytes")


def write_known_words() -> None:
    """The words that phrases, concepts and places are made of: what is no slip of the finger."""
    folder = FILE.parent
    written = {word for phrase in phrases() for word in _WORD.findall(phrase.text.lower())}
    tables = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in TABLES)
    words = written | set(_WORD.findall(tables.lower()))
    known = sorted(word for word in words if len(word) >= 5)
    (folder / "known_words.txt").write_text("\n".join(known) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
