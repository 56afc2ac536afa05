"""A month to pick a day from: the second way to answer when, beside typing. Nine rows at the most."""

from calendar import Calendar
from datetime import date

from babel.dates import format_date, get_day_names

from bot.content import schema
from bot.dialogue.input.answers import within
from bot.dialogue.places import AtDay
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import bold
from bot.session.state import SessionState

_WEEKS = Calendar(firstweekday=0)  # Monday first, as calendars in Malaysia show it
_BLANK = "·"


def first_month(state: SessionState, id_: str) -> str:
    """The month to open with: that of the answer so far, else this one."""
    answer = state.answers.get(id_)
    day = date.fromisoformat(answer.value) if answer and answer.value else state.today
    return day.strftime("%Y-%m")


def day_picker(shown: SessionView, place: AtDay) -> Message:
    """The month of a place, its days as buttons; days outside the question's limits are blank."""
    view, asked = shown.view, shown.question(place.question)
    year, month = (int(part) for part in place.month.split("-"))
    locale = "ms_MY" if view.language == "ms" else "en_MY"
    title = format_date(date(year, month, 1), "MMMM y", locale=locale)
    names = get_day_names("short", locale=locale)
    rows: list[tuple[Button, ...]] = [
        tuple(
            view.button(label, "month", _moved(year, month, by))
            for label, by in (("«", -12), ("‹", -1), (title, 0), ("›", 1), ("»", 12))
        ),
        tuple(view.button(names[weekday], "month", place.month) for weekday in range(7)),
    ]
    for week in _WEEKS.monthdatescalendar(year, month):
        rows.append(tuple(_day(shown, asked, day, place) for day in week))  # noqa: PERF401 - rows begin with two
    text = f"{bold(shown.raw(asked.ask, asked.ask_other))}\n\n{view.ui('question.pick_day')}"
    return Message(text, tuple(rows), (view.key("buttons.back", "stay"), view.key("buttons.menu", "menu")))


def _day(shown: SessionView, asked: schema.Question, day: date, place: AtDay) -> Button:
    inside = day.strftime("%Y-%m") == place.month and isinstance(asked.answer, schema.DateAnswer)
    if inside and within(shown.state, asked.answer, day):  # type: ignore[arg-type]
        return shown.view.button(str(day.day), "o", day.isoformat())
    return shown.view.button(_BLANK, "month", place.month)


def _moved(year: int, month: int, by: int) -> str:
    """A month some months on, within the years a calendar has."""
    number = min(max(year * 12 + month - 1 + by, 1950 * 12), 2099 * 12 + 11)
    return f"{number // 12}-{number % 12 + 1:02d}"
