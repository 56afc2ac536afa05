"""Until when a chat is kept: some days after the last message, or after the last open deadline of a saved claim."""

from datetime import datetime, timedelta

from bot.dialogue.claims import situation_of_claim
from bot.dialogue.model import Chat
from bot.dialogue.view import View
from bot.dialogue.world import World
from bot.language.formatting import MALAYSIA, malaysian_day


def keep_until(chat: Chat, last_seen: datetime, days: int, world: World) -> datetime:
    """The moment after which everything of the chat is deleted: that many days after whichever is later."""
    today = malaysian_day(last_seen)
    last = today
    view = View(world, chat, today, chat.language or "en")
    for claim in chat.claims:
        situation = situation_of_claim(view, claim)
        if claim.status == "open" and situation and situation.plan:
            ends = [item.last_day for item in situation.plan.deadlines() if item.last_day and item.rule.kind == "claim"]
            last = max([last, *ends])
    return max(last_seen, datetime.combine(last, last_seen.timetz().replace(tzinfo=None), MALAYSIA)) + timedelta(
        days=days
    )
