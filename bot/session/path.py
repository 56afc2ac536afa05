"""The state of a conversation is a fold of its answers over the dialogue.

Back, a changed answer, resume, a changed flow and a crash are all this one function.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.content import schema
from bot.content.loader import Content
from bot.plan.scope import scope_of
from bot.session.answers import Answer
from bot.session.machine import DialogueMachine


@dataclass(frozen=True)
class Path:
    """Where the answers lead: the questions answered, in order, and what comes now, a question or an outcome."""

    answered: tuple[str, ...]
    at: str
    is_outcome: bool

    def answers(self, given: Mapping[str, Answer]) -> dict[str, str | None]:
        """The answers on this path, resolved. Those off it never reach a rule or a plan."""
        on_path = {question: given[question].value for question in self.answered}
        if self.is_outcome and schema.STATE_QUESTION in given:
            on_path[schema.STATE_QUESTION] = given[schema.STATE_QUESTION].value
        return on_path


def replay(content: Content, machine: DialogueMachine, given: Mapping[str, Answer], today: date) -> Path:
    """Follows the answers from the first question as far as they go.

    A condition on `today` sees the day the answer was given, so that time passing changes no path. `today` only serves
    while nothing is answered.
    """
    dialogue = machine.dialogue
    on_path: dict[str, str | None] = {}
    at = machine.first
    while at in dialogue.questions and at not in on_path and fits(dialogue.questions[at], given.get(at)):
        answer = given[at]
        on_path[at] = answer.value
        scope = scope_of(content, dialogue, on_path, answer.on or today)
        at = machine.advance(at, scope, unsure=answer.value is None)
    return Path(tuple(on_path), at, at in dialogue.outcomes)


def fits(question: schema.Question, answer: Answer | None) -> bool:
    """Whether a kept answer still answers the question: same meaning (`rev`), and an option that still exists."""
    if answer is None or answer.rev != question.rev:
        return False
    if answer.value is not None and isinstance(question.answer, schema.ChoiceAnswer):
        return answer.value in question.answer.options
    return True
