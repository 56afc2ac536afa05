"""The calendar file: what it holds, and what a phone shows when it is imported, changed and imported again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlparse

import vobject
from icalendar import Calendar, Event

from bot.dialogue.files import bytes_of, calendar_file, taken_away
from bot.dialogue.replies import File
from bot.dialogue.screens.session_view import SessionView
from bot.handout.calendar_file import google_link, make_calendar
from bot.language.text.formatting import MALAYSIA
from tests.handout.plans import claim_of, fall, plans, tiny
from tests.people import NOW, Person


def dated(found: SessionView, at: datetime = NOW, uid: str = "c1") -> str:
    """A calendar file asked for at a moment."""
    file = calendar_file(found, replace(claim_of(found), uid=uid), at)
    return bytes_of(file).decode()


def events(found: SessionView) -> dict[str, Event]:
    """The events of a calendar file by uid, read back."""
    return {str(event["uid"]): event for event in Calendar.from_ical(dated(found)).walk("VEVENT")}


class Phone:
    """A calendar that imports files as the standard says: by uid, the higher sequence wins, then the later stamp."""

    def __init__(self) -> None:
        self.shown: dict[str, Any] = {}

    def opens(self, file: str) -> "Phone":
        """Imports a file, read by another library than the one that wrote it."""
        for event in vobject.readOne(file).vevent_list:
            known = self.shown.get(event.uid.value)
            if known is None or _rank(event) >= _rank(known):
                self.shown[event.uid.value] = event
        return self

    @property
    def days(self) -> list[date]:
        """The days that something is on."""
        return sorted(event.dtstart.value for event in self.shown.values())


def _rank(event: Any) -> tuple[int, datetime]:
    return int(event.sequence.value), event.dtstamp.value


def test_the_calendar_has_the_safe_day_and_the_last_day_with_alarms_at_nine() -> None:
    found = events(fall())
    assert {uid: event.decoded("dtstart") for uid, event in found.items()} == {
        "c1-claim_60_days-act-by@pandu.invalid": date(2026, 11, 27),
        "c1-claim_60_days@pandu.invalid": date(2026, 11, 30),
    }
    for event in found.values():
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        rings = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert rings
        assert all(ring % timedelta(days=1) == timedelta(hours=9) for ring in rings)
        assert "PERKESO" in str(event["description"])


def test_imported_changed_and_imported_again_only_the_new_day_is_shown() -> None:
    phone = Phone().opens(dated(fall()))
    assert phone.days == [date(2026, 11, 27), date(2026, 11, 30)]
    changed = fall(language="ms", fall_date="2026-10-11")
    phone.opens(dated(changed, NOW + timedelta(seconds=5)))
    assert phone.days == [date(2026, 12, 9), date(2026, 12, 10)]
    phone.opens(dated(fall()))
    assert phone.days == [date(2026, 12, 9), date(2026, 12, 10)], "an older file changes nothing"


def test_the_files_of_two_people_keep_both() -> None:
    phone = Phone().opens(dated(fall(), uid="one")).opens(dated(fall(fall_date="2026-10-11"), uid="other"))
    assert len(phone.shown) == 4


def test_each_claim_has_events_of_its_own_for_good() -> None:
    def uids(person: Person) -> set[str]:
        person.type("/tuntutan").tap("1 October 2026: I fell at work").tap("Open the plan")
        person.tap("Save or send").tap("Calendar file")
        file = next(reply for reply in person.replies if isinstance(reply, File))
        return {str(each["uid"]) for each in Calendar.from_ical(bytes_of(file)).walk("VEVENT")}

    def planned() -> Person:
        person = Person(tiny()).begin().tap_menu("Accidents").tap("My own fall")
        return person.type("1/10/2026").type("10").type("1500").type("Selangor")

    siti, ravi = planned(), planned()
    assert uids(siti) == uids(siti.later(minutes=1))
    assert not uids(siti) & uids(ravi)


def test_what_has_passed_is_not_in_the_calendar() -> None:
    assert [*events(fall(date(2026, 11, 29)))] == ["c1-claim_60_days@pandu.invalid"]
    assert events(fall(date(2026, 12, 1))) == {}


def test_an_unsure_date_says_so_in_its_title() -> None:
    unsure = [
        (deadline, in_plan.rule.certainty)
        for found in plans()
        if found.plan
        for deadline, in_plan in zip(taken_away(found, claim_of(found)).deadlines, found.plan.deadlines(), strict=False)
        if deadline.id == in_plan.rule.id
    ]
    assert any(certainty == "guide" for _, certainty in unsure)
    for deadline, certainty in unsure:
        assert ("not sure" in deadline.last_day_title) == (certainty in ("guide", "unknown"))


def test_every_case_gives_a_calendar_that_reads_back() -> None:
    for found in plans():
        assert found.plan is not None
        calendar = Calendar.from_ical(make_calendar(taken_away(found, claim_of(found)), "c1", NOW))
        ahead = {event.decoded("dtstart") for event in calendar.walk("VEVENT")}
        assert all(day >= found.plan.today for day in ahead)
        assert bool(ahead) == found.plan.has_days_ahead


def test_beside_the_file_stand_a_google_link_and_a_day_to_tap() -> None:
    found = fall()
    caption = calendar_file(found, claim_of(found), NOW).caption
    link = google_link(taken_away(found, claim_of(found)))
    assert parse_qs(urlparse(link).query)["dates"] == ["20261127/20261128"]
    assert f'href="{link.replace("&", "&amp;")}"' in caption
    nine = int(datetime(2026, 11, 27, 9, tzinfo=MALAYSIA).timestamp())
    assert f'<tg-time unix="{nine}">' in caption
