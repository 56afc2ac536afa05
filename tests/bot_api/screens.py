"""What a person sees of a chat: messages with their edits, the keyboard under each, toasts, spinners, files."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Shown:
    """One message as it stands now. `edits` counts how often it was changed."""

    id: int
    text: str
    by: str  # "bot" or "person"
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    edits: int = 0
    file: str | None = None
    content: bytes = b""
    source: str = ""

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    def __str__(self) -> str:
        keys = "\n".join(" ".join(f"[{button['text']}]" for button in row) for row in self.rows)
        name = f"({self.file}) " if self.file else ""
        return f"{self.by}: {name}{self.text}" + (f"\n{keys}" if keys else "")


@dataclass
class ChatView:
    """A chat: its messages in order, spinners still turning, toasts shown, every repeat noted."""

    id: int
    messages: list[Shown] = field(default_factory=list)
    spinning: dict[str, str] = field(default_factory=dict)  # callback query id -> label tapped
    toasts: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    changes: int = 0
    commands: list[dict[str, Any]] | None = None  # listed in this chat in place of everybody's
    pinned: set[int] = field(default_factory=set)
    blocked: bool = False

    @property
    def by_bot(self) -> list[Shown]:
        return [message for message in self.messages if message.by == "bot"]

    def message(self, message_id: int) -> Shown | None:
        return next((message for message in self.messages if message.id == message_id), None)

    def transcript(self) -> list[str]:
        return [str(message) for message in self.messages]
