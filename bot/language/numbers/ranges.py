"""The lower end of a count that is told as a range or as more than so much: "20 tahun lebih", "10 ke 12 bulan"."""

import re

from bot.language.lexicon.patterns import either
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.numbers.counts import read_count

_MORE = re.compile(rf"(?<!\w)(?:{either('sums', 'about')}|{either('sums', 'over')}|{either('sums', 'under')})(?!\w)|\+")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|~|/|\bke\b|\bto\b|\bsampai\b|\bhingga\b|\batau\b|\bor\b|\band\b|\bdan\b)\s*\d+")


def lowest_count(text: str, unit: str) -> int | None:
    """The lower end in `unit`, None where no count is told."""
    text = plain(text, MOST_OF_ANSWER)
    return read_count(_RANGE.sub(r"\1", _MORE.sub(" ", text)), unit)
