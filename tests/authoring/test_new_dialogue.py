"""`pandu new dialogue`: what it writes is whole, and only texts, sources and Malay are left to its author."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from bot.authoring.check import check_folder
from bot.cli import main
from bot.content.loader import load
from tests.people import NOW

WRITTEN = {
    "dialogues/hearing.yaml",
    "benefits/hearing_help.yaml",
    "cases/hearing.yaml",
    "typed/hearing.yaml",
    "conversations/hearing.yaml",
}


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    return copytree("flows", tmp_path / "flows")


def new(flows: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "dialogue", *arguments, "--flows", str(flows), "--now", "2026-11-21"])


def codes(flows: Path) -> set[str]:
    """What the check finds in the files of the new dialogue."""
    report, _ = check_folder(flows, NOW.date())
    return {problem.code for problem in report.problems if "hearing" in problem.file}


def test_what_is_written_lacks_only_sources_malay_and_an_authors_eye(tmp_path: Path) -> None:
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    before = {path.relative_to(flows).as_posix() for path in flows.rglob("*.yaml")}
    ran = new(flows, "hearing", "--title", "A hearing aid")
    assert ran.exit_code == 0, ran.output
    assert {path.relative_to(flows).as_posix() for path in flows.rglob("*.yaml")} - before == WRITTEN
    assert codes(flows) == {"unknown-id", "untranslated"}, "no source is called todo"
    for name in WRITTEN:
        path = flows / name
        path.write_text(path.read_text().replace("todo", "act_one").replace("identity_card", "certificate"))
    assert codes(flows) == {"untranslated", "case-incomplete"}
    wrote = CliRunner().invoke(main, ["case", "--write", str(flows / "cases/hearing.yaml"), "--flows", str(flows)])
    assert wrote.output == "1 cases, 0 failed\n"
    assert codes(flows) == {"untranslated"}


def test_its_line_of_the_menu_stands_where_there_is_room_or_where_it_is_told(flows: Path) -> None:
    menu = (flows / "menu.yaml").read_text()
    assert "flows/menu.yaml: in the group other_workers" in new(flows, "hearing").output
    assert (flows / "menu.yaml").read_text() == f"{menu.rstrip()}\n    - {{dialogue: hearing}}\n"
    assert "in the group lost_job" in new(flows, "seeing", "--group", "lost_job").output
    entries = load(flows).menu["lost_job"].entries
    assert [entry.dialogue for entry in entries][-1] == "seeing"
    assert load(flows).dialogues["seeing"].title == "Seeing"


def test_a_short_menu_gets_a_line_of_its_own(tmp_path: Path) -> None:
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    assert "flows/menu.yaml: a line of its own" in new(flows, "hearing", "--title", "A hearing aid").output
    group = load(flows).menu["hearing"]
    assert (group.title, [entry.dialogue for entry in group.entries]) == ("A hearing aid", ["hearing"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Hearing",), "'Hearing': an id is lower-case words joined by _"),
        (("death",), "dialogues/death.yaml, cases/death.yaml is there already"),
        (("hearing", "--group", "nowhere"), "the menu has no group 'nowhere': one of hurt_at_work, "),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    flows: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = {path: path.read_text() for path in flows.rglob("*.yaml")}
    ran = new(flows, *arguments)
    assert ran.exit_code != 0
    assert told in ran.output
    assert {path: path.read_text() for path in flows.rglob("*.yaml")} == before
