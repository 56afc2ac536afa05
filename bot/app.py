"""Wires the parts: the content and catalogue into a world, the world into a turn, and a clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.content.loader import load, packaged_flows
from bot.dialogue.model import Chat, File, Input, Reply
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.language.catalogue import load_catalogue
from bot.plan.workdays import Calendar

Clock = Callable[[], datetime]
Turn = Callable[[Chat, Input, datetime], tuple[Chat, tuple[Reply, ...]]]


def make_world(flows: Path | None = None, operator: str = "") -> World:
    """The world of a flows folder, Pandu's own by default. Raises ContentError."""
    content = load(flows or packaged_flows())
    return World(content, load_catalogue(), Calendar(content.holidays.values()), operator)


def make_turn(world: World) -> Turn:
    """The turn over a world."""
    return lambda chat, input_, now: turn(chat, input_, now, world)


def save_beside(database: Path, file: File) -> str:
    """Writes a file beside the database; returns where it stands."""
    path = database.resolve().parent / Path(file.name).name
    path.write_bytes(file.content)
    return str(path)


def clock_from(start: datetime | None = None) -> Clock:
    """A clock that runs on from `start`, or the real one. A start without a zone is Malaysian time."""
    if start is None:
        return lambda: datetime.now(UTC)
    begun = datetime.now(UTC)
    return lambda: start + (datetime.now(UTC) - begun)
