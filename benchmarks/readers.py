"""Processor time of everything that reads a message, for ordinary and for hostile texts: python -m benchmarks.readers

One row a kind of text: the whole understanding (masking, topic, date, sentence, choice, yes or no, state, money, count,
language) and the slowest of them. Processor time, the best of three, since other programs share the machine.
"""

import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from benchmarks.tables import machine, percentile, table
from bot.content import schema
from bot.content.loader import Content, load, packaged_flows
from bot.language.choices.options import Option, read_choice
from bot.language.choices.states import read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.dates.reader import read_date
from bot.language.intents import topics
from bot.language.numbers.counts import read_count
from bot.language.numbers.money import read_money
from bot.language.stories.reader import read_story
from bot.language.text.detect import clearly
from bot.language.text.masking import mask

TODAY = date(2026, 11, 21)
ORDINARY_LIMIT, HOSTILE_LIMIT = 5, 20  # milliseconds
PIECES = (
    "1/", "1 ", "1.1", "1-", "1,111", "1234567890", "½", "１/", "a", "a'", "a@", "a.", "x ", "- ", " ", "\n", "tak ",
    "abcdefghijklmnopqrstuvwxyz" * 3 + " ", "😀", "👨‍👩‍👧‍👦", "a\u0301\u0302\u0303", "\u0301", "a\u200b", "\ufdfa",
    "שלום עליכם ", "السلام عليكم ١٢/٣ ", "我昨天受伤了", "நேற்று வேலை ", "isnin ", "isnin lepas ", "semalam ", "raya ",
    "1 mac ", "1/2/2026 ", "novembr disembr ", "twenty first ", "dua ribu ", "se ", "rm1 ", "1k", "1 000 ", "2 minggu ",
    "di johor ", "kota bahru kelatan ", "012-3456789 ", "saya jatuh di tempat kerja dan majikan tak nak bayar ",
)  # fmt: skip
WORDS = "15 3 2026 11 hb mac ogos lepas hari minggu bulan tahun isnin / - semalam raya 2 se ke last rm gaji"
Reader = Callable[[str], object]


def main() -> None:
    """Measure and print."""
    readers = every_reader(load(packaged_flows()))
    topics.load()
    spent(readers, "semalam di johor, gaji 2500")  # fills what is kept of labels and tables
    ordinary = sorted(sum(spent(readers, text).values()) for text in phrases())
    print(f"{machine()}\n")
    rows: list[tuple[object, ...]] = [
        ("ordinary message, middle", percentile(ordinary, 0.5), ORDINARY_LIMIT, ""),
        ("ordinary message, 99 of 100", percentile(ordinary, 0.99), ORDINARY_LIMIT, ""),
    ]
    shuffled = random.Random(1)
    texts = [((piece * 1000)[:1000], repr(piece[:24])) for piece in PIECES]
    texts.append((" ".join(shuffled.choice(WORDS.split()) for _ in range(400))[:1000], "words of dates, shuffled"))
    hostile = [(name, spent(readers, text)) for text, name in texts]
    for name, times in sorted(hostile, key=lambda pair: -sum(pair[1].values()))[:12]:
        slowest = max(times, key=lambda reader: times[reader])
        rows.append(
            (f"1,000 characters of {name}", sum(times.values()), HOSTILE_LIMIT, f"{slowest} {times[slowest]:.1f}")
        )
    print(table(("text", "ms", "wanted at most", "slowest reader"), rows))


def every_reader(content: Content) -> dict[str, Reader]:
    """All that may read one message, by name, with the questions of the longest dialogue open."""
    dialogue = max(content.dialogues.values(), key=lambda item: len(item.questions))
    most = max((options(item.answer) for item in dialogue.questions.values()), key=len)
    return {
        "masking": mask,
        "topic": topics.understand,
        "date": lambda text: read_date(text, TODAY),
        "story": lambda text: read_story(text, dialogue, TODAY),
        "choice": lambda text: read_choice(text, most),
        "yes or no": read_yes_no,
        "state": read_state,
        "money": read_money,
        "count": lambda text: read_count(text, "months"),
        "language": clearly,
    }


def options(answer: schema.Answer) -> list[Option]:
    """The options of a choice; none of another answer."""
    if not isinstance(answer, schema.ChoiceAnswer):
        return []
    return [
        Option(id_, (str(label),), answer.story.get(id_, ()), answer.replies.get(id_, ()))
        for id_, label in answer.options.items()
    ]


def spent(readers: dict[str, Reader], text: str) -> dict[str, float]:
    """Milliseconds of processor time of each reader."""
    times: dict[str, float] = {}
    for name, reader in readers.items():
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            reader(text)
            best = min(best, time.process_time() - start)
        times[name] = best * 1000
    return times


def phrases() -> list[str]:
    """Every tenth phrase that the topics are taught with."""
    found: list[str] = []
    for path in sorted((Path(__file__).parents[1] / "training").glob("phrases-*.yaml")):
        for languages in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            for lines in languages.values():
                found += lines if isinstance(lines, list) else lines.splitlines()
    return found[::10]


if __name__ == "__main__":
    main()
