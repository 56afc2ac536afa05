"""Every text stands in both languages, fits its place, and says each official term in one way."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pydantic import BaseModel

from bot.authoring.checks import did_you_mean
from bot.authoring.checks.terms import Terms
from bot.content import rules, schema
from bot.content.loader import Content, WrittenText
from bot.content.source import Place, Problem
from bot.content.text import Text
from bot.content.tree import below
from bot.content.uses import Askable, Uses
from bot.dialogue.screens.view import LABEL_LIMIT, label_limit

LONGEST: Mapping[str, int] = {
    "title": 90,
    "name": 90,
    "do": 110,
    "ask": 350,
    "ask_other": 350,
    "fact": 32,
    "why": 350,
    "why_other": 350,
    "unsure_say": 350,
    "say": 300,
    "say_other": 300,
    "what": 350,
    "answers.question": 60,
    "answers.say": 470,
    "letters.title": 32,
    "heading": 90,
}
"""The longest text by its kind, in either language, so that a screen keeps within 1,200 characters.

A kind with a dot is that of one sort of item: a screen with an answer keeps within 700 characters.
"""

_LONGEST_OF_OTHERS = 300


class Words(Protocol):
    """The Malay of the texts."""

    def malay(self, text: Text) -> str | None:
        """The Malay of a text; None when it is missing or fuzzy."""


def check_words(content: Content, words: Words, texts: Iterable[WrittenText], uses: Uses) -> Iterator[Problem]:
    """Translations, placeholders, markup, lengths and terms of the texts given; labels and ids of the content."""
    terms = Terms(content.glossary.values())
    for item in texts:
        for code, message, hint in _find(item, words.malay(item.text), terms):
            yield Problem(item.file, item.line, code, message, hint)
    yield from _check_labels(content, words)
    yield from _check_placeholders(content, uses)


_Found = tuple[str, str, str]


def _find(item: WrittenText, malay: str | None, terms: Terms) -> Iterator[_Found]:
    english = str(item.text)
    if malay is None:
        yield "untranslated", f"no Malay for: {_short(english)}", "run 'make catalogue' and fill in bot.po"
    names = {language: placeholders_of(text) for language, text in (("English", english), ("Malay", malay)) if text}
    for language, found in names.items():
        if found is None:
            yield "braces", f"braces that do not match in {language}: {_short(english)}", "write {name}, or no braces"
    if malay is not None and None not in names.values() and names["English"] != names["Malay"]:
        odd = sorted((names["English"] or frozenset()) ^ (names["Malay"] or frozenset()))
        message = f"not in both languages: {', '.join('{' + name + '}' for name in odd)} in: {_short(english)}"
        yield "placeholders", message, "use the same placeholders in the Malay"
    if item.kind == "interface":  # its texts have marks of their own, and are measured on their screens
        return
    sort = item.text.context.partition(".")[0]
    limit = LONGEST.get(f"{sort}.{item.kind}") or LONGEST.get(item.kind, _LONGEST_OF_OTHERS)
    for language, text in (("English", english), ("Malay", malay)):
        if text and len(text) > limit:
            yield "too-long-text", f"{len(text)} characters in {language}, more than {limit}: {_short(text)}", "cut it"
        if text and (mark := _MARKUP.search(text)):
            yield "markup", f"'{mark[0]}' in {language}: {_short(text)}", "texts are plain: no markup, no emoji"
    if malay is not None:
        for term in terms.missing(english, malay):
            message = f"'{term.en}' is '{term.ms}' in Malay, not as in: {_short(malay)}"
            yield "term", message, "use the official term, or add this one to its 'also' in glossary.yaml"


_MARKUP = re.compile(r"[<>`*\u2190-\u21ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]|\]\(|__")


def placeholders_of(text: str) -> frozenset[str] | None:
    """The names in braces of a text; None when its braces do not match."""
    if "{" not in text and "}" not in text:
        return frozenset()
    try:
        return Text(text).placeholders
    except ValueError:
        return None


def _check_labels(content: Content, words: Words) -> Iterator[Problem]:
    """Labels of choices and of the menu fit their keyboard and are told apart, in both languages."""
    for dialogue in content.dialogues.values():
        for id_, question in dialogue.questions.items():
            if isinstance(question.answer, schema.ChoiceAnswer):
                for code, message, hint, place in _find_in_choice(question.answer, words):
                    at: Place = ("questions", id_, "answer", *place)
                    yield content.problem("dialogues", dialogue.id, code, message, hint, at)
    titles = {id_: dialogue.title for id_, dialogue in content.dialogues.items()}
    for code, message, hint, id_ in _find_in_labels(titles, LABEL_LIMIT, words):
        yield content.problem("dialogues", id_, code, message, hint, ("title",))
    groups = {id_: group.title for id_, group in content.menu.items()}
    limit = label_limit(len(groups))
    for code, message, hint, id_ in _find_in_labels(groups, limit, words):
        yield content.problem("menu", id_, code, message, hint, ("title",))
    for area in content.areas.values():
        parts = {str(index): part.title for index, part in enumerate(area.parts)}
        for code, message, hint, index in _find_in_labels(parts, LABEL_LIMIT, words):
            yield content.problem("areas", area.id, code, message, hint, ("parts", int(index), "title"))
    areas = {id_: area.title for id_, area in content.areas.items()}
    for code, message, hint, id_ in _find_in_labels(areas, LABEL_LIMIT, words):
        yield content.problem("areas", id_, code, message, hint, ("title",))
    for group in content.menu.values():
        entries = {str(index): entry.title for index, entry in enumerate(group.entries) if entry.title}
        for code, message, hint, index in _find_in_labels(entries, LABEL_LIMIT, words):
            yield content.problem("menu", group.id, code, message, hint, ("entries", int(index), "title"))


def _find_in_choice(answer: schema.ChoiceAnswer, words: Words) -> Iterator[tuple[str, str, str, Place]]:
    """What is wrong with the labels of a choice and of its groups, and where."""
    above = {name: group.label for name, group in answer.groups.items()} | answer.alone
    most = max(len(above), *(len(group.of) for group in answer.groups.values()), 0)
    limit = label_limit(most)
    for code, message, hint, option in _find_in_labels(answer.options, limit, words):
        yield code, message, hint, ("options", option)
    for code, message, hint, name in _find_in_labels(above, limit, words):
        if name in answer.groups:
            yield code, message, hint, ("groups", name, "label")


def _find_in_labels(labels: Mapping[str, Text], limit: int, words: Words) -> Iterator[tuple[str, str, str, str]]:
    for language in ("English", "Malay"):
        seen: dict[str, str] = {}
        for id_, text in labels.items():
            label = str(text) if language == "English" else words.malay(text)
            if label is None:
                continue
            if len(label) > limit:
                message = f"label of {len(label)} characters in {language}, more than {limit}: {label}"
                yield "long-label", message, "shorten it; the rest can stand in the question", id_
            if (other := seen.setdefault(plain_label(label), id_)) != id_:
                message = f"'{id_}' and '{other}' have the same label in {language}: {label}"
                yield "same-label", message, "a typed label has to mean one of them", id_


def plain_label(label: str) -> str:
    """A label as typing compares it: no case, no accents, only letters and digits."""
    letters = unicodedata.normalize("NFKD", label.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _check_placeholders(content: Content, uses: Uses) -> Iterator[Problem]:
    """A placeholder is a question that may be asked before, or a fact with one value."""
    facts = frozenset(id_ for id_, fact in content.facts.items() if fact.unit != "table")
    for kind, id_, item, place, askable in _places(content, uses):
        known = frozenset() if askable is None else facts | (askable.always or frozenset())
        for text, at in below(item, Text, place):
            for name in sorted((placeholders_of(text) or frozenset()) - known):
                if askable is not None and name in askable and name in _tested_around(item, at[len(place) :]):
                    continue
                message = f"'{{{name}}}' cannot be filled in here"
                hint = did_you_mean(name, known) or "name a question always asked before, or a fact with one value"
                yield content.problem(kind, id_, "unknown-placeholder", message, hint, at)


def _tested_around(item: object, place: Place) -> set[str]:
    """The questions that a condition around a text tests, so that the text shows only where they are answered."""
    tested: set[str] = set()
    for value, at in below(item, BaseModel):
        when = getattr(value, "when", None)
        if when is not None and place[: len(at)] == at:
            tested |= {test.subject for test in rules.tests(when)}
    return tested


def _places(content: Content, uses: Uses) -> Iterator[tuple[str, str, object, Place, Askable | None]]:
    """Everything with texts, with the questions whose answers they may use; None where nothing can be filled in."""
    for dialogue in content.dialogues.values():
        for id_, question in dialogue.questions.items():
            yield "dialogues", dialogue.id, question, ("questions", id_), uses.before(dialogue, id_)
        for id_, outcome in dialogue.outcomes.items():
            yield "dialogues", dialogue.id, outcome, ("outcomes", id_), uses.before(dialogue, id_)
        yield "dialogues", dialogue.id, dialogue.title, ("title",), None
        yield "dialogues", dialogue.id, dialogue.about, ("about",), None
    for kind, used in (("benefits", uses.benefits), ("appeals", uses.appeals)):
        for id_, item in getattr(content, kind).items():
            if id_ in used:
                yield kind, id_, item, (), used[id_]
    for kind in ("documents", "contacts"):
        for id_, item in getattr(content, kind).items():
            yield kind, id_, item, (), Askable()
    for answer in content.answers.values():
        yield "answers", answer.id, answer.say, ("say",), Askable()
        yield "answers", answer.id, answer.question, ("question",), None
    for kind in ("forms", "menu", "topics", "areas", "limits", "news"):
        for id_, item in getattr(content, kind).items():
            yield kind, id_, item, (), None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
