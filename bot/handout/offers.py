"""Which letters fit a plan, in the order in which they are offered."""

from collections.abc import Iterable

from bot.content import rules, schema
from bot.plan.model import ClaimPlan
from bot.plan.scope import AnswerScope


def offered(letters: Iterable[schema.Letter], plan: ClaimPlan, scope: AnswerScope) -> list[schema.Letter]:
    """The letters that fit: for a claim whose last day has passed first, then by their place."""
    late = any(
        deadline.rule.kind == "claim" and (deadline.days_left(plan.today) or 0) < 0 for deadline in plan.deadlines()
    )
    places: dict[str, int] = {}
    fitting: dict[str, schema.Letter] = {}
    for letter in letters:
        for offer in letter.offers:
            if _holds(offer, plan, scope, late=late):
                fitting[letter.id] = letter
                place = 0 if offer.passed else offer.place
                places[letter.id] = min(place, places.get(letter.id, place))
    return sorted(fitting.values(), key=lambda letter: places[letter.id])


def _holds(offer: schema.Offer, plan: ClaimPlan, scope: AnswerScope, *, late: bool) -> bool:
    if offer.dialogue != plan.dialogue.id or (offer.outcomes and plan.outcome_id not in offer.outcomes):
        return False
    return (late or not offer.passed) and rules.holds(offer.when, scope)
