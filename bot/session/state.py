"""Where a person's answers stand: the path they take, what comes next, and the plan when they lead to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.content import rules, schema
from bot.content.loader import Content
from bot.language.text.interface import interface_text
from bot.plan.build import build_plan
from bot.plan.model import ClaimPlan
from bot.plan.scope import AnswerScope, scope_of
from bot.plan.workdays import Calendar
from bot.session.answers import Answer
from bot.session.machine import DialogueMachine
from bot.session.path import Path, replay

MOST_QUESTIONS = 8
"""Between the menu and a plan; the check holds every dialogue to it."""


def _state_question() -> schema.Question:
    """The one question no file writes: asked at most once, only when a safe day depends on it."""
    return schema.Question.model_construct(
        ask=interface_text("question.state"),
        why=interface_text("question.state_why"),
        answer=schema.StateAnswer(type="state"),
        unsure="",
        next=(),
    )


@dataclass(frozen=True)
class SessionState:
    """See the module. All of it follows from the answers; nothing is kept and nothing is put into words."""

    content: Content
    calendar: Calendar
    machine: DialogueMachine
    answers: Mapping[str, Answer]
    today: date

    @property
    def dialogue(self) -> schema.Dialogue:
        """The dialogue that is answered."""
        return self.machine.dialogue

    @cached_property
    def path(self) -> Path:
        """Where the answers lead."""
        return replay(self.content, self.machine, self.answers, self.today)

    @cached_property
    def scope(self) -> AnswerScope:
        """What conditions and placeholders may look at."""
        return scope_of(self.content, self.dialogue, self.path.answers(self.answers), self.today)

    @cached_property
    def plan(self) -> ClaimPlan | None:
        """The plan, once the answers lead to an outcome."""
        if not self.path.is_outcome:
            return None
        return build_plan(self.content, self.dialogue, self.path.at, self.scope.answers, self.today, self.calendar)

    @cached_property
    def open_question(self) -> str | None:
        """The first question the answers leave open; None when the plan can be shown."""
        if self.plan is None:
            return self.path.at
        # After the most questions it is left out: without a state, the safe day named is safe in every state.
        asks_state = self.plan.state_matters and len(self.path.answered) < MOST_QUESTIONS
        return schema.STATE_QUESTION if asks_state and schema.STATE_QUESTION not in self.answers else None

    @property
    def step(self) -> str:
        """The step that the answers lead to: a question, or an outcome after `=`."""
        return self.open_question or f"={self.path.at}"

    @property
    def answered(self) -> tuple[str, ...]:
        """The questions answered on the path, in order, the state last."""
        with_state = self.path.is_outcome and schema.STATE_QUESTION in self.answers
        return (*self.path.answered, schema.STATE_QUESTION) if with_state else self.path.answered

    def question(self, id_: str) -> schema.Question:
        """A question of the dialogue, or the question for the state."""
        return self.dialogue.questions[id_] if id_ in self.dialogue.questions else _state_question()

    @cached_property
    def for_other(self) -> bool:
        """Whether the person asks for somebody else, so that the `_other` texts are used."""
        return self.dialogue.for_other is not None and rules.holds(self.dialogue.for_other, self.scope)

    @property
    def for_dead(self) -> bool:
        """Whether that somebody has died, which the question for whom it is may say."""
        return self.scope.answer("for_whom") == "died"
