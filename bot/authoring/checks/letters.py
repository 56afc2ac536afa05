"""Letters and the checklist: what they are offered with, what fills their blanks, and where a line may stand."""

import re
from collections.abc import Iterator

from bot.authoring.checks import did_you_mean
from bot.authoring.checks.words import Words, placeholders_of
from bot.content import schema
from bot.content.loader import Content
from bot.content.source import Problem
from bot.content.text import Text
from bot.content.tree import below

_ABOUT = ("title", "when_to_use", "limit", "cautions", "hand_over", "name")
"""What is said about a letter stands on a screen, where nothing is filled in."""


def check_letters(content: Content, words: Words) -> Iterator[Problem]:
    """Outcomes of offers, names in braces, marks after a line to its end; blanks and recipients that nothing uses."""
    for letter in content.letters.values():
        for index, offer in enumerate(letter.offers):
            dialogue = content.dialogues.get(offer.dialogue)
            for outcome in offer.outcomes if dialogue else ():
                if dialogue and outcome not in dialogue.outcomes:
                    message, hint = f"there is no outcome '{outcome}'", did_you_mean(outcome, dialogue.outcomes)
                    yield content.problem("letters", letter.id, "unknown-id", message, hint, ("offers", index))
    used = set(schema.LINES)
    to_the_end = _lines_to_the_end(content)
    for kind in ("letters", "recipients", "checklist", "blanks"):
        for id_, item in getattr(content, kind).items():
            for text, place in below(item, Text):
                named = placeholders_of(text) or frozenset()
                used |= named
                for code, message, hint in _find(text, words, frozenset() if place[0] in _ABOUT else named, to_the_end):
                    yield content.problem(kind, id_, code, message, hint, place)
                for name in sorted(named - (frozenset() if place[0] in _ABOUT else content.blanks.keys())):
                    message, hint = f"'{{{name}}}' cannot be filled in here", did_you_mean(name, content.blanks)
                    yield content.problem(kind, id_, "unknown-placeholder", message, hint, place)
    recipients = {letter.to for letter in content.letters.values()}
    for kind, idle in (
        ("blanks", content.blanks.keys() - used),
        ("recipients", content.recipients.keys() - recipients),
    ):
        for id_ in sorted(idle):
            yield content.problem(kind, id_, "unused", f"no letter uses '{id_}'", "use it, or delete it")


def _lines_to_the_end(content: Content) -> frozenset[str]:
    """The blanks that may print as a line to the end of the line."""
    lines = (blank for blank in content.blanks.values() if blank.space == "line")
    return frozenset(blank.id for blank in lines if not any(_always(phrase) for phrase in blank.says))


def _always(phrase: schema.Phrase) -> bool:
    return phrase.when is None and phrase.in_plan is None


def _find(text: Text, words: Words, named: frozenset[str], lines: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for name in sorted(named & lines):
        for language, said in (("English", str(text)), ("Malay", words.malay(text) or "")):
            if re.search(rf"\{{{name}\}}\s?[.,;:)]", said):
                message = f"a mark follows '{{{name}}}' in {language}, which runs to the end of the line"
                yield "mark-after-line", message, "end with it, or use {gap_long}"
