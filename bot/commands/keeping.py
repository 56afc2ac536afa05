"""The commands of those who keep a bot running: stats, backup, restore, rotate, doctor."""

from datetime import datetime
from pathlib import Path

import click

from bot.app import clock_from, keys_of, make_world
from bot.commands.shared import FLOWS, NOW, one_line_errors
from bot.content.loader import load, packaged_flows
from bot.content.schema import STATE_QUESTION
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.news import touched
from bot.service.errors import StartError
from bot.service.upkeep import copies
from bot.service.upkeep.moving import moved
from bot.service.upkeep.stats import table
from bot.settings import load_settings
from bot.store.address import database_of


@click.command()
@FLOWS
def stats(flows: Path | None) -> None:
    """Print how far people get in each subject. Nobody is told apart; counts under 5 are hidden."""
    with one_line_errors():
        settings = load_settings()
        steps = copies.counted(settings.pandu_database, keys_of(settings))
        dialogues = load(flows or settings.pandu_flows or packaged_flows()).dialogues.values()
    order = {item.id: [*item.questions, STATE_QUESTION, *(f"={end}" for end in item.outcomes)] for item in dialogues}
    lines = table(steps, order)
    click.echo("\n".join(lines) if lines else "Nothing has been counted yet.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the database to FILE, also while Pandu serves."""
    with one_line_errors():
        settings = load_settings()
        copies.backup(settings.pandu_database, keys_of(settings), file)
    click.echo(f"{file}: a whole copy. The key is not in it: keep that elsewhere.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Put the copy FILE in the place of the database; the old one is kept aside."""
    with one_line_errors():
        settings = load_settings()
        aside = copies.restore(settings.pandu_database, keys_of(settings), file)
    click.echo(f"{settings.pandu_database}: restored." + (f" The old one is {aside}." if aside else ""))


@click.command()
def rotate() -> None:
    """Seal all that is kept with the newest of PANDU_DATA_KEY, so that older keys can be dropped."""
    with one_line_errors():
        settings = load_settings()
        rows = copies.rotate(settings.pandu_database, keys_of(settings))
    click.echo(f"{rows} rows sealed with the newest key. The older ones can be dropped now.")


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def move(source: str, target: str) -> None:
    """Copy everything kept in FROM to the empty database TO: files, or addresses that begin with postgresql://."""
    with one_line_errors():
        rows = moved(database_of(source), database_of(target), keys_of(load_settings()))
    for name, count in rows.items():
        click.echo(f"{name:<12}{count:>10}")
    click.echo(f"Every row is in {database_of(target)} as it was. Now set PANDU_DATABASE to it, and keep the key.")


@click.command()
@click.argument("news", metavar="ID")
@click.option("--dry-run", is_flag=True, help="Only say how many would be told.")
@FLOWS
@NOW
def announce(news: str, *, dry_run: bool, flows: Path | None, now: datetime | None) -> None:
    """Tell the news ID of news.yaml once to everybody with an open claim that it touches, between 9 and 20 o'clock."""
    with one_line_errors():
        settings = load_settings()
        content = load(flows or settings.pandu_flows or packaged_flows())
        known, world, moment = content.news, make_world(content), clock_from(now)()
        if news not in known:
            raise StartError(2, f"there is no news '{news}' in news.yaml" + (f": {', '.join(known)}" if known else ""))

        def touches(chat: Chat) -> bool:
            return touched(TurnContext(chat, moment, world), known[news]) is not None

        database, keys = settings.pandu_database, keys_of(settings)
        count = copies.announced(database, keys, news, touches, moment, only_count=dry_run)
    people = "1 chat" if count == 1 else f"{count} chats"
    click.echo(f"{people} would be told." if dry_run else f"{people} will be told by the running bot.")


@click.command()
@FLOWS
@NOW
def doctor(flows: Path | None, now: datetime | None) -> None:
    """Say what is wrong with this installation and how to mend it. Exit 1 when something is."""
    from bot.app_doctor import examine  # python-telegram-bot takes its time to import

    with one_line_errors():
        settings = load_settings()
        wrong = 0
        for finding in examine(settings, flows or settings.pandu_flows, clock_from(now)()):
            click.echo(finding)
            wrong += finding.verdict == "wrong"
    raise SystemExit(1 if wrong else 0)
