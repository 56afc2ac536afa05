"""What counts as an answer, seen from the places that use one: which literals fit a question's type."""

from datetime import date
from decimal import Decimal, InvalidOperation

from bot.authoring.checks import did_you_mean
from bot.content import rules, schema

_FITTING: dict[str, tuple[rules.Operator, ...]] = {
    "choice": ("is", "in", "known"),
    "yes_no": ("is", "in", "known"),
    "state": ("is", "in", "known"),
    "date": ("is", "before", "after", "known"),
    "number": ("is", "at_least", "at_most", "known"),
    "money": ("is", "at_least", "at_most", "known"),
}


def options_of(answer: schema.Answer) -> tuple[str, ...] | None:
    """The ids an answer may have, None when it is no choice among a few."""
    if isinstance(answer, schema.ChoiceAnswer):
        return tuple(answer.options)
    if isinstance(answer, schema.YesNoAnswer):
        return ("yes", "no")
    return schema.STATE_IDS if isinstance(answer, schema.StateAnswer) else None


def is_date(literal: str) -> bool:
    """Whether a literal is an ISO date."""
    try:
        date.fromisoformat(literal)
    except ValueError:
        return False
    return True


def is_number(literal: str) -> bool:
    """Whether a literal is a decimal number."""
    try:
        return Decimal(literal).is_finite()
    except InvalidOperation:
        return False


def misfit(literal: str, answer: schema.Answer, question: str) -> tuple[str, str, str] | None:
    """Code, message and hint when a literal can be no answer to a question."""
    options = options_of(answer)
    if options is not None:
        if literal in options:
            return None
        return "unknown-option", f"'{question}' has no option '{literal}'", did_you_mean(literal, options)
    if isinstance(answer, schema.DateAnswer):
        return None if is_date(literal) else ("misfit", f"'{literal}' is no date", "write it as 2026-11-30")
    return None if is_number(literal) else ("misfit", f"'{literal}' is no number", "write it as 1500.50")


def misfitting_test(test: rules.Test, answer: schema.Answer) -> tuple[str, str, str] | None:
    """Code, message and hint when an answer of this kind can never pass a test."""
    fitting = _FITTING[answer.type]
    if test.operator not in fitting:
        message = f"'{test.operator}' does not fit '{test.subject}', a question of type {answer.type}"
        return "misfit", message, f"use one of {', '.join(fitting)}"
    if test.operator == "known":
        return None
    operands = test.operand if isinstance(test.operand, tuple) else (test.operand,)
    literals = (operand for operand in operands if isinstance(operand, str))
    return next((found for literal in literals if (found := misfit(literal, answer, test.subject))), None)
