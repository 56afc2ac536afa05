"""How people type their answers: `typed/*.yaml` of a flows folder, dialogue → question → option → answers.

Every option of every closed question has some, and none of them may be taken for another option.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.checks import did_you_mean
from bot.authoring.checks.answers import options_of
from bot.content.source import Data, Document, Problem, read
from bot.dialogue.input.outcomes import Asked, Outcome, Taken
from bot.dialogue.input.typed import read_typed
from bot.dialogue.world import World

FOLDER = "typed"
BETWEEN = " | "


@dataclass(frozen=True)
class TypedAnswer:
    """An answer as somebody typed it, the option it means, and where that is written."""

    dialogue: str
    question: str
    option: str
    text: str
    file: str
    line: int


def typed_answers(flows: Path) -> tuple[list[TypedAnswer], list[Problem]]:
    """The typed answers of a flows folder, and what is wrong with the form of their files."""
    found: list[TypedAnswer] = []
    problems: list[Problem] = []
    for path in sorted((flows / FOLDER).glob("*.yaml")):
        document = read(path, f"{flows.name}/{FOLDER}/{path.name}")
        problems += document.problems
        for (dialogue, question, option), texts in _entries(document.data):
            line = document.line((dialogue, question, option))
            if isinstance(texts, str):
                parts = (text.strip() for text in texts.split(BETWEEN.strip()))
                found += [TypedAnswer(dialogue, question, option, text, document.file, line) for text in parts if text]
            elif texts is not None:
                problems.append(_form(document, line))
        if not isinstance(document.data, dict) and not document.problems:
            problems.append(_form(document, 1))
    return found, problems


def _form(document: Document, line: int) -> Problem:
    message = "typed answers are written dialogue: question: option: one answer | another"
    return Problem(document.file, line, "wrong-value", message)


def _entries(data: Data) -> Iterator[tuple[tuple[str, str, str], Data]]:
    for dialogue, questions in (data if isinstance(data, dict) else {}).items():
        for question, options in (questions if isinstance(questions, dict) else {}).items():
            for option, texts in (options if isinstance(options, dict) else {}).items():
                yield (dialogue, question, option), texts


def check_typed(world: World, flows: Path, today: date) -> Iterator[Problem]:
    """Options without answers as people type them, answers of what is not there, and answers taken for another option.

    A folder without `typed` has nothing to say about it.
    """
    if not (flows / FOLDER).is_dir():
        return
    answers, problems = typed_answers(flows)
    yield from problems
    dialogues = world.content.dialogues
    for answer in answers:
        if answer.dialogue not in dialogues:
            yield _unknown(answer, "dialogue", answer.dialogue, dialogues)
        elif answer.question not in (questions := dialogues[answer.dialogue].questions):
            yield _unknown(answer, f"question of {answer.dialogue}", answer.question, questions)
        elif answer.option not in (options := options_of(questions[answer.question].answer) or ()):
            yield _unknown(answer, f"option of {answer.dialogue}.{answer.question}", answer.option, options)
        elif wrong := _misread(answer, reading_of(world, answer, today)):
            yield Problem(answer.file, answer.line, "misread", wrong, "add it to the 'replies' of the option it means")
    yield from _untyped(world, flows, {(each.dialogue, each.question, each.option) for each in answers})


def _unknown(answer: TypedAnswer, what: str, id_: str, known: Iterable[str]) -> Problem:
    return Problem(answer.file, answer.line, "unknown-id", f"there is no {what} '{id_}'", did_you_mean(id_, known))


def reading_of(world: World, answer: TypedAnswer, today: date) -> Outcome:
    """How Pandu reads a typed answer while its question is asked, and nothing else is known."""
    state = world.ear.state(answer.dialogue, {}, today)
    return read_typed(state, answer.question, answer.text, world.catalogue)


def _misread(answer: TypedAnswer, reading: Outcome) -> str | None:
    if not isinstance(reading, Taken | Asked):
        return None
    taken = reading.values if isinstance(reading, Asked) else (reading.value,)
    if answer.option in taken:
        return None
    meant = f"'{answer.option}' of {answer.dialogue}.{answer.question}"
    return f"'{answer.text}' means {meant} and is taken for {' or '.join(repr(value) for value in taken)}"


def _untyped(world: World, flows: Path, typed: set[tuple[str, str, str]]) -> Iterator[Problem]:
    for dialogue in world.content.dialogues.values():
        for id_, question in dialogue.questions.items():
            missing = [
                option
                for option in options_of(question.answer) or ()
                if question.answer.type in ("choice", "yes_no") and (dialogue.id, id_, option) not in typed
            ]
            if missing:
                message = f"question '{id_}': nothing says how people type {', '.join(repr(each) for each in missing)}"
                hint = f"write it in {flows.name}/{FOLDER}: {dialogue.id}: {id_}: {missing[0]}: one answer | another"
                at = ("questions", id_, "answer", "options", missing[0])
                yield world.content.problem("dialogues", dialogue.id, "untyped", message, hint, at)
