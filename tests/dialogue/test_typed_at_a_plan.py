"""What is typed where facts wait or a plan stands: it corrects, asks or adds, and nothing is begun again."""

import pytest

from bot.dialogue.places import AtAnswer, AtAnswers, AtFacts, AtLimits, AtPlan, AtQuestion
from bot.dialogue.world import World
from tests.people import Person


def texts(person: Person) -> str:
    """Everything said in the last turn."""
    return "\n".join(getattr(reply, "text", "") for reply in person.replies)


def test_more_of_the_story_does_not_lead_away_from_what_is_to_be_confirmed(person: Person) -> None:
    person.type("sy eksiden balik keje semalam, kaki patah")
    assert isinstance(person.type("kerja kilang").chat.place, AtFacts)
    assert "type yes" in person.text
    assert isinstance(person.type("ya").chat.place, AtQuestion)


def planned(world: World) -> Person:
    person = Person(world).type("lost my job on 20 nov, they said restructuring").tap("Agree and continue")
    person.type("yes")
    while not isinstance(person.chat.place, AtPlan):
        person.tap(person.labels[0])
    return person


@pytest.mark.parametrize(
    "said", ["the company actually closed", "actually my wage is 3200", "no, my last day was 18 nov"]
)
def test_a_correction_typed_at_a_plan_changes_that_answer(world: World, said: str) -> None:
    person = planned(world)
    before = person.chat.session
    assert "I have changed that answer." in person.type(said).text
    assert person.chat.session is not None
    assert before is not None
    assert person.chat.session.id == before.id, "the subject is not begun again"


def test_the_subject_of_the_plan_is_not_begun_again_unasked(world: World) -> None:
    person = planned(world).type("i lost my job")
    assert "/restart" in person.text
    assert isinstance(person.chat.place, AtPlan)


def test_a_day_that_is_denied_and_not_said_clearly_is_asked(person: Person) -> None:
    person.type("i was fired yesterday from my job").type("no, it was on monday")
    assert "November" not in person.text
    assert isinstance(person.chat.place, AtFacts)


def test_who_only_says_that_a_question_is_coming_is_asked_for_it(person: Person) -> None:
    assert "Tell me what happened." in texts(person.type("nak tanya pasal suami saya"))
    assert "HUS" in texts(person.type("nak tanya pasal hus")), "and its words do not hide the question"


def test_a_plan_still_answers_about_itself_behind_an_answer_of_the_bank(world: World) -> None:
    person = planned(world).type("can I work part time while receiving it?")
    assert isinstance(person.chat.place, AtAnswer | AtAnswers | AtPlan)
    assert "Documents ready" in person.type("which documents").text
    assert "Last day" in person.type("can i send it next month").text


def test_a_few_unclear_words_do_not_lead_away_from_a_plan(world: World) -> None:
    for said in ("not sure", "contract"):
        assert isinstance(planned(world).type(said).chat.place, AtPlan)


@pytest.mark.parametrize(
    "asked",
    [
        "berapa hari saya ada untuk claim sip lepas kena buang kerja",
        "how long do i have to apply eis after losing my job",
    ],
)
def test_who_asks_how_long_there_is_is_told_the_limit_and_asked_one_date(person: Person, asked: str) -> None:
    person.type(asked)
    assert isinstance(person.chat.place, AtLimits)
    assert "60 days" in person.text
    assert "Monday, 4 January 2027" in texts(person.type("5 november 2026"))
