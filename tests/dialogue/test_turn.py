"""A conversation held through the turn: every way in, every way back, and nothing ever lost or silent."""

from datetime import datetime

import pytest

from bot.dialogue.places import AtPlan
from bot.dialogue.world import World
from tests.people import Person, world_of
from tests.subjects import FILES, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES)


@pytest.fixture
def person(world: World) -> Person:
    return Person(world)


def test_first_contact_is_one_message_and_asks_consent_before_anything_else(person: Person) -> None:
    person.type("1/10/2026")
    assert "I am not PERKESO" in person.text
    assert "/delete" in person.text
    assert person.labels == ["Agree and continue", "Bahasa Melayu"]
    assert person.chat.consent is None
    person.type("1/10/2026")
    assert person.chat.session is None
    person.tap("Agree and continue")
    assert person.chat.consent is not None
    assert person.chat.consent.at == person.now
    assert person.chat.consent.language == "en"
    assert "What happened?" in person.text


@pytest.mark.parametrize(
    ("code", "agree"),
    [("ms-MY", "Setuju, teruskan"), ("ms_MY", "Setuju, teruskan"), ("id", "Setuju, teruskan"),
     ("in", "Setuju, teruskan"), ("ta", "Agree and continue"), ("", "Agree and continue")],
)  # fmt: skip
def test_the_language_of_the_phone_comes_first(world: World, code: str, agree: str) -> None:
    assert Person(world, code=code).type("hi").labels[0] == agree


@pytest.mark.parametrize("text", ["ya", "ok", "setuju", "yes", "agree", "betul"])
def test_consent_can_be_typed(world: World, text: str) -> None:
    assert Person(world).type("/start").type(text).chat.consent is not None


@pytest.mark.parametrize(("text", "language"), [("melayu", "ms"), ("BM", "ms"), ("english", "en")])
def test_a_language_can_be_typed_before_the_consent(world: World, text: str, language: str) -> None:
    person = Person(world).type("/start").type(text)
    assert person.chat.language == language
    assert person.chat.consent is None


def test_a_claim_from_the_menu_to_its_plan(person: Person) -> None:
    at_plan(person)
    assert "You may claim." in person.text
    assert "Monday, 30 November 2026 (9 days left)" in person.text
    assert "Friday, 27 November 2026" in person.text
    assert person.message.replace, "the plan takes the place of its last question"
    assert person.message.pin
    assert "Bring a copy" in person.tap("Documents (0/1)").text
    assert not person.message.replace, "a section stands beside the plan, which stays"
    assert "https://example.org/a1" in person.type("forms").text
    assert "The Act" in person.type("sources").text
    assert "s28" in person.text


def test_typing_alone_reaches_the_same_plan(person: Person) -> None:
    person.type("/start").type("1").type("1").type("I lost my job")
    person.type("1").type("1/10/2026").type("2500").type("no").type("selangor")
    assert "Monday, 30 November 2026 (9 days left)" in person.text


def test_the_state_is_asked_once_and_kept(person: Person) -> None:
    at_plan(person)
    person.type("/menu").tap("I lost my job").tap("I did").type("1/10/2026").type("2500").tap("No")
    assert "You may claim." in person.text
    person.type("/restart").tap("I did").type("1/10/2026").type("2500").tap("No")
    assert "You may claim." in person.text


def test_an_answer_is_read_back_with_its_weekday(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").type("1/10/2026")
    assert "Thursday, 1 October 2026" in person.text


def test_not_sure_leads_on_and_says_where_to_look(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").tap("Not sure")
    assert "Look at the letter." in person.text
    assert "Did you resign?" in person.text


def test_why_is_shown_and_the_question_stays(person: Person) -> None:
    person.begin().tap("I lost my job").tap("Why?")
    assert "So that I speak to the right person." in person.text
    assert person.tap("I did").text.endswith("or yesterday.")


def test_speaking_for_somebody_else_addresses_that_person(person: Person) -> None:
    person.begin().tap("I lost my job").tap("Somebody else")
    assert "the worker's last day" in person.text


def test_back_asks_the_question_before_and_keeps_what_follows(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").type("1/10/2026").tap("Back")
    assert "What was your last day?" in person.text
    assert "Thursday, 1 October 2026" in person.text
    person.type("2/10/2026")
    assert "What was the wage?" in person.text
    person.tap("Back").tap("Back")
    assert "Who lost the job?" in person.text
    assert "What was the wage?" in person.tap("I did").text


def test_a_changed_answer_says_what_changed(person: Person) -> None:
    at_plan(person).tap("Change an answer")
    person.tap("2. Thursday, 1 October 2026").type("10/10/2026")
    assert "The last day is now Wednesday, 9 December 2026. It was Monday, 30 November 2026 before." in person.text
    person.tap("Change an answer").tap("4. No").tap("Yes")
    assert "This answer changes your result" in person.text
    assert "A resignation is not covered." in person.text
    assert person.tap("Something else").text.count("How many months?") == 1


def test_answers_off_the_path_come_back_with_a_change_of_mind(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").tap("Not sure").tap("Back").tap("Back")
    person.type("/restart").tap("Yes, start again").tap("I did").type("1/10/2026").type("2500").tap("No").tap(
        "Selangor"
    )
    person.tap("Change an answer").tap("2. Thursday, 1 October 2026").tap("Not sure")
    assert "30 November" not in person.text
    person.tap("Change an answer").tap("2. not sure").type("1/10/2026")
    assert "What was the wage?" not in person.text
    assert "30 November" in person.text


def test_time_passing_changes_no_answer_but_the_days_left(person: Person) -> None:
    at_plan(person)
    person.later(days=10).type("/help").tap("Back")
    assert "The last day was Monday, 30 November 2026." in person.text
    assert "must refuse" in person.text


def test_changing_the_language_keeps_answers_and_shows_the_same_screen(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").type("/bahasa").tap("Bahasa Melayu")
    assert "Kembali" in person.labels
    assert "What was your last day?" in person.text, "these small flows have no Malay"
    assert person.type("1/10/2026").text.startswith("Jawapan anda: Khamis, 1 Oktober 2026")


def test_midnight_is_malaysian(world: World) -> None:
    person = Person(world, now=datetime.fromisoformat("2026-11-21T16:30:00+00:00"))
    person.begin().tap("I lost my job").tap("I did").type("22/11/2026")
    assert "Sunday, 22 November 2026" in person.text


def test_the_plan_stays_a_place_to_come_back_to(person: Person) -> None:
    at_plan(person).section("Deadlines").type("/menu").tap("Continue")
    assert "You may claim." in person.text
    assert isinstance(person.chat.place, AtPlan)


def test_today_and_yesterday_are_one_tap_and_a_calendar_names_its_month_and_year(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did")
    assert {"Today", "Yesterday"} <= set(person.labels)
    person.tap("Choose from a calendar")
    assert person.labels[:3] == ["November 2026", "« 2025", "‹ Oct"], "no month of the future is offered"
    person.tap("‹ Oct").tap("« 2025")
    assert person.labels[0] == "October 2025"
    person.tap("15")
    assert "Wednesday, 15 October 2025" in person.text
