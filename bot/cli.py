"""The commands. `pandu …` and `python -m bot …` are the same."""

from datetime import datetime
from pathlib import Path

import click

from bot.checking import check_folder, summary
from bot.content.diagram import diagram as draw
from bot.content.loader import Content, ContentError, load, packaged_flows
from bot.language.catalogue import load_catalogue
from bot.language.formatting import MALAYSIA, malaysian_day
from bot.language.words import Words

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
@click.argument("dialogue")
@click.option("--lang", type=click.Choice(["ms", "en"]), default="en", show_default=True)
@_FLOWS
def diagram(dialogue: str, lang: str, flows: Path | None) -> None:
    """Draw a dialogue as a Mermaid flowchart."""
    content = _load(flows)
    if dialogue not in content.dialogues:
        raise click.BadParameter(f"no dialogue '{dialogue}': one of {', '.join(content.dialogues)}")
    words = Words("ms" if lang == "ms" else "en", load_catalogue())
    click.echo(draw(content.dialogues[dialogue], words.raw, words.ui("buttons.unsure")), nl=False)


def _load(flows: Path | None) -> Content:
    try:
        return load(flows or packaged_flows())
    except ContentError as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None
