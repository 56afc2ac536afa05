"""The screens of a question: the question itself, why it is asked, which reading was meant, changing an answer."""

from datetime import date, timedelta

from bot.content import schema
from bot.dialogue.input.answers import within
from bot.dialogue.places import AtChange, AtQuestion, AtReading
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.values import answer_text
from bot.dialogue.screens.view import LABEL_LIMIT, ONE_COLUMN, bold, in_columns, plain
from bot.plan.workdays import STATES
from bot.session.state import MOST_QUESTIONS


def question(shown: SessionView, id_: str) -> Message:
    """A question, with what was answered just before read back, and why it is asked when that was wanted."""
    view, asked = shown.view, shown.question(id_)
    place = shown.view.chat.place
    text = shown.asked(id_)
    paragraphs = [*_read_back(shown, id_), _progress(shown, id_), bold(text)]
    if isinstance(place, AtQuestion | AtChange) and place.help:
        paragraphs.append(view.ui("question.why", why=shown.raw(asked.why, asked.why_other)))
    hint = _hint(asked.answer)
    if hint:
        paragraphs.append(view.ui(hint))
    rows = in_columns(options(shown, id_))
    if isinstance(asked.answer, schema.DateAnswer):
        rows = (*_near_days(shown, asked.answer), (view.key("buttons.calendar", "month"),))
    elif isinstance(asked.answer, schema.MoneyAnswer | schema.NumberAnswer):
        rows = in_columns(_common(shown, asked), columns=3)
    if isinstance(place, AtChange) and id_ in shown.state.answers:
        kept = answer_text(view, asked, shown.state.answers[id_].value)
        paragraphs.insert(-1, view.ui("question.earlier", answer=kept))
        label = view.words.ui("buttons.keep", answer=kept)
        if len(label) <= LABEL_LIMIT and len(rows) < 8:
            rows = (*rows, (view.button(label, "keep"),))
    return Message("\n\n".join(part for part in paragraphs if part), rows, _nav(shown))


def _read_back(shown: SessionView, id_: str) -> list[str]:
    """The answer before this question, so that a misread one is seen at once, and the hint that follows "not sure"."""
    before = _before(shown, id_)
    if before is None or isinstance(shown.view.chat.place, AtChange):
        return []
    asked, answer = shown.question(before), shown.state.answers[before]
    if answer.value is None and asked.unsure_say is not None:
        return [shown.say(asked.unsure_say)]
    return [shown.view.ui("question.you_said", answer=answer_text(shown.view, asked, answer.value))]


def _before(shown: SessionView, id_: str) -> str | None:
    """The question whose answer led to one: the last that was answered, or the one before it when it is asked again."""
    answered = shown.state.answered
    if id_ in answered:
        position = answered.index(id_)
        return answered[position - 1] if position else None
    return next((given for given in reversed(list(shown.state.answers)) if given in answered), None)


def _progress(shown: SessionView, id_: str) -> str:
    remaining = shown.state.machine.remaining.get(id_)
    if remaining is None:
        return ""
    answered = shown.state.path.answered
    number = (answered.index(id_) if id_ in answered else len(answered)) + 1
    # The longest way through the routes may be one that no answers take: the check holds every path to the most.
    return shown.view.ui("question.progress", n=number, most=min(number + remaining - 1, MOST_QUESTIONS))


def options(shown: SessionView, id_: str) -> list[Button]:
    """The choices of a question as buttons; none for one that is typed."""
    view, asked = shown.view, shown.question(id_)
    answer = asked.answer
    if isinstance(answer, schema.ChoiceAnswer):
        groups = [view.button(view.words.text(group.label), "among", id_) for id_, group in answer.groups.items()]
        return groups + [view.button(view.words.text(label), "o", option) for option, label in answer.alone.items()]
    if isinstance(answer, schema.YesNoAnswer):
        return [view.key(f"answers.{value}", "o", value) for value in ("yes", "no")]
    if isinstance(answer, schema.StateAnswer):
        return [view.key(f"states.{state}", "o", state) for state in STATES]
    return []


def _near_days(shown: SessionView, answer: schema.DateAnswer) -> tuple[tuple[Button, ...], ...]:
    """Today and yesterday, where they can be the answer."""
    days = {"today": shown.state.today, "yesterday": shown.state.today - timedelta(days=1)}
    buttons = [
        shown.view.key(f"question.{name}", "o", day.isoformat())
        for name, day in days.items()
        if within(shown.state, answer, day)
    ]
    return (tuple(buttons),) if buttons else ()


def _common(shown: SessionView, asked: schema.Question) -> list[Button]:
    """The answers that many give to a question that is typed."""
    assert isinstance(asked.answer, schema.MoneyAnswer | schema.NumberAnswer)  # noqa: S101 - asked by its caller
    values = map(str, asked.answer.common)
    return [shown.view.button(answer_text(shown.view, asked, value), "o", value) for value in values]


def _hint(answer: schema.Answer) -> str | None:
    if isinstance(answer, schema.DateAnswer):
        return "question.hint_date"
    if isinstance(answer, schema.NumberAnswer):
        return f"question.hint_number_{answer.unit}"
    return "question.hint_money" if isinstance(answer, schema.MoneyAnswer) else None


def _nav(shown: SessionView) -> tuple[Button, ...]:
    view = shown.view
    return (
        view.key("buttons.back", "back"),
        view.key("buttons.why", "why"),
        view.key("buttons.unsure", "unsure"),
        view.key("buttons.menu", "menu"),
    )


def reading(shown: SessionView, place: AtReading) -> Message:
    """Which of several readings of a typed answer was meant."""
    view, asked = shown.view, shown.question(place.question)
    is_date = isinstance(asked.answer, schema.DateAnswer)
    buttons = [
        view.button(
            view.words.day(date.fromisoformat(value)) if is_date else answer_text(view, asked, value), "o", value
        )
        for value in place.candidates
    ]
    one = len(buttons) == 1
    if not is_date and not isinstance(asked.answer, schema.YesNoAnswer):
        buttons.append(view.key("buttons.something_else" if one else "buttons.none_of_these", "stay"))
    which = "question.is_it" if one else "question.which_date" if is_date else "question.which_option"
    text = f"{view.ui(which)}\n\n{bold(shown.asked(place.question))}"
    return Message(text, in_columns(buttons), _nav(shown))


def change_list(shown: SessionView) -> Message:
    """The answers given on the path, each a button that asks it again."""
    view = shown.view
    given = [answer_text(view, shown.question(id_), shown.state.answers[id_].value) for id_ in shown.state.answered]
    lines, buttons = [], []
    for number, (id_, answer) in enumerate(zip(shown.state.answered, given, strict=True), start=1):
        lines.append(plain(f"{number}. {shown.named(id_)}: ") + bold(answer))
        # A whole answer fits beside its number in one column, and in two only the number.
        label = f"{number}. {answer}" if len(given) <= ONE_COLUMN else str(number)
        buttons.append(view.button(label, "cq", id_))
    text = f"{bold(view.words.ui('change.title'))}\n\n" + "\n".join(lines)
    return Message(text, in_columns(buttons), (view.key("sections.plan", "sec", "top"),))
