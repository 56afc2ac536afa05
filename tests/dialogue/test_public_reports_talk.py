"""Public bug reports of conversations elsewhere (Rasa, RapidPro, python-telegram-bot), tried on the real talk."""

from itertools import pairwise

import pytest

from bot.dialogue.inputs import Returned
from bot.dialogue.places import AtAnswer
from bot.dialogue.world import World
from tests.people import Person

NO_DAYS = ["31/2/2026", "99/99/9999", "2026-13-45", "0/0/0", "tomorrow's yesterday", "RM2,500"]


@pytest.fixture
def asked(world: World) -> Person:
    """At the day of a lost job."""
    person = Person(world).begin().type("/start job_loss")
    while "last day of work" not in person.text:
        person.tap("Me" if "Me" in person.labels else person.labels[0])
    return person


def given(person: Person) -> dict[str, str | None]:
    assert person.chat.session is not None
    return {id_: answer.value for id_, answer in person.chat.session.answers.items()}


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_asked_again_and_fills_nothing(asked: Person, text: str) -> None:
    """rapidpro#494, #717; RasaHQ/rasa#6284"""
    before = given(asked)
    asked.type(text)
    assert given(asked) == before
    asked.type("1/10/2026")
    assert "2026-10-01" in given(asked).values()


@pytest.mark.parametrize("text", ["2026-10-01.", "1/10/2026.", "1 Oct 2026!", " 01-10-2026 "])
def test_a_day_with_a_sign_behind_it_is_a_day(asked: Person, text: str) -> None:
    """rapidpro#699"""
    asked.type(text)
    if "2026-10-01" not in given(asked).values():
        asked.tap(asked.labels[0])
    assert "2026-10-01" in given(asked).values()


def test_who_is_not_understood_five_times_is_still_asked_and_told_more_than_the_same(asked: Person) -> None:
    """RasaHQ/rasa#5284: the same question for ever"""
    seen = [asked.type("blah blah qwrt").text for _ in range(5)]
    assert all(one != other for one, other in pairwise(seen))
    assert "2026-10-01" in given(asked.type("1/10/2026")).values()


def test_after_many_questions_of_their_own_the_answer_is_still_awaited(asked: Person) -> None:
    """RasaHQ/rasa#7639"""
    for question in ("what documents do I need?", "how much is it?", "who pays?", "is it free?", "can I appeal?"):
        asked.type(question)
        assert "2026-10-01" not in given(asked).values()
    assert "Which question do you mean?" in asked.text
    assert "2026-10-01" in given(asked.type("1/10/2026")).values()


def test_the_answer_awaited_is_taken_also_where_something_else_is_read(asked: Person) -> None:
    """RasaHQ/rasa#7639, for who looked through the questions meanwhile"""
    asked.type("/questions")
    while not isinstance(asked.chat.place, AtAnswer):
        asked.tap(asked.labels[0])
    assert "2026-10-01" in given(asked.type("1 Oct 2026")).values()


def test_one_answer_fills_one_question(asked: Person) -> None:
    """RasaHQ/rasa#4043, #7712: a value went to another question that takes the same"""
    before = given(asked)
    asked.type("1/10/2026")
    assert len(given(asked)) == len(before) + 1


def test_the_last_answer_of_a_subject_fills_nothing_in_the_next(world: World) -> None:
    """RasaHQ/rasa#7712"""
    person = Person(world).begin().type("I was retrenched on 3 November 2026, salary 2500").tap("All correct")
    while person.chat.session and not person.chat.claims:
        person.tap(person.labels[0])
    person.type("/start work_injury")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "work_injury"
    assert set(person.chat.session.answers) <= {"state"}


def test_the_same_answer_given_again_is_taken(asked: Person) -> None:
    """RasaHQ/rasa#5011: a value that was already there was not understood"""
    asked.type("1/10/2026")
    kept = given(asked)
    asked.type("/back")
    asked.type("1/10/2026")
    assert given(asked) == kept
    assert "not understand" not in asked.text


def test_after_days_the_talk_goes_on_where_it_was(asked: Person) -> None:
    """RasaHQ/rasa#5091: an hour's pause began a new session and lost what was said"""
    asked.type("1/10/2026")
    kept, question = given(asked), asked.text
    asked.later(days=3).send(Returned())
    assert given(asked) == kept
    assert asked.text.splitlines()[-1] == question.splitlines()[-1]


def test_what_cannot_be_a_wage_asks_for_the_wage_again_and_nothing_else(asked: Person) -> None:
    """RasaHQ/rasa#11072: a check that failed asked for another question"""
    asked.type("1/10/2026")
    while "wage" not in asked.text:
        asked.tap(asked.labels[0])
    before = given(asked)
    for text in ("-5", "0", "outside", "1/10/2026"):
        asked.type(text)
        assert given(asked) == before, text
    asked.type("2500")
    assert "2500" in given(asked).values()


def test_another_subject_begun_in_the_middle_asks_first(asked: Person) -> None:
    """python-telegram-bot#4707: a second conversation began while the first had not ended"""
    asked.type("1/10/2026")
    kept = given(asked)
    asked.type("/start work_injury")
    assert given(asked) == kept
    assert asked.chat.session is not None
    assert asked.chat.session.dialogue == "job_loss"
