"""A dialogue as a Mermaid flowchart, straight from its YAML and in its order, so that it can be read and compared."""

from collections.abc import Callable, Iterator

from bot.content import rules
from bot.content.schema import ChoiceAnswer, Dialogue, Question
from bot.content.text import Text

Say = Callable[[Text], str]
_LONGEST = 120
_SIGNS = {"is": "=", "at_least": "≥", "at_most": "≤", "before": "<", "after": ">"}


def diagram(dialogue: Dialogue, say: Say, unsure: str) -> str:
    """The flowchart. `say` puts texts into the language wanted, `unsure` labels the dotted "I don't know" lines.

    Conditions are written with signs and option labels, so that they need no language of their own. A line
    without a label is the route for everything else.
    """
    lines = ["flowchart TD"]
    for id_, question in dialogue.questions.items():
        lines.append(f'  {_node(dialogue, id_)}["{_escape(say(question.ask))}"]')
    for id_, outcome in dialogue.outcomes.items():
        lines.append(f'  {_node(dialogue, id_)}(["{_escape(say(outcome.say))}"])')
    for id_, question in dialogue.questions.items():
        lines += (f"  {line}" for line in _edges(dialogue, id_, question, say, unsure))
    return "\n".join(lines) + "\n"


def _edges(dialogue: Dialogue, id_: str, question: Question, say: Say, unsure: str) -> Iterator[str]:
    node = _node(dialogue, id_)
    for route in question.next:
        label = f'|"{_escape(condition_in_words(dialogue, route.when, say))}"|' if route.when else ""
        yield f"{node} -->{label} {_node(dialogue, route.go)}"
    if question.unsure:
        yield f'{node} -.->|"{_escape(unsure)}"| {_node(dialogue, question.unsure)}'


def _node(dialogue: Dialogue, id_: str) -> str:
    # A prefix, as bare words such as `end` mean something to Mermaid.
    return f"{'o' if id_ in dialogue.outcomes else 'q'}_{id_}"


def condition_in_words(dialogue: Dialogue, condition: rules.Condition, say: Say) -> str:
    """A condition with signs and option labels: "leave = MC is over ∧ worker = Employee"."""
    if isinstance(condition, rules.Not):
        return f"¬({condition_in_words(dialogue, condition.part, say)})"
    if isinstance(condition, rules.All | rules.Any):
        sign = " ∧ " if isinstance(condition, rules.All) else " ∨ "
        parts = (condition_in_words(dialogue, part, say) for part in condition.parts)
        return sign.join(f"({part})" if " ∧ " in part or " ∨ " in part else part for part in parts)
    operand = condition.operand
    if condition.operator == "known":
        return f"{condition.subject} {'=' if operand == 'false' else '≠'} ?"
    if isinstance(operand, tuple):
        return (
            f"{condition.subject} = {' / '.join(_literal(dialogue, condition.subject, each, say) for each in operand)}"
        )
    return f"{condition.subject} {_SIGNS[condition.operator]} {_operand(dialogue, condition.subject, operand, say)}"


def _operand(dialogue: Dialogue, subject: str, operand: rules.Operand, say: Say) -> str:
    if isinstance(operand, rules.AnswerOperand | rules.FactOperand):
        return operand.id
    if isinstance(operand, rules.Ago):
        return f"today - {operand.months} months" if operand.months else f"today - {operand.days} days"
    return _literal(dialogue, subject, operand, say) if isinstance(operand, str) else "today"


def _literal(dialogue: Dialogue, subject: str, literal: str, say: Say) -> str:
    asked = dialogue.questions.get(subject)
    if asked and isinstance(asked.answer, ChoiceAnswer) and literal in asked.answer.options:
        return say(asked.answer.options[literal])
    return literal


def _escape(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return short.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
