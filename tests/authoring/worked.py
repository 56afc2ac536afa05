"""A worked case of the tiny flow, and the command that works it."""

from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import main

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
