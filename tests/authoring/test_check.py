"""The content check: a sound flow passes, and each way of breaking it is told by its code, at its line."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.authoring.check import summary
from bot.authoring.checks.codes import ERRORS, FORM, SAID, SHOWN, WARNINGS
from bot.authoring.content_check import Report, check
from bot.cli import main
from bot.content.loader import ContentError, load
from bot.content.text import Text
from tests.authoring.breaks import BREAKS, FALL, FORM_BREAKS, LONG, PAY, TINY

TODAY = date(2026, 11, 21)


class Reversed:
    """A Malay that keeps placeholders and terms: the English with a mark, except where told otherwise."""

    def __init__(self, **special: str | None) -> None:
        self.special = {key.replace("_", " "): value for key, value in special.items()}

    def malay(self, text: Text) -> str | None:
        for start, malay in self.special.items():
            if text.startswith(start):
                return malay
        return re.sub("(?i)medical certificate", "sijil sakit", text) + " m"


def report(folder: Path, words: Reversed | None = None, today: date = TODAY) -> Report:
    return check(load(folder), words or Reversed(), today, functions={"temporary_disablement"})


def broken(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the tiny flow with one change."""
    folder = tmp_path / "flows"
    shutil.copytree(TINY, folder)
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return folder


def test_a_sound_flow_has_no_problem() -> None:
    assert report(TINY) == Report((), ())


@pytest.mark.parametrize(("code", "file", "old", "new"), BREAKS)
def test_each_break_is_told(tmp_path: Path, code: str, file: str, old: str, new: str) -> None:
    found = report(broken(tmp_path, file, old, new))
    assert code in {problem.code for problem in (*found.problems, *found.warnings)}


WORDS = {
    "untranslated": Reversed(Who_fell=None),
    "placeholders": Reversed(How_many_days_off="Berapa hari?"),
    "term": Reversed(Look_at_the="Lihat surat doktor."),
    "long-label": Reversed(I_did="Saya sendiri, bukan orang lain di sini"),
    "same-label": Reversed(I_did="sama", Somebody_else="Sama!"),
    "too-long-text": Reversed(Who_fell=LONG),
    "braces": Reversed(Who_fell="Siapa }?"),
    "markup": Reversed(Who_fell="Siapa **jatuh**?"),
    "style": Reversed(Who_fell="Siapa yang cacat?"),
}


@pytest.mark.parametrize("code", WORDS)
def test_the_malay_is_checked_as_the_english_is(code: str) -> None:
    assert {problem.code for problem in report(TINY, WORDS[code]).problems} == {code}


def test_hari_ini_is_said_only_of_today(tmp_path: Path) -> None:
    malay = Reversed(Who_fell="Siapa jatuh hari ini?")
    assert {problem.code for problem in report(TINY, malay).problems} == {"style"}
    assert not report(broken(tmp_path, FALL, "ask: Who fell?", "ask: Who fell today?"), malay).problems


def test_a_dialogue_that_nothing_leads_to(tmp_path: Path) -> None:
    folder = broken(tmp_path, FALL, "id: fall", "id: slip")
    (folder / FALL).rename(folder / "dialogues/slip.yaml")
    shutil.copy(TINY / FALL, folder / FALL)
    (folder / "dialogues/slip.yaml").write_text(
        (folder / "dialogues/slip.yaml").read_text().replace("I fell", "I slip")
    )
    assert [problem.code for problem in report(folder).problems] == ["not-in-menu"]


def test_old_facts_are_a_warning_after_twelve_months() -> None:
    assert not report(TINY, today=date(2027, 11, 21)).warnings
    late = report(TINY, today=date(2027, 11, 22))
    assert {problem.code for problem in late.warnings} == {"stale"}
    assert not late.problems


def test_a_day_before_the_check_date_is_a_warning_and_the_check_goes_on() -> None:
    early = report(TINY, today=date(2026, 1, 1))
    assert {problem.code for problem in early.warnings} == {"checked-later"}
    assert not early.problems


