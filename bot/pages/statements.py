"""Every statement of law in the content: its words, where it stands, its sources, how sure, when it was read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.content import schema
from bot.content.loader import Content
from bot.content.text import Text


@dataclass(frozen=True)
class Stated:
    """One statement. `id` changes with its English words, so that a check of other words does not count for it.

    `of` is the kind and id of the item it stands in; `certainty` is that of its sources where it names none of its own.
    """

    id: str
    of: tuple[str, str]
    text: Text
    certainty: schema.Certainty
    sources: tuple[schema.Ref, ...]
    checked: date


def statements(content: Content) -> Iterator[Stated]:
    """All of them, benefits first, each once."""
    for benefit in content.benefits.values():
        of = ("benefits", benefit.id)
        for said in (*benefit.who, *benefit.amount_notes, *benefit.steps):
            yield _stated(of, said.say, said.certainty, said.sources, benefit.checked)
        yield from _limits(of, benefit.deadlines, benefit.checked)
    for appeal in content.appeals.values():
        of = ("appeals", appeal.id)
        for said in appeal.steps:
            yield _stated(of, said.say, said.certainty, said.sources, appeal.checked)
        yield from _limits(of, appeal.deadlines, appeal.checked)
    for dialogue in content.dialogues.values():
        for outcome in dialogue.outcomes.values():
            of = ("dialogues", dialogue.id)
            yield _stated(of, outcome.say, None, outcome.sources, dialogue.checked)
            for said in outcome.notes:
                yield _stated(of, said.say, said.certainty, said.sources, dialogue.checked)
    for answer in content.answers.values():
        yield _stated(("answers", answer.id), answer.say, answer.certainty, answer.sources, answer.checked)


def _limits(of: tuple[str, str], deadlines: Iterable[schema.Deadline], checked: date) -> Iterator[Stated]:
    for rule in deadlines:
        yield _stated(of, rule.do, rule.certainty, rule.sources, checked)


def _stated(
    of: tuple[str, str],
    text: Text,
    certainty: schema.Certainty | None,
    sources: tuple[schema.Ref, ...],
    checked: date,
) -> Stated:
    digest = hashlib.sha256(str(text).encode()).hexdigest()[:8]
    return Stated(f"{text.context}#{digest}", of, text, certainty or "perkeso", sources, checked)
