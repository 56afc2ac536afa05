"""Conditions: a small closed set of operators, written as YAML mappings, compiled once to `bool` functions.

    when: {reason: {in: [resigned, misconduct]}}            one test
    when: {reason: {is: vss}, months: {at_least: 12}}       several keys: all must hold
    when: {any: [...]}, {all: [...]}, {not: {...}}
    when: {last_day: {before: {fact: eis_start}}}           an operand may be a fact, an answer, or today
    when: {today: {after: {answer: accident_date}}}         and `today` may be tested itself
    when: {accident_date: {before: {ago: P72M}}}            longer ago than 72 months (P60D: 60 days)

A test of an answer that is off the path, or that was "I don't know", is false, whatever the operator; only `known` asks
about that. Nothing here evaluates text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol

from bot.content.months import add_months

Value = str | Decimal | date
_AGO = re.compile(r"^P(?P<count>\d+)(?P<unit>[MD])$")


class Scope(Protocol):
    """What a condition may look at."""

    @property
    def today(self) -> date: ...
    def answer(self, question: str) -> Value | None:
        """The resolved answer on the current path, None when there is none or it is "I don't know"."""

    def fact(self, fact: str) -> Value | None:
        """The fact's value on the date of the event, None when the facts have none for that date."""


Check = Callable[[Scope], bool]
Operator = Literal["is", "in", "at_least", "at_most", "before", "after", "known"]
OPERATORS: tuple[Operator, ...] = ("is", "in", "at_least", "at_most", "before", "after", "known")


@dataclass(frozen=True)
class AnswerOperand:
    """`{answer: id}`"""

    id: str


@dataclass(frozen=True)
class FactOperand:
    """`{fact: id}`"""

    id: str


@dataclass(frozen=True)
class Today:
    """`today`"""


@dataclass(frozen=True)
class Ago:
    """`{ago: P72M}`: the day some months, or days (`P60D`), before today."""

    months: int = 0
    days: int = 0

    def before(self, today: date) -> date:
        """That day."""
        return add_months(today, -self.months) - timedelta(days=self.days)


Operand = str | tuple[str, ...] | AnswerOperand | FactOperand | Today | Ago


@dataclass(frozen=True)
class Test:
    """One comparison: what is looked at (a question id or `today`), how, and with what."""

    subject: str
    operator: Operator
    operand: Operand


@dataclass(frozen=True)
class All:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Any:
    """True when some part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """True when its part is not."""

    part: "Condition"


Condition = Test | All | Any | Not


def parse(raw: object) -> Condition:
    """The condition a YAML mapping states. Raises ValueError with one plain sentence when it states none."""
    if not isinstance(raw, Mapping) or not raw:
        raise ValueError("a condition is a mapping such as {reason: {is: vss}}")
    parts = tuple(_parse_entry(str(key), value) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _parse_entry(key: str, value: object) -> Condition:
    if key in ("any", "all"):
        if not isinstance(value, list) or not value:
            raise ValueError(f"'{key}' takes a list of conditions")
        inner = tuple(parse(item) for item in value)
        return Any(inner) if key == "any" else All(inner)
    if key == "not":
        return Not(parse(value))
    if not isinstance(value, Mapping) or not value:
        raise ValueError(f"'{key}' needs an operator: one of {', '.join(OPERATORS)}")
    tests = tuple(_parse_test(key, str(operator), operand) for operator, operand in value.items())
    return tests[0] if len(tests) == 1 else All(tests)


def _parse_test(subject: str, operator: str, operand: object) -> Test:
    for known in OPERATORS:
        if operator == known:
            return Test(subject, known, _parse_operand(known, operand))
    raise ValueError(f"unknown operator '{operator}': one of {', '.join(OPERATORS)}")


def _parse_operand(operator: Operator, raw: object) -> Operand:
    if operator == "in":
        if not isinstance(raw, list) or not raw:
            raise ValueError("'in' takes a list of option ids")
        return tuple(str(item) for item in raw)
    if isinstance(raw, Mapping):
        for key, kind in (("answer", AnswerOperand), ("fact", FactOperand)):
            if set(raw) == {key}:
                return kind(str(raw[key]))
        if set(raw) == {"ago"} and (period := _AGO.match(str(raw["ago"]))):
            count = int(period["count"])
            return Ago(months=count) if period["unit"] == "M" else Ago(days=count)
        raise ValueError("an operand is a literal, {answer: id}, {fact: id}, {ago: P72M}, {ago: P60D} or today")
    if raw is None or isinstance(raw, list):
        raise ValueError(f"'{operator}' needs one operand")
    if operator == "known" and raw not in ("true", "false"):
        raise ValueError("'known' takes true or false")
    return Today() if raw == "today" else str(raw)


def tests(condition: Condition) -> Iterator[Test]:
    """Every comparison in a condition, in the order written."""
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, Not):
        yield from tests(condition.part)
    else:
        for part in condition.parts:
            yield from tests(part)


def compile_condition(condition: Condition) -> Check:
    """The function that says whether the condition holds in a scope. It always returns a real bool."""
    if isinstance(condition, Test):
        return _compile_test(condition)
    if isinstance(condition, Not):
        inner = compile_condition(condition.part)
        return lambda scope: not inner(scope)
    checks = tuple(compile_condition(part) for part in condition.parts)
    if isinstance(condition, All):
        return lambda scope: all(check(scope) for check in checks)
    return lambda scope: any(check(scope) for check in checks)


def holds(condition: Condition | None, scope: Scope) -> bool:
    """Whether a condition holds; no condition always does."""
    return condition is None or compile_condition(condition)(scope)


def _compile_test(test: Test) -> Check:
    subject, operator, operand = test.subject, test.operator, test.operand
    if operator == "known":
        wanted = operand == "true"
        return lambda scope: (scope.answer(subject) is not None) is wanted

    def check(scope: Scope) -> bool:
        left = scope.today if subject == "today" else scope.answer(subject)
        right = _value(operand, scope)
        if left is None or right is None:
            return False
        if isinstance(right, tuple):
            return _as_text(left) in right
        return _compare(operator, left, right)

    return check


def _value(operand: Operand, scope: Scope) -> Value | tuple[str, ...] | None:
    if isinstance(operand, Today):
        return scope.today
    if isinstance(operand, Ago):
        return operand.before(scope.today)
    if isinstance(operand, AnswerOperand):
        return scope.answer(operand.id)
    if isinstance(operand, FactOperand):
        return scope.fact(operand.id)
    return operand


def _compare(operator: Operator, left: Value, right: Value) -> bool:
    if operator == "is":
        return _as_text(left) == _as_text(right)
    if operator in ("before", "after"):
        first, second = _as_date(left), _as_date(right)
        if first is None or second is None:
            return False
        return first < second if operator == "before" else first > second
    low, high = _as_number(left), _as_number(right)
    if low is None or high is None:
        return False
    return low >= high if operator == "at_least" else low <= high


def _as_text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_date(value: Value) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _as_number(value: Value) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
