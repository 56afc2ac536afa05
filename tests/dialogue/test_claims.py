"""Saved claims through the turn: kept, named, ticked off, filed, refused, changed, deleted."""

from datetime import date, timedelta

import pytest

from bot.dialogue.claims import MOST, NAME_LIMIT, REMINDER_DAYS
from bot.dialogue.retention import keep_until
from bot.dialogue.world import World
from tests.dialogue.claims import LOST, at_nine, remind, reminders
from tests.people import NOW, Person, world_of
from tests.subjects import FILES, MORE, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | MORE)


@pytest.fixture
def person(world: World) -> Person:
    return at_plan(Person(world))


# --- kept ------------------------------------------------------------------------------------------------


def test_a_finished_guidance_is_kept_as_a_claim_with_its_nearest_day(person: Person) -> None:
    person.type("/claims")
    assert "I lost my job" in person.text
    assert "Not sent yet" in person.text
    assert "Friday, 27 November 2026" in person.text
    assert person.type("/tuntutan").text == person.text


def test_guidance_that_leads_to_nothing_to_claim_is_no_claim(world: World) -> None:
    person = Person(world).begin().tap("I lost my job").tap("I did").type("1/10/2026").type("2500").tap("Yes")
    assert "not covered" in person.text
    assert person.chat.claims == ()
    assert "no claims yet" in person.type("/claims").text


def test_several_claims_are_kept_and_each_opens_its_own_plan(person: Person) -> None:
    person.type("/start job_loss").type("/start lost").tap("I did").type("20/10/2026").type("900").tap("No")
    assert "Friday, 18 December 2026" in person.text
    first, second = person.chat.claims
    assert first.session.answers["day"].value != second.session.answers["day"].value
    person.type("/claims")
    person.tap(LOST).tap("Open the plan")
    assert "Friday, 27 November 2026" in person.text


def test_a_claim_takes_its_persons_own_name(person: Person) -> None:
    person.type("/claims").tap(LOST).tap("Change its name")
    person.type("  The factory <b>in Klang</b>, my second job ")
    assert len(person.chat.claims[0].name) <= NAME_LIMIT
    assert "The factory &lt;b&gt;in Klang" in person.text
    assert any(label.startswith("The factory <b>in") for label in person.type("/claims").labels)


def test_no_more_claims_are_kept_than_fit_and_that_is_said(person: Person) -> None:
    for _ in range(MOST):
        person.type("/start lost").tap("I did").type("1/10/2026").type("2500").tap("No")
    assert len(person.chat.claims) == MOST
    assert "Delete one" in person.text
    person.type("/claims").tap("More").tap("More")
    assert person.labels.count(LOST) == MOST - 14


def test_documents_are_ticked_off(person: Person) -> None:
    person.tap("Documents (0/2)")
    assert "0 of 2" in person.text
    person.tap("☐ The letter")
    assert person.message.replace
    assert "1 of 2" in person.text
    assert {"☑ The letter", "☐ The payslip"} <= set(person.labels)
    assert "1 of 2" in person.type("/claims").tap(LOST).text
    person.tap("Open the plan").tap("Documents (1/2)").tap("☑ The letter")
    assert "0 of 2" in person.text


# --- filed, refused, closed, deleted ---------------------------------------------------------------------


