"""A session, ready to be shown: where its answers stand, in the words of its person."""

from dataclasses import dataclass
from functools import cached_property

from bot.content import rules, schema
from bot.content.text import Text
from bot.dialogue.chat import Session
from bot.dialogue.places import AnyPlace, AtChange, AtDay, AtQuestion, AtReading
from bot.dialogue.screens.values import Values, answer_text
from bot.dialogue.screens.view import View, plain
from bot.language.text.words import Words
from bot.plan.model import ClaimPlan
from bot.session.state import SessionState


@dataclass(frozen=True)
class SessionView:
    """See the module. Everything here follows from the view and the session; nothing is kept."""

    view: View
    session: Session
    state: SessionState

    @property
    def dialogue(self) -> schema.Dialogue:
        """The dialogue of the session."""
        return self.state.dialogue

    @property
    def plan(self) -> ClaimPlan | None:
        """The plan, once the answers lead to an outcome."""
        return self.state.plan

    @property
    def words(self) -> Words:
        """The words of the chat's language."""
        return self.view.words

    @property
    def for_other(self) -> bool:
        """Whether the person asks for somebody else."""
        return self.state.for_other

    @property
    def for_dead(self) -> bool:
        """Whether that somebody has died."""
        return self.state.for_dead

    def question(self, id_: str) -> schema.Question:
        """A question of the dialogue, or the question for the state."""
        return self.state.question(id_)

    def raw(self, text: Text, other: Text | None = None) -> str:
        """A content text for the person addressed, its placeholders filled in; plain text."""
        chosen = other if self.for_other and other is not None else text
        return self.view.words.text(chosen, self._values)

    def say(self, text: Text, other: Text | None = None) -> str:
        """The same, safe to put into a message."""
        return plain(self.raw(text, other))

    def asked(self, id_: str) -> str:
        """A question as it is asked after the answers so far."""
        question = self.question(id_)
        fitting = next((each for each in question.asks if rules.holds(each.when, self.state.scope)), None)
        return self.raw(fitting.say, fitting.say_other) if fitting else self.raw(question.ask, question.ask_other)

    def named(self, id_: str) -> str:
        """What an answer is about: the name of its fact, or the question without the hints that follow it."""
        question = self.question(id_)
        if question.fact is not None:
            return self.raw(question.fact)
        return self.raw(question.ask, question.ask_other).partition("?")[0]

    def labelled(self, id_: str) -> str:
        """What stands before an answer in running text: the name of its fact and a colon, or the question itself."""
        return self.named(id_) + (":" if self.question(id_).fact is not None else "?")

    def answered(self, id_: str) -> str:
        """The answer kept for a question."""
        return answer_text(self.view, self.question(id_), self.state.answers[id_].value)

    @cached_property
    def _values(self) -> Values:
        return Values(self.view, self.dialogue, self.state.scope)


def session_view(view: View, session: Session | None) -> SessionView | None:
    """A session whose dialogue still exists, ready to be shown."""
    state = view.state_of(session) if session else None
    return SessionView(view, session, state) if session and state else None


def asked_at(place: AnyPlace, state: SessionState) -> str | None:
    """The question that a place puts on the screen; None where it puts none."""
    if isinstance(place, AtChange | AtDay | AtReading):
        return place.question
    return state.open_question if isinstance(place, AtQuestion) else None
