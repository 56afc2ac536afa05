"""Worked cases: run through the same replay as a chat, compared line by line, and told to other programs as JSON."""

import json
from pathlib import Path
from shutil import copytree
from statistics import median

import pytest
from click.testing import CliRunner, Result

from bot.app import make_world
from bot.authoring.cases.check import check_cases
from bot.cli import main
from bot.content.loader import load, load_cases
from bot.content.source import read
from bot.session.answers import Answer
from bot.session.path import replay

TINY = "tests/flows/tiny"
CASE = """
- name: ten days off
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: me, fall_date: 2026-10-01, days_off: "10", wage: "1500", state: selangor}
  expect:
    outcome: covered
    first: claim_60_days
    act_by: {claim_60_days: 2026-11-27}
    deadlines: {claim_60_days: 2026-11-30 law, board_limit: none}
    benefits: [sick_pay]
    amounts: {tdb_daily: none unknown}
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


SPARSE = """# Worked cases.

- name: "ten: days off"   # as it was told
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: me, fall_date: 2026-10-01, days_off: "10", wage: "1500"}
  expect: {outcome: covered, deadlines: {claim_60_days: 2026-11-29, board_limit: none}}   # by hand
  because: >-
    60 days from 1 October 2026 end
    on 30 November 2026.

# The other side.
- name: three days off – too few
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: unsure, fall_date: unsure, days_off: "3"}
  expect:
    outcome: too_short

  because: The benefit starts at 4 days, and 3 is less.
- name: stops half-way
  dialogue: fall
  today: 2026-11-21
  answers: {for_whom: me}
  expect: {outcome: covered}
  because: Nothing is said of the day of the fall.
"""


def test_what_a_case_leaves_out_is_written_into_it_and_nothing_else(tmp_path: Path) -> None:
    ran = run(tmp_path, SPARSE, "--write")
    assert (tmp_path / "cases.yaml").read_text() == SPARSE.replace(
        "  expect: {outcome: covered, deadlines: {claim_60_days: 2026-11-29, board_limit: none}}   # by hand",
        """  expect:
    outcome: covered
    first: claim_60_days
    act_by: {claim_60_days: 2026-11-27}
    deadlines: {claim_60_days: 2026-11-29, board_limit: none unknown}
    benefits: [sick_pay]
    amounts: {tdb_daily: none unknown}
    forms: [form_1]   # by hand""",
    ).replace(
        "    outcome: too_short\n",
        "    outcome: too_short\n    first: none\n    benefits: []\n    amounts: {}\n    forms: []\n",
    )
    assert ran.exit_code == 1, "what was expected before and does not hold is told, not written over"
    assert "ten: days off: deadline claim_60_days: expected 2026-11-29, got 2026-11-30" in ran.output
    assert "stops half-way: the answers stop at question 'fall_date'" in ran.output


def test_what_is_expected_can_be_written_anew_as_it_is_today(tmp_path: Path) -> None:
    complete = run(
        tmp_path,
        CASE.replace("2026-11-30 law", "2026-01-01 guide").replace("first: claim_60_days", "first: none"),
        "--rewrite",
    )
    assert complete.output == "2 cases, 0 failed\n"
    assert (
        "deadlines: {claim_60_days: 2026-11-30 law, board_limit: none unknown}" in (tmp_path / "cases.yaml").read_text()
    )


def test_long_expectations_are_broken_between_their_items(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text("""- name: lost
  dialogue: job_loss
  today: 2026-11-21
  answers: {for_whom: me, last_day: 2026-10-01, reason: package, worker: employee, contributions: "24", wage: "3000"}
  expect: {}
  because: All of the money is written down.
""")
    assert CliRunner().invoke(main, ["case", "--write", str(file)]).output == "1 cases, 0 failed\n"
    written = file.read_text().splitlines()
    assert max(map(len, written)) <= 120
    assert all(line.endswith((",", "}", "]")) for line in written if " law" in line)


def test_json_is_one_plan_a_line(tmp_path: Path) -> None:
    ran = run(tmp_path, CASE, "--json")
    first, second = map(json.loads, ran.stdout.splitlines())
    assert first["dialogue"] == "fall"
    assert first["outcome"] == "covered"
    assert first["event_date"] == "2026-10-01"
    assert (first["first"]["id"], first["first"]["act_by"]) == ("claim_60_days", "2026-11-27")
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
    assert second["first"] is None
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
