"""What a worked case expects of a plan, beside what the plan says: the same words on both sides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.content import schema
from bot.content.schema import NO_VALUE
from bot.plan.model import ClaimPlan


@dataclass(frozen=True)
class Stated:
    """Everything a case can expect, as its plan has it, in the words of `schema.Expectation`."""

    outcome: str
    first: str
    act_by: Mapping[str, str]
    deadlines: Mapping[str, str]
    benefits: tuple[str, ...]
    amounts: Mapping[str, str]
    forms: tuple[str, ...]


def stated(plan: ClaimPlan) -> Stated:
    """What a plan says."""
    nearest = plan.nearest()
    deadlines = plan.deadlines()
    return Stated(
        outcome=plan.outcome_id,
        first=nearest.rule.id if nearest else NO_VALUE,
        act_by={each.rule.id: each.act_by.isoformat() for each in deadlines if each.act_by},
        deadlines={
            each.rule.id: f"{each.last_day.isoformat() if each.last_day else NO_VALUE} {each.rule.certainty}"
            for each in deadlines
        },
        benefits=tuple(each.benefit.id for each in plan.benefits),
        amounts={
            amount.id: f"{NO_VALUE if amount.value is None else amount.value} {amount.certainty}"
            for benefit in plan.benefits
            for amount in benefit.amounts
        },
        forms=tuple(use.id for use in plan.forms()),
    )


def differences(expect: schema.Expectation, plan: ClaimPlan) -> Iterator[str]:
    """What a plan says otherwise than a case expects, a sentence each."""
    got = stated(plan)
    if expect.outcome is not None and expect.outcome != got.outcome:
        yield f"outcome: expected {expect.outcome}, got {got.outcome}"
    if expect.first is not None and expect.first != got.first:
        yield f"first deadline: expected {expect.first}, got {got.first}"
    if expect.benefits is not None:
        yield from _list("benefits", expect.benefits, got.benefits, ordered=True)
    if expect.forms is not None:
        yield from _list("forms", expect.forms, got.forms, ordered=False)
    yield from _values("deadline", expect.deadlines, got.deadlines)
    yield from _values("act by", {id_: day.isoformat() for id_, day in expect.act_by.items()}, got.act_by)
    if expect.amounts is not None:
        yield from _values("amount", expect.amounts, got.amounts)
        yield from _more("amount", expect.amounts, got.amounts)


def _values(what: str, expected: Mapping[str, str], got: Mapping[str, str]) -> Iterator[str]:
    for id_, wanted in expected.items():
        found = got.get(id_)
        if found is None:
            yield f"{what} {id_}: expected {wanted}, but it is not in the plan (which has {', '.join(got) or 'none'})"
        elif wanted not in (found, found.split()[0]):
            yield f"{what} {id_}: expected {wanted}, got {found if ' ' in wanted else found.split()[0]}"


def _more(what: str, expected: Mapping[str, str], got: Mapping[str, str]) -> Iterator[str]:
    for id_ in got:
        if id_ not in expected:
            yield f"{what} {id_}: not expected, got {got[id_]}"


def left_out(expect: schema.Expectation) -> list[str]:
    """What a case says nothing about, of what every case of Pandu's own has to say."""
    missing = [key for key in ("outcome", "first", "benefits", "amounts", "forms") if getattr(expect, key) is None]
    first = expect.first if expect.first != NO_VALUE else None
    missing += [f"act_by of {first}"] if first and first not in expect.act_by else []
    missing += [f"deadlines: {first}"] if first and first not in expect.deadlines else []
    unsure = [id_ for id_, value in (expect.deadlines | (expect.amounts or {})).items() if " " not in value]
    return missing + [f"how sure {id_} is" for id_ in unsure]


def _list(what: str, expected: Iterable[str], got: Iterable[str], *, ordered: bool) -> Iterator[str]:
    wanted, found = list(expected), list(got)
    missing = [id_ for id_ in wanted if id_ not in found]
    more = [id_ for id_ in found if id_ not in wanted]
    told = [f"{what}: missing {', '.join(missing)}"] * bool(missing)
    told += [f"{what}: not expected {', '.join(more)}"] * bool(more)
    if told:
        yield "; ".join(told)
    elif ordered and wanted != found:
        yield f"{what}: expected in the order {', '.join(wanted)}; got {', '.join(found)}"
