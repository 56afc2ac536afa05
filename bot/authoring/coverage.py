"""What Pandu covers, as one page made from the content: every benefit with who, deadlines, forms and certainty.

`make coverage` writes it to docs/coverage.md; a test holds that page current.
"""

import sys
from collections.abc import Iterable, Iterator

from bot.content import schema
from bot.content.loader import Content, load, packaged_flows

_CERTAINTY = {
    "law": "law: a statute or regulation says that very figure",
    "perkeso": "PERKESO: PERKESO says so",
    "guide": "guide: only others say so, or it is of low confidence",
    "unknown": "unknown: no limit was found, so the advice is to claim now",
}
_ACTS = {"act4": "Act 4", "act789": "Act 789", "act800": "Act 800", "act838": "Act 838"}
_UNITS = {"days": "day", "months": "month", "years": "year", "hours": "hour"}


def coverage(content: Content) -> str:
    """The page, in Markdown. The same content always gives the same page."""
    deadlines = [deadline for item in _limited(content) for deadline in item.deadlines]
    lines = [
        "# What Pandu covers",
        "",
        "Made from `flows/` by `make coverage`; do not edit it by hand.",
        "",
        f"{len(content.dialogues)} dialogues lead to {len(content.benefits)} benefits and {len(content.appeals)} ways "
        f"of appeal, with {len(deadlines)} deadlines. {len(content.forms)} forms and {len(content.sources)} sources. "
        f"{len(content.answers)} single questions are answered at once.",
        "",
        "How sure a thing is:",
        "",
        *(f"- {meaning}" for meaning in _CERTAINTY.values()),
        "",
        "## Where a conversation starts",
        "",
        "| Dialogue | Questions | Outcomes | Benefits | Checked |",
        "|---|---|---|---|---|",
        *(_dialogue(dialogue) for dialogue in content.dialogues.values()),
        "",
        "## Every deadline",
        "",
        "| Benefit or appeal | Deadline | By | Limit | Counted from | Certainty | Sources |",
        "|---|---|---|---|---|---|---|",
        *(row for item in _limited(content) for row in _deadline_rows(item)),
    ]
    for benefit in content.benefits.values():
        lines += ["", *_benefit(content, benefit)]
    lines += ["", "# If PERKESO refuses"]
    for appeal in content.appeals.values():
        lines += ["", f"## {appeal.name}", "", f"`{appeal.id}`. {appeal.what}", ""]
        lines += [f"- Form: {_form(content, use)}" for use in appeal.forms]
        lines += [f"- Checked on {appeal.checked}. {_cited(content, appeal.sources)}"]
    if content.answers:
        lines += ["", "# Questions answered at once"]
        for area in content.areas.values():
            lines += ["", f"## {area.title}"]
            for part in area.parts:
                answers = content.answers_by_part[part.id]
                lines += ["", f"### {part.title}", ""]
                lines += [f"- {answer.question} (`{answer.id}`, {answer.certainty})" for answer in answers]
    return "\n".join(lines) + "\n"


def _limited(content: Content) -> list[schema.Benefit | schema.Appeal]:
    return [*content.benefits.values(), *content.appeals.values()]


def _dialogue(dialogue: schema.Dialogue) -> str:
    planned = dict.fromkeys(item.benefit for outcome in dialogue.outcomes.values() for item in outcome.plan)
    benefits = ", ".join(f"`{id_}`" for id_ in planned) or "none: it says where to go instead"
    counts = f"{len(dialogue.questions)} | {len(dialogue.outcomes)}"
    return f"| {_cell(dialogue.title)} (`{dialogue.id}`) | {counts} | {benefits} | {dialogue.checked} |"


def _deadline_rows(item: schema.Benefit | schema.Appeal) -> Iterator[str]:
    for deadline in item.deadlines:
        cells = [
            f"`{item.id}`",
            f"{_cell(deadline.do)} (`{deadline.id}`)",
            deadline.by,
            _limit(deadline),
            _cell(deadline.counted_from),
            deadline.certainty,
            _refs(deadline.sources) or "none found",
        ]
        yield f"| {' | '.join(cells)} |"


def _limit(deadline: schema.Deadline) -> str:
    if deadline.fixed is not None:
        return deadline.fixed.isoformat()
    if deadline.within is None:
        return "no limit found: claim now"
    if deadline.within.count == 0:
        return "before that day" if deadline.before else "by that day"
    unit = _UNITS[deadline.within.unit]
    number = f"{deadline.within.count} {unit}{'' if deadline.within.count == 1 else 's'}"
    return f"waits {number}" if deadline.kind == "wait" else number


def _benefit(content: Content, benefit: schema.Benefit) -> Iterator[str]:
    leading = [
        dialogue.id
        for dialogue in content.dialogues.values()
        if any(item.benefit == benefit.id for outcome in dialogue.outcomes.values() for item in outcome.plan)
    ]
    yield f"## {benefit.name}"
    yield ""
    ways_in = ", ".join(f"`{id_}`" for id_ in leading) or "no dialogue"
    yield f"`{benefit.id}`, {_ACTS.get(benefit.act, benefit.act)}, from {ways_in}. {benefit.what}"
    yield ""
    for statement in benefit.who:
        yield f"- Who: {statement.say}{_sure(statement.certainty)} [{_refs(statement.sources)}]"
    for deadline in benefit.deadlines:
        yield f"- Deadline: {deadline.do}: {_limit(deadline)}, from {deadline.counted_from} ({deadline.certainty})"
    for use in benefit.forms:
        yield f"- Form: {_form(content, use)}"
    if not benefit.forms:
        yield "- Form: none known"
    if benefit.documents:
        names = (content.documents[use.id].name if use.id in content.documents else use.id for use in benefit.documents)
        yield f"- Documents: {', '.join(names)}"
    if benefit.amount:
        yield f"- Amount: computed by `{benefit.amount.function}`"
    if benefit.appeals:
        yield f"- If refused: {', '.join(f'`{id_}`' for id_ in benefit.appeals)}"
    yield f"- Checked on {benefit.checked}. {_cited(content, benefit.sources)}"


def _form(content: Content, use: schema.Use) -> str:
    form = content.forms.get(use.id)
    if form is None:
        return use.id
    name = form.name if not form.code or form.code in form.name else f"{form.code}, {form.name}"
    named = f"[{name}]({form.url})" if form.url else name
    older = "" if form.status == "current" else f", {form.status}"
    return f"{named} ({form.certainty}{older}){' when it applies' if use.when else ''}"


def _sure(certainty: str | None) -> str:
    return f" ({certainty})" if certainty else ""


def _cited(content: Content, refs: Iterable[schema.Ref]) -> str:
    titles = []
    for ref in refs:
        source = content.sources.get(ref.source)
        titles.append(f"{source.title if source else ref.source}{f', {ref.at}' if ref.at else ''}")
    return f"Sources: {'; '.join(titles)}."


def _refs(refs: Iterable[schema.Ref]) -> str:
    return ", ".join(f"{ref.source}:{ref.at}" if ref.at else ref.source for ref in refs)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(coverage(load(packaged_flows())))
