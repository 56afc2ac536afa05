"""Proves that the content holds together, before anybody meets it. Reports everything at once.

`docs/checks.md` lists each code. What needs the running conversation (screens, walks) is checked above, by
`bot.authoring.proof`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from bot.authoring.checks.bank import check_bank
from bot.authoring.checks.codes import WARNINGS
from bot.authoring.checks.conditions import check_conditions
from bot.authoring.checks.law import check_law
from bot.authoring.checks.letters import check_letters
from bot.authoring.checks.references import check_references
from bot.authoring.checks.routing import check_routing
from bot.authoring.checks.style import check_style
from bot.authoring.checks.words import Words, check_words
from bot.content.loader import Content, WrittenText
from bot.content.source import Problem
from bot.content.uses import Uses


@dataclass(frozen=True)
class Report:
    """What a check found: problems make content unusable, warnings ask for a look."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @classmethod
    def of(cls, found: Iterable[Problem]) -> "Report":
        """The report of everything found, in the order of the files, each thing once."""
        ordered = sorted(set(found))
        return cls(
            tuple(problem for problem in ordered if problem.code not in WARNINGS),
            tuple(problem for problem in ordered if problem.code in WARNINGS),
        )


def check(
    content: Content,
    words: Words,
    today: date,
    *,
    functions: Collection[str],
    more_texts: Iterable[WrittenText] = (),
) -> Report:
    """Everything wrong in the content. `functions` are the amount functions, `more_texts` those of the interface."""
    uses = Uses(content)
    texts = [*content.texts, *more_texts]
    return Report.of(
        [
            *check_references(content, functions),
            *check_conditions(content, uses),
            *check_routing(content, uses),
            *check_law(content, today),
            *check_bank(content, words, today),
            *check_letters(content, words),
            *check_words(content, words, texts, uses),
            *check_style(words, texts),
        ]
    )
