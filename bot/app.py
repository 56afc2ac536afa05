"""Wires the parts: content and catalogue to a world, the world to a turn.

`bot.app_telegram` wires that to Telegram, `bot.app_console` to the terminal; neither needs what the other imports.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.authoring.check import check_folder
from bot.content.loader import Content, ContentError, packaged_flows
from bot.dialogue import serialiser
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.dialogue.retention import keep_until
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.language.text.catalogue import load_catalogue
from bot.language.text.formatting import Language, malaysian_day
from bot.plan.workdays import Calendar
from bot.service.outgoing.mailbox import Mailbox
from bot.service.ports import Talk
from bot.settings import Settings

Clock = Callable[[], datetime]


class Pandu:
    """The turn over a world that may still learn its bot's name."""

    def __init__(self, world: World) -> None:
        self.world = world

    def turn(self, chat: Chat, received: Input, now: datetime) -> tuple[Chat, tuple[Reply, ...]]:
        """One turn."""
        return turn(chat, received, now, self.world)

    def named(self, username: str) -> None:
        """Learns the bot's own name, for links to it."""
        self.world = replace(self.world, username=username)

    def talk(self, reports_to: tuple[int, ...] = ()) -> Talk:
        """All of it, as a channel serves it; mistakes are reported to those chats, if there are any."""
        self.world = replace(self.world, takes_reports=bool(reports_to))
        return Talk(self.turn, serialiser, self.keep_until, self.say, reports_to)

    def keep_until(self, chat: Chat, last_seen: datetime) -> datetime:
        """Until when a chat is kept."""
        return keep_until(chat, last_seen, self.world.retention_days)

    def say(self, key: str, language: Language) -> str:
        """The few words of the service itself."""
        return self.world.words[language].ui(f"sorry.{key}")


def make_world(content: Content, operator: str = "", retention_days: int = 180) -> World:
    """The world of a content."""
    calendar = Calendar(content.holidays.values())
    return World(content, load_catalogue(), calendar, operator, retention_days=retention_days)


def pandu_of(settings: Settings, flows: Path | None, now: datetime) -> Pandu:
    """Pandu as the settings want it; `flows` wins over theirs. Raises ContentError."""
    content = checked_content(flows or settings.pandu_flows, now)
    return Pandu(make_world(content, settings.pandu_operator, settings.pandu_retention_days))


def checked_content(flows: Path | None, today: datetime) -> Content:
    """The content of a folder that has passed its check. Raises ContentError with everything wrong in it.

    Another folder than Pandu's own is there to be tried, so its texts need no Malay yet.
    """
    folder = flows or packaged_flows()
    report, content = check_folder(folder, malaysian_day(today), walk=False)
    own = folder.resolve() == packaged_flows().resolve()
    problems = [problem for problem in report.problems if own or problem.code != "untranslated"]
    if problems or content is None:
        raise ContentError(problems)
    content.forget_files()
    return content


def clock_from(start: datetime | None = None) -> Clock:
    """A clock that runs on from `start`, or the real one."""
    if start is None:
        return lambda: datetime.now(UTC)
    begun = datetime.now(UTC)
    return lambda: start + (datetime.now(UTC) - begun)


def keys_of(settings: Settings) -> tuple[str, ...]:
    """The data keys, newest first; none when a key file is to be used."""
    return tuple(key.get_secret_value() for key in settings.pandu_data_key)


def mailbox_of(settings: Settings) -> Mailbox | None:
    """The operator's mailbox, if mistakes are to arrive there."""
    if not settings.pandu_operator_mail or settings.pandu_mail_server is None:
        return None
    return Mailbox(settings.pandu_operator_mail, settings.pandu_mail_server.get_secret_value())
