"""How well Pandu understands phrases it never saw. Run: python -m benchmarks.understanding

Prints, per topic and language, the share of topics right at first place and among the first three, what is opened
wrongly and a confusion matrix: cross-validated over the phrases it learns from, and the shares alone for the phrases
of `held-out.yaml`, which nothing was learned or chosen from. Last, the time a message takes beside a plain look-up in
a dictionary. Needs scikit-learn, which the service does not.
"""

import time
from collections import Counter
from collections.abc import Iterable

from sklearn.model_selection import StratifiedKFold

from bot.language.intents.features import features, named_concepts
from bot.language.intents.topics import SUBJECTS, Understanding, judge, load, understand
from training.learning import Phrase, learn, phrases

FOLDS = 5
Row = tuple[Phrase, Understanding]


def main() -> None:
    """Measure and print."""
    taught = phrases()
    rows = cross_validated(taught)
    print(f"{len(rows)} phrases, {FOLDS} folds\n")
    print_shares(rows)
    print_decisions(rows)
    print_confusion(rows)
    known = {phrase.text.lower() for phrase in taught}
    unseen = [phrase for phrase in phrases("held-out.yaml") if phrase.text.lower() not in known]
    rows = [(phrase, understand(phrase.text)) for phrase in unseen]
    print(f"\n{len(rows)} phrases never learned from\n")
    print_shares(rows)
    print_decisions(rows)
    print_latency([phrase.text for phrase in taught])


def cross_validated(every: list[Phrase]) -> list[Row]:
    """Each phrase as understood by a model that was not taught it."""
    rows: list[Row] = []
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    for taught, left_out in folds.split(every, [phrase.topic for phrase in every]):
        learned = learn([every[number] for number in taught])
        asked = [every[number] for number in left_out]
        for phrase, likely in zip(asked, learned.likely([phrase.text for phrase in asked]), strict=True):
            rows.append((phrase, judge(named_concepts(features(phrase.text)), likely)))
    return rows


def figures(rows: list[Row]) -> str:
    """First place and first three, in per cent, and how many phrases there were."""
    first = sum(found.topic == phrase.topic for phrase, found in rows)
    third = sum(
        phrase.topic in (found.topic, *(other.topic for other in found.alternatives[:2])) for phrase, found in rows
    )
    return f"first {first / len(rows):6.1%}   first three {third / len(rows):6.1%}   of {len(rows)}"


def print_shares(rows: list[Row]) -> None:
    """The shares of all phrases, of each language and of each topic."""
    print(f"{'all':28}{figures(rows)}")
    for language in ("ms", "en", "mixed"):
        print(f"{language:28}{figures([row for row in rows if row[0].language == language])}")
    print()
    for topic in sorted({phrase.topic for phrase, _ in rows}):
        print(f"{topic:28}{figures([row for row in rows if row[0].topic == topic])}")


def print_decisions(rows: list[Row]) -> None:
    """How many were opened, asked or left, and how many of them wrongly."""
    outside = [found for phrase, found in rows if phrase.topic == "out_of_scope"]
    opened = sum(found.decision == "open" and found.topic in SUBJECTS for found in outside)
    print(f"\nout of scope opened as a subject: {opened} of {len(outside)} ({opened / len(outside):.1%})")
    wrong = sum(found.decision == "open" and found.topic != phrase.topic for phrase, found in rows)
    decisions = Counter(found.decision for _, found in rows)
    print(
        f"opened: {decisions['open']}, of them wrongly {wrong}; asked: {decisions['ask']}; neither: {decisions['none']}"
    )


def print_confusion(rows: Iterable[Row]) -> None:
    """What is taken for what, the commonest first."""
    print("\nconfusion (topic <- taken for, times):")
    counts: dict[str, Counter[str]] = {}
    for phrase, found in rows:
        counts.setdefault(phrase.topic, Counter())[found.topic] += 1
    for topic, taken in sorted(counts.items()):
        others = ", ".join(f"{other} {count}" for other, count in taken.most_common() if other != topic)
        print(f"  {topic} {taken[topic]}: {others}")


def print_latency(texts: list[str]) -> None:
    """Milliseconds a message: the middle, the slowest, the longest message, and a dictionary look-up."""
    load()
    texts = [*texts, ("saya jatuh di tempat kerja dan " * 40)[:1000]]
    times = []
    for text in texts:
        start = time.perf_counter()
        understand(text)
        times.append((time.perf_counter() - start) * 1000)
    known = dict.fromkeys(texts, 0)
    start = time.perf_counter()
    for text in texts:
        known.get(text)
    lookup = (time.perf_counter() - start) * 1000 / len(texts)
    longest, ordered = times[-1], sorted(times)
    print(
        f"\nlatency: middle {ordered[len(ordered) // 2]:.2f} ms, "
        f"99 of 100 under {ordered[len(ordered) * 99 // 100]:.2f} ms, "
        f"1,000 characters {longest:.2f} ms; dictionary look-up {lookup:.5f} ms"
    )


if __name__ == "__main__":
    main()