@pytest.mark.parametrize("code", FORM_BREAKS)
def test_a_wrong_form_is_told_at_its_line(tmp_path: Path, code: str) -> None:
    with pytest.raises(ContentError) as raised:
        load(broken(tmp_path, *FORM_BREAKS[code]))
    assert code.split()[0] in {problem.code for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("checked: 2026-11-21", "checked: soon", "checked: this is no day (write it as 2026-11-30)"),
        ("unsure_say:", "title:", "questions.days_off.title' is not a key here (see docs/writing-dialogues.md)"),
        ("id: fall\n", "id: Fall\n", "id: this is no id (lower-case words joined by _)"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_in_plain_words_with_what_to_write(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(ContentError) as raised:
        load(broken(tmp_path, FALL, old, new))
    assert told in str(raised.value)


def test_no_folder_no_dialogue_no_text(tmp_path: Path) -> None:
    def codes(folder: Path) -> list[str]:
        with pytest.raises(ContentError) as raised:
            load(folder)
        return [problem.code for problem in raised.value.problems]

    assert codes(tmp_path / "nowhere") == ["no-folder"]
    assert codes(tmp_path) == ["no-dialogue"]
    (tmp_path / "menu.yaml").write_bytes(b"\xff\xfe")
    assert codes(tmp_path) == ["encoding"]


def test_every_code_is_shown_by_a_break() -> None:
    apart = {"not-in-menu", "stale", "no-folder", "no-dialogue", "encoding"}  # tests of their own, above
    shown = {code for code, *_ in BREAKS} | WORDS.keys() | {code.split()[0] for code in FORM_BREAKS} | apart
    assert shown == (ERRORS | WARNINGS | FORM) - {"never-taken"}  # test_proof.py shows the rest


def test_every_code_is_in_the_manual() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", Path("docs/checks.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(ERRORS | WARNINGS | FORM | SHOWN | SAID)


def test_a_problem_names_file_line_code_and_a_hint(tmp_path: Path) -> None:
    found = report(broken(tmp_path, FALL, "instead: [help_line]", "instead: [help_lin]")).problems
    assert [str(problem) for problem in found] == [
        "flows/dialogues/fall.yaml:45: unknown-id: there is no contact, dialogue or appeal 'help_lin' "
        "(did you mean 'help_line'?)"
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = broken(tmp_path, FALL, "plan: [sick_pay]", "plan: [sick_pai, nothing]")
    path = folder / PAY
    path.write_text(path.read_text().replace("certainty: law", "certainty: perkeso").replace("act_one:s6", "a_blog"))
    codes = [problem.code for problem in report(folder).problems]
    assert codes.count("unknown-id") == 2
    assert codes.count("certainty") == 1


def test_the_command_tells_problems_and_ends_with_1(tmp_path: Path) -> None:
    folder = broken(tmp_path, FALL, "plan: [sick_pay]", "plan: [sick_pai]")
    ran = CliRunner().invoke(main, ["check", "--flows", str(folder), "--now", "2026-11-21"])
    assert ran.exit_code == 1
    assert "flows/dialogues/fall.yaml:40: unknown-id: there is no benefit 'sick_pai'" in ran.stdout


def test_the_command_tells_what_is_wrong_in_form(tmp_path: Path) -> None:
    folder = broken(tmp_path, FALL, "unsure_say:", "unsure_sais:")
    ran = CliRunner().invoke(main, ["check", "--flows", str(folder)])
    assert ran.exit_code == 1
    assert "unknown-key" in ran.stdout
    assert "Traceback" not in ran.output


def test_a_sound_folder_is_one_line_of_counts() -> None:
    content = load(TINY)
    assert summary(content).startswith("1 dialogues, 4 questions, 2 outcomes, 1 benefits, 1 appeals, 2 deadlines")
