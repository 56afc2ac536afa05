"""What follows from a day that somebody names for a limit. The day is used at once and not kept."""

from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.places import AtLimits
from bot.dialogue.screens.knowledge.limits import dated_limit


def date_limit(ctx: TurnContext, event: events.LimitDated) -> Chat | None:
    """Says the last day of the limit on the screen, counted from a day."""
    place = ctx.chat.place
    limit = ctx.world.content.limits.get(place.limit) if isinstance(place, AtLimits) else None
    rule = ctx.world.content.deadline_of(limit) if limit else None
    if limit is None or rule is None or rule.within is None:
        return None
    ctx.effects.append(dated_limit(ctx.view(), limit, event.day))
    ctx.as_new = True
    return ctx.chat
