"""The dated deadlines of a plan as a calendar file: all-day events with alarms, which a later file updates."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from bot.handout.model import Handout

DOMAIN = "pandu.invalid"  # events need a domain of their own; this one can never belong to anybody
_GOOGLE = "https://calendar.google.com/calendar/render"
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_NINE = timedelta(hours=9)
_DAY = timedelta(days=1)


def make_calendar(handout: Handout, uid: str, at: datetime) -> bytes:
    """The iCalendar file of a handout's open deadlines: its last day, and the day to act by.

    An event's uid is the claim's `uid`, which nobody else has, with the deadline's id. SEQUENCE and DTSTAMP grow with
    the moment `at` it was asked for, so that what is imported later replaces the dates of before. An alarm rings at
    nine, by the phone's own clock.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Pandu//Pandu//" + handout.language.upper())
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Pandu: {handout.title}")
    for id_, day, title, details, before in _events(handout):
        event = Event()
        event.add("uid", f"{uid}-{id_}@{DOMAIN}")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("last-modified", at.astimezone(UTC))
        event.add("sequence", int((at - _EPOCH).total_seconds()))
        event.add("dtstart", day)
        event.add("dtend", day + _DAY)
        event.add("summary", title)
        event.add("description", details)
        event.add("transp", "TRANSPARENT")
        for days in before:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", title)
            alarm.add("trigger", _NINE - days * _DAY)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def google_link(handout: Handout) -> str:
    """A link that puts the first day to act by, else the first last day, into Google Calendar; empty without one."""
    for _, day, title, details, _ in _events(handout):
        dates = f"{day:%Y%m%d}/{day + _DAY:%Y%m%d}"
        return f"{_GOOGLE}?{urlencode({'action': 'TEMPLATE', 'text': title, 'dates': dates, 'details': details})}"
    return ""


def _events(handout: Handout) -> Iterator[tuple[str, date, str, str, tuple[int, ...]]]:
    """Id, day, title, details, and how many days before it an alarm rings; nearest deadline first."""
    for deadline in handout.deadlines:
        if deadline.last_day is None or deadline.passed:
            continue
        if deadline.act_by is not None:
            yield f"{deadline.id}-act-by", deadline.act_by, deadline.act_by_title, deadline.details, (7, 3, 1, 0)
        yield deadline.id, deadline.last_day, deadline.last_day_title, deadline.details, (1, 0)
