"""What the check sees by walking: paths too long, routes nobody takes, screens that do not fit."""

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bot.app import make_world
from bot.authoring.checks.codes import SHOWN
from bot.authoring.proof import check_dialogues
from bot.content.loader import load, packaged_flows

TINY = Path("tests/flows/tiny")
TODAY = date(2026, 11, 21)
FALL = "dialogues/fall.yaml"


def found(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    """The problems of the tiny flow with one change."""
    folder = tmp_path / "flows"
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    return [str(problem) for problem in check_dialogues(make_world(load(folder)), TODAY)]


def chain(length: int) -> str:
    """Questions to put before the first."""
    links = [f"q{n}" for n in range(length)] + ["for_whom"]
    return "questions:\n" + "".join(
        f"  {one}: {{ask: One?, why: So., answer: {{type: yes_no}}, unsure: {other}, next: {other}}}\n"
        for one, other in pairwise(links)
    )


def test_a_sound_flow_has_nothing_to_tell() -> None:
    assert list(check_dialogues(make_world(load(TINY)), TODAY)) == []


def test_what_fits_today_fits_before_a_spring_of_feasts_too() -> None:
    """Pandu's own screens on a day whose limits end among holidays with long names: no date makes the check fail."""
    problems = check_dialogues(make_world(load(packaged_flows())), date(2027, 3, 31))
    assert [str(problem) for problem in problems if problem.code in SHOWN] == []


def test_the_longest_path_counts_what_the_menu_leaves_to_ask(tmp_path: Path) -> None:
    # The tiny flow asks 4 questions; both lines of its menu answer the first of them.
    assert found(tmp_path, FALL, "questions:\n", chain(5)) == []
    nine = found(tmp_path / "more", FALL, "questions:\n", chain(6))
    assert len(nine) == 1
    assert "too-long: a path asks 9 questions, more than 8" in nine[0]


LONG = "long " * 300
NARROW_END = "next:\n      - {when: {days_off: {at_most: 3}}, go: too_short}\n      - go: covered\n"
GROUPS = "".join(f"- {{id: g{n}, title: g{n}, entries: [{{dialogue: fall}}]}}\n" for n in range(17))
TEN = ", ".join(f"o{n}: Option {n}" for n in range(8))
WHO = "replies: {me: [myself]}}\n    unsure: fall_date\n    next: fall_date"
REFUSED_OTHER = (
    "story: {other: [my friend fell]}}\n    unsure: fall_date\n"
    "    next: [{when: {for_whom: {is: other}}, go: too_short}, {go: fall_date}]"
)
NO_NAME = '"Who {nobody}?"'


def test_the_screens_of_pandu_itself_are_measured_too() -> None:
    operator = "Nobody at all, " * 100
    told = [str(problem) for problem in check_dialogues(make_world(load(TINY), operator), TODAY)]
    assert any("interface.yaml:1: long-screen: the privacy notice in Malay has" in line for line in told), told


@pytest.mark.parametrize(
    ("code", "file", "old", "new", "told"),
    [
        ("never-taken", FALL, "next: covered\n", NARROW_END, "fall.yaml:37: never-taken: no answers tried take this"),
        ("lesser-story", FALL, WHO, REFUSED_OTHER, "fall.yaml:11: lesser-story: a story may not propose 'other'"),
        ("broken-screen", FALL, "ask: Who fell?", f"ask: {NO_NAME}", "question 'for_whom' in English cannot be shown"),
        ("broken-screen", "contacts.yaml", "what: Ask there.", f"what: {NO_NAME}", "section 'contacts' of the plan"),
        ("long-screen", FALL, "say: You may", f"say: {LONG}You may", "the plan in Malay has"),
        ("long-screen", FALL, "why: The", f"why: {LONG}The", "the reason for 'for_whom' in English"),
        ("many-rows", "menu.yaml", "- id", f"{GROUPS}- id", "the menu in English has 9 rows"),
        ("long-label", FALL, "other: Somebody else", f"other: {'x' * 50}", "'for_whom' in English that does not fit"),
        (
            "long-label",
            FALL,
            "{me: I did,",
            f"{{me: I did, {TEN}, long: {'x' * 21},",
            "that does not fit on its button",
        ),
        ("tall-screen", FALL, "say: You may", f"say: {LONG[:400]}You may", "the plan in English takes"),
    ],
)
def test_each_thing_is_told(tmp_path: Path, code: str, file: str, old: str, new: str, told: str) -> None:
    lines = found(tmp_path, file, old, new)
    assert any(f" {code}: " in line and told in line for line in lines), lines
    assert {line.split(": ")[1] for line in lines} <= SHOWN | {"never-taken"}
