"""A dialogue small enough to see through, for tests of what carries it: it counts, and says back what it heard."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from bot.dialogue.chat import Chat, Session
from bot.dialogue.inputs import Attachment, Command, Expiring, Input, Returned, Tapped, Typed
from bot.dialogue.replies import Button, Erase, File, Message, Reply, Toast
from bot.session.answers import Answer

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)


def heard(chat: Chat) -> list[str]:
    """Everything a chat has said, in order."""
    return [] if chat.session is None else [str(answer.value) for answer in chat.session.answers.values()]


def _crash(chat: Chat) -> tuple[Chat, tuple[Reply, ...]]:
    raise RuntimeError("this text broke the dialogue: crash")


SPECIAL: dict[str, Callable[[Chat], tuple[Chat, tuple[Reply, ...]]]] = {
    "crash": _crash,
    "file": lambda chat: (chat, (File("plan.txt", b"the plan", "Here"),)),
    "print": lambda chat: (chat, (File("plan.pdf", b"to print", "Printed", "plan"),)),
    "two": lambda chat: (chat, (Message("first"), Message("second"))),
    "bad html": lambda chat: (chat, (Message("a <b>bold</b> &lt; <u>claim"),)),
    "pin": lambda chat: (chat, (Message("kept in sight", ((Button("Next", data="next:0"),),), pin=True),)),
    "melayu": lambda chat: (replace(chat, language="ms"), (Message("baik"),)),
}


def echo(chat: Chat, input_: Input, now: datetime) -> tuple[Chat, tuple[Reply, ...]]:
    """Says `<count>: <what was said>`; a button `Next` repeats it. Some words do special things."""
    if isinstance(input_, Typed) and input_.text in SPECIAL:
        return SPECIAL[input_.text](chat)
    match input_:
        case Returned():
            return chat, (Message("so far: " + (", ".join(heard(chat)) or "nothing")),)
        case Expiring(on):
            return chat, (Message(f"gone on {on}"),)
        case Command("delete"):
            return Chat(), (Message("All gone."), Erase())
        case Tapped(data) if data == chat.last_tap:
            return chat, (Toast("Already noted"),)
        case Tapped(data):
            chat, said = replace(chat, last_tap=data), "tap"
        case Typed(text):
            said = text[:50]
        case Command(name):
            said = f"/{name}"
        case Attachment(kind, place=place):
            said = f"({kind})" if place is None else f"({kind} {place[0]} {place[1]})"
    session = chat.session or Session("s", "echo", {})
    count = len(session.answers) + 1
    session = replace(session, answers={**session.answers, str(count): Answer(said, DAY)})
    shown = Message(
        f"{count}: {_escaped(said)}",
        ((Button("Next", data=f"next:{count}"),),),
        (Button("Site", url="https://www.perkeso.gov.my"),),
        replace=isinstance(input_, Tapped),
    )
    return replace(chat, session=session), (shown,)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass
class Sleeper:
    """Somebody who sleeps until a moment; `job` is the function that sleeps."""

    until: float
    waking: asyncio.Future[None]
    job: str


@dataclass
class Clock:
    """A clock that only tests move; whoever sleeps by it wakes when they do."""

    at: float = NOW.timestamp()
    sleepers: list[Sleeper] = field(default_factory=list)
    _one_more: asyncio.Event = field(default_factory=asyncio.Event)  # went to sleep

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Counts from the call, not from when it is first awaited."""
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if seconds > 0:
            self.sleepers.append(Sleeper(self.at + seconds, waking, _job()))
            self._one_more.set()
        else:
            waking.set_result(None)
        return waking

    def pass_by(self, seconds: float) -> None:
        """Lets that much time pass."""
        self.at += seconds
        due = [sleeper.waking for sleeper in self.sleepers if sleeper.until <= self.at]
        self.sleepers = [sleeper for sleeper in self.sleepers if sleeper.until > self.at]
        for waking in due:
            if not waking.done():
                waking.set_result(None)

    async def asleep(self, *jobs: str) -> None:
        """Returns as soon as all of these sleep until a time to come; fails when they do not."""
        async with asyncio.timeout(30):
            while not {sleeper.job for sleeper in self.sleepers if not sleeper.waking.done()}.issuperset(jobs):
                self._one_more.clear()
                await self._one_more.wait()


def _job() -> str:
    task = asyncio.current_task()
    return getattr(task.get_coro(), "__qualname__", "") if task else ""
