"""What a typed number, a yes or a no means: always what is on the screen, never what is not."""

from itertools import pairwise

import pytest

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.places import AtDay, AtQuestion
from bot.dialogue.world import World
from tests.people import Person


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(load(packaged_flows()))


@pytest.fixture
def person(world: World) -> Person:
    """At the question for the last day of work."""
    return Person(world).begin().tap("I lost my job").tap("Me")


def value(person: Person, question: str) -> str | None:
    assert person.chat.session is not None
    answer = person.chat.session.answers.get(question)
    return answer.value if answer else None


@pytest.mark.parametrize("text", ["4", "no. 5", "pilihan 9", "15"])
def test_a_number_counts_the_readings_on_the_screen_and_not_all_options(person: Person, text: str) -> None:
    person.type("semalam").type("kena buang kerja")
    assert person.labels[:2] == ["Retrenched", "Employer ended it"]
    person.type(text)
    assert value(person, "reason") is None
    assert "not one of the choices" in person.text
    assert person.labels[:2] == ["Retrenched", "Employer ended it"]
    person.type("no. 2")
    assert value(person, "reason") == "ended"


def test_words_are_read_among_the_readings_on_the_screen_first(person: Person) -> None:
    person.type("semalam").type("kena buang kerja")
    assert person.labels[:2] == ["Retrenched", "Employer ended it"]
    person.type("retrench")
    assert value(person, "reason") == "retrenched"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("minggu lepas", "12"), "2026-11-12"),
        (("minggu lepas", "3"), "2026-11-11"),
        (("minggu lepas", "yang selasa"), "2026-11-10"),
        (("15hb", "2"), "2026-10-15"),
        (("Rabu lepas", "18hb"), "2026-11-18"),
        (("11/12", "12 november"), "2026-11-12"),
        (("tiga hari sudah", "ya"), "2026-11-18"),
    ],
)
def test_among_days_a_number_is_a_day_shown_or_its_place(person: Person, texts: tuple[str, ...], expected: str) -> None:
    for text in texts:
        person.type(text)
    assert value(person, "last_day") == expected


def test_a_number_that_is_one_days_place_and_another_day_is_asked(world: World) -> None:
    person = Person(world).begin()
    person.later(days=-11).tap("I lost my job").tap("Me").type("minggu lepas")  # 2 to 8 November
    person.type("3")
    assert value(person, "last_day") is None
    assert person.labels[:2] == ["Tuesday, 3 November 2026", "Wednesday, 4 November 2026"]


def test_where_options_stand_for_numbers_a_number_may_be_either(person: Person) -> None:
    person.type("semalam").type("retrenched").type("Private employee, 18 to 59")
    assert "how many of the last 24 months" in person.text
    person.type("3")
    assert value(person, "contributions") is None
    assert person.labels[:2] == ["16 to 19 months", "Fewer than 12 months"]
    person.type("21 bulan")
    assert value(person, "contributions") == "20"


def test_what_a_screen_lies_over_is_not_answered(person: Person) -> None:
    person.type("jari putus kat kilang masa kerja")
    assert "Did you mean" in person.text
    person.type("9")
    assert "Did you mean" in person.text
    assert value(person, "last_day") is None
    person.type("semalam")
    assert value(person, "last_day") is None


@pytest.mark.parametrize(("text", "stays"), [("tak", True), ("no", True), ("ya", False), ("yes", False)])
def test_yes_and_no_where_leaving_is_asked(person: Person, text: str, stays: bool) -> None:
    person.type("/menu").tap("Someone died")
    assert "will be dropped" in person.text
    person.type(text)
    assert person.chat.session is not None
    assert (person.chat.session.dialogue == "job_loss") is stays


def test_a_yes_never_answers_the_question_behind_another(world: World) -> None:
    person = Person(world).begin().tap("Gig, housewife, maid, foreigner").tap("Housewife").tap("Me").type("injury")
    person.type("/menu").tap("I lost my job")
    before = person.chat.session
    assert before is not None
    person.type("entah la")
    assert person.chat.session is not None
    assert person.chat.session.answers == before.answers


@pytest.mark.parametrize("text", ["tak", "bukan", "none of these"])
def test_no_to_did_you_mean(person: Person, text: str) -> None:
    person.type("jari putus kat kilang masa kerja")
    assert "Did you mean" in person.text
    person.type(text)
    assert person.chat.session is not None
    assert isinstance(person.chat.place, AtQuestion)
    assert "last day of work" in person.text


def test_a_reading_that_is_none_of_those_shown_is_taken_as_a_new_answer(person: Person) -> None:
    person.type("minggu lepas").type("3 Mac 2026")
    assert value(person, "last_day") == "2026-03-03"
    person.type("/back")
    person.type("minggu lepas").type("bulan lepas")
    assert person.chat.session is not None
    assert isinstance(person.chat.place, AtDay)


