"""What a plan puts first, how its parts are ordered and said once: through `pandu case --json` and a small subject."""

import json
import re
from datetime import date, datetime, time
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner

from bot.app import make_world
from bot.cli import main
from bot.content.loader import load
from bot.dialogue.retention import keep_until
from bot.language.text.formatting import MALAYSIA
from tests.people import Person, write_flows

FILES = {
    "sources/acts.yaml": """
        act:
          {title: The Act, publisher: Parliament, url: "https://example.org/act", kind: statute, checked: 2026-11-01}
        """,
    "dialogues/hurt.yaml": """
        id: hurt
        title: I was hurt
        about: An injury
        event_date: day
        checked: 2026-11-01
        questions:
          day:
            ask: When?
            why: It counts from then.
            answer: {type: date}
            unsure: told
            next: told
          told:
            ask: When did you tell?
            why: It counts from then.
            answer: {type: date}
            unsure: paid
            next: paid
        outcomes:
          paid: {say: You may claim., plan: [PLAN], sources: [act]}
        """,
}
BENEFIT = """
    id: NAME
    name: The help
    act: act
    what: Money.
    who: [{say: Workers may claim., sources: [act]}]
    deadlines: DEADLINES
    forms: []
    documents: []
    steps: [{say: Write to PERKESO., sources: [act]}]
    appeals: []
    checked: 2026-11-01
    sources: [act]
    """
WORKER_60 = "{id: worker_60, by: worker, from: day, within: P60D, certainty: law}"  # 30 November 2026
FAMILY_50 = "{id: family_50, by: family, from: day, within: P50D, certainty: perkeso}"  # 20 November 2026
WORKER_40 = "{id: worker_40, by: worker, from: day, within: P40D, certainty: law}"  # 10 November 2026
WAIT_10 = "{id: wait_10, kind: wait, by: worker, from: day, within: P10D, certainty: law}"  # 11 October 2026
EMPLOYER_2 = "{id: employer_2, kind: duty, by: employer, from: day, within: P2D, certainty: law}"  # 3 October 2026
EMPLOYER_55 = "{id: employer_55, by: employer, from: day, within: P55D, certainty: law}"  # 25 November 2026
DUTY_30 = "{id: duty_30, kind: duty, by: worker, from: day, within: P30D, certainty: law}"  # 31 October 2026
DUTY_45 = "{id: duty_45, kind: duty, by: worker, from: day, within: P45D, certainty: law}"  # 15 November 2026
DUTY_FIXED = "{id: duty_fixed, kind: duty, by: worker, within: none, fixed: 2026-11-18, certainty: law}"
TOLD_30 = "{id: told_30, by: worker, from: [told, day], within: P30D, certainty: law}"
HOURS = "{id: hours_48, by: worker, from: day, within: PT48H, certainty: law}"
NO_LIMIT = "{id: no_limit, by: worker, within: none, certainty: unknown}"


def flows(folder: Path, deadlines: tuple[str, ...], benefits: tuple[str, ...], **parts: str) -> Path:
    """A flows folder with one subject, whose benefits have these deadlines and say these parts otherwise."""
    rest = "do: Do it, counted_from: the day, sources: [act]"
    benefit = dedent(BENEFIT).replace(
        "DEADLINES", "[" + ", ".join(f"{each[:-1]}, {rest}}}" for each in deadlines) + "]"
    )
    for key, value in parts.items():
        benefit = re.sub(rf"^{key}: .*$", f"{key}: {value}", benefit, flags=re.M)
    files = {f"benefits/{name}.yaml": benefit.replace("NAME", name) for name in benefits}
    files["dialogues/hurt.yaml"] = FILES["dialogues/hurt.yaml"].replace("PLAN", ", ".join(benefits))
    return write_flows(folder / "flows", FILES | files)


def plan(
    folder: Path,
    *deadlines: str,
    today: str = "2026-11-21",
    answers: str = "told: unsure",
    benefits: tuple[str, ...] = ("help",),
    **parts: str,
) -> Any:
    """The plan of somebody hurt on 1 October 2026, whose benefits have these deadlines."""
    where = flows(folder, deadlines, benefits, **parts)
    cases = folder / "cases.yaml"
    cases.write_text(
        f"- name: hurt\n  dialogue: hurt\n  today: {today}\n  answers: {{day: 2026-10-01, {answers}}}\n"
        "  expect: {outcome: paid}\n  because: There is only one outcome.\n"
    )
    ran = CliRunner().invoke(main, ["case", str(cases), "--json", "--flows", str(where)])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout.splitlines()[0])


def first(folder: Path, *deadlines: str, today: str = "2026-11-21") -> str | None:
    found = plan(folder, *deadlines, today=today)["first"]
    return found and found["id"]


