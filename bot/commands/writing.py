"""The commands that write files for those who write the content."""

import re
from datetime import datetime
from pathlib import Path

import click

from bot.app import make_world
from bot.authoring.examples.conversations import conversations
from bot.authoring.examples.pages import pages
from bot.authoring.examples.telling import StuckError
from bot.authoring.scaffold.new_dialogue import ScaffoldError, new_dialogue
from bot.commands.shared import FLOWS, NOW, one_line_errors
from bot.content.loader import load, packaged_flows
from bot.language.text.formatting import MALAYSIA, malaysian_day


@click.command()
def examples() -> None:
    """Write the conversations in docs/examples and in the README anew, in a checkout."""
    flows = packaged_flows()
    if not Path("docs").is_dir():
        raise click.UsageError("there is no folder 'docs' here: run it in a checkout of Pandu")
    with one_line_errors():
        world = make_world(load(flows))
    written, problems = conversations(flows)
    for problem in problems:
        click.echo(problem, err=True)
    try:
        made = list(pages(world, flows, [each.conversation for each in written]))
    except StuckError as error:
        raise click.ClickException(f"{error}; 'pandu check' tells where") from None
    for path, text in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    raise SystemExit(1 if problems else 0)


@click.group()
def new() -> None:
    """Begin something new, from files to fill in."""


@new.command()
@click.argument("id_", metavar="ID")
@click.option("--title", default="", help="Its title on the menu; by default its id in words.")
@click.option("--group", help="The group of the menu it belongs to; by default where there is room.")
@FLOWS
@NOW
def dialogue(id_: str, title: str, group: str | None, flows: Path | None, now: datetime | None) -> None:
    """Write the files of a new dialogue: questions, benefit, case, typed answers, conversation, and its menu line."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", id_):
        raise click.BadParameter(f"'{id_}': an id is lower-case words joined by _, at most 31 characters")
    folder = flows or packaged_flows()
    with one_line_errors():
        load(folder)
    try:
        written = new_dialogue(folder, id_, title, group, malaysian_day(now or datetime.now(MALAYSIA)))
    except ScaffoldError as error:
        raise click.ClickException(str(error)) from None
    for name, note in written:
        click.echo(f"{folder.name}/{name}" + (f": {note}" if note else ""))
    click.echo("Change every text, then: make catalogue, pandu check, pandu case --write, make examples.")
