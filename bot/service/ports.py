"""What the service asks of others: the turn, the words of the service itself, and a wire to send over."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.language.text.formatting import Language
from bot.service.events import Incoming

Turn = Callable[[Chat, Input, datetime], tuple[Chat, tuple[Reply, ...]]]
KeepUntil = Callable[[Chat, datetime], datetime]
"""Until when a chat is kept that was here at that moment."""
Now = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]
Say = Callable[[str, Language], str]
"""The service's own words by name: `apology`, `slow_down`, `group`."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that must leave: a method of the channel, its parameters as JSON can hold them, a file's bytes."""

    method: str
    params: dict[str, Any]
    content: bytes | None = None


class Outgoing(Protocol):
    """A call as it leaves, fresh or from the store."""

    @property
    def method(self) -> str: ...
    @property
    def params(self) -> dict[str, Any]: ...
    @property
    def content(self) -> bytes | None: ...


class Saving(Protocol):
    """How the state of a chat becomes bytes and back."""

    def dump(self, chat: Chat, /) -> bytes: ...
    def load(self, saved: bytes, /) -> Chat: ...


class Wire(Protocol):
    """A channel's way out. `send` and `answer` raise the errors of `service.errors`."""

    def calls(self, event: Incoming, replies: tuple[Reply, ...]) -> list[Call]:
        """The calls that show these replies to the one who caused them."""
        ...

    def notice(self, chat: int, text: str, *, private: bool) -> Call:
        """The call that says one line to a chat; in a group it leads to the private one."""
        ...

    async def send(self, call: Outgoing, screen: Callable[[], int | None]) -> int | None:
        """Sends; gives the message that a later tap may change. `screen()` is the one that stands there now."""
        ...

    async def answer(self, query: str, text: str) -> None:
        """Stops the spinner of a tap, with a short line or without."""
        ...

    def plainer(self, call: Outgoing) -> Call | None:
        """The same without what could be refused; None when it is as plain as can be."""
        ...
