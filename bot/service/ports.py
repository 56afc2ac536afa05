"""What the service asks of others: the turn, the words of the service itself, and a wire to send over."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.language.text.formatting import Language
from bot.service.events import Elsewhere, Incoming

Turn = Callable[[Chat, Input, datetime], tuple[Chat, tuple[Reply, ...]]]
KeepUntil = Callable[[Chat, datetime], datetime]
"""Until when a chat is kept that was here at that moment."""
Now = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]
Say = Callable[[str, Language], str]
"""The service's own words by name: `apology`, `slow_down`, `group`."""
Screen = Callable[[], Awaitable[int | None]]
"""Tells which message stands last in a chat just now."""

WARNS = "warns"
"""A parameter of a call that tells its person of the end of what is kept: that it has left is noted. No channel's."""

MAIL = "mail"
"""The method of a call that leaves by mail; no channel's."""


class Saving(Protocol):
    """How the state of a chat becomes bytes and back."""

    def dump(self, chat: Chat, /) -> bytes: ...
    def load(self, saved: bytes, /) -> Chat: ...


@dataclass(frozen=True)
class Talk:
    """What is served over whatever channel: the turn, how its state is kept and until when, the service's own words.

    `reports_to` are the chats of those who run the bot, where mistakes are reported; MAILBOX among them is their mail.
    """

    turn: Turn
    saving: Saving
    keep_until: KeepUntil
    say: Say
    reports_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One call that must leave: a method of the channel, its parameters as JSON can hold them, a file's bytes."""

    method: str
    params: dict[str, Any]
    content: bytes | None = None


class Outgoing(Protocol):
    """A call as it leaves, fresh or from the store."""

    @property
    def chat(self) -> int: ...
    @property
    def method(self) -> str: ...
    @property
    def params(self) -> dict[str, Any]: ...
    @property
    def content(self) -> bytes | None: ...


class Wire(Protocol):
    """A channel's way out. `send` and `answer` raise the errors of `service.errors`."""

    def calls(self, event: Incoming, replies: tuple[Reply, ...]) -> list[Call]:
        """The calls that show these replies to the one who caused them."""
        ...

    def notice(self, text: str) -> Call:
        """The call that says one line to a private chat."""
        ...

    def invite(self, event: Elsewhere, text: str) -> Call:
        """The call that says one line where others read along, and leads to the private chat."""
        ...

    def speaks(self, language: Language | None) -> Call:
        """The call that lists the commands to a chat in the language it chose; None when it has none any more."""
        ...

    async def send(self, call: Outgoing, screen: Screen) -> int | None:
        """Sends; gives the message that a later tap may change."""
        ...

    async def answer(self, query: str, text: str) -> None:
        """Stops the spinner of a tap, with a short line or without."""
        ...

    def plainer(self, call: Outgoing) -> Call | None:
        """The same without what could be refused; None when it is as plain as can be."""
        ...
