"""Files of worked cases as an author has them: an empty case to fill in, and what a case leaves out filled in.

Only the `expect` of a case is ever written; names, answers, reasons, comments and their order stay as they are.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

import yaml

from bot.authoring.cases.expectations import Stated
from bot.authoring.checks.answers import options_of
from bot.content import schema
from bot.content.schema import NO_VALUE

_WIDTH = 120
_INDENT = 4
_TIED = "\xa0"  # a space at which no line is broken


def template(dialogue: schema.Dialogue, today: date) -> str:
    """An empty case of a dialogue: every question with its type and options, to be filled in as YAML."""
    lines = ["- name:", f"  dialogue: {dialogue.id}", f"  today: {today.isoformat()}", "  answers:"]
    width = max(len(id_) for id_ in dialogue.questions) + 1
    for id_, question in dialogue.questions.items():
        lines.append(f"    {id_ + ':':<{width}}  # {_kind(question.answer)}")
    lines += [
        "  # 'unsure' is \"I don't know\". Leave out what is not asked on the way. 'state' may be given too.",
        "  expect:",
        f"    outcome:  # {', '.join(dialogue.outcomes)}",
        "    # `pandu case --write FILE` fills in what else the plan says; read it against the law",
        "  because:  # the rule, with its arithmetic",
    ]
    return "\n".join(lines) + "\n"


def _kind(answer: schema.Answer) -> str:
    options = options_of(answer)
    if options is not None:
        return f"{answer.type}: {', '.join(options)}"
    if isinstance(answer, schema.NumberAnswer):
        return f"number of {answer.unit}, {answer.at_least} to {answer.at_most}"
    if isinstance(answer, schema.MoneyAnswer):
        return f"money in ringgit, {answer.at_least} to {answer.at_most}"
    return "date, such as 2026-11-30"


def filled(expect: schema.Expectation, got: Stated, *, anew: bool) -> schema.Expectation:
    """What a case expects, with all it leaves out as the plan has it; `anew` lets the plan win where they differ.

    Of the deadlines it names those it named before, or else all that have a day; the first one always, with its safe
    day.
    """
    kept = schema.Expectation() if anew else expect
    named = [id_ for id_ in expect.deadlines if id_ in got.deadlines or not anew]
    named = named or list(got.act_by)
    if got.first != NO_VALUE and got.first not in named:
        named.insert(0, got.first)
    safe = [id_ for id_ in expect.act_by if id_ in got.act_by or not anew] or [got.first]
    return schema.Expectation(
        outcome=kept.outcome or got.outcome,
        first=kept.first or got.first,
        act_by={id_: kept.act_by.get(id_) or got.act_by[id_] for id_ in safe if id_ in got.act_by},
        deadlines={id_: _sure(kept.deadlines.get(id_), got.deadlines.get(id_)) for id_ in named},
        benefits=got.benefits if kept.benefits is None else kept.benefits,
        amounts={id_: _sure((kept.amounts or {}).get(id_), found) for id_, found in got.amounts.items()}
        | {id_: value for id_, value in (kept.amounts or {}).items() if id_ not in got.amounts},
        forms=got.forms if kept.forms is None else kept.forms,
    )


def _sure(wanted: str | None, got: str | None) -> str:
    """What was expected, with how sure the plan is where nothing is said of that."""
    if wanted is None or (got is not None and wanted == got.split()[0]):
        return got or NO_VALUE
    return wanted


def write_expectations(path: Path, expected: Sequence[schema.Expectation | None]) -> None:
    """Writes what each case of a file expects, in their order; None leaves a case as it is."""
    text = path.read_text(encoding="utf-8")
    cases: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    # From the last to the first, so that what is written does not move what is still to be written.
    for case, expect in reversed(list(zip(cases.value, expected, strict=True))):
        if expect is None:
            continue
        key, value = next((key, value) for key, value in case.value if key.value == "expect")
        text = f"{text[: key.end_mark.index]}:\n{_block(expect)}{text[_end(value) :]}"
    path.write_text(text, encoding="utf-8")


def _end(node: yaml.Node) -> int:
    """Where the text of a node ends: a block ends with its last item, not with the blank lines after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _block(expect: schema.Expectation) -> str:
    """An expectation as YAML, a line for each thing expected."""
    data = expect.model_dump(mode="json", exclude_defaults=True)
    lines = []
    for key in schema.Expectation.model_fields:
        if key in data:
            lines += wrap(
                f"{key}:{_TIED}{_flow(data[key])}",
                _WIDTH,
                initial_indent=" " * _INDENT,
                subsequent_indent=" " * (_INDENT + 2),
                break_on_hyphens=False,
                break_long_words=False,
            )
    return "\n".join(lines).replace(_TIED, " ")


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {each}".replace(" ", _TIED) for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    return str(value)
