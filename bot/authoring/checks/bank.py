"""The bank of questions: each id means one question, each is read once and can be found, each answer still holds."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.authoring.checks import did_you_mean
from bot.authoring.checks.words import Words, placeholders_of, plain_label
from bot.content import schema
from bot.content.facts import value_on
from bot.content.loader import Content
from bot.content.source import Place, Problem

MOST_OF_PART = 8
"""The questions that one screen lists."""


def check_bank(content: Content, words: Words, today: date) -> Iterator[Problem]:
    """Areas, ids of merged questions, questions that read the same, figures without a value, days gone by, limits."""
    yield from _check_areas(content)
    yield from _check_limits(content)
    parts = {part.id for area in content.areas.values() for part in area.parts}
    meant: dict[str, str] = {id_: id_ for id_ in content.answers}
    seen: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for answer in content.answers.values():
        found = [*_find_in_ids(answer, meant), *_find_in_figures(content.facts, answer, today)]
        if answer.part not in parts:
            found.append(
                ("unknown-id", f"there is no part '{answer.part}'", did_you_mean(answer.part, parts), ("part",))
            )
        for language, text in enumerate((str(answer.question), words.malay(answer.question))):
            other = seen[language].setdefault(plain_label(text), answer.id) if text else answer.id
            if other != answer.id:
                message = f"'{answer.id}' and '{other}' are read the same: {text}"
                found.append(("same-label", message, "a person has to tell them apart", ("question",)))
        if answer.until and answer.until < today:
            hint = "read its sources again and write what holds now"
            found.append(("stale", f"it held until {answer.until}", hint, ("until",)))
        for code, message, hint, place in found:
            yield content.problem("answers", answer.id, code, message, hint, place)


def _check_areas(content: Content) -> Iterator[Problem]:
    for area in content.areas.values():
        for index, part in enumerate(area.parts):
            count = len(content.answers_by_part[part.id])
            if not 0 < count <= MOST_OF_PART:
                message, hint = f"'{part.id}' has {count} questions", f"a part has 1 to {MOST_OF_PART}"
                yield content.problem("areas", area.id, "misfit", message, hint, ("parts", index))


def _check_limits(content: Content) -> Iterator[Problem]:
    for limit in content.limits.values():
        if content.deadline_of(limit) is None:
            message, hint = f"'{limit.of}' has no deadline '{limit.deadline}'", "name one of a benefit or an appeal"
            yield content.problem("limits", limit.id, "unknown-id", message, hint, ("deadline",))
        if limit.opens not in content.dialogues:
            hint = did_you_mean(limit.opens, content.dialogues)
            yield content.problem("limits", limit.id, "unknown-id", f"there is no dialogue '{limit.opens}'", hint)


_Found = tuple[str, str, str, Place]


def _find_in_ids(answer: schema.KnownAnswer, meant: dict[str, str]) -> Iterator[_Found]:
    for index, id_ in enumerate(answer.also):
        if (other := meant.setdefault(id_, answer.id)) != answer.id or id_ == answer.id:
            yield "two-meanings", f"'{id_}' already means '{other}'", "let it stand in one place", ("also", index)


def _find_in_figures(facts: Mapping[str, schema.Fact], answer: schema.KnownAnswer, today: date) -> Iterator[_Found]:
    for name in sorted((placeholders_of(answer.say) or frozenset()) - set(answer.facts)):
        yield "unknown-placeholder", f"'{{{name}}}' is not among its facts", "name it in 'facts'", ("say",)
    for index, name in enumerate(answer.facts):
        if name in facts and value_on(facts[name], today) is None:
            hint = "write what holds now"
            yield "stale", f"the fact '{name}' has no value today", hint, ("facts", index)
