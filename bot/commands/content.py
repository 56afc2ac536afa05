"""The commands of those who write the content: check, case, letter, diagram."""

import json
from datetime import datetime
from pathlib import Path

import click

from bot.app import make_world
from bot.authoring.cases.expectations import stated
from bot.authoring.cases.files import filled, template, write_expectations
from bot.authoring.cases.run import Ran, as_data, run_case
from bot.authoring.check import check_folder, summary
from bot.authoring.diagram import diagram as draw
from bot.commands.shared import FLOWS, NOW, one_line_errors
from bot.content.loader import Content, load, load_cases, packaged_flows
from bot.content.schema import Dialogue, Expectation
from bot.dialogue.world import World
from bot.handout.letters import Known, letter_of
from bot.handout.paper import as_text
from bot.language.text.catalogue import load_catalogue
from bot.language.text.formatting import MALAYSIA, malaysian_day
from bot.language.text.words import Words


@click.command()
@FLOWS
@NOW
def check(flows: Path | None, now: datetime | None) -> None:
    """Prove that the content holds together; report everything wrong at once."""
    today = malaysian_day(now or datetime.now(MALAYSIA))
    with one_line_errors():
        report, content = check_folder(flows or packaged_flows(), today)
    for problem in report.problems:
        click.echo(problem)
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    if report.problems or content is None:
        click.echo(f"{len(report.problems)} problems", err=True)
        raise SystemExit(1)
    click.echo(summary(content))


@click.command()
@click.argument("dialogue")
@click.option("--lang", type=click.Choice(["ms", "en"]), default="en", show_default=True)
@FLOWS
def diagram(dialogue: str, lang: str, flows: Path | None) -> None:
    """Draw a dialogue as a Mermaid flowchart; `conversation` draws the machine that all of them live in."""
    if dialogue == "conversation":
        from bot.authoring.conversation import conversation  # the other dialogues need no conversation

        click.echo(conversation(), nl=False)
        return
    content = _load(flows)
    drawn = _dialogue(content, dialogue)
    words = Words("ms" if lang == "ms" else "en", load_catalogue())
    click.echo(draw(drawn, words.raw, words.ui("buttons.unsure")), nl=False)


@click.command()
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--lang", type=click.Choice(["ms", "en"]), default="en", show_default=True)
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Write the printed page there instead.")
@FLOWS
@NOW
def letter(id_: str | None, lang: str, pdf: Path | None, flows: Path | None, now: datetime | None) -> None:
    """Print a letter with every blank as a line, or without an ID the list of them."""
    content, today = _load(flows), malaysian_day(now or datetime.now(MALAYSIA))
    words = Words("ms" if lang == "ms" else "en", load_catalogue())
    if id_ is None:
        for each in content.letters.values():
            click.echo(f"{each.id}: {words.text(each.title)}")
        return
    if id_ not in content.letters:
        raise click.BadParameter(f"no letter '{id_}': one of {', '.join(content.letters)}")
    paper = letter_of(content.letters[id_], content, words, Known.nothing(content, today))
    if pdf is None:
        click.echo(as_text(paper), nl=False)
        return
    from bot.handout.printed import as_pdf  # its libraries take longer to load than printing text

    pdf.write_bytes(as_pdf(paper, today))


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print each plan as one line of JSON.")
@click.option("--template", "template_of", metavar="DIALOGUE", help="Print an empty case of a dialogue.")
@click.option("--write", is_flag=True, help="Fill in what the cases leave out of what they expect, as it is today.")
@click.option("--rewrite", is_flag=True, help="Write all they expect anew, as it is today.")
@FLOWS
@NOW
def case(
    files: tuple[Path, ...],
    as_json: bool,
    template_of: str | None,
    write: bool,
    rewrite: bool,
    flows: Path | None,
    now: datetime | None,
) -> None:
    """Run worked cases and compare their plans with what they expect."""
    if template_of:
        wanted = _dialogue(_load(flows), template_of)
        click.echo(template(wanted, malaysian_day(now or datetime.now(MALAYSIA))), nl=False)
        return
    if not files:
        raise click.UsageError("name one or more files of cases, or --template DIALOGUE")
    world = make_world(_load(flows))
    if write or rewrite:
        for path in files:
            write_expectations(path, [_filled(each, anew=rewrite) for each in _run(world, path)])
    ran = [(path, each) for path in files for each in _run(world, path)]
    failed = [(path, result) for path, result in ran if result.differences]
    if as_json:
        for _, result in ran:
            click.echo(json.dumps(as_data(result), ensure_ascii=False))
    for path, result in failed:
        for difference in result.differences:
            click.echo(f"{path}: {result.case.name}: {difference}", err=as_json)
    click.echo(f"{len(ran)} cases, {len(failed)} failed", err=as_json)
    raise SystemExit(1 if failed else 0)


def _run(world: World, path: Path) -> list[Ran]:
    with one_line_errors():
        return [run_case(world, each) for each in load_cases(path)]


def _filled(ran: Ran, *, anew: bool) -> Expectation | None:
    return filled(ran.case.expect, stated(ran.plan), anew=anew) if ran.plan else None


def _dialogue(content: Content, id_: str) -> Dialogue:
    if id_ not in content.dialogues:
        raise click.BadParameter(f"no dialogue '{id_}': one of {', '.join(content.dialogues)}")
    return content.dialogues[id_]


def _load(flows: Path | None) -> Content:
    with one_line_errors():
        return load(flows or packaged_flows())
