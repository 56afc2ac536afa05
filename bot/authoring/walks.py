"""Walks through a dialogue that take every route and every option: found by trying, not written by hand.

Answers that no later condition looks at are forgotten on the way, so that the places to try stay few. Typed
answers are tried on both sides of every figure that a condition compares them with.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from bot.authoring.checks.answers import is_date, is_number, options_of
from bot.content import rules, schema
from bot.content.graph import Graph
from bot.content.loader import Content
from bot.content.tree import conditions
from bot.plan.scope import AnswerScope, scope_of

Given = tuple[tuple[str, str | None], ...]
"""Answers in the order of the dialogue's questions; None is "I don't know"."""

_ONE_DAY = timedelta(days=1)
_LONG_AGO = timedelta(days=400)
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Walk:
    """Answers from the first question to an outcome, in the order they are asked."""

    dialogue: str
    answers: Given
    outcome: str


@dataclass(frozen=True)
class _Spot:
    """A node, with the answers that a condition from here on looks at."""

    node: str
    known: Given


@dataclass(frozen=True)
class _Step:
    """One answer at one spot: the route it takes (None for "I don't know") and where it leads."""

    value: str | None
    route: int | None
    to: _Spot


class Rehearsal:
    """One dialogue on one day. `fixed` are answers given before the first question, as the menu does."""

    def __init__(
        self, content: Content, dialogue: schema.Dialogue, today: date, fixed: Mapping[str, str] | None = None
    ) -> None:
        self._content = content
        self._dialogue = dialogue
        self._today = today
        self._fixed = dict(fixed or {})
        self._order = {id_: position for position, id_ in enumerate(dialogue.questions)}
        self._graph = Graph(dialogue)
        self._matters = {node: self._looked_at(node) for node in (*dialogue.questions, *dialogue.outcomes)}
        self._compared = {id_: self._compared_with(id_) for id_ in dialogue.questions}
        self._start = _Spot(self._graph.first, ())
        self._steps: dict[_Spot, tuple[_Step, ...]] = {}
        self._benefits: dict[_Spot, frozenset[str]] = {}
        self._explore()

    @cached_property
    def longest(self) -> int:
        """The most questions asked on a path; answers given before are not asked."""
        known: dict[_Spot, int] = {}

        def longest(spot: _Spot) -> int:
            if spot not in known:
                asked = 0 if spot.node in self._fixed else 1
                known[spot] = max((asked + longest(step.to) for step in self._steps.get(spot, ())), default=0)
            return known[spot]

        return longest(self._start)

    @cached_property
    def never_taken(self) -> list[tuple[str, int]]:
        """The routes, by question and position, that none of the answers tried takes."""
        taken = {(spot.node, step.route) for spot, steps in self._steps.items() for step in steps}
        return [
            (id_, index)
            for id_, question in self._dialogue.questions.items()
            for index in range(len(question.next))
            if (id_, index) not in taken
        ]

    def lesser(self, question: str) -> dict[str, str]:
        """The options of a question that lead to less, each with one that leads to all that and more.

        Somewhere the question is asked, the benefits that any answers given after an option can lead to (none: a
        refusal) are all among those of another option, which leads to more; and nowhere is it the other way round.
        """
        pairs: set[tuple[str, str]] = set()
        for spot, steps in self._steps.items():
            if spot.node == question:
                gains = {step.value: self._benefits_from(step.to) for step in steps if step.value is not None}
                pairs |= {(one, two) for one in gains for two in gains if gains[one] < gains[two]}
        return {one: two for one, two in sorted(pairs, reverse=True) if (two, one) not in pairs}

    def refuses(self, question: str, option: str) -> bool:
        """Whether an option of a question leads to no benefit at all wherever it is asked."""
        steps = [step for spot, steps in self._steps.items() if spot.node == question for step in steps]
        return not any(self._benefits_from(step.to) for step in steps if step.value == option)

    def _benefits_from(self, spot: _Spot) -> frozenset[str]:
        if spot not in self._benefits:
            outcome = self._dialogue.outcomes.get(spot.node)
            if outcome is None:
                after = (self._benefits_from(step.to) for step in self._steps[spot] if step.value is not None)
                self._benefits[spot] = frozenset().union(*after)
            else:
                scope = self._scope(dict(spot.known))
                held = (item.benefit for item in outcome.plan if rules.holds(item.when, scope))
                self._benefits[spot] = frozenset(held)
        return self._benefits[spot]

    def walks(self) -> Iterator[Walk]:
        """Walks that together take every route, every option and every "I don't know" that can be taken."""
        open_ = {item for spot, steps in self._steps.items() for step in steps for item in _items(spot, step)}
        while open_:
            spot, answers, fresh = self._start, [], False
            while spot.node in self._dialogue.questions:
                trail = self._towards(spot, open_)
                for at, step in trail:
                    answers.append((at.node, step.value))
                    fresh = fresh or bool(open_ & _items(at, step))
                    open_ -= _items(at, step)
                    spot = step.to
            assert fresh  # noqa: S101 - every spot was reached from the start, so each round finds something
            yield Walk(self._dialogue.id, tuple(answers), spot.node)

    def _towards(self, start: _Spot, open_: set[tuple[str, str | int]]) -> list[tuple[_Spot, _Step]]:
        """The shortest way from a spot over a step not yet taken, or else to an outcome."""
        came: dict[_Spot, tuple[_Spot, _Step] | None] = {start: None}
        waiting, end = [start], None
        for spot in waiting:
            for step in self._steps.get(spot, ()):
                if open_ & _items(spot, step):
                    return [*_trail(came, spot), (spot, step)]
                if step.to not in came:
                    came[step.to] = (spot, step)
                    waiting.append(step.to)
                if end is None and step.to.node in self._dialogue.outcomes:
                    end = step.to
        assert end is not None  # noqa: S101 - the check has seen that every question leads to an outcome
        return _trail(came, end)

    def _explore(self) -> None:
        waiting = [self._start]
        while waiting:
            spot = waiting.pop()
            if spot in self._steps or spot.node not in self._dialogue.questions:
                continue
            self._steps[spot] = tuple(self._take(spot))
            waiting += [step.to for step in self._steps[spot]]

    def _take(self, spot: _Spot) -> Iterator[_Step]:
        question, known = self._dialogue.questions[spot.node], dict(spot.known)
        for value in self._values(spot.node, question, self._scope(known)):
            answers = {**known, spot.node: value}
            scope = self._scope(answers)
            if value is None and question.unsure:
                yield _Step(None, None, self._arrive(question.unsure, answers))
            else:
                route = next(index for index, each in enumerate(question.next) if rules.holds(each.when, scope))
                yield _Step(value, route, self._arrive(question.next[route].go, answers))

    def _arrive(self, node: str, answers: Mapping[str, str | None]) -> _Spot:
        kept = ((id_, value) for id_, value in answers.items() if id_ in self._matters[node])
        return _Spot(node, tuple(sorted(kept, key=lambda item: self._order[item[0]])))

    def _scope(self, answers: Mapping[str, str | None]) -> AnswerScope:
        return scope_of(self._content, self._dialogue, answers, self._today)

    def _looked_at(self, node: str) -> frozenset[str]:
        """The questions whose answers some condition at a node or after it looks at."""
        seen: set[str] = set()
        for id_ in self._graph.from_(node) & self._dialogue.questions.keys():
            question = self._dialogue.questions[id_]
            operands: list[object] = []
            for condition, _ in conditions(question):
                for test in rules.tests(condition):
                    seen.add(test.subject)
                    operands.append(test.operand)
            if isinstance(question.answer, schema.DateAnswer):
                for limit in (question.answer.earliest, question.answer.latest):
                    if isinstance(limit, dict):
                        seen.update(limit.values())
                        operands += [rules.FactOperand(limit["fact"])] if "fact" in limit else []
            seen.update(operand.id for operand in operands if isinstance(operand, rules.AnswerOperand))
            if any(isinstance(operand, rules.FactOperand) for operand in operands):
                seen.update(self._dialogue.event_date)
        return frozenset(seen & self._dialogue.questions.keys())

    # --- answers to try -----------------------------------------------------------------------------------

    def _values(self, id_: str, question: schema.Question, scope: AnswerScope) -> list[str | None]:
        if id_ in self._fixed:
            return [self._fixed[id_]]
        options = options_of(question.answer)
        if options is not None:
            return [*options, None]
        if isinstance(question.answer, schema.DateAnswer):
            return [*map(date.isoformat, self._days(id_, question.answer, scope)), None]
        return [*map(str, self._numbers(id_, question.answer)), None]

    def _days(self, id_: str, answer: schema.DateAnswer, scope: AnswerScope) -> list[date]:
        latest = scope.limit(answer.latest) or self._today + _LONG_AGO
        earliest = scope.limit(answer.earliest) or date(1970, 1, 1)
        days = {latest, max(earliest, latest - _WEEK), max(earliest, latest - _LONG_AGO)}
        for day in self._compared[id_]:
            days |= {date.fromisoformat(day) + step * _ONE_DAY for step in (-1, 0, 1)} if is_date(day) else set()
        return sorted(day for day in days if earliest <= day <= latest)

    def _numbers(self, id_: str, answer: schema.Answer) -> list[Decimal]:
        assert isinstance(answer, schema.NumberAnswer | schema.MoneyAnswer)  # noqa: S101 - all other types are read
        low, high = Decimal(answer.at_least), Decimal(answer.at_most)
        step = Decimal(1) if isinstance(answer, schema.NumberAnswer) else Decimal("0.01")
        numbers = {max(low, min(high, Decimal(10 if isinstance(answer, schema.NumberAnswer) else 2500)))}
        for number in self._compared[id_]:
            numbers |= {Decimal(number) + sign * step for sign in (-1, 0, 1)} if is_number(number) else set()
        return sorted(number for number in numbers if low <= number <= high)

    def _compared_with(self, id_: str) -> set[str]:
        """Every literal, and every value of a fact or of today, that a question's answer is compared with."""
        found: set[str] = set()
        for condition, _ in conditions(self._dialogue):
            for test in rules.tests(condition):
                operand, subject = test.operand, test.subject
                if subject == id_ and isinstance(operand, rules.FactOperand):
                    fact = self._content.facts.get(operand.id)
                    found |= {each.value for each in fact.values if each.value is not None} if fact else set()
                elif subject == id_ and isinstance(operand, str):
                    found.add(operand)
                elif subject == id_ and isinstance(operand, rules.Ago):
                    found.add(operand.before(self._today).isoformat())
                elif id_ in (subject, getattr(operand, "id", None)):
                    found.add(self._today.isoformat())
        return found


def _items(spot: _Spot, step: _Step) -> set[tuple[str, str | int]]:
    """What a step covers: its route, and its option or "I don't know"."""
    if step.route is None:
        return {(spot.node, schema.UNSURE)}
    return {(spot.node, step.route), (spot.node, schema.UNSURE if step.value is None else f"={step.value}")}


def _trail(came: Mapping[_Spot, tuple[_Spot, _Step] | None], to: _Spot) -> list[tuple[_Spot, _Step]]:
    trail: list[tuple[_Spot, _Step]] = []
    while (before := came[to]) is not None:
        trail.append(before)
        to = before[0]
    return trail[::-1]
