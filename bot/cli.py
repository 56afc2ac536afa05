"""The commands. `pandu …` and `python -m bot …` are the same."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Literal

import click

from bot.app import clock_from, keys_of, loading, make_world, pandu_of
from bot.checking import check_folder, summary
from bot.content.diagram import diagram as draw
from bot.content.loader import Content, ContentError, load, load_cases, packaged_flows
from bot.content.schema import STATE_QUESTION, Case, Dialogue
from bot.dialogue.cases import as_data, run_case, template
from bot.language.catalogue import load_catalogue
from bot.language.formatting import MALAYSIA, malaysian_day
from bot.language.understand_command import understand
from bot.language.words import Words
from bot.service.errors import StartError
from bot.settings import SettingsError, load_settings

_FLOWS = click.option("--flows", type=click.Path(path_type=Path), help="Another flows folder.")


class _Moment(click.ParamType[datetime]):
    """An ISO date or date and time; without a zone it is Malaysian."""

    name = "iso"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no ISO date, such as 2026-11-21 or 2026-11-21T09:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=MALAYSIA)


_NOW = click.option("--now", type=_Moment(), help="Start the clock there and let it run on.")


@click.group()
def main() -> None:
    """Pandu guides workers in Malaysia through a PERKESO claim."""


@main.command()
@_FLOWS
@_NOW
def check(flows: Path | None, now: datetime | None) -> None:
    """Prove that the content holds together; report everything wrong at once."""
    today = malaysian_day(now or datetime.now(MALAYSIA))
    report, content = check_folder(flows or packaged_flows(), today)
    for problem in report.problems:
        click.echo(problem)
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    if report.problems or content is None:
        click.echo(f"{len(report.problems)} problems", err=True)
        raise SystemExit(1)
    click.echo(summary(content))


@main.command()
@click.option("--lang", type=click.Choice(["ms", "en"]), help="Begin in this language.")
@click.option("--database", type=click.Path(path_type=Path), help="File of the conversation; wins over PANDU_DATABASE.")
@_NOW
@click.option("--plain", is_flag=True, help="No colour; one block for each line read, ended by a line '---'.")
@_FLOWS
def chat(
    lang: Literal["ms", "en"] | None, database: Path | None, now: datetime | None, plain: bool, flows: Path | None
) -> None:
    """Hold the conversation in the terminal; it goes on where it was.

    Type a number, a label or your own words; /help lists the commands. With --plain, or when the input is no
    terminal, a conversation can be piped in.
    """
    with _one_line_errors():
        settings = load_settings(database)
        plain = plain or not (sys.stdin.isatty() and sys.stdout.isatty())
        clock = clock_from(now)
        with loading():
            pandu = pandu_of(settings, flows, clock())
            from bot.app_console import hold_console  # rich takes its time to import
        hold_console(settings, pandu, clock, lang, plain=plain)


@main.command()
@_NOW
@_FLOWS
def serve(now: datetime | None, flows: Path | None) -> None:
    """Serve Telegram: by long polling, or by webhook when TELEGRAM_WEBHOOK_URL is set."""
    with _one_line_errors():
        settings = load_settings()
        clock = clock_from(now)
        with loading():
            # As it is imported aiohttp reads the certificates of all authorities, for which another processor will do.
            Thread(target=import_module, args=("aiohttp",)).start()
            pandu = pandu_of(settings, flows, clock())
            from bot.app_telegram import serve_telegram  # python-telegram-bot takes its time to import
        serve_telegram(settings, pandu, clock)


@main.command()
@_FLOWS
def stats(flows: Path | None) -> None:
    """Print how far people get in each subject. Nobody is told apart; counts under 5 are hidden."""
    from bot.service import upkeep
    from bot.service.stats import table

    with _one_line_errors():
        settings = load_settings()
        steps = upkeep.counted(settings.pandu_database, keys_of(settings))
        dialogues = load(flows or settings.pandu_flows or packaged_flows()).dialogues.values()
    order = {item.id: [*item.questions, STATE_QUESTION, *(f"={end}" for end in item.outcomes)] for item in dialogues}
    lines = table(steps, order)
    click.echo("\n".join(lines) if lines else "Nothing has been counted yet.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the database to FILE, also while Pandu serves."""
    from bot.service import upkeep

    with _one_line_errors():
        settings = load_settings()
        upkeep.backup(settings.pandu_database, keys_of(settings), file)
    click.echo(f"{file}: a whole copy. The key is not in it: keep that elsewhere.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Put the copy FILE in the place of the database; the old one is kept aside."""
    from bot.service import upkeep

    with _one_line_errors():
        settings = load_settings()
        aside = upkeep.restore(settings.pandu_database, keys_of(settings), file)
    click.echo(f"{settings.pandu_database}: restored." + (f" The old one is {aside}." if aside else ""))


@main.command()
def rotate() -> None:
    """Seal all that is kept with the newest of PANDU_DATA_KEY, so that older keys can be dropped."""
    from bot.service import upkeep

    with _one_line_errors():
        settings = load_settings()
        rows = upkeep.rotate(settings.pandu_database, keys_of(settings))
    click.echo(f"{rows} rows sealed with the newest key. The older ones can be dropped now.")


@main.command()
@_FLOWS
@_NOW
def doctor(flows: Path | None, now: datetime | None) -> None:
    """Say what is wrong with this installation and how to mend it. Exit 1 when something is."""
    from bot.app_doctor import examine

    with _one_line_errors():
        settings = load_settings()
        wrong = 0
        for finding in examine(settings, flows or settings.pandu_flows, clock_from(now)()):
            click.echo(finding)
            wrong += finding.verdict == "wrong"
    raise SystemExit(1 if wrong else 0)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """What a person can mend is said in plain lines, never as a traceback."""
    try:
        yield
    except ContentError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None
    except SettingsError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    except StartError as error:
        click.echo(error, err=True)
        raise SystemExit(error.code) from None


@main.command()
@click.argument("dialogue")
@click.option("--lang", type=click.Choice(["ms", "en"]), default="en", show_default=True)
@_FLOWS
def diagram(dialogue: str, lang: str, flows: Path | None) -> None:
    """Draw a dialogue as a Mermaid flowchart."""
    content = _load(flows)
    drawn = _dialogue(content, dialogue)
    words = Words("ms" if lang == "ms" else "en", load_catalogue())
    click.echo(draw(drawn, words.raw, words.ui("buttons.unsure")), nl=False)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print each plan as one line of JSON.")
@click.option("--template", "template_of", metavar="DIALOGUE", help="Print an empty case of a dialogue.")
@_FLOWS
@_NOW
def case(
    files: tuple[Path, ...], as_json: bool, template_of: str | None, flows: Path | None, now: datetime | None
) -> None:
    """Run worked cases and compare their plans with what they expect."""
    if template_of:
        wanted = _dialogue(_load(flows), template_of)
        click.echo(template(wanted, malaysian_day(now or datetime.now(MALAYSIA))), nl=False)
        return
    if not files:
        raise click.UsageError("name one or more files of cases, or --template DIALOGUE")
    world = make_world(_load(flows))
    ran = [(path, run_case(world, each)) for path in files for each in _load_cases(path)]
    failed = [(path, result) for path, result in ran if result.differences]
    if as_json:
        for _, result in ran:
            click.echo(json.dumps(as_data(result), ensure_ascii=False))
    for path, result in failed:
        for difference in result.differences:
            click.echo(f"{path}: {result.case.name}: {difference}", err=as_json)
    click.echo(f"{len(ran)} cases, {len(failed)} failed", err=as_json)
    raise SystemExit(1 if failed else 0)


def _dialogue(content: Content, id_: str) -> Dialogue:
    if id_ not in content.dialogues:
        raise click.BadParameter(f"no dialogue '{id_}': one of {', '.join(content.dialogues)}")
    return content.dialogues[id_]


def _load_cases(path: Path) -> list[Case]:
    try:
        return load_cases(path)
    except ContentError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None


def _load(flows: Path | None) -> Content:
    try:
        return load(flows or packaged_flows())
    except ContentError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None


main.add_command(understand)
