"""A chat in the middle of a dialogue, ready to be shown: where its answers stand, in the words of its person."""

from dataclasses import dataclass
from functools import cached_property

from bot.content import schema
from bot.content.text import Text
from bot.dialogue.model import AtChange, AtDay, AtReading, Session
from bot.dialogue.screens.values import Values
from bot.dialogue.screens.view import View, plain
from bot.plan.model import ClaimPlan
from bot.plan.scope import AnswerScope
from bot.session.machine import DialogueMachine
from bot.session.path import Path
from bot.session.state import SessionState


@dataclass(frozen=True)
class Situation:
    """See the module. Everything here follows from the view's chat; nothing is kept."""

    view: View
    session: Session
    machine: DialogueMachine

    @cached_property
    def state(self) -> SessionState:
        """Where the answers stand."""
        view, answers = self.view, self.session.answers
        return view.once(
            "state",
            self.dialogue.id,
            answers,
            lambda: SessionState(view.content, view.world.calendar, self.machine, answers, view.today),
        )

    @property
    def dialogue(self) -> schema.Dialogue:
        """The dialogue of the session."""
        return self.machine.dialogue

    @property
    def path(self) -> Path:
        """Where the answers lead."""
        return self.state.path

    @property
    def scope(self) -> AnswerScope:
        """What conditions and placeholders may look at."""
        return self.state.scope

    @property
    def plan(self) -> ClaimPlan | None:
        """The plan, once the answers lead to an outcome."""
        return self.state.plan

    @property
    def open_question(self) -> str | None:
        """The first question the answers leave open; None when the plan can be shown."""
        return self.state.open_question

    @property
    def step(self) -> str:
        """The step that the answers lead to: a question, or an outcome after `=`."""
        return self.state.step

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
        return self.state.answered

    def question(self, id_: str) -> schema.Question:
        """A question of the dialogue, or the question for the state."""
        return self.state.question(id_)

    @property
    def for_other(self) -> bool:
        """Whether the person asks for somebody else, so that the `_other` texts are used."""
        return self.state.for_other

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
