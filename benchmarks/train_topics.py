"""Learns the topics from the phrases and writes `bot/language/topics.bin`. Run: python -m benchmarks.train_topics

Needs scikit-learn (pip install scikit-learn), which the service does not.
"""

import json
import zlib

import numpy as np

from benchmarks.topic_training import learn, phrases
from bot.language.model import FILE


def main() -> None:
    """Write the file anew."""
    learned = learn(phrases())
    weights = learned.classifier.coef_.T
    scale = float(np.abs(weights).max()) / 127
    head = {
        "topics": list(learned.classifier.classes_),
        "scale": scale,
        "bias": [round(float(one), 5) for one in learned.classifier.intercept_],
    }
    names = [name for known in learned.vocabularies for name in known]
    body = np.rint(weights / scale).astype(np.int8).tobytes()
    content = json.dumps(head).encode() + b"\n" + "\n".join(names).encode() + b"\n\n" + body
    FILE.write_bytes(zlib.compress(content, 9))
    print(f"{len(names)} features, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
