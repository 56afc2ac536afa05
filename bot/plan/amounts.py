"""The functions that compute money, by the name a benefit uses. Each takes inputs and facts, and shows its working.

Every function is given the `day` of the event as well. Daily benefits of Act 4 (inputs `wage` a month and
`percent` assessed) are a percent of a thirtieth of the assumed monthly wage, never under the least daily benefit.
All are estimates: PERKESO decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from bot.content.facts import FactsOn
from bot.content.schema import Certainty
from bot.plan.amount import Amount, Inputs, day_of, not_known, number, plain, sen, whole
from bot.plan.assumed_wage import Figure, assumed_wage, figure, join, weakest
from bot.plan.eis_amounts import (
    early_reemployment_allowance,
    job_search_allowance,
    reduced_income_allowance,
    training_allowance,
)
from bot.plan.family import family_part

__all__ = ["FUNCTIONS", "Amount", "Inputs"]

Function = Callable[[Inputs, FactsOn], tuple[Amount, ...]]
BANDS = "wage_bands"
_HUNDRED = Decimal(100)
_DAYS = 30


def temporary_disablement(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For each day unfit for work."""
    return (_daily("tdb_daily", "tdb_percent", inputs, facts),)


def permanent_disablement(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For total disablement, and for the share assessed when it is known."""
    return _with_share(_daily("pdb_daily", "pdb_percent", inputs, facts), inputs)


def dependants_benefit(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For the `family` that is left, and a spouse's `children`: their part of the rate."""
    whole_rate = _daily("fot_daily", "dependants_benefit_percent", inputs, facts)
    return _with_month(family_part(whole_rate, "act4_family_shares", inputs, facts))


def survivors_pension(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """A month's pension for the `family` that is left: their part of the pension at its starting percent."""
    (whole_rate,) = invalidity_pension({**inputs, "contributions": None}, facts)
    part = family_part(replace(whole_rate, id="penakat_month"), "act4_family_shares", inputs, facts)
    # PERKESO names shares of the dependants' benefit; those of this pension were read nowhere.
    return (replace(part, certainty=weakest(part.certainty, "guide")),)


def non_work_temporary_disablement(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For each day unfit for work after an accident outside work (LINDUNG 24 Jam)."""
    return (_daily("l24_temporary_daily", "lindung_24_jam_temporary_rate", inputs, facts, least=False),)


def non_work_permanent_disablement(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For total disablement after an accident outside work, and for the share assessed."""
    daily = _daily("l24_permanent_daily", "lindung_24_jam_permanent_rate", inputs, facts, least=False)
    return _with_share(daily, inputs)


def funeral_benefit(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:  # noqa: ARG001 - one shape for all
    """The sum on the day of death."""
    found = figure(facts, "funeral_benefit")
    if found is None:
        return (not_known("funeral", "once", "no_figure"),)
    values = {"value": sen(found.value)}
    return (Amount("funeral", sen(found.value), "once", found.certainty, found.sources, "funeral", values),)


def invalidity_pension(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """A month's pension: a percent of the assumed wage, more for each 12 `contributions` beyond the first 24.

    Without the contributions it is the starting percent. The lowest pension counts where there is one.
    """
    assumed = _assumed(inputs, facts)
    start, step, top = (figure(facts, f"invalidity_percent{part}") for part in ("", "_step", "_maximum"))
    if assumed is None or start is None or step is None or top is None:
        return (not_known("pension_month", "month", "no_figure"),)
    more = max(0, ((whole(inputs, "contributions") or 0) - 24) // 12)
    percent = min(start.value + step.value * more, top.value)
    lowest = figure(facts, "invalidity_pension_minimum")
    value = sen(assumed.value * percent / _HUNDRED)
    certainty, sources = weakest(assumed.certainty, start.certainty), join(start.sources, assumed.sources)
    values = {"percent": plain(percent), "assumed": sen(assumed.value), "value": value}
    if lowest is not None and value < lowest.value:
        value, values["value"] = sen(lowest.value), sen(lowest.value)
        sources = join(sources, lowest.sources)
        return (Amount("pension_month", value, "month", certainty, sources, "pension_lowest", values),)
    return (Amount("pension_month", value, "month", certainty, sources, "pension", values),)


def self_employed_temporary(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For each day unfit for work, by the `plan` (insured earnings a month) paid for."""
    return (_plan_daily("self_employed_temporary_daily", "self_employed_temporary_percent", inputs, facts),)


def self_employed_permanent(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For total disablement by the `plan`, and for the share assessed."""
    return _with_share(_plan_daily("self_employed_daily", "self_employed_permanent_percent", inputs, facts), inputs)


def self_employed_dependants(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """For the `family` that is left: their part of the rate of total disablement by the `plan`."""
    whole_rate = _plan_daily("self_employed_fot_daily", "self_employed_permanent_percent", inputs, facts)
    return _with_month(family_part(whole_rate, "act789_family_shares", inputs, facts))


def housewife_disablement(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """A lump sum for each percent lost, up to the most in one contribution period."""
    each, most = figure(facts, "act838_disablement_per_percent"), figure(facts, "act838_disablement_cap")
    percent = number(inputs, "percent")
    if each is None or most is None or percent is None or percent < 0:
        return (not_known("housewife_disablement", "once", "no_figure"),)
    value = sen(min(each.value * percent, most.value))
    values = {"percent": plain(percent), "each": sen(each.value), "value": value}
    certainty, sources = weakest(each.certainty, most.certainty), join(each.sources, most.sources)
    return (Amount("housewife_disablement", value, "once", certainty, sources, "each_percent", values),)


def housewife_survivors(inputs: Inputs, facts: FactsOn) -> tuple[Amount, ...]:
    """A month's pension for the `family` that is left: their part of the base."""
    base = figure(facts, "act838_survivors_base")
    if base is None:
        return (not_known("housewife_penakat_month", "month", "no_figure"),)
    whole_rate = Amount(
        "housewife_penakat_month", base.value, "month", base.certainty, base.sources, "family_whole_month", {}
    )
    return (family_part(whole_rate, "act838_family_shares", inputs, facts),)


def _assumed(inputs: Inputs, facts: FactsOn) -> Figure | None:
    wage = number(inputs, "wage")
    return None if wage is None else assumed_wage(facts, BANDS, wage, day_of(inputs))


def _daily(id_: str, rate_fact: str, inputs: Inputs, facts: FactsOn, *, least: bool = True) -> Amount:
    assumed, rate = _assumed(inputs, facts), figure(facts, rate_fact)
    if assumed is None or rate is None:
        return not_known(id_, "day", "no_figure")
    daily = _rate_of(id_, assumed, rate, "daily", figure(facts, "minimum_daily_benefit") if least else None)
    return replace(daily, values={**daily.values, "wage": sen(number(inputs, "wage") or Decimal(0))})


def _plan_daily(id_: str, rate_fact: str, inputs: Inputs, facts: FactsOn) -> Amount:
    plan, plans, rate = number(inputs, "plan"), facts("act789_plans"), figure(facts, rate_fact)
    if plan is None or plans is None or rate is None:
        return not_known(id_, "day", "no_figure")
    if plan not in {Decimal(row["insured_earnings"]) for row in plans.rows}:
        return not_known(id_, "day", "no_figure")
    insured = Figure(plan, plans.certainty, plans.sources)
    return _rate_of(id_, insured, rate, "plan_daily", figure(facts, "self_employed_minimum_daily"))


def _rate_of(id_: str, monthly: Figure, rate: Figure, working: str, least: Figure | None) -> Amount:
    certainty: Certainty = weakest(monthly.certainty, rate.certainty)
    value = sen(monthly.value * rate.value / _HUNDRED / _DAYS)
    sources = join(rate.sources, monthly.sources)
    if least is not None and value < least.value:
        value, working = sen(least.value), f"{working}_least"
        certainty, sources = weakest(certainty, least.certainty), join(sources, least.sources)
    values = {"percent": plain(rate.value), "assumed": sen(monthly.value), "value": value}
    return Amount(id_, value, "day", certainty, sources, working, values)


def _with_month(daily: Amount) -> tuple[Amount, ...]:
    if daily.value is None:
        return (daily,)
    month = sen(daily.value * _DAYS)
    values = {"daily": daily.value, "value": month}
    return (daily, Amount(f"{daily.id}_month", month, "month", daily.certainty, daily.sources, "month", values))


def _with_share(daily: Amount, inputs: Inputs) -> tuple[Amount, ...]:
    percent = number(inputs, "percent")
    if daily.value is None or (percent is not None and percent >= _HUNDRED):
        return _with_month(daily)
    whole = replace(daily, per="whole_day")
    if percent is None or percent <= 0:
        return (whole, *(replace(each, per="whole_month") for each in _with_month(daily)[1:]))
    value = sen(daily.value * percent / _HUNDRED)
    values = {"percent": plain(percent), "daily": daily.value, "value": value}
    # That a part of the disablement pays that part of the rate is read from the schedule, not stated by PERKESO.
    share = Amount(f"{daily.id}_share", value, "day", "guide", daily.sources, "share", values)
    return (whole, *_with_month(share))


FUNCTIONS: Mapping[str, Function] = {
    function.__name__: function
    for function in (
        job_search_allowance,
        reduced_income_allowance,
        early_reemployment_allowance,
        training_allowance,
        temporary_disablement,
        permanent_disablement,
        dependants_benefit,
        survivors_pension,
        funeral_benefit,
        non_work_temporary_disablement,
        non_work_permanent_disablement,
        invalidity_pension,
        self_employed_temporary,
        self_employed_permanent,
        self_employed_dependants,
        housewife_disablement,
        housewife_survivors,
    )
}