@pytest.mark.parametrize(
    ("deadlines", "today", "shown"),
    [
        ((WORKER_60, FAMILY_50, WORKER_40), "2026-11-01", "worker_40"),  # the nearest that is open
        ((WORKER_60, FAMILY_50, WORKER_40), "2026-11-10", "worker_40"),  # on its last day it is still open
        ((WORKER_60, FAMILY_50, WORKER_40), "2026-11-11", "family_50"),  # the family's counts as the worker's own
        ((WORKER_40, WORKER_60), "2026-11-21", "worker_60"),  # an open one, however much was missed
        ((WAIT_10, WORKER_60), "2026-10-05", "worker_60"),  # a waiting time is no limit
        ((WAIT_10,), "2026-10-05", None),
        ((EMPLOYER_2, EMPLOYER_55, WORKER_60), "2026-10-02", "worker_60"),  # nor is what the employer must do
        ((EMPLOYER_2, EMPLOYER_55), "2026-10-02", None),
        ((DUTY_30, WORKER_60), "2026-10-05", "duty_30"),  # one's own duty comes in its turn
        ((WORKER_40, FAMILY_50), "2026-11-21", "family_50"),  # all are missed: the last one, which is missed least
        ((DUTY_45, WORKER_40), "2026-11-21", "worker_40"),  # a claim that was missed weighs more than a duty
        ((DUTY_30, DUTY_45), "2026-11-21", "duty_45"),
        ((DUTY_30, DUTY_FIXED), "2026-11-21", "duty_30"),  # a date that was the same for everybody is no news
        ((DUTY_FIXED,), "2026-11-21", None),
        ((DUTY_FIXED,), "2026-11-18", "duty_fixed"),  # until it is over
        ((HOURS, NO_LIMIT), "2026-10-01", None),  # what has no date can be no nearest one
        ((), "2026-11-21", None),
    ],
)
def test_the_deadline_shown_first(tmp_path: Path, deadlines: tuple[str, ...], today: str, shown: str | None) -> None:
    assert first(tmp_path, *deadlines, today=today) == shown
    assert first(tmp_path, *reversed(deadlines), today=today) == shown, "the order of the files does not count"


def test_the_first_deadline_says_its_day_its_safe_day_and_how_sure_it_is(tmp_path: Path) -> None:
    assert plan(tmp_path, WORKER_60, today="2026-11-21")["first"] == {
        "id": "worker_60",
        "last_day": "2026-11-30",
        "act_by": "2026-11-27",  # Friday: the last working day before that Monday where the weekend is Saturday
        "certainty": "law",
        "sources": ["act"],
    }


def test_a_fixed_day_has_a_safe_day_before_it_in_the_state_or_in_all(tmp_path: Path) -> None:
    fixed = "{id: fixed, by: worker, within: none, fixed: 2027-05-02, certainty: law}"  # a Sunday
    assert plan(tmp_path, fixed)["first"]["act_by"] == "2027-04-29", "Thursday, as Friday is no working day in Kedah"
    assert plan(tmp_path, fixed, answers="told: unsure, state: selangor")["first"]["act_by"] == "2027-04-30"
    assert plan(tmp_path, fixed, answers="told: unsure, state: kedah")["first"]["act_by"] == "2027-04-29"


def test_a_limit_counts_from_the_first_of_its_days_that_is_known(tmp_path: Path) -> None:
    assert plan(tmp_path, TOLD_30)["first"]["last_day"] == "2026-10-31"
    assert plan(tmp_path, TOLD_30, answers="told: 2026-11-01")["first"]["last_day"] == "2026-12-01"


def test_benefits_stand_in_the_order_of_the_outcome(tmp_path: Path) -> None:
    found = plan(tmp_path, WORKER_60, benefits=("help", "also", "before"))
    assert [benefit["id"] for benefit in found["benefits"]] == ["help", "also", "before"]


def test_what_has_a_condition_is_planned_only_where_it_holds(tmp_path: Path) -> None:
    told, untold = "{told: {known: 'true'}}", "{told: {known: 'false'}}"
    found = plan(
        tmp_path,
        WORKER_60.replace("}", f", when: {told}}}"),
        FAMILY_50.replace("}", f", when: {untold}}}"),
        forms=f"[{{id: form_a, when: {told}}}, {{id: form_b, when: {untold}}}]",
        documents=f"[{{id: letter_a, when: {told}}}, {{id: letter_b, when: {untold}}}]",
    )
    (benefit,) = found["benefits"]
    assert [each["id"] for each in benefit["deadlines"]] == ["family_50"]
    assert (benefit["forms"], benefit["documents"]) == (["form_b"], ["letter_b"])


# --- on the screen -----------------------------------------------------------------------------------------


