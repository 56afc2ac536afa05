"""Which sources a plan rests on."""

from collections.abc import Iterable, Iterator

from bot.content import schema
from bot.plan.model import ClaimPlan


def refs_of(plan: ClaimPlan) -> Iterator[schema.Ref]:
    """What every part of a plan cites: the outcome, its benefits and appeals, the deadlines, then each statement."""
    statements = [*plan.notes]
    yield from plan.outcome.sources
    for item in plan.benefits:
        yield from item.benefit.sources
        statements += [*item.who, *item.steps, *item.amount_notes]
        for amount in item.amounts:
            yield from amount.sources
    for route in plan.appeals:
        yield from route.appeal.sources
        statements += route.steps
    for deadline in plan.deadlines():
        yield from deadline.rule.sources
    for statement in statements:
        yield from statement.sources


def cited(refs: Iterable[schema.Ref]) -> dict[str, list[str]]:
    """Each source once, by its id, with the places in it."""
    places: dict[str, list[str]] = {}
    for ref in refs:
        at = places.setdefault(ref.source, [])
        if ref.at and ref.at not in at:
            at.append(ref.at)
    return places
