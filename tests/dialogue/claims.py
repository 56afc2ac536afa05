"""A claim of the small subjects, and the reminders of it."""

from datetime import date, datetime, timedelta

from bot.dialogue.inputs import Reminded
from bot.dialogue.replies import Message, Remind
from bot.language.text.formatting import MALAYSIA
from tests.people import Person

SAFE_DAY = date(2026, 11, 27)  # 60 days after 1 October 2026 end on Monday 30 November
LOST = "1 October 2026: I lost my job"


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