def at_plan(folder: Path, *deadlines: str, today: date = date(2026, 11, 21), **parts: str) -> Person:
    """Somebody hurt on 1 October 2026 who has answered everything but the state."""
    flows(folder, deadlines, ("help",), **parts)
    world = make_world(load(folder / "flows"))
    person = Person(world, now=datetime.combine(today, time(9), MALAYSIA)).begin().type("/start hurt")
    return person.type("1/10/2026").tap("Not sure")


STATE = "Which state"
DIFFERS = (
    "{id: differs, by: worker, from: day, within: P85D, certainty: law}"  # Christmas; its eve is a holiday in Sabah
)
SUNDAY = "{id: sunday, by: worker, from: day, within: P94D, certainty: law}"  # 3 January 2027
DIFFERS_WAIT = DIFFERS.replace("id: differs,", "id: differs_wait, kind: wait,")


@pytest.mark.parametrize(
    ("deadlines", "today", "asked"),
    [
        ((DIFFERS,), date(2026, 11, 21), True),
        ((DIFFERS,), date(2026, 12, 25), True),
        ((DIFFERS,), date(2026, 12, 26), False),  # it has passed
        ((SUNDAY,), date(2026, 10, 4), False),  # 91 days ahead, one safe day for all states will do
        ((SUNDAY,), date(2026, 10, 5), True),
        ((DIFFERS_WAIT,), date(2026, 11, 21), False),  # nobody has to act by the end of a waiting time
        ((HOURS, NO_LIMIT), date(2026, 11, 21), False),
    ],
)
def test_the_state_is_asked_only_for_a_safe_day_ahead(
    tmp_path: Path, deadlines: tuple[str, ...], today: date, asked: bool
) -> None:
    person = at_plan(tmp_path, *deadlines, today=today)
    assert ("You may claim." not in person.text) is asked, person.text


def test_a_plan_was_checked_when_its_oldest_part_was(tmp_path: Path) -> None:
    assert "1 November 2026" in at_plan(tmp_path / "same").text
    older = at_plan(tmp_path / "older", checked="2026-09-13")
    assert "13 September 2026" in older.text
    assert "1 November 2026" not in older.text


def test_deadlines_stand_open_first_then_without_a_date_then_passed(tmp_path: Path) -> None:
    person = at_plan(tmp_path, NO_LIMIT, WORKER_40, WORKER_60, FAMILY_50)
    text = person.tap("Selangor").section("Deadlines").text
    days = ["30 November 2026", "I found no limit", "10 November 2026", "20 November 2026"]
    assert [text.index(day) for day in days] == sorted(text.index(day) for day in days)


@pytest.mark.parametrize(("today", "offered"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_on_its_last_day_a_deadline_can_still_be_put_into_a_calendar(
    tmp_path: Path, today: date, offered: bool
) -> None:
    person = at_plan(tmp_path, WORKER_60, today=today)
    person = person if "You may claim." in person.text else person.tap("Selangor")
    labels = person.tap("Save or send").labels
    assert ("Calendar file" in labels) is offered
    assert "PDF to print" in labels


def test_a_waiting_time_that_bars_nothing_closes_nothing(tmp_path: Path) -> None:
    person = at_plan(tmp_path, WAIT_10, WORKER_60)
    person = person if "You may claim." in person.text else person.tap("Selangor")
    assert "the law allows no claim at all" not in person.section("Deadlines").text


def test_a_waiting_time_keeps_no_chat_for_longer(tmp_path: Path) -> None:
    wait_300 = WAIT_10.replace("P10D", "P300D")
    for name, deadline, until in (("wait", wait_300, date(2027, 5, 20)), ("limit", WORKER_60, date(2027, 5, 29))):
        person = at_plan(tmp_path / name, deadline)
        person = person if person.chat.claims else person.tap("Selangor")
        assert keep_until(person.chat, person.now, 180).date() == until


def test_the_limits_and_papers_of_an_appeal_stand_under_a_refusal(tmp_path: Path) -> None:
    """Whoever has something to claim is not told by when to appeal before PERKESO has refused."""
    appeal = """
        id: board
        name: The board
        what: It looks again.
        deadlines:
          - {id: appeal_70, kind: appeal, do: Write to the board, by: worker, from: day, counted_from: the letter,
             within: P70D, certainty: law, sources: [act]}
        forms: []
        documents: []
        steps: [{say: Write a letter., sources: [act]}]
        checked: 2026-11-01
        sources: [act]
        """
    write_flows(tmp_path / "flows", {"appeals/board.yaml": appeal})
    person = at_plan(tmp_path, WORKER_60, appeals="[board]").tap("Selangor")
    assert "Write to the board" not in person.section("Deadlines").text
    assert "Write to the board" in person.tap("To the plan").section("If refused").text
