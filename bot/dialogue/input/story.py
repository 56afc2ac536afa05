"""What somebody writes when no question is open: its subject, what would open, a second matter, the facts it states.

Pure. Facts are only proposed; what is opened and what is asked is for the conversation to decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.content import schema
from bot.content.loader import Content
from bot.language.intents.care import in_danger
from bot.language.intents.titles import Named, Titles
from bot.language.intents.topics import REQUESTS, SUBJECTS, Decision, Suggestion, Understanding, understand
from bot.language.stories.reader import day_of_matter, read_story, second_matter
from bot.language.text.catalogue import Catalogue
from bot.plan.workdays import Calendar
from bot.session.answers import Answer
from bot.session.machine import DialogueMachine
from bot.session.state import SessionState

UNOFFERED = frozenset({"distress", "abuse_or_frustration"})
"""Never opened on likelihood alone and never offered as a choice."""


@dataclass(frozen=True, slots=True)
class Second:
    """A second matter: its dialogue, and the day it happened where the text says so."""

    dialogue: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Story:
    """`dialogue` would open, and `facts` are proposed for it."""

    topic: str
    decision: Decision
    alternatives: tuple[Suggestion, ...] = ()
    dialogue: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    second: Second | None = None
    crisis: bool = False
    score: float = 1.0
    subject: str | None = None
    asks: str | None = None


class Ear:
    """Reads stories against some content. Built once; `hear` keeps nothing."""

    def __init__(
        self, content: Content, catalogue: Catalogue, calendar: Calendar, machines: Mapping[str, DialogueMachine]
    ) -> None:
        self._content, self._calendar, self._machines = content, calendar, machines
        self._titles = Titles(content, catalogue)

    def named(self, text: str) -> Named | None:
        """The topic and dialogue of which a text is the title."""
        return self._titles.named(text)

    def second(self, text: str, opened: str, today: date) -> Second | None:
        """Another matter that a text tells besides the dialogue it opened."""
        dialogues = self._content.dialogues
        found = second_matter(text, dialogues[opened], dialogues)
        return Second(found, day_of_matter(text, dialogues[found], today)) if found else None

    def hear(self, text: str, today: date) -> Story:
        """What a text tells."""
        if in_danger(text):
            return Story("distress", "open", crisis=True)
        named = self.named(text)
        if named is not None:
            return Story(named.topic, "open", dialogue=named.dialogue, subject=named.topic)
        found = understand(text)
        story = Story(
            found.topic,
            found.decision,
            tuple(one for one in found.alternatives if one.topic in SUBJECTS + REQUESTS),
            score=found.score,
            subject=found.subject,
            asks=found.asks[0] if found.asks else None,
        )
        if found.topic in UNOFFERED:
            asks = found.decision != "none" and bool(story.alternatives)
            return replace(story, decision="ask" if asks else "none")
        dialogue = self._opened_by(found) if found.decision == "open" else None
        if dialogue is None:
            return story
        facts, second = self.proposed(text, dialogue, today), self.second(text, dialogue, today)
        return replace(story, dialogue=dialogue, facts=facts, second=second)

    def _opened_by(self, found: Understanding) -> str | None:
        """The dialogue of the topic, or of the subject that a request names."""
        topics = self._content.topics
        entries = (topics[id_].opens for id_ in (found.topic, found.subject) if id_ in topics)
        return next((entry.dialogue for entry in entries if entry is not None), None)

    def proposed(self, text: str, dialogue: str, today: date) -> dict[str, str]:
        """The facts a text states for a dialogue: within the limits of their questions, and never enough to refuse."""
        found = read_story(text, self._content.dialogues[dialogue], today)
        while found:
            state = self.state(dialogue, found, today)
            outside = [id_ for id_, value in found.items() if not _within(state, id_, value)]
            refused = [id_ for id_ in state.path.answered[-1:] if self._refuses(state)]
            if not outside and not refused:
                break
            for id_ in outside or refused:
                del found[id_]
        return found

    def state(self, dialogue: str, values: Mapping[str, str], today: date) -> SessionState:
        """Where somebody stands who has answered just that today."""
        questions = self._content.dialogues[dialogue].questions
        answers = {id_: Answer(value, today, questions[id_].rev) for id_, value in values.items()}
        return SessionState(self._content, self._calendar, self._machines[dialogue], answers, today)

    def _refuses(self, state: SessionState) -> bool:
        """Whether the answers alone end without a plan, in a dialogue that has any."""
        outcomes = state.dialogue.outcomes
        return state.path.is_outcome and not outcomes[state.path.at].plan and any(end.plan for end in outcomes.values())


def _within(state: SessionState, id_: str, value: str) -> bool:
    answer = state.question(id_).answer
    if not isinstance(answer, schema.DateAnswer):
        return True
    day, earliest, latest = (
        date.fromisoformat(value),
        state.scope.limit(answer.earliest),
        state.scope.limit(answer.latest),
    )
    return (earliest is None or earliest <= day) and (latest is None or day <= latest)
