"""Every question is reached, leads on, ends, and takes each answer along one route that some answer can take."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bot.authoring.checks.answers import is_date, is_number, options_of
from bot.content import rules, schema
from bot.content.graph import Graph
from bot.content.loader import Content
from bot.content.source import Place, Problem
from bot.content.uses import Uses


def check_routing(content: Content, uses: Uses) -> Iterator[Problem]:
    """The graph of each dialogue, its default routes, and the ends that have to help."""
    for dialogue in content.dialogues.values():
        for code, message, hint, at in _find(dialogue, uses.graphs[dialogue.id]):
            yield content.problem("dialogues", dialogue.id, code, message, hint, at)
    led_to = {entry.dialogue for group in content.menu.values() for entry in group.entries}
    led_to |= {id_ for each in content.dialogues.values() for end in each.outcomes.values() for id_ in end.instead}
    for id_ in content.dialogues:
        if content.menu and id_ not in led_to:
            message, hint = f"neither the menu nor an outcome leads to '{id_}'", "add it to menu.yaml"
            yield content.problem("dialogues", id_, "not-in-menu", message, hint)
    for kind, used in (("benefits", uses.benefits), ("appeals", uses.appeals)):
        for id_ in getattr(content, kind):
            if id_ not in used:
                yield content.problem(kind, id_, "unused", f"no outcome leads to '{id_}'", "name it in an outcome")


_Found = tuple[str, str, str, Place]


def _find(dialogue: schema.Dialogue, graph: Graph) -> Iterator[_Found]:
    for id_, question in dialogue.questions.items():
        at: Place = ("questions", id_)
        if id_ not in graph.reachable:
            yield "unreachable", f"no route leads to question '{id_}'", "route to it, or delete it", at
        if id_ in graph.dead_ends:
            yield "dead-end", f"no outcome can be reached from '{id_}'", "route to an outcome", at
        yield from _find_in_routes(id_, question, at)
    for id_, outcome in dialogue.outcomes.items():
        at = ("outcomes", id_)
        if id_ not in graph.reachable:
            yield "unreachable", f"no route leads to outcome '{id_}'", "route to it, or delete it", at
        if not outcome.plan and not outcome.instead:
            hint = "give it a 'plan', or say why not and where to go with 'instead'"
            yield "no-way-on", f"outcome '{id_}' has neither a plan nor a way on", hint, at
    for round_ in graph.cycles:
        # An answer given is never asked for again, so a second visit could not be left.
        hint = "lead on to another question or to an outcome"
        yield "cycle", f"the routes go round: {' → '.join(round_)}", hint, ("questions", round_[-2])


def _find_in_routes(id_: str, question: schema.Question, at: Place) -> Iterator[_Found]:
    for index, route in enumerate(question.next):
        last = index == len(question.next) - 1
        where: Place = (*at, "next", index)
        if last and route.when is not None:
            yield "no-default", f"the last route of '{id_}' has a condition", "end with a route without 'when'", where
        if not last and route.when is None:
            hint = "put the route without 'when' last"
            yield "default-not-last", f"this route of '{id_}' hides those below it", hint, where
    for index in _shadowed(id_, question):
        where = (*at, "next", index)
        hint = "no answer is left for it: delete it, or change the routes before"
        yield "shadowed", f"no answer to '{id_}' can take this route", hint, where


def _shadowed(id_: str, question: schema.Question) -> list[int]:
    """The routes that no answer to the question itself can take, whatever was answered before."""
    open_: set[int] = set()
    for value in _samples(id_, question):
        for index, route in enumerate(question.next):
            truth = True if route.when is None else _truth(route.when, id_, value)
            if truth is not False:
                open_.add(index)
            if truth is True:
                break
    return [index for index in range(len(question.next)) if index not in open_]


def _samples(id_: str, question: schema.Question) -> list[str]:
    """Answers that stand for all: each option, or the ends of the range and both sides of every literal."""
    options = options_of(question.answer)
    if options is not None:
        return list(options)
    literals = [
        test.operand
        for route in question.next
        if route.when is not None
        for test in rules.tests(route.when)
        if test.subject == id_ and isinstance(test.operand, str)
    ]
    if isinstance(question.answer, schema.DateAnswer):
        days = [date.fromisoformat(each) for each in literals if is_date(each)]
        near = {day + timedelta(days=step) for day in days for step in (-1, 0, 1)}
        return [day.isoformat() for day in sorted(near | {date(1900, 1, 1), date(2200, 1, 1)})]
    if isinstance(question.answer, schema.NumberAnswer | schema.MoneyAnswer):
        low, high = Decimal(question.answer.at_least), Decimal(question.answer.at_most)
        step = Decimal(1) if isinstance(question.answer, schema.NumberAnswer) else Decimal("0.01")
        near_ = {Decimal(each) + sign * step for each in literals if is_number(each) for sign in (-1, 0, 1)}
        return [str(each) for each in sorted({each for each in near_ if low <= each <= high} | {low, high})]
    return []


def _truth(condition: rules.Condition, question: str, value: str) -> bool | None:
    """Whether a condition holds for an answer to the question; None when that hangs on something else."""
    if isinstance(condition, rules.Test):
        literal = isinstance(condition.operand, str | tuple)
        if condition.subject != question or not literal:
            return None
        return rules.compile_condition(condition)(_OneAnswer(question, value))
    if isinstance(condition, rules.Not):
        inner = _truth(condition.part, question, value)
        return None if inner is None else not inner
    parts = [_truth(part, question, value) for part in condition.parts]
    decisive = isinstance(condition, rules.Any)
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


class _OneAnswer:
    """A scope in which one question is answered and nothing else is known."""

    today = date.min

    def __init__(self, question: str, value: str) -> None:
        self._question, self._value = question, value

    def answer(self, question: str) -> str | None:
        return self._value if question == self._question else None

    def fact(self, fact: str) -> None:  # noqa: ARG002 - the name the protocol gives it
        return None
