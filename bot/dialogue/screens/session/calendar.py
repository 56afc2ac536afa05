"""A month to pick a day from: the second way to answer when, beside typing. Ten rows at the most."""

from calendar import Calendar, monthrange
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
    short = [format_date(_first_of(_moved(year, month, by)), "MMM", locale=locale) for by in (-1, 1)]
    turns = ((f"« {year - 1}", -12), (f"‹ {short[0]}", -1), (f"{short[1]} ›", 1), (f"{year + 1} »", 12))
    months = [(label, _moved(year, month, by)) for label, by in turns if _leads(shown, asked, place.month, by)]
    weeks = [tuple(_day(shown, asked, day, place) for day in week) for week in _WEEKS.monthdatescalendar(year, month)]
    rows = [
        (view.button(title, "month", place.month),),
        tuple(view.button(label, "month", to) for label, to in months),
        tuple(view.button(names[weekday], "month", place.month) for weekday in range(7)),
        *(week for week in weeks if any(button.label != _BLANK for button in week)),
    ]
    rows = [row for row in rows if row]
    text = f"{bold(shown.asked(place.question))}\n\n{view.ui('question.pick_day')}"
    return Message(text, tuple(rows), (view.key("buttons.back", "stay"), view.key("buttons.menu", "menu")))


def _day(shown: SessionView, asked: schema.Question, day: date, place: AtDay) -> Button:
    inside = day.strftime("%Y-%m") == place.month and isinstance(asked.answer, schema.DateAnswer)
    if inside and within(shown.state, asked.answer, day):  # type: ignore[arg-type]
        return shown.view.button(str(day.day), "o", day.isoformat())
    return shown.view.button(_BLANK, "month", place.month)


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _leads(shown: SessionView, asked: schema.Question, month: str, by: int) -> bool:
    """Whether so many months on or back there may still be a day that can be the answer."""
    answer, here = asked.answer, _first_of(month)
    first = _first_of(_moved(here.year, here.month, by))
    if not isinstance(answer, schema.DateAnswer):
        return True
    latest, earliest = shown.state.scope.limit(answer.latest), shown.state.scope.limit(answer.earliest)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return (earliest is None or last >= earliest) if by < 0 else (latest is None or first <= latest)


def _moved(year: int, month: int, by: int) -> str:
    """A month some months on, within the years a calendar has."""
    number = min(max(year * 12 + month - 1 + by, 1950 * 12), 2099 * 12 + 11)
    return f"{number // 12}-{number % 12 + 1:02d}"
