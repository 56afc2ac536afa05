"""The commands that write files for those who write the content."""

from pathlib import Path

import click

from bot.app import make_world
from bot.authoring.examples.conversations import conversations
from bot.authoring.examples.pages import pages
from bot.authoring.examples.telling import StuckError
from bot.commands.shared import one_line_errors
from bot.content.loader import load, packaged_flows


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
        made = list(pages(world, [each.conversation for each in written]))
    except StuckError as error:
        raise click.ClickException(f"{error}; 'pandu check' tells where") from None
    for path, text in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    raise SystemExit(1 if problems else 0)