def test_a_filed_claim_says_what_comes_next_and_reminds_no_more(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").type("/claims").tap(LOST).tap("I have sent it")
    assert "Keep the receipt" in person.text
    assert reminders(person) == ()
    assert person.chat.claims[0].reminders == ()
    assert remind(person, 3) is None


def test_a_refused_claim_leads_to_the_subject_of_refusals_with_its_own_limit(person: Person) -> None:
    person.type("/claims").tap(LOST).tap("PERKESO refused it")
    assert "When did the letter come?" in person.text
    person.type("20 November 2026")
    assert "Thursday, 18 February 2027" in person.text, "90 days after 20 November 2026"
    assert [claim.status for claim in person.chat.claims] == ["refused", "open"]


def test_a_closed_claim_can_still_be_read(person: Person) -> None:
    person.type("/claims").tap(LOST).tap("Close it")
    assert "closed" in person.text
    assert not {"I have sent it", "PERKESO refused it", "Close it"} & set(person.labels)
    assert "You may claim." in person.tap("Open the plan").text


def test_a_deleted_claim_is_gone_with_its_answers_and_reminders(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").type("/claims").tap(LOST).tap("Delete it")
    assert "Delete “I lost my job, 1 October 2026”" in person.text
    person.tap("No, keep it").tap("Delete it").tap("Yes, delete this claim")
    assert person.chat.claims == ()
    assert person.chat.session is None
    assert reminders(person) == ()


def test_an_old_button_takes_no_step_back(person: Person) -> None:
    person.tap("Remind me").tap("All reminders")
    assert remind(person, 3) is not None
    filed = person.button("Open the plan")
    person.type("/claims").tap(LOST).tap("Close it")
    assert "You may claim." in person.press(filed).text
    assert person.chat.claims[0].status == "closed"


def test_a_claim_that_was_refused_is_not_sent_by_an_old_button(person: Person) -> None:
    person.type("/claims").tap(LOST)
    sent = person.button("I have sent it")
    person.tap("PERKESO refused it").press(sent)
    assert person.chat.claims[0].status == "refused"


def test_going_to_a_claim_never_drops_answers_unasked(person: Person) -> None:
    person.type("/start other").tap("Menu").tap("I lost my job").tap("I did")
    person.type("/claims").tap(LOST).tap("Open the plan")
    assert "Your answers there will be dropped" in person.text
    person.tap("No, go on here")
    assert "What was your last day?" in person.text
    person.type("/claims").tap(LOST).tap("Open the plan").tap("Yes, leave it")
    assert "You may claim." in person.text


# --- changed ---------------------------------------------------------------------------------------------


def test_a_changed_answer_updates_the_claim_its_reminders_and_says_what_changed(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").tap("To the plan").tap("Change an answer")
    person.tap("2. Thursday, 1 October 2026").type("10 October 2026")
    assert "The last day is now Wednesday, 9 December 2026. It was Monday, 30 November 2026 before." in person.text
    assert len(person.chat.claims) == 1
    assert person.chat.claims[0].session.answers["day"].value == "2026-10-10"
    assert reminders(person) == tuple((days, at_nine(days, date(2026, 12, 8))) for days in REMINDER_DAYS if days < 17)


def test_a_claim_that_turns_out_not_to_be_covered_reminds_no_more(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").tap("To the plan").tap("Change an answer").tap("4. No").tap("Yes")
    assert "not covered" in person.text
    assert reminders(person) == ()
    assert person.chat.claims[0].session.answers["ended"].value == "yes"


def test_how_long_a_chat_is_kept_counts_from_its_last_open_deadline(person: Person) -> None:
    written = person.now
    assert keep_until(Person(person.world).begin().chat, written, 180) == written + timedelta(days=180)
    until = keep_until(person.chat, written, 180)
    assert until.date() == date(2026, 11, 30) + timedelta(days=180)
    assert keep_until(person.chat, written + timedelta(days=100), 180) == written + timedelta(days=280)
    person.type("/claims").tap(LOST).tap("I have sent it")
    assert keep_until(person.chat, written, 180) == written + timedelta(days=180)


def test_a_claim_speaks_malay(world: World) -> None:
    person = at_plan_in_malay(world).type("/tuntutan")
    assert "Tuntutan" in person.text
    person.tap("1 Oktober 2026: I lost my job")
    assert "Buka pelan" in " ".join(person.labels)
    person.type("/peringatan").tap("Semua peringatan")
    message = remind(person, 3)
    assert message is not None
    assert "Peringatan: I lost my job" in message.text
    assert "Jumaat, 27 November 2026" in message.text


def at_plan_in_malay(world: World) -> Person:
    person = Person(world, now=NOW, code="ms").begin("Bahasa Melayu").tap("I lost my job").tap("I did")
    return person.type("1/10/2026").type("2500").tap("Tidak").tap("Selangor")
