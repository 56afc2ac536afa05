"""What people write in their own words: it opens subjects, answers requests, fills in answers, and decides nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.places import AtAnswer, AtAnswers, AtFacts, AtPlan
from bot.dialogue.replies import Counted
from bot.dialogue.world import World
from tests.people import Person


def texts(person: Person) -> str:
    """Everything said in the last turn."""
    return "\n".join(getattr(reply, "text", "") for reply in person.replies)


def test_a_clumsy_sentence_opens_its_subject_and_says_what_was_understood(person: Person) -> None:
    person.type("sy jatuh moto masa blk keje, boleh claim x")
    assert "I understood:" in texts(person)
    assert "Injured or made ill by work" in texts(person)
    assert "Accident on the way" in texts(person)
    assert person.chat.session is None
    assert "Menu" in person.labels


def test_the_first_sentence_is_not_lost_to_the_privacy_notice(world: World) -> None:
    person = Person(world, code="ms").type("saya kena buang kerja 3 Nov 2026")
    assert person.chat.session is None
    person.tap("Setuju, teruskan").type("ya")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "job_loss"


@pytest.mark.parametrize(
    ("told", "read_back"),
    [
        (
            "suami saya meninggal bulan lepas sakit jantung, dia kerja kilang. ada apa2 duit ke utk sy dan anak",
            "Balu atau duda",
        ),
        ("bapa meninggal dunia 3/11, dia ada carum perkeso. mak dapat apa", "Ada yang meninggal"),
    ],
)
def test_who_tells_of_a_death_and_names_money_or_contributions_is_heard(
    world: World, told: str, read_back: str
) -> None:
    person = Person(world).type(told)
    assert "Saya sudah baca mesej anda" in texts(person), "a word like `duit` does not make a question of a story"
    person.tap("Setuju, teruskan")
    assert read_back in texts(person)


@pytest.mark.parametrize(
    "told",
    [
        "suami saya jatuh tangga kat kilang semalam, kalau dia mati nanti siapa dapat duit",
        "my husband fell at work yesterday, if he dies what do i get",
    ],
)
def test_a_death_that_is_only_feared_is_asked_about(world: World, told: str) -> None:
    person = Person(world, code="en").type("/start").tap("Agree and continue").type(told)
    assert person.labels[:2] == ["An accident at work", "Someone who died"]


def test_a_deadline_asked_in_a_story_is_answered_and_the_story_kept(world: World) -> None:
    person = Person(world, code="ms").type(
        "kena retrench, last day 20 nov 2026, gaji 2300. bila tarikh akhir nak claim"
    )
    assert "Selasa, 19 Januari 2027" in texts(person)
    assert person.chat.said, "the story waits for the consent"


def test_what_a_sentence_states_is_proposed_and_taken_with_one_tap(person: Person) -> None:
    person.type("kena buang kerja 3 Mac 2026, gaji 2500")
    assert person.chat.session is None, "nothing is known before the person said so"
    assert "Tuesday, 3 March 2026" in person.text
    assert "RM2,500" in person.text
    person.tap("All correct")
    assert person.chat.session is not None
    answers = person.chat.session.answers
    assert answers["last_day"].value == "2026-03-03"
    assert answers["wage"].value == "2500"
    asked = []
    for _ in range(8):
        if isinstance(person.chat.place, AtPlan):
            break
        asked.append(person.text.split("<b>")[-1])
        person.type("1")
    assert not any("What was your last day" in text for text in asked)


def test_each_fact_can_be_struck_out_alone(person: Person) -> None:
    person.type("kena buang kerja 3 Mac 2026, gaji 2500").tap("✗ Not: RM2,500")
    assert "Tuesday, 3 March 2026" in person.text
    person.tap("Yes, that is right")
    assert person.chat.session is not None
    assert set(person.chat.session.answers) == {"last_day"}


def test_what_was_proposed_can_be_corrected_in_words(person: Person) -> None:
    person.type("kena buang kerja 3 Mac 2026, gaji 2500").type("tak, 4 Mac 2026")
    assert "Wednesday, 4 March 2026" in person.text
    assert "RM2,500" in person.text
    assert "Tuesday, 3 March 2026" not in person.text


@pytest.mark.parametrize("text", ["ok", "ya", "setuju"])
def test_nobody_agrees_to_a_notice_they_have_not_seen(world: World, text: str) -> None:
    person = Person(world, code="ms").type(text)
    assert person.chat.consent is None
    assert "Setuju, teruskan" in person.labels
    assert person.type(text).chat.consent is not None


@pytest.mark.parametrize("text", ["ya", "betul", "yes"])
def test_a_typed_yes_takes_what_was_proposed(person: Person, text: str) -> None:
    person.type("kena buang kerja 3 Mac 2026, gaji 2500").type(text)
    assert person.chat.session is not None
    assert person.chat.session.answers["wage"].value == "2500"


def test_a_date_that_answers_one_question_answers_no_other(person: Person) -> None:
    person.tap("Gig, housewife, maid, foreigner").tap("Domestic worker").tap("Someone else")
    person.tap("Foreign, Malaysian employer").tap("Injured by the work")
    person.type("28 October 2026").type("18 November 2026")
    assert person.chat.session is not None
    assert person.chat.session.answers["last_mc_day"].value == "2026-11-18"
    assert "death_date" not in person.chat.session.answers


def test_at_a_question_no_other_subject_is_offered_and_nothing_is_dropped(person: Person) -> None:
    person.type("accident kat kilang jari putus").type("ya").tap("Me")
    before = person.chat.session
    person.type("bos buang kerja, EIS macam mana")
    assert "Did you mean" not in person.text
    assert person.chat.session is not None
    assert before is not None
    assert person.chat.session.answers == before.answers
    assert "kind of worker" in person.tap("None of these").text  # a few questions of the bank were offered


def test_a_request_in_the_middle_is_answered_and_the_question_comes_again(person: Person) -> None:
    person.tap("I lost my job").tap("Me")
    question = person.text
    person.type("tarikh akhir mohon bila")
    assert "60 days" in texts(person)
    assert "last day of work?" in person.text
    assert "last day of work?" in question


@pytest.mark.parametrize("text", ["sekali tu", "belum"])
def test_a_word_or_two_that_name_nothing_are_an_answer_that_was_not_understood(person: Person, text: str) -> None:
    person.type("kaki patah kena forklift").type("ya").tap("Me")
    assert texts(person.type(text)).startswith("That is not one of the choices")
    assert "What kind of worker" in person.text
    assert "1-300-22-8000" in texts(person.type("status tuntutan"))


def test_the_answer_just_given_is_read_back_also_when_the_next_was_filled_in(person: Person) -> None:
    person.type("eksiden balik keje semalam kaki patah").type("ya").tap("Me").tap("Employee (Malaysian or PR)")
    noted = person.type("terus").text
    assert noted.startswith("Your answer: Home and work, straight")
    assert "Friday, 20 November 2026" not in noted


def test_a_limit_asked_of_a_subject_is_said_and_leads_to_the_claim(person: Person) -> None:
    person.type("tarikh akhir EIS bila?")
    assert "60 days" in texts(person)
    person.tap("Check my own case")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "job_loss"


@pytest.mark.parametrize(
    "text", ["saya dah tak sanggup hidup", "stress sangat rasa nak mati", "dah takde duit nak makan"]
)
def test_distress_is_answered_first_wherever_it_is_said(person: Person, text: str) -> None:
    assert "15999" in texts(person.type(text))
    person.type("/menu").tap("I lost my job").tap("Me")
    assert "15555" in texts(person.type(text))
    assert "last day of work?" in person.text


def test_distress_is_answered_even_before_the_notice(world: World) -> None:
    assert "15555" in texts(Person(world, code="ms").type("saya dah tak sanggup hidup"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("perlu pakai ejen ke nak claim", "PERKESO appoints no agents"),
        ("nak cakap dengan orang", "1-300-22-8000"),
        ("macam mana nak check status permohonan", "Only PERKESO can"),
        ("tukar bahasa", "Which language?"),
        ("awak simpan ic saya ke", "Never send an identity card"),
        ("terima kasih", "You are welcome"),
    ],
)
def test_requests_and_talk_lead_somewhere_useful(person: Person, text: str, says: str) -> None:
    assert says in texts(person.type(text))


def test_what_is_no_business_of_pandu_gets_a_kind_sentence_and_the_menu(person: Person) -> None:
    assert "outside what I know" in texts(person.type("tiket bas ke kelantan berapa"))
    assert "I lost my job" in person.labels


def test_the_other_language_is_offered_once(person: Person) -> None:
    person.type("saya tak faham apa yang saya kena buat dengan borang ini")
    assert "Bahasa Melayu?" in texts(person)
    person.type("saya tak faham apa yang saya kena buat dengan borang ini")
    assert "Mahu saya teruskan" not in texts(person)


def test_the_offer_of_the_other_language_is_one_tap(person: Person) -> None:
    person.type("saya tak faham apa yang saya kena buat dengan borang ini")
    offer = next(reply for reply in person.replies if "Mahu saya teruskan" in getattr(reply, "text", ""))
    person.press(offer.rows[0][0])  # type: ignore[union-attr]
    assert person.chat.language == "ms"


def test_private_numbers_are_masked_before_anything_is_kept(person: Person) -> None:
    person.tap("I lost my job").type("nama saya ali 880101-14-5566 kena buang")
    assert "identity card or account number" in texts(person)
    assert "880101" not in str(person.chat)
    assert "5566" not in str(person.chat)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_no_text_raises_or_changes_answers_it_should_not(world: World, text: str) -> None:
    # A text may open the subject anew or lead to another screen; it never touches what was answered.
    person = Person(world).begin().tap("I lost my job").tap("Me")
    person.type(f" {text}")
    assert person.text
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "job_loss"
    assert person.chat.session.answers["for_whom"].value == "me"


def test_the_first_message_says_what_is_safe_to_do_today(world: World) -> None:
    person = Person(world, code="en").type("machine cut my finger at the factory this morning")
    assert person.text.index("An accident at work") < person.text.index("Get treatment first")
    assert "Tell the employer today" in person.text
    assert "If you agree" in person.text
    assert len(person.replies) == 1


@pytest.mark.parametrize(
    ("poster", "asked"),
    [
        ("kemalangan", "Injured or made ill by work"),
        ("KERJA", "Lost a job"),
        ("work_injury", "Injured or made ill by work"),
    ],
)
def test_a_word_on_a_poster_opens_its_subject(world: World, poster: str, asked: str) -> None:
    person = Person(world, code="en").type(f"/start {poster}")
    assert f"You asked about: {asked}" in person.text
    assert "Question 1" in person.tap("Agree and continue").text


def test_a_link_that_names_nothing_begins_as_any_start(world: World) -> None:
    person = Person(world, code="en").type("/start abc-123")
    assert "You asked about" not in person.text
    assert "What happened?" in person.tap("Agree and continue").text


def test_a_story_that_also_asks_has_its_answer_said_and_what_it_states_proposed(person: Person) -> None:
    person.type("jemaah rayuan tolak kes sy, perintah bertarikh 8 oktober 2026. lepas ni mahkamah mana")
    assert "My claim was refused. What can I do next?" in texts(person), "the answer of the bank stands above"
    assert isinstance(person.chat.place, AtFacts)


def test_the_answer_to_a_story_needs_no_consent_and_what_it_states_does(world: World) -> None:
    person = Person(world).type("jemaah rayuan tolak kes sy, perintah bertarikh 8 oktober 2026. lepas ni mahkamah mana")
    assert "Tuntutan saya ditolak" in texts(person)
    assert person.chat.session is None
    person.tap("Setuju, teruskan")
    assert texts(person).count("Tuntutan saya ditolak") == 0, "said once"
    assert isinstance(person.chat.place, AtFacts)


@pytest.mark.parametrize(
    "asked",
    [
        "tukang kebun dan pemandu peribadi ada EIS ke?",
        "maid insurance vs socso need both?",
        "nak keluar dari skim lindung 24 jam",
    ],
)
def test_who_only_asks_about_a_subject_is_not_interviewed(person: Person, asked: str) -> None:
    person.type(asked)
    assert isinstance(person.chat.place, AtAnswer | AtAnswers)
    assert person.chat.session is None


def test_what_nobody_knows_is_said_to_be_unknown_and_counted_at_the_menu_too(person: Person) -> None:
    person.type("berapa tingkat menara perkeso?")
    assert "1-300-22-8000" in texts(person)
    assert Counted("questions", "unanswered", "en") in person.replies


@pytest.mark.parametrize(
    ("written", "agrees"),
    [
        ("kena buang kerja 20 nov company tutup", "Setuju, teruskan"),
        ("accident balik keje", "Setuju, teruskan"),
        ("tangan patah kena mesin", "Setuju, teruskan"),
        ("lost my job yesterday", "Agree and continue"),
    ],
)
def test_few_words_are_answered_in_their_own_language(world: World, written: str, agrees: str) -> None:
    assert agrees in Person(world).type(written).labels
