"""Reminders of a saved claim: chosen, kept at nine in Malaysia, said late or at night, asked about once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.dialogue.claims import REMINDER_DAYS
from bot.dialogue.replies import Remind
from bot.dialogue.world import World
from bot.language.text.formatting import MALAYSIA
from tests.dialogue.claims import LOST, at_nine, remind, reminders
from tests.people import NOW, Person, world_of
from tests.subjects import FILES, MORE, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | MORE)


@pytest.fixture
def person(world: World) -> Person:
    return at_plan(Person(world))


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
    person.tap("Remind me").tap("All reminders").tap("To the plan").tap("Documents (0/2)").tap("☐ The letter")
    before = person.chat
    message = remind(person, 3)
    assert message is not None
    for words in ("Reminder: I lost my job", "Send the claim", "Friday, 27 November 2026", "Documents ready: 1 of 2"):
        assert words in message.text
    assert "Have you sent" not in message.text
    assert "should have come" not in message.text
    assert not message.silent
    stays = (before.place, before.step, before.claims)
    assert (person.chat.place, person.chat.step, person.chat.claims) == stays, (
        "the screen a person is on stays as it was"
    )
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
