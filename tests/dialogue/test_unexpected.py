"""What nobody asked for: old buttons, commands in the middle, input that is no answer; nothing is lost or silent."""

import pytest

from bot.dialogue.replies import Erase
from bot.dialogue.world import World
from tests.people import Person, world_of
from tests.subjects import FILES, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES)


@pytest.fixture
def person(world: World) -> Person:
    return Person(world)


def test_a_tap_on_an_old_keyboard_is_answered_kindly_and_changes_nothing(person: Person) -> None:
    person.begin().tap("I lost my job")
    old = person.button("Somebody else")
    person.tap("I did")
    before = person.chat.session
    person.press(old)
    assert person.toast == "That question has passed. Here is where you are now."
    assert "What was your last day?" in person.text
    assert not person.message.replace
    assert person.chat.session == before


def test_the_same_tap_again_changes_nothing_and_says_nothing(person: Person) -> None:
    person.begin().tap("I lost my job")
    button = person.button("I did")
    person.press(button)
    chat = person.chat
    person.press(button)
    assert person.chat == chat
    assert person.toast == ""
    assert len(person.replies) == 1


@pytest.mark.parametrize("data", ["", "x", "0:0:o:me", "ffffffff::erase", "1:0:" + "a" * 60, "🙂", "1:0:o:../../x"])
def test_button_data_pandu_never_wrote_changes_nothing(person: Person, data: str) -> None:
    from bot.dialogue.inputs import Tapped

    person.begin().tap("I lost my job")
    session = person.chat.session
    person.send(Tapped(data))
    assert person.chat.session == session
    assert person.toast
    assert "Who lost the job?" in person.text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("/menu", "What happened?"),
        ("/help", "How it works"),
        ("/bantuan", "How it works"),
        ("/language", "Which language?"),
        ("/forms", "PERKESO forms"),
        ("/borang", "PERKESO forms"),
        ("/borang a1", "https://example.org/a1"),
        ("/offices", "PERKESO offices"),
        ("/pejabat", "PERKESO offices"),
        ("/pejabat ipoh", "Perak"),
        ("/privacy", "Before you begin"),
        ("/privasi", "Before you begin"),
        ("/mydata", "All that is kept about you"),
        ("/dataku", "All that is kept about you"),
        ("/delete", "This cannot be undone"),
        ("/padam", "This cannot be undone"),
        ("/kembali", "Who lost the job?"),
        ("/semula", "again from the first question"),
        ("/start", "Your answers there will be dropped"),
        ("/frobnicate", "I do not know that command."),
    ],
)
def test_every_command_answers_and_the_way_back_leads_to_the_question(person: Person, name: str, says: str) -> None:
    person.begin().tap("I lost my job").tap("I did").type(name)
    assert says in person.text
    answers = person.chat.session.answers if person.chat.session else None
    assert answers is not None
    assert "who" in answers


def test_leaving_an_unfinished_subject_is_asked_first(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").type("/menu").tap("Something else")
    assert "I lost my job" in person.text
    person.tap("No, go on here")
    assert "What was your last day?" in person.text
    person.type("/menu").tap("Something else").tap("Yes, leave it")
    assert "How many months?" in person.text


def test_all_that_is_kept_is_shown_and_deleted_on_a_second_yes(person: Person) -> None:
    at_plan(person).type("/mydata")
    assert "RM2,500" in person.text
    assert "Selangor" in person.text
    assert "21 November 2026" in person.text
    person.type("/delete").tap("No, keep it")
    assert person.chat.session is not None
    person.type("/delete").tap("Yes, delete it all")
    assert person.erased
    assert isinstance(person.replies[-1], Erase)
    assert person.chat.consent is None
    assert person.chat.session is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1/1/2027", "Friday, 1 January 2027 has not come yet."),
        ("31/2/2026", "I could not read that as a date."),
        ("banana", "I could not read that as a date."),
        ("<b>x</b> & 🙂", "I could not read that as a date."),
        ("x" * 10_000, "That is very long."),
    ],
)
def test_bad_input_gets_a_kind_sentence_and_the_question_again(person: Person, typed: str, says: str) -> None:
    person.begin().tap("I lost my job").tap("I did").type(typed)
    assert says in person.text
    assert "What was your last day?" in person.text


def test_numbers_out_of_range_say_the_range(person: Person) -> None:
    assert "between 0 and 24" in person.begin().tap("Something else").type("25").text
    assert "After 24 months ask PERKESO." in person.type("24").text


def test_what_is_no_text_is_answered(person: Person) -> None:
    person.begin().tap("I lost my job")
    before = ""
    for kind in ("sticker", "voice", "photo", "document", "video_note", "other"):
        assert person.attach(kind).text != before
        before = person.text
        assert "Who lost the job?" in person.text


def test_a_form_is_found_by_its_number_or_name(person: Person) -> None:
    person.begin().type("/forms")
    for typed in ("A1", "a 1", "form one", "claim form"):
        assert "https://example.org/a1" in person.type(typed).text
    assert "I know no form" in person.type("zzzz qqqq").text


def test_words_of_the_content_cannot_become_markup(world: World, person: Person) -> None:
    person.begin().type("/forms").type("<script>")
    assert "<script>" not in person.text


@pytest.mark.parametrize("text", ["kenapa tanya?", "Kenapa awak nak tahu", "why do you ask", "what for?"])
def test_why_a_question_is_asked_can_be_typed(person: Person, text: str) -> None:
    person.begin().tap("I lost my job").tap("I did").type(text)
    assert "Why I ask: The days are counted from it." in person.text


def test_a_text_that_cannot_be_read_twice_is_not_answered_twice_alike(person: Person) -> None:
    first = person.begin().tap("I lost my job").tap("I did").type("qwrt zzxp").text
    second = person.type("qwrt zzxp").text
    assert first != second
    assert "What was your last day?" in second
