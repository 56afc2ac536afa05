"""What conditions and texts may look at: the answers on the path, the facts of the event's day, and today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.content.facts import FactsOn, facts_on
from bot.content.loader import Content
from bot.content.schema import Dialogue


@dataclass(frozen=True)
class AnswerScope:
    """The scope of `bot.content.rules`. `answers` holds only what is on the path; None is "I don't know"."""

    answers: Mapping[str, str | None]
    facts: FactsOn
    today: date
    event_date: date | None = None

    def answer(self, question: str) -> str | None:
        """The resolved answer."""
        return self.answers.get(question)

    def fact(self, fact: str) -> str | None:
        """The value in force on the day of the event; a table has none here."""
        dated = self.facts(fact)
        return dated.value if dated else None

    def limit(self, raw: str | dict[str, str] | None) -> date | None:
        """The day that a limit of a date answer means; None when there is none, or it is not known."""
        if raw is None:
            return None
        if isinstance(raw, dict):
            value = self.answer(raw["answer"]) if "answer" in raw else self.fact(raw["fact"])
            return date.fromisoformat(value) if value else None
        return self.today if raw == "today" else date.fromisoformat(raw)


def scope_of(content: Content, dialogue: Dialogue, answers: Mapping[str, str | None], today: date) -> AnswerScope:
    """The scope for answers on a path. Facts are those of the event's day, today's while that is not known."""
    event = event_date(dialogue, answers)
    return AnswerScope(answers, facts_on(content.facts, event or today), today, event)


def event_date(dialogue: Dialogue, answers: Mapping[str, str | None]) -> date | None:
    """The day of the event that picks the facts, None when it is not asked or not known."""
    value = next((answers[id_] for id_ in dialogue.event_date if answers.get(id_)), None)
    return date.fromisoformat(value) if value else None
