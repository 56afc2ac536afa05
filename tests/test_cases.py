"""Worked cases: run through the same replay as a chat, compared line by line, and told to other programs as JSON."""

import json
from pathlib import Path
from statistics import median

import pytest
from click.testing import CliRunner, Result

from bot.app import make_world
from bot.cli import main
from bot.content.loader import load, load_cases
from bot.content.source import read
from bot.dialogue.model import Answer
from bot.session.path import replay

TINY = "tests/flows/tiny"
CASE = """
- name: ten days off
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: me, fall_date: 2026-10-01, days_off: "10", wage: "1500", state: selangor}
  expect:
    outcome: covered
    benefits: [sick_pay]
    deadlines: {claim_60_days: 2026-11-30, board_limit: none}
    forms: [form_1]
  because: 60 days from 1 October 2026 end on 30 November 2026.
- name: three days off
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: unsure, fall_date: unsure, days_off: "3"}
  expect: {outcome: too_short, benefits: [], forms: []}
  because: The benefit starts at 4 days, and 3 is less.
"""


def run(tmp_path: Path, text: str, *options: str) -> Result:
    file = tmp_path / "cases.yaml"
    file.write_text(text)
    return CliRunner().invoke(main, ["case", str(file), "--flows", TINY, *options])


def test_cases_that_hold_are_counted(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE)
    assert (ran.exit_code, ran.output) == (0, "2 cases, 0 failed\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("outcome: covered", "outcome: too_short", "outcome: expected too_short, got covered"),
        ("benefits: [sick_pay]", "benefits: [medical]", "benefits: missing medical; benefits: not expected sick_pay"),
        ("forms: [form_1]", "forms: []", "forms: not expected form_1"),
        ("forms: [form_1]", "amounts: {sick_daily: 1}", "amount sick_daily: expected 1, but it is not in the plan"),
        ("2026-11-30,", "2026-11-29,", "deadline claim_60_days: expected 2026-11-29, got 2026-11-30"),
        ("board_limit: none", "board_limit: 2027-01-01", "deadline board_limit: expected 2027-01-01, got none"),
        ("board_limit: none", "other_limit: none", "deadline other_limit: expected none, but it is not in the plan"),
        (', wage: "1500"', "", "the answers stop at question 'wage'"),
        ("for_whom: me", "for_whom: you", "'for_whom' has no option 'you'"),
        ("for_whom: me", "for_who: me", "there is no question 'for_who'"),
        ("fall_date: 2026-10-01", "fall_date: 2026-11-22", "'fall_date': Sunday, 22 November 2026 has not come yet"),
        ('days_off: "10"', 'days_off: "401"', "'days_off': 401 is not between 0 and 400"),
        ("state: selangor", "state: penang", "'state' has no option 'penang'"),
        ("dialogue: fall", "dialogue: fell", "there is no dialogue 'fell'"),
    ],
)
def test_each_difference_is_told_with_the_name_of_its_case(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CASE
    ran = run(tmp_path, CASE.replace(old, new, 1))
    assert ran.exit_code == 1
    assert f"cases.yaml: ten days off: {told}" in ran.output
    assert "2 cases, 1 failed" in ran.output


def test_what_is_not_expected_is_not_compared(tmp_path: Path) -> None:
    text = CASE.replace("outcome: covered\n    benefits: [sick_pay]\n", "").replace("    forms: [form_1]\n", "")
    assert run(tmp_path, text).exit_code == 0


def test_json_is_one_plan_a_line(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE, "--json")
    first, second = map(json.loads, ran.stdout.splitlines())
    assert first["dialogue"] == "fall"
    assert first["outcome"] == "covered"
    assert first["event_date"] == "2026-10-01"
    assert [benefit["id"] for benefit in first["benefits"]] == ["sick_pay"]
    pay = first["benefits"][0]
    assert pay["deadlines"] == [
        {
            "id": "claim_60_days",
            "last_day": "2026-11-30",
            "act_by": "2026-11-27",
            "certainty": "law",
            "sources": ["act_one:s6"],
        },
        {"id": "board_limit", "last_day": None, "act_by": None, "certainty": "unknown", "sources": []},
    ]
    assert (pay["forms"], pay["documents"]) == (["form_1"], ["certificate"])
    assert pay["amounts"][0]["value"] is None
    assert (second["outcome"], second["event_date"], second["benefits"]) == ("too_short", None, [])
    assert ran.exit_code == 0


def test_json_of_a_failing_case_keeps_its_plan_apart_from_the_complaint(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("outcome: covered", "outcome: too_short"), "--json")
    assert ran.exit_code == 1
    assert json.loads(ran.stdout.splitlines()[0])["outcome"] == "covered"
    assert "expected too_short" in ran.stderr


def test_the_state_changes_the_safe_day_only(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("state: selangor", "state: kedah"), "--json")
    deadline = json.loads(ran.stdout.splitlines()[0])["benefits"][0]["deadlines"][0]
    assert (deadline["last_day"], deadline["act_by"]) == ("2026-11-30", "2026-11-29")


def test_a_template_names_every_question_and_can_be_filled_in(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["case", "--template", "fall", "--flows", TINY, "--now", "2026-11-21"])
    assert shown.exit_code == 0
    assert "for_whom:   # choice: me, other" in shown.output
    assert "fall_date:  # date, such as 2026-11-30" in shown.output
    assert "days_off:   # number of days, 0 to 400" in shown.output
    assert "wage:       # money in ringgit, 0 to 1000000" in shown.output
    filled = (
        shown.output.replace("- name:", "- name: filled in")
        .replace("for_whom:   #", "for_whom: me  #")
        .replace("fall_date:  #", "fall_date: 2026-10-01  #")
        .replace("days_off:   #", 'days_off: "2"  #')
        .replace("outcome:", "outcome: too_short")
        .replace("because:", "because: The benefit starts at 4 days.")
    )
    assert run(tmp_path, filled).output == "1 cases, 0 failed\n"


def test_the_arguments_that_make_no_sense_are_told() -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["case"]).exit_code == 2
    assert runner.invoke(main, ["case", "no-such-file.yaml"]).exit_code == 2
    assert "no dialogue 'fell'" in runner.invoke(main, ["case", "--template", "fell", "--flows", TINY]).output


def test_a_file_of_another_form_is_told_at_its_line(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("because: 60 days from 1 October 2026 end on 30 November 2026.", "because: no"))
    assert ran.exit_code == 1
    assert "cases.yaml:11: wrong-value" in ran.output


def test_every_case_of_pandu_holds() -> None:
    files = sorted(str(path) for path in Path("flows/cases").glob("*.yaml"))
    ran = CliRunner().invoke(main, ["case", *files])
    assert ran.exit_code == 0, ran.output
    items = [read(Path(file), file).data for file in files]
    assert ran.output == f"{sum(len(each) for each in items if isinstance(each, list))} cases, 0 failed\n"


def test_the_cases_are_many_and_ask_few_questions() -> None:
    world = make_world(load(Path("flows")))
    cases = [case for path in Path("flows/cases").glob("*.yaml") for case in load_cases(path)]
    assert len(cases) >= 150
    assert {case.dialogue for case in cases} == set(world.content.dialogues)
    asked = []
    for case in cases:
        questions = world.content.dialogues[case.dialogue].questions
        answers = {
            id_: Answer(None if value == "unsure" else value, case.today, questions[id_].rev)
            for id_, value in case.answers.items()
            if id_ in questions
        }
        path = replay(world.content, world.machines[case.dialogue], answers, case.today)
        asked.append(len(path.answered))
    assert median(asked) <= 5
    assert max(asked) <= 8
