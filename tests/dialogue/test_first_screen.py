"""The first screen of a plan: what stands on it, and what gives way, in which order, so that it fits a small phone."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.authoring import phone
from bot.language.text.formatting import MALAYSIA
from tests.people import Person, world_of
from tests.subjects import FILES, MORE, at_plan

STEPS = (
    "Write down on paper today what has happened and who saw it.",
    "Ask the employer for the letter and for the last three payslips.",
    "Send all of it to the nearest office and keep the receipt.",
)
TWO = "You may claim money for two months. PERKESO decides."
FOUR = (
    "You may claim money for the time without work. It is paid each month for half a year at most, into the account "
    "that you name when you send your claim. "
    "Nobody asks you to pay anything for that. PERKESO decides."
)
SORRY = (
    "I am sorry. You may claim money each month for the time without work, for half a year at most, if PERKESO agrees."
)


def plan(folder: Path, say: str = "You may claim.", steps: tuple[str, ...] = STEPS, within: str = "P60D") -> Person:
    """The plan of somebody who lost a job on 1 October 2026, on 21 November."""
    listed = ", ".join(f'{{say: "{step}", sources: [act]}}' for step in steps)
    benefit = FILES["benefits/help.yaml"].replace("{say: Fill in the form., sources: [act]}", listed)
    lost = FILES["dialogues/lost.yaml"].replace("say: You may claim.", f'say: "{say}"')
    files = {"benefits/help.yaml": benefit.replace("within: P60D", f"within: {within}"), "dialogues/lost.yaml": lost}
    person = Person(world_of(folder, FILES | files)).begin().tap("I lost my job").tap("I did").type("1/10/2026")
    person.type("2500").tap("No")
    return person.tap("Selangor") if "Selangor" in person.labels else person


def above(person: Person) -> str:
    """What is seen without unfolding."""
    return person.text.split("<blockquote")[0]


def folded(person: Person) -> str:
    return person.text.split("<blockquote")[1]


def test_where_there_is_room_all_of_it_stands_there(tmp_path: Path) -> None:
    text = above(plan(tmp_path, TWO, ("Fill in form 34.", "Sign it.", "Send it.")))
    assert f"<b>{TWO}</b>" in text
    assert "<b>Today</b>\n1. Fill in form 34.\n2. Sign it.\n<b>This week</b>\n3. Send it." in text


def test_the_third_thing_to_do_gives_way_before_the_headline(tmp_path: Path) -> None:
    text = above(plan(tmp_path, TWO))
    assert f"<b>{TWO}</b>" in text
    assert STEPS[1] in text
    assert STEPS[2] not in text


def test_then_the_headline_gives_way_from_its_end_and_what_it_said_stands_below(tmp_path: Path) -> None:
    person = plan(tmp_path, FOUR)
    first, rest = FOUR.split(" It is paid")
    assert f"<b>{first}</b>" in above(person)
    assert f"It is paid{rest}" in folded(person)
    assert all(step in above(person) for step in STEPS[:2])


def test_a_word_of_sympathy_is_no_headline_so_the_second_thing_to_do_gives_way(tmp_path: Path) -> None:
    person = plan(tmp_path, SORRY)
    assert f"<b>{SORRY}</b>" in above(person)
    assert STEPS[0] in above(person)
    assert STEPS[1] not in above(person)


@pytest.mark.parametrize("say", ["You may claim.", TWO, FOUR])
def test_whatever_there_is_to_say_it_fits_a_small_phone(tmp_path: Path, say: str) -> None:
    assert phone.height(plan(tmp_path, say).message) <= phone.SIGHT


def before_gawai(folder: Path, say: str) -> Person:
    """Somebody in Sarawak whose last day is Wednesday, 2 June 2027, the second day of Gawai."""
    lost = FILES["dialogues/lost.yaml"].replace("say: You may claim.", f'say: "{say}"')
    person = Person(
        world_of(folder, FILES | {"dialogues/lost.yaml": lost}), now=datetime(2027, 5, 20, 9, tzinfo=MALAYSIA)
    )
    person.begin().tap("I lost my job").tap("I did").type("3/4/2027").type("2500").tap("No")
    return person.tap("Sarawak")


def test_a_feast_of_two_days_is_named_once(tmp_path: Path) -> None:
    text = above(before_gawai(tmp_path, "You may claim."))
    assert "<b>By Monday, 31 May 2027: Send the claim</b>" in text
    assert "Offices are closed on 1 June and 2 June (" in text
    assert text.count("Dayak Festival Day") == 1


def test_where_nothing_else_can_give_way_the_days_off_do(tmp_path: Path) -> None:
    every = "if your employer sent every paper that it has to send for you, whatever it says to that"
    long = f"{SORRY[:-1]} and {every}, and whoever of them has to sign what it sends."
    text = above(before_gawai(tmp_path, long))
    assert f"<b>{long}</b>" in text
    assert "Last day: Wednesday, 2 June 2027 (13 days left). Sure: stated in the law." in text
    assert "closed" not in text


def test_a_limit_that_is_years_off_counts_no_days(tmp_path: Path) -> None:
    text = plan(tmp_path, within="P3Y").text
    assert "<b>This month: Send the claim</b>\nThe last day is far off: Monday, 1 October 2029." in text
    assert "days left" not in text


def test_what_cannot_be_sent_yet_is_not_to_be_sent_this_month(tmp_path: Path) -> None:
    lost = FILES["dialogues/lost.yaml"].replace("{type: date}", "{type: date, latest: 2027-12-31}")
    person = Person(world_of(tmp_path, FILES | {"dialogues/lost.yaml": lost})).begin()
    text = person.tap("I lost my job").tap("I did").type("1 March 2027").type("2500").tap("No").text
    assert "<b>From Monday, 1 March 2027: Send the claim</b>\nThe last day is far off: Friday, 30 April 2027." in text
    assert "This month" not in text


def test_a_limit_of_no_days_is_the_day_itself(tmp_path: Path) -> None:
    text = plan(tmp_path, within="P0D").section("Deadlines").text
    assert "Limit: the last day of work" in text
    assert "0 days" not in text


def test_a_refusal_says_which_answer_it_rests_on(tmp_path: Path) -> None:
    person = Person(world_of(tmp_path, FILES)).begin().tap("I lost my job").tap("I did").type("1/10/2026")
    text = person.type("2500").tap("Yes").text
    assert "This result depends on your answer. Did you resign? Yes." in text


def test_a_refusal_says_how_sure_it_is(tmp_path: Path) -> None:
    note = 'notes: [{say: It may be wrong., sources: ["act:s30"], certainty: law}]'
    lost = FILES["dialogues/lost.yaml"].replace("plan: []", f"plan: [], {note}")
    person = Person(world_of(tmp_path, FILES | {"dialogues/lost.yaml": lost})).begin().tap("I lost my job").tap("I did")
    text = person.type("1/10/2026").type("2500").tap("Yes").text
    assert "This result depends on your answer. Did you resign? Yes. Sure: stated in the law." in text


def test_a_note_is_said_only_where_its_condition_holds(tmp_path: Path) -> None:
    notes = ", ".join(
        f"{{say: {say}, when: {{wage: {{known: '{known}'}}}}, sources: [act]}}"
        for say, known in (("With a wage.", "true"), ("Without one.", "false"))
    )
    lost = FILES["dialogues/lost.yaml"].replace("plan: [help]", f"plan: [help], notes: [{notes}]")
    text = at_plan(Person(world_of(tmp_path, FILES | {"dialogues/lost.yaml": lost}))).text
    assert "With a wage." in text
    assert "Without one." not in text


def test_the_papers_of_what_comes_later_are_named_and_not_counted(tmp_path: Path) -> None:
    later = {
        "dialogues/lost.yaml": FILES["dialogues/lost.yaml"].replace(
            "plan: [help]", "plan: [help, {benefit: second_look, later: true}]"
        ),
        "benefits/help.yaml": FILES["benefits/help.yaml"],
        "benefits/second_look.yaml": MORE["benefits/second_look.yaml"].replace("documents: []", "documents: [slip]"),
    }
    person = at_plan(Person(world_of(tmp_path, FILES | MORE | later))).tap("Documents (0/1)")
    assert [label for label in person.labels if "☐" in label] == ["☐ The letter"]
    assert "Later: <b>The payslip</b>" in person.text
