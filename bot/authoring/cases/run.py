"""Worked cases: answers in, plan out, compared with what the case expects. Runs the same replay as a chat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.authoring.cases.expectations import differences
from bot.authoring.checks.answers import misfit
from bot.content import schema
from bot.dialogue.input.answers import within
from bot.dialogue.world import World
from bot.plan.model import ClaimPlan, PlannedAppeal, PlannedBenefit, PlannedDeadline
from bot.session.answers import Answer
from bot.session.state import SessionState


@dataclass(frozen=True)
class Ran:
    """A case that was run: its plan, None when the answers reach no outcome, and what differs from the case."""

    case: schema.Case
    plan: ClaimPlan | None
    differences: tuple[str, ...]


def run_case(world: World, case: schema.Case) -> Ran:
    """Runs one case on its own day."""
    if case.dialogue not in world.content.dialogues:
        return Ran(case, None, (f"there is no dialogue '{case.dialogue}'",))
    state = state_of(world, case)
    wrong = tuple(_unfit(state, case)) or tuple(_outside(state, case))
    if wrong:
        return Ran(case, None, wrong)
    if state.plan is None:
        return Ran(case, None, (f"the answers stop at question '{state.path.at}'",))
    return Ran(case, state.plan, tuple(differences(case.expect, state.plan)))


def state_of(world: World, case: schema.Case) -> SessionState:
    """Where the answers of a case stand on its own day. Its dialogue exists."""
    questions = world.content.dialogues[case.dialogue].questions
    given = {
        id_: Answer(_resolved(value), case.today, questions[id_].rev if id_ in questions else 1)
        for id_, value in case.answers.items()
    }
    return SessionState(world.content, world.calendar, world.machines[case.dialogue], given, case.today)


def _resolved(value: str) -> str | None:
    return None if value == schema.UNSURE else value


def _unfit(state: SessionState, case: schema.Case) -> Iterator[str]:
    """Answers that no question has, and values that none of the kind can be."""
    for id_, value in case.answers.items():
        if id_ not in state.dialogue.questions and id_ != schema.STATE_QUESTION:
            yield f"there is no question '{id_}'"
        elif value != schema.UNSURE and (wrong := misfit(value, state.question(id_).answer, id_)):
            yield wrong[1]


def _outside(state: SessionState, case: schema.Case) -> Iterator[str]:
    """Answers outside the limits of their questions; every value is one of its kind."""
    for id_, value in case.answers.items():
        if value != schema.UNSURE and (out := _bounds(state, state.question(id_).answer, value)):
            yield f"'{id_}': {out}"


def _bounds(state: SessionState, answer: schema.Answer, value: str) -> str | None:
    if isinstance(answer, schema.DateAnswer):
        return (
            None if within(state, answer, date.fromisoformat(value)) else f"{value} is not a day that can be answered"
        )
    if isinstance(answer, schema.NumberAnswer | schema.MoneyAnswer) and not (
        answer.at_least <= Decimal(value) <= answer.at_most
    ):
        return f"{value} is not between {answer.at_least} and {answer.at_most}"
    return None


def as_data(ran: Ran) -> dict[str, object]:
    """The plan of a case as plain data, for other programs. A benefit's deadlines include those of its appeals."""
    plan = ran.plan
    if plan is None:
        return {
            "dialogue": ran.case.dialogue,
            "outcome": None,
            "event_date": None,
            "first": None,
            "benefits": [],
            "appeals": [],
        }
    appeals = {each.appeal.id: each for each in plan.appeals}
    first = plan.nearest()
    return {
        "dialogue": ran.case.dialogue,
        "outcome": plan.outcome_id,
        "event_date": _iso(plan.event_date),
        "first": _deadline(first) if first else None,
        "benefits": [_benefit(each, appeals) for each in plan.benefits],
        "appeals": [_appeal(each) for each in plan.appeals],
    }


def _benefit(planned: PlannedBenefit, appeals: dict[str, PlannedAppeal]) -> dict[str, object]:
    own = {deadline.rule.id: deadline for deadline in planned.deadlines}
    for id_ in planned.benefit.appeals:
        own |= {deadline.rule.id: deadline for deadline in appeals[id_].deadlines if deadline.rule.id not in own}
    return {
        "id": planned.benefit.id,
        "deadlines": [_deadline(deadline) for deadline in own.values()],
        "forms": [use.id for use in planned.forms],
        "documents": [use.id for use in planned.documents],
        "amounts": [
            {
                "id": amount.id,
                "value": None if amount.value is None else str(amount.value),
                "per": amount.per,
                "certainty": amount.certainty,
                "sources": _sources(amount.sources),
            }
            for amount in planned.amounts
        ],
    }


def _appeal(planned: PlannedAppeal) -> dict[str, object]:
    return {
        "id": planned.appeal.id,
        "deadlines": [_deadline(deadline) for deadline in planned.deadlines],
        "forms": [use.id for use in planned.forms],
        "documents": [use.id for use in planned.documents],
    }


def _deadline(deadline: PlannedDeadline) -> dict[str, object]:
    return {
        "id": deadline.rule.id,
        "last_day": _iso(deadline.last_day),
        "act_by": _iso(deadline.act_by),
        "certainty": deadline.rule.certainty,
        "sources": _sources(deadline.rule.sources),
    }


def _sources(refs: Iterable[schema.Ref]) -> list[str]:
    return [f"{ref.source}:{ref.at}" if ref.at else ref.source for ref in refs]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
