"""Questions people ask: answered at the menu, before consent and in the middle of an interview, or found by looking."""

import re
from datetime import datetime

import pytest

from bot.content.schema import KnownAnswer
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Attachment
from bot.dialogue.places import AtAnswer, AtAnswers, AtMenu, AtPlan, AtQuestion
from bot.dialogue.replies import Counted, Message
from bot.dialogue.screens.knowledge.answers import ANSWER_LIMIT
from bot.dialogue.screens.view import visible
from bot.dialogue.world import World
from bot.language.text.formatting import MALAYSIA, Language
from tests.people import Person

LANGUAGES: tuple[Language, ...] = ("en", "ms")
BY_NAME = {"en": "English", "ms": "Bahasa Melayu"}


def asked(world: World, answer: KnownAnswer, language: Language) -> str:
    return world.words[language].text(answer.question)


def messages(person: Person) -> list[Message]:
    return [reply for reply in person.replies if isinstance(reply, Message)]


def in_interview(world: World, language: Language = "en") -> Person:
    """At the first question of lost work."""
    person = Person(world).begin(BY_NAME[language])
    title = world.words[language].text(world.content.menu["lost_job"].title)
    person.type("/menu").tap(title)
    entry = world.content.menu["lost_job"].entries[0]
    if isinstance(person.chat.place, AtMenu):
        person.tap(world.words[language].text(entry.title or world.content.dialogues[entry.dialogue].title))
    assert isinstance(person.chat.place, AtQuestion)
    return person


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_answered_at_the_menu_as_the_bank_writes_it(world: World, language: Language) -> None:
    person = Person(world).begin(BY_NAME[language])
    start, missed = person.chat, []
    for answer in world.content.answers.values():
        person.chat = start
        person.type(asked(world, answer, language))
        place = person.chat.place
        if isinstance(place, AtAnswers) and answer.id in place.answers:
            person.press(next(button for button in person.buttons if (button.data or "").endswith(f":ans:{answer.id}")))
            place = person.chat.place
        if place != AtAnswer(answer.id):
            missed.append((answer.id, place))
    assert not missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_answered_in_the_middle_of_an_interview(world: World, language: Language) -> None:
    person = in_interview(world, language)
    start, missed = person.chat, []
    question = person.text
    for answer in world.content.answers.values():
        person.chat = start
        person.type(asked(world, answer, language))
        if isinstance(person.chat.place, AtAnswers):
            person.press(next(button for button in person.buttons if (button.data or "").endswith(f":ans:{answer.id}")))
        above = [message.text for message in messages(person)[:-1]]
        if not any(world.words[language].text(answer.question) in unescaped(text) for text in above):
            missed.append((answer.id, person.chat.place))
            continue
        assert person.chat.place == start.place
        assert person.chat.session == start.session
        assert question in person.text
    assert not missed


