"""The commands of the site: pages, checked."""

from datetime import date, datetime
from pathlib import Path

import click

from bot.app import checked_content, make_world
from bot.commands.shared import FLOWS, NOW, one_line_errors
from bot.content.loader import load, packaged_flows
from bot.language.text.formatting import MALAYSIA, malaysian_day
from bot.pages.marks import MarksError, keep, read_marks, write_list
from bot.pages.statements import statements


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Add a page of what changed from that day on.")
@click.option("--bot", "username", default="", help="The bot's name without @, for links to it.")
@FLOWS
@NOW
def pages(folder: Path, since: datetime | None, username: str, flows: Path | None, now: datetime | None) -> None:
    """Write everything Pandu knows as a site into FOLDER, in both languages."""
    from dataclasses import replace

    from bot.pages.site import SiteError, build  # what it is built with is an extra

    moment = now or datetime.now(MALAYSIA)
    with one_line_errors():
        world = replace(make_world(checked_content(flows, moment)), username=username)
    try:
        build(world, folder, malaysian_day(moment), since.date() if since else None)
    except SiteError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None
    write_list(statements(world.content), folder / "check-list.csv")
    click.echo(f"{folder}: open index.html. The list to mark and send back is check-list.csv.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@FLOWS
def checked(file: Path, flows: Path | None) -> None:
    """Take in FILE, a check list that somebody marked: what is right is kept, what is wrong is told."""
    folder = flows or packaged_flows()
    with one_line_errors():
        content = load(folder)
    right: list[tuple[str, str, date]] = []
    wrong = 0
    try:
        for statement, is_right, by, on, remark in read_marks(file, {each.id for each in statements(content)}):
            if is_right:
                right.append((statement, by, on))
            else:
                wrong += 1
                click.echo(f"to mend, says {by}: {statement}{f': {remark}' if remark else ''}")
    except MarksError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None
    kept = keep(right, folder / "checked.yaml")
    click.echo(f"{kept} statements checked, {wrong} to mend")
