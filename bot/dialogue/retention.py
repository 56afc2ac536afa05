"""Until when a chat is kept: some days after the last message, or after the last open deadline of a saved claim.

What somebody wrote before they agreed to anything is kept for an hour, so that it can be answered when they do.
"""

from datetime import datetime, timedelta

from bot.dialogue.chat import Chat
from bot.language.text.formatting import MALAYSIA, malaysian_day

WITHOUT_CONSENT = timedelta(hours=1)


def keep_until(chat: Chat, last_seen: datetime, days: int) -> datetime:
    """The moment after which everything of the chat is deleted: that many days after whichever is later."""
    if chat.consent is None:
        return last_seen + WITHOUT_CONSENT
    ends = [claim.until for claim in chat.claims if claim.status == "open" and claim.until]
    later = max((max(ends) - malaysian_day(last_seen)).days, 0) if ends else 0
    return last_seen.astimezone(MALAYSIA) + timedelta(days=later + days)
