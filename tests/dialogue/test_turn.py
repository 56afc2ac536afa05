"""A conversation held through the turn: every way in, every way back, and nothing ever lost or silent."""

from datetime import datetime

import pytest

from bot.dialogue.places import AtPlan
from bot.dialogue.replies import Erase
from bot.dialogue.world import World
from tests.people import Person, world_of

FILES = {
    "sources/acts.yaml": """
        act:
          {title: The Act, publisher: Parliament, url: "https://example.org/act", kind: statute, checked: 2026-11-01}
        """,
    "documents.yaml": """
        - {id: letter, name: The letter, why: It shows the day, comes_from: The employer, copy: copy, sources: [act]}
        """,
    "forms.yaml": """
        - {id: form_a, code: A 1, name: Claim form, purpose: Begins a claim, filled_by: [worker], group: eis,
           url: "https://example.org/a1", words: [form one], certainty: perkeso, checked: 2026-11-01, sources: [act]}
        """,
    "benefits/help.yaml": """
        id: help
        name: The help
        act: act
        what: Money for a while.
        who: [{say: Workers may claim., sources: [act]}]
        deadlines:
          - {id: claim_60, do: Send the claim, by: worker, from: day, counted_from: the last day of work,
             within: P60D, must_reject: true, certainty: law, sources: ["act:s28"]}
        forms: [form_a]
        documents: [letter]
        steps: [{say: Fill in the form., sources: [act]}]
        checked: 2026-11-01
        sources: [act]
        """,
    "dialogues/lost.yaml": """
        id: lost
        title: I lost my job
        about: A lost job
        event_date: day
        for_other: {who: {is: other}}
        checked: 2026-11-01
        questions:
          who:
            ask: Who lost the job?
            why: So that I speak to the right person.
            answer: {type: choice, options: {me: I did, other: Somebody else}}
            unsure: day
            next: day
          day:
            ask: What was your last day?
            ask_other: What was the worker's last day?
            why: The days are counted from it.
            answer: {type: date}
            unsure: ended
            unsure_say: Look at the letter.
            next: wage
          wage:
            ask: What was the wage?
            why: The money depends on it.
            answer: {type: money, at_least: 1, at_most: 100000}
            unsure: ended
            next: ended
          ended:
            ask: Did you resign?
            why: A resignation does not count.
            answer: {type: yes_no}
            unsure: claim
            next: [{when: {ended: {is: "yes"}}, go: not_covered}, {go: claim}]
        outcomes:
          claim: {say: You may claim., plan: [help], sources: [act]}
          not_covered: {say: A resignation is not covered., plan: [], instead: [other], sources: [act]}
        """,
    "dialogues/other.yaml": """
        id: other
        title: Something else
        about: Another subject
        checked: 2026-11-01
        questions:
          months:
            ask: How many months?
            why: It decides.
            answer: {type: number, at_most: 24, unit: months}
            unsure: end
            next: end
        outcomes:
          end: {say: "After {months} ask PERKESO.", plan: [], sources: [act]}
        """,
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES)


@pytest.fixture
def person(world: World) -> Person:
    return Person(world)


def at_plan(person: Person) -> Person:
    person.begin().tap("I lost my job").tap("I did").type("1/10/2026").type("2500").tap("No")
    return person.tap("Selangor")


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
    assert "The last day is now Wednesday, 9 December 2026; it was Monday, 30 November 2026." in person.text
    person.tap("Change an answer").tap("4. No").tap("Yes")
    assert "The result has changed" in person.text
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


def test_changing_the_language_keeps_answers_and_shows_the_same_screen(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did").type("/bahasa").tap("Bahasa Melayu")
    assert "Kembali" in person.labels
    assert "What was your last day?" in person.text, "these small flows have no Malay"
    assert person.type("1/10/2026").text.startswith("Jawapan anda: Khamis, 1 Oktober 2026")


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


def test_midnight_is_malaysian(world: World) -> None:
    person = Person(world, now=datetime.fromisoformat("2026-11-21T16:30:00+00:00"))
    person.begin().tap("I lost my job").tap("I did").type("22/11/2026")
    assert "Sunday, 22 November 2026" in person.text


def test_the_plan_stays_a_place_to_come_back_to(person: Person) -> None:
    at_plan(person).section("Deadlines").type("/menu").tap("Continue")
    assert "You may claim." in person.text
    assert isinstance(person.chat.place, AtPlan)


@pytest.mark.parametrize("text", ["kenapa tanya?", "Kenapa awak nak tahu", "why do you ask", "what for?"])
def test_why_a_question_is_asked_can_be_typed(person: Person, text: str) -> None:
    person.begin().tap("I lost my job").tap("I did").type(text)
    assert "Why I ask: The days are counted from it." in person.text


def test_a_text_that_cannot_be_read_twice_is_not_answered_twice_alike(person: Person) -> None:
    first = person.begin().tap("I lost my job").tap("I did").type("qwrt zzxp").text
    second = person.type("qwrt zzxp").text
    assert first != second
    assert "What was your last day?" in second


def test_today_and_yesterday_are_one_tap_and_a_calendar_names_its_month_and_year(person: Person) -> None:
    person.begin().tap("I lost my job").tap("I did")
    assert {"Today", "Yesterday"} <= set(person.labels)
    person.tap("Choose from a calendar")
    assert person.labels[:3] == ["November 2026", "« 2025", "‹ Oct"], "no month of the future is offered"
    person.tap("‹ Oct").tap("« 2025")
    assert person.labels[0] == "October 2025"
    person.tap("15")
    assert "Wednesday, 15 October 2025" in person.text
