"""The whole check of a flows folder: its form, its content and words, and the screens it shows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.authoring.checks.codes import WALKABLE
from bot.authoring.content_check import Report, check
from bot.content.loader import Content, ContentError, WrittenText, load
from bot.content.source import Problem
from bot.content.text import Text
from bot.language.text.catalogue import Catalogue, load_catalogue
from bot.language.text.interface import FILE, interface_texts, plurals
from bot.plan.amounts import FUNCTIONS
from bot.plan.workdays import Calendar


def check_folder(flows: Path, today: date, *, walk: bool = True) -> tuple[Report, Content | None]:
    """Everything found in a folder, and its content when that could be read.

    Walking every dialogue and drawing its screens takes seconds, so a start of the bot leaves it out.
    """
    try:
        content = load(flows)
    except ContentError as error:
        return Report.of(error.problems), None
    catalogue = load_catalogue()
    report = check(content, catalogue, today, functions=FUNCTIONS, more_texts=_interface_texts())
    found = [*report.problems, *report.warnings, *_check_plurals(catalogue)]
    if walk and all(problem.code in WALKABLE for problem in report.problems):
        from bot.authoring.cases.check import check_cases
        from bot.authoring.examples.check import check_conversations
        from bot.authoring.proof import check_dialogues  # only the whole check draws screens
        from bot.authoring.typed import check_typed
        from bot.dialogue.world import World

        world = World(content, catalogue, Calendar(content.holidays.values()))
        found += check_dialogues(world, today)
        found += check_cases(world, flows)
        found += check_typed(world, flows, today)
        found += check_conversations(world, flows)
    return Report.of(found), content


def summary(content: Content) -> str:
    """One line of counts."""
    questions = sum(len(dialogue.questions) for dialogue in content.dialogues.values())
    outcomes = sum(len(dialogue.outcomes) for dialogue in content.dialogues.values())
    deadlines = sum(len(benefit.deadlines) for benefit in content.benefits.values())
    deadlines += sum(len(appeal.deadlines) for appeal in content.appeals.values())
    counts = {
        "dialogues": len(content.dialogues),
        "questions": questions,
        "outcomes": outcomes,
        "benefits": len(content.benefits),
        "appeals": len(content.appeals),
        "deadlines": deadlines,
        "answers to questions": len(content.answers),
        "letters": len(content.letters),
        "forms": len(content.forms),
        "facts": len(content.facts),
        "sources": len(content.sources),
    }
    texts = len({(item.text.context, str(item.text)) for item in [*content.texts, *interface_texts()]})
    return f"{', '.join(f'{number} {what}' for what, number in counts.items())}; {texts} texts, all in both languages"


def _interface_texts() -> list[WrittenText]:
    """The texts of the interface that have one form; those with two are looked up otherwise."""
    forms = {id(form) for plural, _ in plurals() for form in (plural.one, plural.other)}
    return [item for item in interface_texts() if id(item.text) not in forms]


def _check_plurals(catalogue: Catalogue) -> Iterator[Problem]:
    for plural, line in plurals():
        malay = catalogue.malay_plural(plural)
        file = f"bot/language/text/{FILE.name}"
        if malay is None:
            message, hint = f"no Malay for: {plural.other}", "run 'make catalogue' and fill in bot.po"
            yield Problem(file, line, "untranslated", message, hint)
        elif Text(malay).placeholders != plural.other.placeholders:
            message, hint = f"not the same in both languages: {plural.other}", "use the same placeholders in the Malay"
            yield Problem(file, line, "placeholders", message, hint)
