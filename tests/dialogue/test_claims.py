"""Saved claims through the turn: kept, named, ticked off, reminded of, filed, refused, changed, shared, deleted."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.dialogue.claims import MOST, NAME_LIMIT, REMINDER_DAYS
from bot.dialogue.inputs import Reminded
from bot.dialogue.replies import Message, Remind
from bot.dialogue.retention import keep_until
from bot.dialogue.world import World
from bot.language.text.formatting import MALAYSIA
from tests.dialogue.test_turn import FILES, at_plan
from tests.people import NOW, Person, world_of

# A subject of refusals, and a second document, beside the files of the turn's tests.
MORE = {
    "documents.yaml": """
        - {id: letter, name: The letter, why: It shows the day, comes_from: The employer, copy: copy, sources: [act]}
        - {id: slip, name: The payslip, why: It shows the wage, comes_from: The employer, copy: copy, sources: [act]}
        """,
    "benefits/help.yaml": FILES["benefits/help.yaml"].replace("[letter]", "[letter, slip]"),
    "dialogues/refused.yaml": """
        id: refused
        title: PERKESO refused my claim
        about: A refusal
        event_date: letter_day
        checked: 2026-11-01
        questions:
          letter_day:
            ask: When did the letter come?
            why: The limit is counted from it.
            answer: {type: date}
            unsure: appeal
            next: appeal
        outcomes:
          appeal: {say: You may appeal., plan: [second_look], sources: [act]}
        """,
    "benefits/second_look.yaml": """
        id: second_look
        name: A second look
        act: act
        what: Somebody else decides.
        who: [{say: Whoever was refused., sources: [act]}]
        deadlines:
          - {id: appeal_90, kind: appeal, do: Send the appeal, by: worker, from: letter_day,
             counted_from: the day of the letter, within: P90D, certainty: law, sources: ["act:s83"]}
        forms: []
        documents: []
        steps: [{say: Write to the board., sources: [act]}]
        checked: 2026-11-01
        sources: [act]
        """,
}
SAFE_DAY = date(2026, 11, 27)  # 60 days after 1 October 2026 end on Monday 30 November

LOST = "1 October 2026: I lost my job"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | MORE)


@pytest.fixture
def person(world: World) -> Person:
    return at_plan(Person(world))


def at_nine(days_before: int, safe_day: date = SAFE_DAY) -> datetime:
    return datetime.combine(safe_day - timedelta(days=days_before), datetime.min.time(), MALAYSIA).replace(hour=9)


def reminders(person: Person) -> tuple[tuple[int, datetime], ...]:
    """What the last turn told the service to keep."""
    return next(reply.due for reply in reversed(person.replies) if isinstance(reply, Remind))


def remind(person: Person, days: int, late: timedelta = timedelta()) -> Message | None:
    """A reminder comes due, and its person sees it that much later."""
    (claim,) = person.chat.claims
    due = at_nine(days)
    person.now = due + late
    person.send(Reminded(claim.id, days, due))
    return person.message if person.replies else None


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
    person.tap("☐ The letter: not yet")
    assert person.message.replace
    assert "1 of 2" in person.text
    assert {"☑ The letter: ready", "☐ The payslip: not yet"} <= set(person.labels)
    assert "1 of 2" in person.type("/claims").tap(LOST).text
    person.tap("Open the plan").tap("Documents (1/2)").tap("☑ The letter: ready")
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


# --- reminders -------------------------------------------------------------------------------------------


def test_reminders_are_off_until_chosen_and_those_that_passed_are_left_out(person: Person) -> None:
    assert not any(isinstance(reply, Remind) for reply in person.replies)
    person.tap("Remind me")
    assert [label for label in person.labels if label.endswith(": off")] == [
        "3 days before: off",
        "1 day before: off",
        "On the day itself: off",
    ], "14 and 7 days before Friday, 27 November have passed on the 21st"
    person.tap("All reminders")
    assert reminders(person) == tuple((days, at_nine(days)) for days in (3, 1, 0))
    assert person.chat.claims[0].reminders == REMINDER_DAYS
    person.tap("1 day before: on")
    assert reminders(person) == tuple((days, at_nine(days)) for days in (3, 0))
    assert "Tuesday, 24 November 2026" in person.text
    person.tap("No reminders")
    assert reminders(person) == ()


@pytest.mark.parametrize("command", ["/reminders", "/peringatan"])
def test_the_command_opens_the_reminders_of_the_one_claim_or_the_list_of_several(person: Person, command: str) -> None:
    assert "All reminders" in person.type("/menu").type(command).labels
    person.type("/start lost").tap("I did").type("20/10/2026").type("900").tap("No").type("/start").type(command)
    assert "All reminders" in person.labels, "of the claim that was looked at last"
    assert "Friday, 18 December 2026" in person.text
    person.type("/start other").type(command)
    assert person.labels[:2] == [LOST, "20 October 2026: I lost my job"], "which of them is asked"
    person.type("/claims").tap("20 October 2026: I lost my job").tap("Reminders")
    assert "Friday, 18 December 2026" in person.text


def test_without_a_day_ahead_there_is_nothing_to_be_reminded_of(person: Person) -> None:
    person.later(days=30).type("/reminders")
    assert "no date ahead" in person.text
    assert "no claims yet" in Person(person.world).begin().type("/reminders").text


def test_a_reminder_says_the_days_what_is_ready_and_how_to_stop(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").tap("To the plan").tap("Documents (0/2)").tap("☐ The letter: not yet")
    before = person.chat
    message = remind(person, 3)
    assert message is not None
    for words in ("Reminder: I lost my job", "Send the claim", "Friday, 27 November 2026", "Documents ready: 1 of 2"):
        assert words in message.text
    assert "Have you sent" not in message.text
    assert "should have come" not in message.text
    assert not message.silent
    assert person.chat == before, "the screen a person is on stays as it was"
    assert "Have you sent" not in person.type("/claims").text


def test_the_last_reminder_chosen_asks_whether_it_was_filed(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").tap("On the day itself: on")
    message = remind(person, 1)
    assert message is not None
    assert "Have you sent “I lost my job, 1 October 2026”?" in message.text
    person.tap("Yes, I have sent it")
    assert person.chat.claims[0].status == "filed"


def test_who_has_sent_it_can_say_so_at_an_early_reminder(person: Person) -> None:
    person.tap("Remind me").tap("All reminders")
    assert remind(person, 14) is not None
    person.tap("I have sent it")
    assert person.chat.claims[0].status == "filed"


def test_a_late_reminder_says_so_and_one_at_night_makes_no_sound(person: Person) -> None:
    person.tap("Remind me").tap("All reminders")
    message = remind(person, 3, late=timedelta(hours=14))
    assert message is not None
    assert "should have come on Tuesday, 24 November 2026" in message.text
    assert message.silent


@pytest.mark.parametrize(
    ("late", "told", "silent"),
    [
        (timedelta(), False, False),
        (timedelta(minutes=59), False, False),
        (timedelta(hours=1, seconds=1), True, False),
        (timedelta(hours=12, minutes=59), True, False),  # 21:59
        (timedelta(hours=13), True, True),  # 22:00
        (timedelta(hours=21, minutes=59), True, True),  # 6:59 of the next morning
        (timedelta(hours=22), True, False),  # 7:00
    ],
)
def test_a_reminder_is_late_after_an_hour_and_silent_from_ten_to_seven(
    person: Person, late: timedelta, told: bool, silent: bool
) -> None:
    person.tap("Remind me").tap("All reminders")
    message = remind(person, 3, late=late)
    assert message is not None
    assert ("should have come on Tuesday, 24 November 2026" in message.text) is told
    assert message.silent is silent


def test_a_reminder_is_kept_as_promised_when_the_questions_have_changed(
    person: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    person.tap("Remind me").tap("All reminders")
    lost = FILES["dialogues/lost.yaml"].replace("answer: {type: date}", "answer: {type: date}\n            rev: 2")
    person.world = world_of(tmp_path_factory.mktemp("changed"), FILES | MORE | {"dialogues/lost.yaml": lost})
    message = remind(person, 3)
    assert message is not None
    assert "questions have changed" in message.text
    assert "What was your last day?" in person.tap("Open the plan").text


def test_who_was_not_asked_by_a_reminder_is_asked_at_the_next_visit_once(person: Person) -> None:
    assert "Have you sent" not in person.type("/menu").text, "nothing has passed yet"
    assert "Have you sent" not in person.later(days=6).type("/menu").text, "on the safe day itself there is time left"
    person.later(days=1)
    assert "Have you sent “I lost my job, 1 October 2026”?" in person.type("hello again").text
    person.tap("Not yet, show the plan")
    assert "You may claim." in person.text
    assert "Have you sent" not in person.later(days=1).type("/menu").text


def test_who_comes_after_the_safe_day_is_not_asked_on_the_same_day(world: World) -> None:
    person = at_plan(Person(world, now=NOW + timedelta(days=8)))  # the last day is tomorrow
    assert "Have you sent" not in person.later(hours=2).type("/menu").text
    assert "Have you sent" in person.later(days=1).type("/menu").text


def test_nobody_is_interrupted_in_the_middle_of_a_subject(person: Person) -> None:
    person.type("/start lost").later(days=8).tap("I did")
    assert "What was your last day?" in person.text
    assert "What was the wage?" in person.type("20/10/2026").text


@settings(deadline=None, max_examples=60)
@given(
    today=st.dates(date(2026, 10, 3), date(2026, 11, 28)),
    hour=st.integers(0, 23),
    zone=st.sampled_from(["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kuala_Lumpur"]),
    chosen=st.sets(st.sampled_from(REMINDER_DAYS)),
)
def test_reminders_are_at_nine_in_malaysia_ahead_and_before_the_safe_day(
    world: World, today: date, hour: int, zone: str, chosen: set[int]
) -> None:
    now = datetime(today.year, today.month, today.day, hour, 30, tzinfo=ZoneInfo(zone))
    assume(now.utcoffset() == now.replace(fold=1).utcoffset())  # an hour that comes twice equals no other (PEP 495)
    person = at_plan(Person(world, now=now)).tap("Remind me")
    offered = [days for days in REMINDER_DAYS if at_nine(days) > now]
    assert sum(": off" in label for label in person.labels) == len(offered)
    for days in sorted(chosen & set(offered)):
        label = {0: "On the day itself", 1: "1 day before"}.get(days, f"{days} days before")
        person.tap(f"{label}: off")
        kept = reminders(person)
        assert all(at.astimezone(MALAYSIA).hour == 9 and at > now for _, at in kept)
    if chosen & set(offered):
        assert reminders(person) == tuple(
            (days, at_nine(days)) for days in REMINDER_DAYS if days in chosen & set(offered)
        )


# --- changed ---------------------------------------------------------------------------------------------


def test_a_changed_answer_updates_the_claim_its_reminders_and_says_what_changed(person: Person) -> None:
    person.tap("Remind me").tap("All reminders").tap("To the plan").tap("Change an answer")
    person.tap("2. Thursday, 1 October 2026").type("10 October 2026")
    assert "The last day is now Wednesday, 9 December 2026; it was Monday, 30 November 2026." in person.text
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


# --- passed on -------------------------------------------------------------------------------------------


def messages(person: Person) -> Sequence[str]:
    return [reply.text for reply in person.replies if isinstance(reply, Message)]


@pytest.mark.parametrize(("username", "link"), [("pandu_bot", "https://t.me/pandu_bot?start=lost"), ("", "")])
def test_what_is_sent_on_says_nothing_of_its_person(world: World, username: str, link: str) -> None:
    from dataclasses import replace

    person = at_plan(Person(replace(world, username=username)))
    person.type("/claims").tap(LOST).tap("Change its name").type("Kilang ABC").tap("Open the plan")
    (summary,) = messages(person.tap("Save or send").tap("Share"))
    for words in (
        "I lost my job",
        "Friday, 27 November 2026",
        "Fill in the form",
        "1-300-22-8000",
        "not PERKESO",
        link,
    ):
        assert words in summary
    for personal in ("October", "2,500", "2500", "Selangor", "Kilang", "resign"):
        assert personal not in summary
    assert ("t.me" in summary) == bool(username)


def test_a_link_opens_its_subject_also_through_the_privacy_notice(world: World) -> None:
    person = Person(world).type("/start lost")
    assert person.chat.session is None
    person.tap("Agree and continue")
    assert "Who lost the job?" in person.text
    assert "How many months?" in person.type("/start other").text, "nothing was answered yet"


def test_a_link_into_the_middle_of_another_subject_asks_first(world: World) -> None:
    person = Person(world).begin().type("/start lost").tap("I did").type("/start other")
    assert "Leave “I lost my job”?" in person.text
    assert "How many months?" in person.tap("Yes, leave it").text


@settings(deadline=None, max_examples=60)
@given(payload=st.text(max_size=80) | st.sampled_from(["claim:0", "menu.0", "../lost", "lost ", "LOST", "__class__"]))
def test_whatever_a_link_carries_is_no_more_than_a_start(world: World, payload: str) -> None:
    fresh = Person(world).type(f"/start {payload}").tap("Agree and continue")
    known = Person(world).begin().type(f"/start {payload}")
    for person in (fresh, known):
        opened = person.chat.session.dialogue if person.chat.session else None
        word = payload.strip().casefold().replace("-", "_")  # a poster may shout
        assert opened == (word if word in world.content.dialogues else None)


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
