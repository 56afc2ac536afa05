"""Cases that Pandu writes: what one leaves out, all of it anew, plans as JSON, a template to fill in."""

import json
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main
from tests.authoring.breaks import TINY
from tests.authoring.worked import CASE, run

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