def unescaped(text: str) -> str:
    return re.sub("<[^>]*>", "", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_three_taps_from_the_list(world: World, language: Language) -> None:
    person = Person(world).begin(BY_NAME[language])
    words, content = world.words[language], world.content
    for area in content.areas.values():
        for part in area.parts:
            for number, answer in enumerate(content.answers_by_part[part.id], 1):
                person.type("/questions").tap(words.text(area.title)).tap(words.text(part.title)).tap(str(number))
                assert person.chat.place == AtAnswer(answer.id)
                assert visible(person.text) <= ANSWER_LIMIT, answer.id


def test_an_answer_says_how_sure_it_is_and_where_it_is_from(world: World) -> None:
    person = Person(world).begin().type("/soalan").tap("Contributions").tap("Who pays, and how much").type("3")
    assert person.chat.place == AtAnswer("who_pays")
    assert "Not sure: part of this is only in other guides" in person.text
    assert "Source: " in person.text
    assert "Check my own case" not in person.labels  # nothing of one's own to look at
    person.tap("How much PERKESO is deducted at my wage?")
    assert person.chat.place == AtAnswer("how_much_by_wage")


def test_check_mine_opens_the_claim_with_what_the_question_said(world: World) -> None:
    person = Person(world).begin().type("Must my boss pay PERKESO for me?").tap("Check my own case")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "employer_problem"
    assert person.chat.session.answers["problem"].value == "not_registered"


def test_a_question_is_answered_before_consent_and_nothing_of_it_is_kept(world: World) -> None:
    person = Person(world).type("what is the difference between socso and eis?")
    assert "SOCSO and EIS: what is the difference?" in person.text
    assert person.chat.said == ""
    assert person.chat.consent is None
    person.tap("Back")
    assert "Agree and continue" in person.labels


def test_none_of_these_says_whom_to_ask_and_is_counted_without_the_text(world: World) -> None:
    person = Person(world).begin()
    person.chat = Chat(**{**vars(person.chat), "place": AtAnswers(("who_pays", "how_much_by_wage"))})
    person.type("none of these")
    assert "1-300-22-8000" in person.text
    assert [reply for reply in person.replies if isinstance(reply, Counted)] == [
        Counted("questions", "unanswered", "en")
    ]


def test_by_when_gives_the_rule_and_then_asks_the_one_date(world: World) -> None:
    person = Person(world, now=datetime(2026, 11, 21, 9, tzinfo=MALAYSIA)).begin()
    person.type("by when must I claim EIS after I lost my job")
    assert "60 days from" in person.text
    person.type("20/11/2026")
    assert "19 January 2027" in messages(person)[-2].text
    assert "60 days from" in person.text


def test_the_list_of_limits_leads_to_each(world: World) -> None:
    person = Person(world).begin("Bahasa Melayu").type("/tarikh")
    assert "Hilang kerja (SIP): 60 hari" in person.text
    for number in range(1, len(world.content.limits) + 1):
        person.type("/tarikh").type(str(number))
        assert "Semak kes saya" in person.labels


def test_a_limit_that_comes_before_a_day_asks_for_that_day(world: World) -> None:
    person = Person(world).type("/deadlines").tap("6")
    assert "When is the 60th birthday? Type that date" in person.text
    person.type("15/6/2027")
    assert "Monday, 14 June 2027" in messages(person)[-2].text


def test_a_limit_that_counts_from_one_of_two_days_asks_for_one(world: World) -> None:
    person = Person(world).type("/deadlines").tap("1")
    assert "When was the accident? For a work illness, when did the first medical leave (MC) begin?" in person.text


@pytest.mark.parametrize(("number", "said"), [("7", "The last day may have been"), ("4", "The last day was")])
def test_only_a_last_day_that_is_sure_is_said_to_be_over(world: World, number: str, said: str) -> None:
    person = Person(world).type("/deadlines").tap(number).type("1/3/2024")
    assert said in messages(person)[-2].text


def test_a_day_named_for_a_limit_is_not_kept(world: World) -> None:
    person = Person(world).type("/deadlines").tap("4").type("1/11/2026")
    assert "31 December 2026" in messages(person)[-2].text
    assert "2026-11-01" not in repr(person.chat)


def test_an_office_is_named_by_its_town(world: World) -> None:
    person = Person(world).begin().type("pejabat perkeso kota bharu alamat")
    assert "Wisma PERKESO" in person.text
    assert "Call first" in person.text


def test_a_location_gives_the_nearest_offices_and_is_not_kept(world: World) -> None:
    person = Person(world).begin()
    before = person.chat
    person.send(Attachment("location", place=(5.34, 116.16)))
    said = messages(person)[0].text
    assert said.index("Keningau") < said.index("Kota Kinabalu")
    assert "Open the map" in said
    assert person.chat.place == before.place
    assert "116.16" not in repr(person.chat)


PLAN = [
    ("berapa saya dapat", "Amounts"),
    ("dokumen apa nak bawa", "Documents"),
    ("which form do i need", "Forms"),
    ("borang apa", "Forms"),
    ("apa patut saya buat hari ini", "Steps"),
    ("deadline bila", "Deadlines"),
    ("what if they reject it", "If refused"),
    ("kalau lambat macam mana", "Deadlines"),
    ("saya takde surat berhenti", "Documents"),
]


def at_job_loss_plan(world: World) -> Person:
    """Retrenched on 1 November 2026, at the plan."""
    person = in_interview(world)
    for typed in ("Me", "1/11/2026", "Retrenched", "Private employee, 18 to 59", "All 24 months", "2500"):
        person.type(typed)
    assert isinstance(person.chat.place, AtPlan), person.text
    return person


@pytest.mark.parametrize(("typed", "section"), PLAN)
def test_a_plan_answers_about_itself(world: World, typed: str, section: str) -> None:
    person = at_job_loss_plan(world)
    session = person.chat.session
    assert person.type(typed).text.startswith(f"<b>{section}</b>")
    assert person.chat.session == session


def test_a_plan_says_whether_it_can_still_be_sent_on_a_day(world: World) -> None:
    person = at_job_loss_plan(world)
    said = messages(person.type("can I still send it on 25 December?"))[0].text
    assert "Friday, 25 December 2026" in said
    assert "Yes." in said
    assert "may be closed" in said
    assert person.labels == ["To the plan"], "the plan stands there and is not sent again"
    assert "is after the last day" in messages(person.type("boleh hantar 15/2/2027 tak"))[0].text


def test_a_claim_is_marked_and_printed_by_saying_so(world: World) -> None:
    person = at_job_loss_plan(world)
    assert any(type(reply).__name__ == "File" for reply in person.type("nak print").replies)
    person.type("I have sent it")
    assert person.chat.claims[0].status == "filed"


def test_a_last_day_that_may_lie_ahead_is_counted_from_ahead(world: World) -> None:
    person = Person(world).type("/deadlines").tap("4").type("31 december")
    assert "1 March 2027" in messages(person)[-2].text
