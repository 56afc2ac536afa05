"""The commands. `pandu …` and `python -m bot …` are the same."""

from importlib import import_module

import click

from bot.service.observing.version import version

_WHERE = {
    "run": "bot.commands.talking",
    "chat": "bot.commands.talking",
    "serve": "bot.commands.talking",
    "check": "bot.commands.content",
    "case": "bot.commands.content",
    "letter": "bot.commands.content",
    "diagram": "bot.commands.content",
    "examples": "bot.commands.writing",
    "new": "bot.commands.writing",
    "stats": "bot.commands.keeping",
    "backup": "bot.commands.keeping",
    "restore": "bot.commands.keeping",
    "rotate": "bot.commands.keeping",
    "move": "bot.commands.keeping",
    "announce": "bot.commands.keeping",
    "doctor": "bot.commands.keeping",
    "understand": "bot.commands.understanding",
    "pages": "bot.commands.site",
    "checked": "bot.commands.site",
}


class _OnUse(click.Group):
    """Imports a command when it is used, so that it does not wait for what only others need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the interface's
        return list(_WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _WHERE:
            return None
        command: click.Command = getattr(import_module(_WHERE[cmd_name]), cmd_name)
        return command


@click.group(cls=_OnUse)
@click.version_option(version(), prog_name="pandu", message="%(prog)s %(version)s")
def main() -> None:
    """Pandu guides workers in Malaysia through a PERKESO claim."""
