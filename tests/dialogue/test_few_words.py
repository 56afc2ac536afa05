"""A word or two, typed at the menu: never a guess, always a way on."""

import pytest

from bot.dialogue.places import AtAnswer, AtDelete, AtForms, AtHelp, AtMenu, AtTopics
from bot.dialogue.world import World
from tests.people import Person


@pytest.mark.parametrize(
    "text",
    [
        "tolong",
        "help me",
        "i dont know what to do anymore",
        "saya dah tak tahu nak buat apa",
        "nak claim",
        "hmm",
        "apa patut saya buat",
        "perkeso",
        "boleh tolong saya",
    ],
)
def test_who_only_asks_for_help_is_asked_what_happened(world: World, text: str) -> None:
    person = Person(world, code="ms").begin("Bahasa Melayu").type(text)
    said = " ".join(getattr(reply, "text", "") for reply in person.replies)
    assert "Ceritakan apa yang berlaku" in said
    assert isinstance(person.chat.place, AtMenu)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("menu", AtMenu),
        ("batal", AtMenu),
        ("cancel", AtMenu),
        ("padam", AtDelete),
        ("Borang", AtForms),
        ("help", AtHelp),
    ],
)
def test_a_command_works_without_its_slash(person: Person, text: str, place: type) -> None:
    person.type("/deadlines").type(text)
    assert isinstance(person.chat.place, place)


def test_at_a_question_a_word_that_may_be_an_answer_is_no_command(person: Person) -> None:
    person.type("perkeso tolak claim saya").type("ya")
    assert "What answer did you get?" in person.text
    person.type("surat")
    assert person.chat.session is not None
    assert person.chat.session.answers["answer_kind"].value == "letter"


@pytest.mark.parametrize("text", ["siapa awak", "are you perkeso", "ini scam ke", "who are you?"])
def test_who_asks_who_is_speaking_is_told(person: Person, text: str) -> None:
    assert isinstance(person.type(text).chat.place, AtHelp)
    assert "I am not PERKESO" in person.text


def test_a_bare_accident_is_asked_which_of_the_three_it_was(person: Person) -> None:
    person.type("accident")
    assert isinstance(person.chat.place, AtTopics)
    assert person.chat.place.topics == ("work_accident", "commuting_accident", "non_work_accident")


@pytest.mark.parametrize("text", ["no money to eat", "anak saya lapar takde beras"])
def test_hunger_in_plain_words_is_met_with_help(person: Person, text: str) -> None:
    said = " ".join(getattr(reply, "text", "") for reply in person.type(text).replies)
    assert "15999" in said


@pytest.mark.parametrize(
    "text",
    [
        "i lost my job in oct, wife left, i dont see point to live anymore. tonight i want to finish everything",
        "since my husband died i cant go on, tonight i want to take all his pills and follow him",
        "rasa hidup dah takde guna",
        "nak telan semua pil ni",
    ],
)
def test_who_does_not_want_to_live_is_met_with_help_whatever_else_is_told(person: Person, text: str) -> None:
    assert "15999" in " ".join(getattr(reply, "text", "") for reply in person.type(text).replies)


@pytest.mark.parametrize(
    "text",
    [
        "i want to finish everything before friday and send the form",
        "makan semua ubat hospital bagi tapi tak sembuh",
        "no use of living in KL with this salary",
        "i want to follow my husband's claim",
    ],
)
def test_words_that_only_sound_so_are_no_cry_for_help(person: Person, text: str) -> None:
    assert "15999" not in " ".join(getattr(reply, "text", "") for reply in person.type(text).replies)


def test_who_greets_first_is_still_answered_in_the_language_they_then_write(world: World) -> None:
    person = Person(world).type("hi").type("siapa bayar mc saya")
    assert "Siapa bayar hari MC" in person.text
    assert "Setuju, teruskan" in person.type("setuju").labels, "what is agreed to is shown first"


def test_a_refusal_told_before_the_consent_is_kept_for_it(world: World) -> None:
    told = "perkeso tolak tuntutan sip saya, surat bertarikh 7 september 2026 sebab lewat"
    person = Person(world, code="ms").type(told).tap("Setuju, teruskan")
    for fact in ("7 September 2026", "Hilang kerja (SIP)", "Lewat menuntut"):
        assert fact in person.text


@pytest.mark.parametrize("told", ["ayah saya strok, doktor kata tak boleh kerja lagi", "suami strok x boleh kerja dah"])
def test_what_somebody_cannot_do_is_told_and_not_asked(world: World, told: str) -> None:
    person = Person(world, code="ms").type(told).tap("Setuju, teruskan")
    assert "Sakit, tidak mampu bekerja" in person.text


@pytest.mark.parametrize("wanted", ["I want to opt out of lindung 24 jam", "nak keluar dari lindung 24 jam"])
def test_who_wants_to_leave_a_scheme_is_told_how_and_asked_for_no_accident(world: World, wanted: str) -> None:
    person = Person(world, code="en").begin().type(wanted)
    assert person.chat.place == AtAnswer("lindung24_opt_out")
