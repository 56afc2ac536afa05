"""Money of the Employment Insurance System (Act 800, Third and Fourth Schedules). All are estimates: PERKESO decides.

Inputs: `wage` a month, `day` the job was lost, `contributions` counted for a first claim, or `claim_number` with
`unused_contributions` for a later one. A missing wage or day leaves the amount unsaid, never guessed.
"""

from dataclasses import dataclass
from decimal import Decimal

from bot.content.facts import FactsOn
from bot.content.schema import Certainty, Ref
from bot.plan.amount import Amount, Inputs, Per, day_of, not_known, number, plain, sen, whole
from bot.plan.assumed_wage import Figure, assumed_wage, figure, join, weakest

BANDS = "eis_wage_bands"
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class _Award:
    """The assumed wage and the percents of the months paid; `months` is None when the length is not known."""

    assumed: Figure
    percents: tuple[Decimal, ...]
    months: int | None
    certainty: Certainty
    sources: tuple[Ref, ...]

    def paid(self, month: int) -> Decimal:
        """The allowance of a month, counted from 1."""
        return sen(self.assumed.value * self.percents[month - 1] / _HUNDRED)

    @property
    def total(self) -> Decimal:
        return sum((self.paid(month) for month in range(1, len(self.percents) + 1)), Decimal(0))

    def amount(self, id_: str, value: Decimal, per: Per, working: str, **values: Decimal | int | str) -> Amount:
        return Amount(id_, value, per, self.certainty, self.sources, working, {**values, "value": value})


def job_search_allowance(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """The allowance month by month with its total; the first month only when the length is not known."""
    if months_paid(inputs, facts) == 0:
        return ()
    award = _award(inputs, facts)
    if award is None:
        return (not_known("jsa_month_1", "month", "eis_unknown"),)
    amounts = []
    for month in range(1, len(award.percents) + 1 if award.months else 2):
        percent = plain(award.percents[month - 1])
        values = {"n": month, "percent": percent, **_wages(inputs, award)}
        working = "allowance_month" if month > 1 else "allowance_first"
        amounts.append(award.amount(f"jsa_month_{month}", award.paid(month), "month", working, **values))
    if award.months:
        amounts.append(award.amount("jsa_total", award.total, "total", "allowance_total", months=award.months))
    return tuple(amounts)


def reduced_income_allowance(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """The months of one lost job paid at once; `wage` is that job's."""
    if months_paid(inputs, facts) == 0:
        return ()
    award = _award(inputs, facts)
    if award is None or not award.months:
        return (not_known("ria_total", "once", "eis_unknown"),)
    percent = plain(sum(award.percents, Decimal(0)))
    values = {"months": award.months, "percent": percent, **_wages(inputs, award)}
    return (award.amount("ria_total", award.total, "once", "reduced_income", **values),)


def early_reemployment_allowance(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """The lump sum by the month in which the new job starts; of the whole when it starts while waiting."""
    if months_paid(inputs, facts) == 0:
        return ()
    award, rate = _award(inputs, facts), figure(facts, "era_percent")
    if award is None or rate is None or not award.months:
        return (not_known("era", "once", "early_unknown"),)
    certainty, sources = weakest(award.certainty, rate.certainty), join(rate.sources, award.sources)
    percent = plain(rate.value)
    amounts = []
    for month in range(award.months):
        unpaid = award.total - sum((award.paid(n) for n in range(1, month + 1)), Decimal(0))
        value = sen(unpaid * rate.value / _HUNDRED)
        id_, working = (f"era_month_{month}", "early_month") if month else ("era_waiting", "early_waiting")
        values = {"n": month, "percent": percent, "unpaid": unpaid, "value": value}
        amounts.append(Amount(id_, value, "once", certainty, sources, working, values))
    return tuple(amounts)


def training_allowance(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """The allowance for a day of training, between the least and the most of the schedule.

    The schedule does not say by how many days a month is divided. Thirty gives the least it can be; when that
    already reaches the most, the amount is certain, otherwise only the limits are.
    """
    wage = number(inputs, "wage")
    rate, low, high = (figure(facts, f"training_allowance_{part}") for part in ("percent", "minimum", "maximum"))
    assumed = None if wage is None else assumed_wage(facts, BANDS, wage, day_of(inputs))
    if rate is None or low is None or high is None:
        return (not_known("training_daily", "day", "eis_unknown"),)
    sources = join(rate.sources, low.sources, high.sources)
    least = low.value if assumed is None else max(low.value, sen(assumed.value * rate.value / _HUNDRED / 30))
    if assumed is not None and least >= high.value:
        certainty = weakest(assumed.certainty, rate.certainty)
        values = {"percent": plain(rate.value), "assumed": sen(assumed.value), "value": sen(high.value)}
        return (Amount("training_daily", sen(high.value), "day", certainty, sources, "training_most", values),)
    limits = {"low": sen(least), "high": sen(high.value)}
    return (Amount("training_daily", None, "day", low.certainty, sources, "training_between", limits),)


def months_paid(inputs: Inputs, facts: FactsOn) -> int | None:
    """How many months the contributions give: 0 when they are too few, None when that is not known."""
    claim = whole(inputs, "claim_number") or 1
    count = number(inputs, "contributions" if claim == 1 else "unused_contributions")
    table = facts("eis_qualifying_months")
    rows = [row for row in table.rows if int(row["claim"]) == claim] if table else []
    if count is None or not rows:
        return None
    return max((int(row["pays"]) for row in rows if count >= Decimal(row["at_least"])), default=0)


def _award(inputs: Inputs, facts: FactsOn) -> _Award | None:
    wage, table = number(inputs, "wage"), facts("jsa_percent")
    assumed = None if wage is None else assumed_wage(facts, BANDS, wage, day_of(inputs))
    if assumed is None or table is None:
        return None
    months = months_paid(inputs, facts)
    percents = tuple(Decimal(row["percent"]) for row in table.rows)[: months or None]
    certainty = weakest(assumed.certainty, table.certainty)
    return _Award(assumed, percents, months, certainty, join(table.sources, assumed.sources))


def _wages(inputs: Inputs, award: _Award) -> dict[str, Decimal]:
    return {"wage": sen(number(inputs, "wage") or Decimal(0)), "assumed": sen(award.assumed.value)}
