"""Slash commands as Telegram writes them: `/menu`, `/menu@pandu_bot`, `/start payload`."""

import re
from dataclasses import dataclass

from bot.dialogue.commands import CANONICAL
from bot.dialogue.inputs import Command

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@(\w+))?(?:\s+(.*))?$", re.DOTALL)


@dataclass(frozen=True)
class SlashCommand:
    """A command, to which bot it is said (lower case; empty for whoever hears it), and the rest of the line."""

    name: str
    to: str
    rest: str

    @property
    def known(self) -> bool:
        """Whether it is one of Pandu's."""
        return self.name in CANONICAL

    def input(self, code: str) -> Command:
        return Command(self.name, self.rest, code)


def read_command(text: str) -> SlashCommand | None:
    """The command a text is, or None."""
    found = _COMMAND.fullmatch(text)
    return SlashCommand(found[1].lower(), (found[2] or "").lower(), (found[3] or "").strip()) if found else None
