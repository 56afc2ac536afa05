"""Answers and dated facts to a claim plan. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.content import rules, schema
from bot.content.loader import Content
from bot.plan import amounts
from bot.plan.deadlines import act_by, depends_on_state, last_day
from bot.plan.model import ClaimPlan, PlannedAppeal, PlannedBenefit, PlannedDeadline
from bot.plan.scope import AnswerScope, scope_of
from bot.plan.workdays import Calendar


def build_plan(
    content: Content,
    dialogue: schema.Dialogue,
    outcome_id: str,
    answers: Mapping[str, str | None],
    today: date,
    calendar: Calendar,
) -> ClaimPlan:
    """The plan of an outcome.

    `answers` are those on the path to it, with `state` where it is known; without it a safe day is safe in every
    state. `content` has passed its check: every id resolves.
    """
    scope = scope_of(content, dialogue, answers, today)
    outcome = dialogue.outcomes[outcome_id]
    planned = [(content.benefits[item.benefit], item) for item in outcome.plan if rules.holds(item.when, scope)]
    appeal_ids = [id_ for benefit, _ in planned for id_ in benefit.appeals]
    appeal_ids += [id_ for id_ in outcome.instead if id_ in content.appeals]
    builder = _Builder(content, dialogue, scope, calendar)
    return ClaimPlan(
        dialogue=dialogue,
        outcome_id=outcome_id,
        outcome=outcome,
        today=today,
        event_date=scope.event_date,
        benefits=tuple(builder.benefit(benefit, later=item.later) for benefit, item in planned),
        appeals=tuple(builder.appeal(content.appeals[id_]) for id_ in dict.fromkeys(appeal_ids)),
        notes=builder.said(outcome.notes),
    )


class _Builder:
    """Picks what applies in one scope."""

    def __init__(self, content: Content, dialogue: schema.Dialogue, scope: AnswerScope, calendar: Calendar) -> None:
        self._content = content
        self._dialogue = dialogue
        self._scope = scope
        self._calendar = calendar

    def benefit(self, benefit: schema.Benefit, *, later: bool = False) -> PlannedBenefit:
        return PlannedBenefit(
            benefit=benefit,
            who=self.said(benefit.who),
            deadlines=self._deadlines(benefit.deadlines),
            forms=self._uses(benefit.forms),
            documents=self._uses(benefit.documents),
            steps=self.said(benefit.steps),
            amounts=self._amounts(benefit.amount),
            amount_notes=self.said(benefit.amount_notes),
            later=later,
        )

    def appeal(self, appeal: schema.Appeal) -> PlannedAppeal:
        return PlannedAppeal(
            appeal=appeal,
            deadlines=self._deadlines(appeal.deadlines),
            forms=self._uses(appeal.forms),
            documents=self._uses(appeal.documents),
            steps=self.said(appeal.steps),
        )

    def said(self, statements: Iterable[schema.Statement]) -> tuple[schema.Statement, ...]:
        return tuple(statement for statement in statements if rules.holds(statement.when, self._scope))

    def _uses(self, uses: Iterable[schema.Use]) -> tuple[schema.Use, ...]:
        return tuple(use for use in uses if rules.holds(use.when, self._scope))

    def _deadlines(self, deadlines: Iterable[schema.Deadline]) -> tuple[PlannedDeadline, ...]:
        return tuple(self._deadline(rule) for rule in deadlines if rules.holds(rule.when, self._scope))

    def _deadline(self, rule: schema.Deadline) -> PlannedDeadline:
        state = self._scope.answer(schema.STATE_QUESTION)
        if rule.fixed:
            safe = self._calendar.last_working_day_before(rule.fixed, state)
            return PlannedDeadline(rule, rule.fixed, safe, state_matters=False)
        event = self._started(rule)
        if event is None or rule.within is None:
            return PlannedDeadline(rule, None, None, state_matters=False)
        last = last_day(event, rule.within, before=rule.before)
        if last is None:
            return PlannedDeadline(rule, None, None, state_matters=False)
        return PlannedDeadline(
            rule,
            last,
            act_by(event, rule.within, self._calendar, state, before=rule.before),
            state_matters=depends_on_state(event, rule.within, self._calendar, before=rule.before),
        )

    def _started(self, rule: schema.Deadline) -> date | None:
        """The day it is counted from: the first of its questions that is a date on this path."""
        for question in rule.start:
            value = self._scope.answer(question)
            if value:
                return date.fromisoformat(value)
        return None

    def _amounts(self, rule: schema.AmountRule | None) -> tuple[amounts.Amount, ...]:
        if rule is None or not rules.holds(rule.when, self._scope):
            return ()
        inputs: dict[str, Decimal | date | str | None] = {"day": self._scope.event_date}
        inputs.update((name, self._input(question)) for name, question in rule.inputs.items())
        return amounts.FUNCTIONS[rule.function](inputs, self._scope.facts)

    def _input(self, question: str) -> Decimal | date | str | None:
        value = self._scope.answer(question)
        asked = self._dialogue.questions.get(question)
        if value is None or asked is None:
            return None
        if asked.answer.type == "date":
            return date.fromisoformat(value)
        if asked.answer.type in ("number", "money"):
            try:
                return Decimal(value)
            except InvalidOperation:
                return None
        return value
