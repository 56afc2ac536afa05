"""A claim plan: what may be claimed, by which date, with which forms and documents, in which steps. Plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.content import schema
from bot.plan.amounts import Amount

SOON = 90
"""Days in which it is worth asking for the state, so that the day to act by is no earlier than it has to be."""


@dataclass(frozen=True)
class PlannedDeadline:
    """A deadline with its dates: `last_day` by plain counting, `act_by` the safe working day before it.

    Both are None when the limit is none, in hours, or counted from something that has not happened yet.
    """

    rule: schema.Deadline
    last_day: date | None
    act_by: date | None
    state_matters: bool

    def days_left(self, today: date) -> int | None:
        """Days from today to the last day; negative when it passed; None without a date."""
        return None if self.last_day is None else (self.last_day - today).days


@dataclass(frozen=True)
class PlannedAppeal:
    """A way to have a decision looked at again."""

    appeal: schema.Appeal
    deadlines: tuple[PlannedDeadline, ...]
    forms: tuple[schema.Use, ...]
    documents: tuple[schema.Use, ...]
    steps: tuple[schema.Statement, ...]


@dataclass(frozen=True)
class PlannedBenefit:
    """A benefit with what of it applies to these answers. `later` is one that nobody can ask for yet."""

    benefit: schema.Benefit
    who: tuple[schema.Statement, ...]
    deadlines: tuple[PlannedDeadline, ...]
    forms: tuple[schema.Use, ...]
    documents: tuple[schema.Use, ...]
    steps: tuple[schema.Statement, ...]
    amounts: tuple[Amount, ...]
    amount_notes: tuple[schema.Statement, ...]
    later: bool = False


@dataclass(frozen=True)
class ClaimPlan:
    """The answer to one set of answers on one day."""

    dialogue: schema.Dialogue
    outcome_id: str
    outcome: schema.Outcome
    today: date
    event_date: date | None
    benefits: tuple[PlannedBenefit, ...]
    appeals: tuple[PlannedAppeal, ...]
    notes: tuple[schema.Statement, ...]

    def deadlines(self) -> list[PlannedDeadline]:
        """Every deadline once: open dated ones first, nearest first, then undated ones, then passed ones."""
        seen: dict[str, PlannedDeadline] = {}
        for deadline in self._all_deadlines():
            seen.setdefault(deadline.rule.id, deadline)
        return sorted(seen.values(), key=self._order)

    @property
    def parts(self) -> tuple[PlannedBenefit, ...] | tuple[PlannedAppeal, ...]:
        """What there is to do now: the benefits, or where there is none to claim, the appeals."""
        return self.benefits or self.appeals

    def own_deadlines(self) -> list[PlannedDeadline]:
        """Those of the benefits. Those of an appeal belong to a refusal: they count only where nothing else does."""
        of_appeals = {each.rule.id for item in self.appeals for each in item.deadlines}
        every = self.deadlines()
        return [each for each in every if each.rule.id not in of_appeals] if self.benefits else every

    def nearest(self) -> PlannedDeadline | None:
        """The dated deadline to put first: the next that is the worker's or the family's, else the last missed."""
        own = [
            deadline
            for deadline in self.deadlines()
            if deadline.last_day and deadline.rule.kind != "wait" and deadline.rule.by in schema.CLAIMANTS
        ]
        passed = [deadline for deadline in own if (deadline.days_left(self.today) or 0) < 0]
        still_open = [deadline for deadline in own if deadline not in passed]
        claims_passed = [deadline for deadline in passed if deadline.rule.kind in ("claim", "appeal")]
        # A duty that was missed counts only when an answer started it: a fixed date that is over is no news.
        duties_passed = [deadline for deadline in passed if deadline.rule.kind == "duty" and deadline.rule.start]
        missed = max(claims_passed or duties_passed, key=lambda one: one.last_day or date.min, default=None)
        return next(iter(still_open), missed)

    @property
    def checked(self) -> date:
        """The day the part of it was checked that was checked longest ago."""
        return min([self.dialogue.checked, *(item.benefit.checked for item in self.benefits)])

    @property
    def has_days_ahead(self) -> bool:
        """Whether a deadline has a last day that has not passed."""
        return any(
            (deadline.days_left(self.today) or 0) >= 0 for deadline in self._all_deadlines() if deadline.last_day
        )

    def documents(self) -> list[schema.Use]:
        """Every document of the parts once, in their order: nobody gathers the papers of an appeal before a refusal."""
        return _once(use for part in self.parts for use in part.documents)

    def documents_now(self) -> list[schema.Use]:
        """The documents of what can be asked for now, each once."""
        return _once(use for part in self._parts_now for use in part.documents)

    def forms(self) -> list[schema.Use]:
        """Every form of the parts once, in their order."""
        return _once(use for part in self.parts for use in part.forms)

    def forms_now(self) -> list[schema.Use]:
        """The forms of what can be asked for now, each once."""
        return _once(use for part in self._parts_now for use in part.forms)

    @property
    def portal(self) -> str | None:
        """The contact where what comes first is claimed online."""
        return self.benefits[0].benefit.portal if self.benefits else None

    @property
    def state_matters(self) -> bool:
        """Whether the safe day of a deadline that ends soon differs between the states; before, one for all will do."""
        return any(
            deadline.state_matters
            and deadline.rule.kind != "wait"
            and 0 <= (deadline.days_left(self.today) or 0) <= SOON
            for deadline in self._all_deadlines()
        )

    @property
    def _parts_now(self) -> list[PlannedBenefit | PlannedAppeal]:
        return [part for part in self.parts if not (isinstance(part, PlannedBenefit) and part.later)]

    def _all_deadlines(self) -> Iterator[PlannedDeadline]:
        for benefit in self.benefits:
            yield from benefit.deadlines
        for appeal in self.appeals:
            yield from appeal.deadlines

    def _order(self, deadline: PlannedDeadline) -> tuple[int, date]:
        left = deadline.days_left(self.today)
        if left is None:
            return (1, self.today)
        return (0 if left >= 0 else 2, deadline.last_day or self.today)


def said_once(deadlines: Iterable[PlannedDeadline]) -> list[PlannedDeadline]:
    """Two benefits may give one duty two ids: it is said once."""
    seen: dict[tuple[str, schema.Period | None, date | None], PlannedDeadline] = {}
    for deadline in deadlines:
        seen.setdefault((deadline.rule.do, deadline.rule.within, deadline.last_day), deadline)
    return list(seen.values())


def _once(uses: Iterator[schema.Use]) -> list[schema.Use]:
    seen: dict[str, schema.Use] = {}
    for use in uses:
        seen.setdefault(use.id, use)
    return list(seen.values())
