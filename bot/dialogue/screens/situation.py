"""A chat in the middle of a dialogue: its answers replayed, what comes next, and the plan when there is one."""

from dataclasses import dataclass
from functools import cached_property

from bot.content import rules, schema
from bot.content.text import Text
from bot.dialogue.model import AtChange, AtDay, AtReading, Session
from bot.dialogue.screens.values import Values
from bot.dialogue.screens.view import View, plain
from bot.language.text.interface import interface_text
from bot.plan.build import build_plan
from bot.plan.model import ClaimPlan
from bot.plan.scope import AnswerScope, scope_of
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
class Situation:
    """See the module. Everything here follows from the view's chat; nothing is kept."""

    view: View
    session: Session
    machine: DialogueMachine

    @property
    def dialogue(self) -> schema.Dialogue:
        """The dialogue of the session."""
        return self.machine.dialogue

    @cached_property
    def path(self) -> Path:
        """Where the answers lead."""
        answers = self.session.answers
        return self.view.once(
            "path", self.dialogue.id, answers, lambda: replay(self.view.content, self.machine, answers, self.view.today)
        )

    @cached_property
    def scope(self) -> AnswerScope:
        """What conditions and placeholders may look at."""
        answers = self.path.answers(self.session.answers)
        return scope_of(self.view.content, self.dialogue, answers, self.view.today)

    @cached_property
    def plan(self) -> ClaimPlan | None:
        """The plan, once the answers lead to an outcome."""
        return self.view.once("plan", self.dialogue.id, self.session.answers, self._build_plan)

    def _build_plan(self) -> ClaimPlan | None:
        if not self.path.is_outcome:
            return None
        view = self.view
        return build_plan(
            view.content, self.dialogue, self.path.at, self.scope.answers, view.today, view.world.calendar
        )

    @cached_property
    def open_question(self) -> str | None:
        """The first question the answers leave open; None when the plan can be shown."""
        if self.plan is None:
            return self.path.at
        # After the most questions it is left out: without a state, the safe day named is safe in every state.
        asks_state = self.plan.state_matters and len(self.path.answered) < MOST_QUESTIONS
        return schema.STATE_QUESTION if asks_state and schema.STATE_QUESTION not in self.session.answers else None

    @property
    def step(self) -> str:
        """The step that the answers lead to: a question, or an outcome after `=`."""
        return self.open_question or f"={self.path.at}"

    @cached_property
    def asked(self) -> str | None:
        """The question on the screen, None when the plan or the list of answers is."""
        place = self.session.place
        if isinstance(place, AtChange | AtDay | AtReading) and place.question:
            return place.question
        return None if isinstance(place, AtChange) else self.open_question

    @property
    def answered(self) -> tuple[str, ...]:
        """The questions answered on the path, in order, the state last."""
        with_state = self.path.is_outcome and schema.STATE_QUESTION in self.session.answers
        return (*self.path.answered, schema.STATE_QUESTION) if with_state else self.path.answered

    def question(self, id_: str) -> schema.Question:
        """A question of the dialogue, or the question for the state."""
        return self.dialogue.questions[id_] if id_ in self.dialogue.questions else _state_question()

    @cached_property
    def for_other(self) -> bool:
        """Whether the person asks for somebody else, so that the `_other` texts are used."""
        return self.dialogue.for_other is not None and rules.holds(self.dialogue.for_other, self.scope)

    def raw(self, text: Text, other: Text | None = None) -> str:
        """A content text for the person addressed, its placeholders filled in; plain text."""
        chosen = other if self.for_other and other is not None else text
        return self.view.words.text(chosen, self._values)

    def say(self, text: Text, other: Text | None = None) -> str:
        """The same, safe to put into a message."""
        return plain(self.raw(text, other))

    @cached_property
    def _values(self) -> Values:
        return Values(self.view, self.dialogue, self.scope)


def situation_of(view: View) -> Situation | None:
    """The situation of a chat with a session whose dialogue still exists."""
    session = view.chat.session
    machine = view.world.machines.get(session.dialogue) if session else None
    return Situation(view, session, machine) if session and machine else None
