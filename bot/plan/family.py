"""What the family that is left gets of a rate: nobody is told the whole who is paid a part of it."""

from dataclasses import replace
from decimal import Decimal

from bot.content.facts import FactsOn
from bot.plan.amount import Amount, Inputs, not_known, plain, sen
from bot.plan.assumed_wage import certainty_of, join, weakest

_WHOLE = Decimal(100)


def family_part(whole: Amount, shares: str, inputs: Inputs, facts: FactsOn) -> Amount:
    """The part of a rate that this family is paid, by the table `shares`.

    `family` is who comes first (spouse, spouse_children, children, parents, siblings, grandparents); a spouse counts
    with `children` where these were asked about and said to be there. Without a known family no sum is said: the whole
    is reached only by a spouse with a child.
    """
    table = facts(shares)
    if whole.value is None or table is None:
        return whole
    row = next((row for row in table.rows if row["family"] == _kind(inputs)), None)
    if row is None:
        return not_known(whole.id, whole.per, f"family_unknown_{whole.per}", rate=whole.value)
    share, certainty = Decimal(row["percent"]), certainty_of(row, table)
    values = {**whole.values, "rate": whole.value, "share": plain(share), "value": sen(whole.value * share / _WHOLE)}
    return replace(
        whole,
        value=sen(whole.value * share / _WHOLE),
        certainty=weakest(whole.certainty, certainty),
        sources=join(whole.sources, table.sources),
        working=f"family_{whole.per}" if share < _WHOLE else f"family_whole_{whole.per}",
        values=values,
    )


def _kind(inputs: Inputs) -> str:
    family = str(inputs.get("family") or "")
    return "spouse_children" if family == "spouse" and inputs.get("children") == "yes" else family
