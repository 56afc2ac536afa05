"""`pandu new dialogue`: what it writes is whole, and only texts, sources and Malay are left to its author."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from bot.app import make_world
from bot.authoring.check import check_folder
from bot.cli import main
from bot.content.loader import load
from tests.people import NOW, Person

WRITTEN = {
    "dialogues/tried_out.yaml",
    "benefits/tried_out_help.yaml",
    "cases/tried_out.yaml",
    "typed/tried_out.yaml",
    "conversations/tried_out.yaml",
}


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    return copytree("flows", tmp_path / "flows")


def new(flows: Path, *arguments: str, on: str = "2026-11-21") -> Result:
    return CliRunner().invoke(main, ["new", "dialogue", *arguments, "--flows", str(flows), "--now", on])


def codes(flows: Path) -> set[str]:
    """What the check finds in the files of the new dialogue."""
    report, _ = check_folder(flows, NOW.date())
    return {problem.code for problem in report.problems if "tried_out" in problem.file}


@pytest.mark.parametrize("on", ["2026-11-21", "2027-02-28"])
def test_what_is_written_lacks_only_sources_malay_and_an_authors_eye(tmp_path: Path, on: str) -> None:
    """Whatever the day it is written on: the conversations are held on one day for ever."""
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    before = {path.relative_to(flows).as_posix() for path in flows.rglob("*.yaml")}
    ran = new(flows, "tried_out", "--title", "A chair for a test", on=on)
    assert ran.exit_code == 0, ran.output
    assert {path.relative_to(flows).as_posix() for path in flows.rglob("*.yaml")} - before == WRITTEN
    assert codes(flows) == {"unknown-id", "untranslated"}, "no source is called todo"
    for name in WRITTEN:
        path = flows / name
        path.write_text(path.read_text().replace("todo", "act_one").replace("identity_card", "certificate"))
    assert codes(flows) == {"untranslated", "case-incomplete"}
    wrote = CliRunner().invoke(main, ["case", "--write", str(flows / "cases/tried_out.yaml"), "--flows", str(flows)])
    assert wrote.output == "1 cases, 0 failed\n"
    assert codes(flows) == {"untranslated"}


def test_its_line_of_the_menu_stands_where_there_is_room_or_where_it_is_told(flows: Path) -> None:
    menu = (flows / "menu.yaml").read_text()
    assert "flows/menu.yaml: in the group other_workers" in new(flows, "tried_out").output
    assert (flows / "menu.yaml").read_text() == f"{menu.rstrip()}\n    - {{dialogue: tried_out}}\n"
    assert "in the group lost_job" in new(flows, "tried_too", "--group", "lost_job").output
    entries = load(flows).menu["lost_job"].entries
    assert [entry.dialogue for entry in entries][-1] == "tried_too"
    assert load(flows).dialogues["tried_too"].title == "Tried too"


def test_whoever_writes_its_title_opens_it_though_the_words_are_those_of_another_subject(flows: Path) -> None:
    new(flows, "tried_out", "--title", "A wheelchair for my knee")
    world = make_world(load(flows))
    for title in ("A wheelchair for my knee", "a wheelchair for my knee."):
        begun = Person(world).begin().type(title)
        before_consent = Person(world).type("/start").type(title).tap("Agree and continue")
        for person in (begun, before_consent):
            assert person.chat.session is not None
            assert person.chat.session.dialogue == "tried_out"
            assert "Who is it about?" in person.text


def test_a_short_menu_gets_a_line_of_its_own(tmp_path: Path) -> None:
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    assert "flows/menu.yaml: a line of its own" in new(flows, "tried_out", "--title", "A chair for a test").output
    group = load(flows).menu["tried_out"]
    assert (group.title, [entry.dialogue for entry in group.entries]) == ("A chair for a test", ["tried_out"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Tried",), "'Tried': an id is lower-case words joined by _"),
        (("death",), "dialogues/death.yaml, cases/death.yaml is there already"),
        (("tried_out", "--group", "nowhere"), "the menu has no group 'nowhere': one of hurt_at_work, "),
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
