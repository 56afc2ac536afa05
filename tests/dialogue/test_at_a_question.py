"""What is typed where something is asked: a question of their own, a yes to several, more than one answer."""

import pytest

from bot.dialogue.places import AtAnswers, AtTopics
from bot.dialogue.world import World
from tests.people import Person


def texts(person: Person) -> str:
    """Everything said in the last turn."""
    return "\n".join(getattr(reply, "text", "") for reply in person.replies)


@pytest.mark.parametrize("asked", ["basic or with OT?", "gross or net?", "gaji pokok ke gaji kasar?"])
def test_a_question_at_a_question_is_met_with_what_people_ask_there(person: Person, asked: str) -> None:
    person.type("sy kena retrench 3 nov 2026").tap("All correct").tap("Private employee, 18 to 59")
    person.tap("All 24 months").type(asked)
    assert isinstance(person.chat.place, AtAnswers)
    assert "Which wages count for my EIS allowance?" in person.text
    person.tap("None of these")
    assert "What was your monthly wage" in person.text, "the very question again"


@pytest.mark.parametrize("yes", ["ya", "ok", "yes"])
def test_a_yes_to_several_subjects_is_asked_which(person: Person, yes: str) -> None:
    person.type("jatuh")
    assert isinstance(person.chat.place, AtTopics)
    assert {"An accident at work", "An accident outside work"} <= set(person.labels), "which one is not guessed"
    person.type(yes)
    assert "Which one?" in texts(person)
    assert isinstance(person.chat.place, AtTopics)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("apa dokumen nak bawak utk claim kemalangan pergi kerja", "Forms:"),
        ("what documents needed for survivors pension", "Forms:"),
        ("where can i download borang 34", "Borang 34"),
        ("kena buat report polis ke kalau accident motor", "Do I need a police report to claim?"),
    ],
)
def test_who_asks_for_papers_is_told_them(person: Person, asked: str, answered: str) -> None:
    person.type(asked)
    assert answered in texts(person)
    assert person.chat.session is None


def test_of_several_who_are_left_behind_the_first_is_not_passed_over(world: World) -> None:
    person = Person(world).begin().type("my father died on 3 november 2026").type("yes")
    for label in (
        "Employee or former employee",
        "Another illness, old age",
        "Under 60",
        "24 or more, all working life",
        "RM2,000",
    ):
        person.tap(label)
    person.type("children and wife")
    assert person.labels[:2] == ["A widow or widower", "Children"], "asked, as a widow comes before children"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("when paid", "When does the first EIS payment come?"),
        ("what if rejected", "EIS refused: how long do I have to appeal?"),
        ("what papers", "SIPF 1"),
    ],
)
def test_a_short_question_is_answered_for_the_subject_at_hand(person: Person, asked: str, answered: str) -> None:
    person.type("sy kena retrench 3 nov 2026").tap("All correct")
    stood = person.text.split("<b>")[-1]
    person.type(asked)
    assert answered in texts(person)
    assert stood in person.text, "the very question again"


def test_what_nothing_fits_is_not_met_with_what_people_ask_here(person: Person) -> None:
    person.type("sy kena retrench").type("ya").type("what colour is the counter at the airport")
    assert "Garden leave" not in texts(person)


def test_a_second_question_does_not_lead_away_from_the_first_ones_question(person: Person) -> None:
    person.type("kerja kilang jari putus 2 nov").type("ya").type("employer kena bayar gaji ke masa mc")
    assert isinstance(person.chat.place, AtAnswers)
    person.type("siapa bayar hospital")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "work_injury"


def test_a_day_of_birth_is_counted_on_to_the_birthday_that_is_asked(person: Person) -> None:
    person.type("/start child_education").tap("Died because of work")
    person.type("dia lahir 5 mei 2006")
    assert "Wednesday, 5 May 2027" in " ".join(person.labels) + person.text
