"""A strict stand-in for Telegram's Bot API server, over real HTTP, for tests.

`BotApi` is the server, `Person` somebody who writes to the bot and reads its screens, `Fault` what can go wrong. It
refuses what Telegram refuses: long texts, long callback data, broken HTML, unknown fields, edits that change nothing, a
second poller. Descriptions of errors are Telegram's, because the bot tells errors apart by them.
"""

from tests.bot_api.faults import Fault
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi

__all__ = ["BotApi", "Fault", "Person"]
