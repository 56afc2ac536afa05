"""The part of the check that needs the conversation: it walks every dialogue and looks at what would be shown."""

from collections.abc import Iterator
from datetime import date

from bot.authoring.gallery import LANGUAGES, Gallery, other_screens, own_screens
from bot.authoring.walks import Rehearsal
from bot.content.schema import ChoiceAnswer, Dialogue, Entry, YesNoAnswer
from bot.content.source import Place, Problem
from bot.dialogue.world import World
from bot.handout.letters import Known, checklist_of, letter_of
from bot.handout.printed import SMALLEST, fits
from bot.language.text.interface import FILE
from bot.session.state import MOST_QUESTIONS

_Found = tuple[str, str, Place, str, str, str]


def check_dialogues(world: World, today: date) -> Iterator[Problem]:
    """Paths that are too long, routes nobody takes, and screens that do not fit. The content has passed its check."""
    found: dict[_Found, None] = {}
    gallery = Gallery(world, today)
    for dialogue in world.content.dialogues.values():
        rehearsal = Rehearsal(world.content, dialogue, today)
        found |= dict.fromkeys(_paths(world, dialogue, rehearsal, today))
        found |= dict.fromkeys(_stories(dialogue, rehearsal))
        for walk in rehearsal.walks():
            for screen in gallery.of_walk(walk):
                found |= {(screen.kind, screen.id, screen.at, *wrong): None for wrong in screen.wrong()}
    for screen in other_screens(world, today):
        found |= {(screen.kind, screen.id, screen.at, *wrong): None for wrong in screen.wrong()}
    for screen in own_screens(world, today):
        for code, message, hint in screen.wrong():
            yield Problem(f"bot/language/text/{FILE.name}", 1, code, message, hint)
    yield from _papers(world, today)
    for kind, id_, at, code, message, hint in found:
        yield world.content.problem(kind, id_, code, message, hint, at)


def _papers(world: World, today: date) -> Iterator[Problem]:
    """Letters and checklists that do not fit their page; most paper is taken where every blank is a line."""
    content, nothing = world.content, Known.nothing(world.content, today)
    everything: dict[str, list[str]] = {"documents": ["x" * 40] * 8, "forms": ["x" * 40] * 4}
    for language in LANGUAGES:
        words = world.words[language]
        papers = [("letters", id_, letter_of(each, content, words, nothing)) for id_, each in content.letters.items()]
        for id_, checklist in content.checklist.items():
            papers.append(("checklist", id_, checklist_of(checklist, content, words, nothing, everything)))
        for kind, id_, paper in papers:
            if not fits(paper, today):
                message = f"it takes more than a page in {LANGUAGES[language]} at {SMALLEST:g} points"
                yield content.problem(kind, id_, "long-paper", message, "shorten its texts, or ask for less")


def _paths(world: World, dialogue: Dialogue, rehearsal: Rehearsal, today: date) -> Iterator[_Found]:
    for id_, index in rehearsal.never_taken:
        message, hint = f"no answers tried take this route of '{id_}'", "see whether its condition can ever hold"
        yield "dialogues", dialogue.id, ("questions", id_, "next", index), "never-taken", message, hint
    longest = max(longest_paths(world, dialogue, rehearsal, today))
    if longest > MOST_QUESTIONS:
        message, hint = (
            f"a path asks {longest} questions, more than {MOST_QUESTIONS}",
            "ask only what changes the answer",
        )
        yield "dialogues", dialogue.id, ("questions",), "too-long", message, hint


def _stories(dialogue: Dialogue, rehearsal: Rehearsal) -> Iterator[_Found]:
    """Options that a story may propose though they lead to a refusal, or to fewer benefits than another option."""
    for id_, question in dialogue.questions.items():
        if not isinstance(question.answer, ChoiceAnswer | YesNoAnswer) or not question.answer.story:
            continue
        lesser = rehearsal.lesser(id_)
        for option in question.answer.story:
            if option in lesser:
                what = "a refusal, unlike" if rehearsal.refuses(id_, option) else "fewer benefits than"
                message = f"a story may not propose '{option}': it leads to {what} '{lesser[option]}'"
                hint = "leave its story out: what ends or narrows a claim is always asked"
                yield (
                    "dialogues",
                    dialogue.id,
                    ("questions", id_, "answer", "story", option),
                    "lesser-story",
                    message,
                    hint,
                )


def longest_paths(world: World, dialogue: Dialogue, rehearsal: Rehearsal, today: date) -> Iterator[int]:
    """The most questions from each way in: a line of the menu, or a topic, may have answered some."""
    entries = [entry for group in world.content.menu.values() for entry in group.entries]
    entries += [topic.opens for topic in world.content.topics.values() if topic.opens]
    ways_in: list[Entry] = [entry for entry in entries if entry.dialogue == dialogue.id]
    outcomes = (outcome for each in world.content.dialogues.values() for outcome in each.outcomes.values())
    if not ways_in or any(dialogue.id in outcome.instead for outcome in outcomes):
        yield rehearsal.longest
    for entry in ways_in:
        fresh = Rehearsal(world.content, dialogue, today, entry.answers) if entry.answers else rehearsal
        yield fresh.longest
