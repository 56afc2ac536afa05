"""Conversations as data: `conversations/*.yaml` of a flows folder, one a dialogue, the same in both languages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from bot.content.mistakes import mistakes
from bot.content.schema import Id, Model
from bot.content.source import Document, Problem, read

FOLDER = "conversations"


class Step(Model):
    """Something typed, in English and in Malay (`say`, `ms`), or the button that means `tap`.

    A button means an option, or what it does: `why`, `unsure`, `documents`, `rems`.
    """

    tap: str = ""
    say: str = ""
    ms: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        return {"tap": raw} if isinstance(raw, str) else raw


class Conversation(Model):
    """The steps from a dialogue's first question to its plan; `afterwards` is done with the plan.

    It is opened through the menu, or by what is typed in `opens_with`. `from_the_start` shows the first contact too.
    """

    dialogue: Id
    from_the_start: bool = False
    opens_with: Step | None = None
    steps: tuple[Step, ...]
    afterwards: tuple[Step, ...] = Field(default=())


@dataclass(frozen=True)
class Written:
    """A conversation and where it is written."""

    conversation: Conversation
    document: Document
    number: int

    def problem(self, code: str, message: str, hint: str = "", *at: str | int) -> Problem:
        """A problem at a place inside it."""
        return Problem(self.document.file, self.document.line((self.number, *at)), code, message, hint)


def conversations(flows: Path) -> tuple[list[Written], list[Problem]]:
    """The conversations of a flows folder, and what is wrong with the form of their files."""
    found: list[Written] = []
    problems: list[Problem] = []
    for path in sorted((flows / FOLDER).glob("*.yaml")):
        document = read(path, f"{flows.name}/{FOLDER}/{path.name}")
        problems += document.problems
        items = document.data if isinstance(document.data, list) else []
        if not items and not document.problems:
            problems.append(Problem(document.file, 1, "not-a-list", "this file holds a list", "begin with '- '"))
        for number, item in enumerate(items):
            try:
                found.append(Written(Conversation.model_validate(item), document, number))
            except ValidationError as error:
                for place, code, message, hint in mistakes(Conversation, error):
                    problems.append(Problem(document.file, document.line((number, *place)), code, message, hint))
    return found, problems
