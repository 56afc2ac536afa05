"""Words that no text may use, by language, each with what to write instead: the house style, as far as it can be seen.

The patterns stand in `style.yaml`. What only a reader can hear (stiff, unclear, cold) is read, not checked.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter

from bot.authoring.checks.words import Words
from bot.content.loader import WrittenText
from bot.content.source import Problem, read

FILE = Path(__file__).with_name("style.yaml")
_NAMES = {"en": "English", "ms": "Malay"}


class Rule(BaseModel, frozen=True, extra="forbid"):
    """Words to avoid in one language. `when` and `unless` look at the same text in the other language."""

    avoid: re.Pattern[str] = Field(alias="not")
    write: str
    when: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    places: tuple[str, ...] = Field(default=(), alias="except")


def check_style(words: Words, texts: Iterable[WrittenText]) -> Iterator[Problem]:
    """Every use of words that the style of its language avoids."""
    rules = _rules()
    for item in texts:
        english, malay = str(item.text), words.malay(item.text)
        for language, said, other in (("en", english, malay or ""), ("ms", malay or "", english)):
            for rule in rules[language]:
                found = rule.avoid.search(said)
                if found is None or item.text.context.startswith(rule.places):
                    continue
                if (rule.when and not rule.when.search(other)) or (rule.unless and rule.unless.search(other)):
                    continue
                around = said[max(0, found.start() - 25) : found.end() + 25]
                yield Problem(
                    item.file,
                    item.line,
                    "style",
                    f"'{found[0]}' in {_NAMES[language]}: {around}",
                    f"write: {rule.write}",
                )


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each language. Raises ValueError for a file that is not of that form."""
    document = read(FILE, FILE.name)
    if document.problems:
        raise ValueError(f"{FILE.name}: {'; '.join(map(str, document.problems))}")
    return TypeAdapter(dict[str, tuple[Rule, ...]]).validate_python(document.data)
