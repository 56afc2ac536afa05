"""What the placeholders of a content text stand for: an answer on the path, or a fact on the day of the event."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from bot.content import schema
from bot.dialogue.screens.view import View
from bot.plan.scope import AnswerScope


def answer_text(view: View, question: schema.Question | None, value: str | None) -> str:
    """An answer as its person reads it; `question` is None for the state."""
    words = view.words
    if value is None:
        return words.ui("answers.unsure")
    if question is None:
        return words.ui(f"states.{value}")
    answer = question.answer
    if isinstance(answer, schema.ChoiceAnswer):
        return words.text(answer.options[value])
    if isinstance(answer, schema.YesNoAnswer):
        return words.ui(f"answers.{value}")
    if isinstance(answer, schema.StateAnswer):
        return words.ui(f"states.{value}")
    if isinstance(answer, schema.DateAnswer):
        return words.day(date.fromisoformat(value))
    if isinstance(answer, schema.MoneyAnswer):
        return words.money(Decimal(value))
    return words.ui(f"units.{answer.unit}", n=int(value))


def figure_text(view: View, unit: str, value: str) -> str:
    """The figure of a fact, as its person reads it."""
    words = view.words
    if unit == "ringgit":
        return words.money(Decimal(value))
    if unit == "date":
        return words.date(date.fromisoformat(value))
    if unit == "percent":
        return f"{words.number(Decimal(value))}%"
    return words.ui(f"units.{unit}", n=int(value))


class Values(Mapping[str, str]):
    """Looks a placeholder up when a text needs it. Unknown figures say so; they are never left out or guessed."""

    def __init__(self, view: View, dialogue: schema.Dialogue, scope: AnswerScope) -> None:
        self._view, self._dialogue, self._scope = view, dialogue, scope

    def __getitem__(self, name: str) -> str:
        if name in self._dialogue.questions:
            return answer_text(self._view, self._dialogue.questions[name], self._scope.answer(name))
        fact = self._view.content.facts.get(name)
        if fact is None:
            raise KeyError(name)
        value = self._scope.fact(name)
        return (
            self._view.words.ui("plan.unknown_figure") if value is None else figure_text(self._view, fact.unit, value)
        )

    def __iter__(self) -> Iterator[str]:
        return iter({**self._dialogue.questions, **self._view.content.facts})

    def __len__(self) -> int:
        return len({**self._dialogue.questions, **self._view.content.facts})
