"""Whether something can still be sent on a day: counted with the limit of this plan and the days off."""

from datetime import date

from bot.content.schema import STATE_QUESTION
from bot.dialogue.replies import Message
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import bold
from bot.plan.workdays import STATES


def sending_on(shown: SessionView, day: date) -> Message:
    """The answer for the nearest deadline of a session that has a plan."""
    plan, view, words = shown.plan, shown.view, shown.words
    assert plan is not None  # noqa: S101 - asked only at a plan
    nearest = plan.nearest()
    said = {"day": words.day(day)}
    if day < view.today:
        return Message(view.ui("sending.passed", **said))
    if nearest is None or nearest.last_day is None:
        return Message("\n".join([view.ui("sending.no_limit"), *_openness(shown, day, day)]))
    last, safe = nearest.last_day, nearest.act_by or nearest.last_day
    kind = "before" if day < last else "last" if day == last else "after"
    values = said if kind == "last" else {**said, "last": words.day(last)}
    lines = [bold(shown.raw(nearest.rule.do)), view.ui(f"sending.{kind}", **values)]
    if day <= last:
        lines += _openness(shown, day, safe)
    if day > safe >= view.today:
        lines.append(view.ui("sending.safe", safe=words.day(safe)))
    lines.append(view.ui(f"certainty.{nearest.rule.certainty}"))
    return Message("\n".join(lines))


def _openness(shown: SessionView, day: date, safe: date) -> list[str]:
    """Whether offices are open on a day: in the person's state, or in all where it is not known."""
    kept = shown.state.answers.get(STATE_QUESTION)
    state = (kept.value if kept else None) or shown.view.chat.state
    calendar, words = shown.view.world.calendar, shown.words
    if all(calendar.is_working_day(day, each) for each in ([state] if state else STATES)):
        return [shown.view.ui("sending.open")]
    before = min(safe, calendar.last_working_day_before(day, state))
    return [shown.view.ui("sending.closed", day=words.day(day), safe=words.day(before))]
