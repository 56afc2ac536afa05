"""The dated deadlines of a plan as a calendar file: all-day events with alarms, which a second download updates."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.handout.model import Handout

DOMAIN = "pandu.invalid"  # events need a domain of their own; this one can never belong to anybody
_NINE = timedelta(hours=9)
_DAY = timedelta(days=1)


def make_calendar(handout: Handout) -> bytes:
    """The iCalendar file of a handout's open deadlines: its last day, and the day to act by.

    An event's uid is made of the handout's key and the deadline's id, and its SEQUENCE grows with the day of the plan,
    so that a later file replaces the dates of an earlier one. An alarm rings at nine, by the phone's own clock.
    """
    from icalendar import Alarm, Calendar, Event

    stamp = datetime.combine(handout.today, time(), UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//Pandu//Pandu//" + handout.language.upper())
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Pandu: {handout.title}")
    for uid, day, title, details, before in _events(handout):
        event = Event()
        event.add("uid", f"{uid}@{DOMAIN}")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", handout.today.toordinal())
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


def _events(handout: Handout) -> Iterator[tuple[str, date, str, str, tuple[int, ...]]]:
    """Uid, day, title, details, and how many days before it an alarm rings; nearest deadline first."""
    for deadline in handout.deadlines:
        if deadline.last_day is None or deadline.passed:
            continue
        if deadline.act_by is not None:
            uid = f"{handout.key}-{deadline.id}-act-by"
            yield uid, deadline.act_by, deadline.act_by_title, deadline.details, (7, 3, 1, 0)
        yield f"{handout.key}-{deadline.id}", deadline.last_day, deadline.last_day_title, deadline.details, (1, 0)
