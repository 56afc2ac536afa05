"""Worked cases: run through the same replay as a chat, compared line by line, and told to other programs as JSON."""

import json
from pathlib import Path
from shutil import copytree
from statistics import median

import pytest
from click.testing import CliRunner

from bot.app import make_world
from bot.authoring.cases.check import check_cases
from bot.cli import main
from bot.content.loader import load, load_cases
from bot.content.source import read
from bot.session.answers import Answer
from bot.session.path import replay
from tests.authoring.breaks import TINY
from tests.authoring.worked import CASE, run


def test_cases_that_hold_are_counted(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE)
    assert (ran.exit_code, ran.output) == (0, "2 cases, 0 failed\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("outcome: covered", "outcome: too_short", "outcome: expected too_short, got covered"),
        ("benefits: [sick_pay]", "benefits: [medical]", "benefits: missing medical; benefits: not expected sick_pay"),
        ("forms: [form_1]", "forms: []", "forms: not expected form_1"),
        ("first: claim_60_days", "first: none", "first deadline: expected none, got claim_60_days"),
        ("2026-11-27", "2026-11-30", "act by claim_60_days: expected 2026-11-30, got 2026-11-27"),
        ("2026-11-30 law", "2026-11-29", "deadline claim_60_days: expected 2026-11-29, got 2026-11-30"),
        ("-30 law", "-30 guide", "deadline claim_60_days: expected 2026-11-30 guide, got 2026-11-30 law"),
        ("none unknown", "20.00 law", "amount tdb_daily: expected 20.00 law, got none unknown"),
        ("tdb_daily: none", "jsa_total: none", "amount jsa_total: expected none unknown, but it is not in the plan"),
        ("board_limit: none", "board_limit: 2027-01-01", "deadline board_limit: expected 2027-01-01, got none"),
        ("board_limit: none", "other_limit: none", "deadline other_limit: expected none, but it is not in the plan"),
        (', wage: "1500"', "", "the answers stop at question 'wage'"),
        ("for_whom: me", "for_whom: you", "'for_whom' has no option 'you'"),
        ("for_whom: me", "for_who: me", "there is no question 'for_who'"),
        ("fall_date: 2026-10-01", "fall_date: 2026-11-22", "'fall_date': 2026-11-22 is not a day that can be answered"),
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
    head, _, rest = CASE.partition("    outcome: covered")
    text = f"{head}    deadlines: {{claim_60_days: 2026-11-30}}\n  because{rest.partition('  because')[2]}"
    assert run(tmp_path, text).output == "2 cases, 0 failed\n"


def test_an_amount_that_nobody_expected_is_told(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("amounts: {tdb_daily: none unknown}", "amounts: {}"))
    assert "ten days off: amount tdb_daily: not expected, got none unknown" in ran.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", None),
        (
            "outcome: covered",
            "outcome: too_short",
            "cases/fall.yaml:2: case-differs: ten days off: outcome: expected too",
        ),
        (
            "    amounts: {tdb_daily: none unknown}\n",
            "",
            "case-incomplete: ten days off: nothing of amounts (pandu case",
        ),
        ("    act_by: {claim_60_days: 2026-11-27}\n", "", "nothing of act_by of claim_60_days"),
        ("2026-11-30 law", "2026-11-30", "nothing of how sure claim_60_days is"),
        ("first: claim_60_days", "frst: claim_60_days", "flows/cases/fall.yaml:8: unknown-key: "),
        ("because: 60 days from 1 October 2026 end on 30 November 2026.", "because: x", "wrong-value: because: "),
        (
            "fall_date: 2026-10-01",
            "fall_date: 2026-02-30",
            "fall.yaml:2: case-differs: ten days off: '2026-02-30' is no ",
        ),
        (
            "today: 2026-11-21",
            "today: 2026-11-31",
            "fall.yaml:4: wrong-value: today: this is no day (write it ",
        ),
        ("2026-11-30 law", "30.11.2026", "deadlines.claim_60_days: this is no last day (write it as 2026-11-30 law"),
        (
            "tdb_daily: none unknown",
            "tdb_daily: RM58",
            "tdb_daily: this is no sum (write it as 58.50 perkeso, or none",
        ),
        (CASE, "[]", "flows/dialogues/fall.yaml:1: no-case: no worked case shows it"),
    ],
)
def test_the_check_tells_which_case_does_not_hold_or_leaves_something_out(
    tmp_path: Path, old: str, new: str, told: str | None
) -> None:
    flows = tmp_path / "flows"
    copytree(TINY, flows)
    whole = CASE.replace("limit: none}", "limit: none unknown}").replace(
        "{outcome: too_short, benefits: [], forms: []}",
        "{outcome: too_short, first: none, benefits: [], amounts: {}, forms: []}",
    )
    (flows / "cases").mkdir()
    (flows / "cases/fall.yaml").write_text(new if old == CASE else whole.replace(old, new, 1))
    problems = "\n".join(map(str, check_cases(make_world(load(flows)), flows)))
    assert told in problems if told else problems == ""


def test_benefits_are_expected_in_the_order_of_the_plan(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text("""
- name: lost
  dialogue: job_loss
  today: 2026-11-21
  answers: {for_whom: me, last_day: 2026-10-01, reason: package, worker: employee, contributions: "24", wage: "3000"}
  expect: {benefits: [reemployment_placement_programme, job_search_allowance, early_reemployment_allowance,
    training_allowance, training_fee]}
  because: The allowance is what a person came for.
""")
    ran = CliRunner().invoke(main, ["case", str(file)])
    assert "benefits: expected in the order reemployment_placement_programme, job_search_allowance," in ran.output
    assert "; got job_search_allowance, reemployment_placement_programme," in ran.output


def test_the_state_changes_the_safe_day_only(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("state: selangor", "state: kedah"), "--json")
    deadline = json.loads(ran.stdout.splitlines()[0])["benefits"][0]["deadlines"][0]
    assert (deadline["last_day"], deadline["act_by"]) == ("2026-11-30", "2026-11-29")


def test_the_arguments_that_make_no_sense_are_told() -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["case"]).exit_code == 2
    assert runner.invoke(main, ["case", "no-such-file.yaml"]).exit_code == 2
    assert "no dialogue 'fell'" in runner.invoke(main, ["case", "--template", "fell", "--flows", TINY]).output


def test_a_file_of_another_form_is_told_at_its_line(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE.replace("because: 60 days from 1 October 2026 end on 30 November 2026.", "because: no"))
    assert ran.exit_code == 1
    assert "cases.yaml:14: wrong-value" in ran.output


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
