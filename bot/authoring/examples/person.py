"""A person who talks to Pandu: types, taps what is on the screen, and reads it. Drives the real turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.dialogue import serialiser
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Attachment, Command, Input, Tapped, Typed
from bot.dialogue.replies import Button, Erase, Message, Reply, Toast
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.language.text.formatting import MALAYSIA

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=MALAYSIA)


@dataclass
class Person:
    """One chat. After each turn the chat is saved and loaded again, as the store does."""

    world: World
    now: datetime = NOW
    code: str = "en"
    chat: Chat = field(default_factory=Chat)
    replies: tuple[Reply, ...] = ()

    def send(self, received: Input) -> "Person":
        """Any input."""
        chat, self.replies = turn(self.chat, received, self.now, self.world)
        self.chat = serialiser.load(serialiser.dump(chat))
        assert self.chat == chat
        return self

    def type(self, text: str) -> "Person":
        """A text, or a command when it begins with a slash."""
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return self.send(Command(name, rest, self.code))
        return self.send(Typed(text, code=self.code))

    def tap(self, label: str) -> "Person":
        """The button of that label on the last screen."""
        return self.press(self.button(label))

    def section(self, label: str) -> "Person":
        """A section of the plan on the screen, as its list of sections names it."""
        return self.tap("More" if "More" in self.labels else "Lagi").tap(label)

    def tap_menu(self, label: str) -> "Person":
        """A line of the menu."""
        return self.type("/menu").tap(label)

    def press(self, button: Button) -> "Person":
        """A button, also one of an older screen."""
        assert button.data is not None
        return self.send(Tapped(button.data, self.code))

    def attach(self, kind: str) -> "Person":
        """A photo, a voice message, a sticker..."""
        return self.send(Attachment(kind, self.code))

    def begin(self, language: str = "English") -> "Person":
        """Past first contact, in a language."""
        self.type("/start")
        if language in self.labels:
            self.tap(language)
        return self.tap("Setuju, teruskan" if language == "Bahasa Melayu" else "Agree and continue")

    def later(self, **time: float) -> "Person":
        """Lets time pass."""
        self.now += timedelta(**time)
        return self

    @property
    def message(self) -> Message:
        """The last screen."""
        return next(reply for reply in reversed(self.replies) if isinstance(reply, Message))

    @property
    def text(self) -> str:
        """What it says."""
        return self.message.text

    @property
    def toast(self) -> str | None:
        """The short line over the screen, None when there was none."""
        return next((reply.text for reply in self.replies if isinstance(reply, Toast)), None)

    @property
    def erased(self) -> bool:
        """Whether the store was told to delete everything."""
        return any(isinstance(reply, Erase) for reply in self.replies)

    @property
    def labels(self) -> Sequence[str]:
        """The labels of every button on the screen."""
        return [button.label for button in self.buttons]

    @property
    def buttons(self) -> list[Button]:
        """Every button on the screen."""
        return [button for row in (*self.message.rows, self.message.nav) for button in row]

    def button(self, label: str) -> Button:
        """The button of a label."""
        found = [button for button in self.buttons if button.label == label]
        assert found, f"no button '{label}' among {self.labels} under: {self.text}"
        return found[0]
