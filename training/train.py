"""Learns the topics and the questions from their phrases and writes what the service reads in `bot/language/intents`.

Run: python -m training.train [topics] [questions]. Without a name it learns both, and writes `known_words.txt` first.
Needs scikit-learn (training/requirements.txt), which the service does not.
"""

import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from bot.content.loader import load, packaged_flows
from bot.language.intents import answers
from bot.language.intents.features import features
from bot.language.intents.linear_model import FILE
from bot.language.intents.question_features import question_features
from bot.language.intents.sparse_model import dump_sparse, fingerprint
from bot.language.lexicon.tables import FOLDER
from training.learning import learn, phrases
from training.questions import LearnedQuestions, asked, learn_questions, no_questions, titles

TABLES = ("concepts.yaml", "meanings.yaml", "questions.yaml", "short_forms.yaml", "towns.yaml")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5  # letters of a word that may be a slip of another


def main() -> None:
    """Write the files anew."""
    named = sys.argv[1:]
    if not named:
        write_known_words()
    if not named or "topics" in named:
        write_topics()
    if not named or "questions" in named:
        write_questions()


def write_topics() -> None:
    """Learn the topics and write them."""
    learned = learn(phrases())
    weights = learned.weights
    scale = float(np.abs(weights).max()) / 127
    head = {
        "topics": learned.topics,
        "scale": scale,
        "fingerprint": fingerprint(features),
        "bias": [round(float(one), 5) for one in learned.bias],
    }
    names = [name for known in learned.vocabularies for name in known]
    body = np.rint(weights / scale).astype(np.int8).tobytes()
    content = json.dumps(head).encode() + b"\n" + "\n".join(names).encode() + b"\n\n" + body
    FILE.write_bytes(zlib.compress(content, 9))
    print(f"topics: {len(names)} features, {FILE.stat().st_size:,} bytes")


def write_questions() -> None:
    """Learn the questions of the bank and write them."""
    content = load(packaged_flows())
    learned = learn_questions([*asked(content=content), *titles(content), *no_questions()])
    write_model(learned, answers.FILE)
    count = sum(len(known) for known in learned.vocabularies)
    weights = int(np.count_nonzero(learned.weights))
    print(f"questions: {count} features, {weights} weights, {answers.FILE.stat().st_size:,} bytes")


def write_model(learned: LearnedQuestions, file: Path) -> None:
    """Write learned questions as the service reads them."""
    names = [name for known in learned.vocabularies for name in known]
    rows = []
    for name, row in zip(names, learned.weights, strict=True):
        rows.append((name, {int(place): float(row[place]) for place in np.flatnonzero(row)}))
    dump_sparse(file, fingerprint(question_features), learned.classes, learned.bias.tolist(), rows)


def write_known_words() -> None:
    """The words that phrases, concepts and places are made of: what is no slip of the finger.

    Questions were written with slips, so a word of theirs counts from its second time.
    """
    folder = FILE.parent
    written = {word for phrase in phrases() for word in _WORD.findall(phrase.text.lower())}
    times = Counter(word for phrase in asked() for word in set(_WORD.findall(phrase.text.lower())))
    written |= {word for word, count in times.items() if count > 1}
    tables = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in TABLES)
    words = written | set(_WORD.findall(tables.lower()))
    known = sorted(word for word in words if len(word) >= _LEAST)
    (folder / "known_words.txt").write_text("\n".join(known) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