def test_no_to_every_day_shown_asks_the_day_again(person: Person) -> None:
    person.type("minggu lepas").type("bukan")
    assert "last day of work" in person.text
    assert "Choose from a calendar" in person.labels


def test_a_word_that_several_options_share_offers_them(world: World) -> None:
    person = Person(world).begin("Bahasa Melayu").type("sy accident motor masa nak balik rumah dari kerja 13hb11")
    person.type("ya")
    assert value(person, "accident_date") == "2026-11-13"
    person.type("pekerja")
    assert person.labels[:3] == ["Pekerja (warganegara atau PR)", "Pekerja asing", "Pekerja domestik"]


def test_a_day_at_a_question_is_an_answer_however_sad_its_words_may_sound(person: Person) -> None:
    person.type("tiga hari sudah")
    assert person.labels[0] == "Wednesday, 18 November 2026"
    person.type("dah tiga hari tak makan")
    assert any("15999" in getattr(reply, "text", "") for reply in person.replies)


@pytest.mark.parametrize("text", ["tak pasti la", "entah", "sy tak ingat dah", "not sure", "idk", "no idea", "lupa"])
def test_not_knowing_is_an_answer(person: Person, text: str) -> None:
    person.type(text)
    assert person.chat.session is not None
    assert person.chat.session.answers["last_day"].value is None
    assert "How did the job end?" in person.text


@pytest.mark.parametrize("text", ["sure", "tahu", "tak", "entah la nak hidup"])
def test_other_words_are_no_confession_of_not_knowing(person: Person, text: str) -> None:
    person.type(text)
    assert person.chat.session is not None
    assert "last_day" not in person.chat.session.answers


def test_many_endings_of_a_job_are_two_short_questions_and_one_typed_answer(person: Person) -> None:
    person.type("today")
    assert person.labels[:2] == ["By the employer", "Resigned, or pushed to resign"]
    assert len(person.labels) <= 10, "a phone shows them all, with the row below"
    person.tap("By the employer")
    assert "Retrenched" in person.labels
    assert "Resigned by choice" not in person.labels
    person.tap("Back")
    assert "By the employer" in person.labels
    person.tap("By the employer").tap("Retrenched")
    assert "Your answer: Retrenched" in person.text


def test_an_ending_can_be_typed_before_its_group_is_opened(person: Person) -> None:
    person.type("today").type("company closed down")
    assert "Your answer: Company closed" in person.text


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("photo", "Type what the letter says"),
        ("voice", "microphone"),
        ("sticker", "When you are ready"),
        ("poll", "text"),
    ],
)
def test_what_is_no_text_is_told_what_to_do_and_never_the_same_twice(person: Person, kind: str, told: str) -> None:
    asked = person.text
    first = person.attach(kind).text
    assert told in first
    assert first.endswith(asked.split("\n\n")[-1]), "the question stays"
    assert "A few typed words are enough" in person.attach(kind).text


def test_a_doubt_that_stays_is_not_asked_in_the_same_words(world: World) -> None:
    person = Person(world).begin().type("jatuh masa kerja kilang semalam, tangan patah").tap("All correct")
    while "MC" not in person.text:
        person.tap(person.labels[0])
    first = person.type("14 hari").text
    assert person.type("14 hari").text != first


@pytest.mark.parametrize("typed", ["asdf qwer", "???", "/help", "/menu", "who pays my MC days?"])
@pytest.mark.parametrize(
    "where", ["/menu", "/help", "/forms", "/letters", "/offices", "/claims", "/deadlines", "lost job"]
)
def test_the_same_text_never_comes_twice_in_a_row(world: World, where: str, typed: str) -> None:
    person = Person(world).begin().type(where)
    said = [person.type(typed).text for _ in range(4)]
    assert all(one != next_ for one, next_ in pairwise(said))


def test_the_gate_never_says_the_same_twice_in_a_row(world: World) -> None:
    person = Person(world)
    said = [person.type("hmm").text for _ in range(4)]
    assert all(one != next_ for one, next_ in pairwise(said))


@pytest.mark.parametrize(("said", "kind"), [("ya", "plan"), ("tak", "question"), ("2200", "plan")])
def test_the_only_reading_of_an_answer_is_confirmed_or_refused_in_a_word(world: World, said: str, kind: str) -> None:
    person = Person(world).type("kena buang kerja 20 nov company tutup").tap("Setuju, teruskan").tap("Semua betul")
    while "gaji" not in person.text.casefold():
        person.tap(person.labels[0])
    assert "Ini maksud anda?" in person.type("antara 2k hingga 2.3k").text
    assert person.type(said).chat.place.kind == kind
