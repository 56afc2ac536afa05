"""What the site rests on: statements with ids that follow their words, and check lists that people send back."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands.site import checked
from bot.content.loader import load, packaged_flows
from bot.pages.marks import write_list
from bot.pages.statements import statements
from tests.people import write_flows
from tests.subjects import FILES


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    return write_flows(tmp_path / "flows", FILES)


def marked(flows: Path, folder: Path, **marks: str) -> Path:
    """A check list of which every statement is marked like that."""
    file = folder / "list.csv"
    write_list(statements(load(flows)), file)
    with file.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows([row | marks for row in rows])
    return file


def test_every_statement_of_pandu_has_an_id_of_its_own_and_a_source_that_exists() -> None:
    content = load(packaged_flows())
    every = list(statements(content))
    assert len(every) > 500
    assert all(ref.source in content.sources for each in every for ref in each.sources)
    assert len({each.id for each in every}) >= 0.99 * len(every)


def test_a_list_sent_back_is_kept_in_the_content(flows: Path, tmp_path: Path) -> None:
    file = marked(flows, tmp_path, right="yes", by="A. Lawyer", on="2026-11-25")
    run = CliRunner().invoke(checked, [str(file), "--flows", str(flows)])
    assert run.exit_code == 0, run.output
    kept = load(flows).checked
    assert {mark.statement for mark in kept.values()} == {each.id for each in statements(load(flows))}
    assert {(mark.by, mark.on) for mark in kept.values()} == {("A. Lawyer", date(2026, 11, 25))}


def test_what_is_said_to_be_wrong_is_told_and_not_kept(flows: Path, tmp_path: Path) -> None:
    file = marked(flows, tmp_path, right="no", by="A. Lawyer", on="2026-11-25", remark="it is 90 days")
    run = CliRunner().invoke(checked, [str(file), "--flows", str(flows)])
    assert "to mend, says A. Lawyer" in run.output
    assert "it is 90 days" in run.output
    assert not load(flows).checked


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({"right": "perhaps"}, "write yes or no"),
        ({"right": "yes", "on": "2026-11-25"}, "nobody is named"),
        ({"right": "yes", "by": "A", "on": "yesterday"}, "no day such as"),
        (
            {"right": "yes", "by": "A", "on": "2026-11-25", "statement": "gone#0"},
            "words of this statement have changed",
        ),
    ],
)
def test_a_list_that_cannot_be_read_says_which_row_and_why(
    flows: Path, tmp_path: Path, marks: dict[str, str], says: str
) -> None:
    run = CliRunner().invoke(checked, [str(marked(flows, tmp_path, **marks)), "--flows", str(flows)])
    assert run.exit_code == 1
    assert says in run.output
    assert "list.csv:2:" in run.output
