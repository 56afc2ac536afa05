"""The limits in time by situation, and a last day worked out from one date. Nothing typed here is kept."""

from dataclasses import dataclass
from datetime import date

from bot.content import schema
from bot.content.text import Text
from bot.dialogue.places import AtLimits
from bot.dialogue.replies import Message
from bot.dialogue.screens.view import View, bold, in_columns, plain
from bot.handout.wording import in_words, limit_in_words
from bot.language.text.words import Words
from bot.plan.deadlines import act_by, last_day
from bot.plan.model import PlannedDeadline


@dataclass(frozen=True)
class _Anybody:
    """Speaks of a limit to somebody of whom nothing is known."""

    words: Words
    for_other: bool = False
    for_dead: bool = False

    def raw(self, text: Text, other: Text | None = None) -> str:  # noqa: ARG002 - nothing is known of anybody else
        return self.words.text(text)


def limits_screen(view: View, place: AtLimits) -> Message:
    """All of them, a line each; or the one of a situation."""
    limit = view.content.limits.get(place.limit)
    return _all(view) if limit is None else limit_screen(view, limit)


def _all(view: View) -> Message:
    lines, numbers = [], []
    for number, limit in enumerate(view.content.limits.values(), 1):
        rule = view.content.deadline_of(limit)
        assert rule is not None  # noqa: S101 - the check holds every line to one
        sure = view.words.ui(f"limits.sure_{rule.certainty}")
        lines.append(f"{number}. {view.say(limit.title)}: {plain(_length(view, rule))} ({plain(sure)})")
        numbers.append(view.button(str(number), "limits", limit.id))
    text = "\n\n".join([bold(view.words.ui("limits.title")), "\n".join(lines), view.ui("limits.hint")])
    nav = (view.key("buttons.back", "close"), view.key("buttons.menu", "menu"))
    return Message(text, in_columns(numbers, columns=5), nav)


def _length(view: View, rule: schema.Deadline) -> str:
    """Only how long; what it counts from stands with the limit itself."""
    if rule.within is None:
        return view.words.ui("limits.now")
    if rule.within.count == 0:
        return view.words.text(rule.counted_from)
    return view.words.ui(f"units.{rule.within.unit}", n=rule.within.count)


def limit_screen(view: View, limit: schema.Limit) -> Message:
    """A limit with its conditions and how sure it is; then the one date it needs."""
    rule = view.content.deadline_of(limit)
    assert rule is not None  # noqa: S101 - the check holds every line to one
    said = in_words(PlannedDeadline(rule, None, None, state_matters=False), view.today, _Anybody(view.words))
    start = view.words.text(rule.counted_from)
    lines = [said.what, limit_in_words(view.words, rule, start), said.note, said.sure]
    blocks = [bold(view.words.text(limit.title)), "\n".join(plain(line) for line in lines if line)]
    if rule.when is not None:
        blocks.append(view.ui("limits.conditions"))
    if rule.within is not None:
        asked = [view.say(limit.ask)] if limit.ask else []
        blocks.append(" ".join([*asked, view.ui("limits.ask_day")]))
    rows = ((view.button(view.words.ui("bank.check_mine"), "go", limit.opens),),)
    nav = (view.key("buttons.back", "limits"), view.key("buttons.menu", "menu"))
    return Message("\n\n".join(blocks), rows, nav)


def dated_limit(view: View, limit: schema.Limit, day: date) -> Message:
    """The last day and the safe day, counted from a date."""
    rule = view.content.deadline_of(limit)
    assert rule is not None  # noqa: S101 - the check holds every line to one
    assert rule.within is not None  # noqa: S101 - a day is asked only where it is counted from
    calendar, state = view.world.calendar, view.chat.state
    last = last_day(day, rule.within, before=rule.before)
    safe = act_by(day, rule.within, calendar, state, before=rule.before)
    said = in_words(PlannedDeadline(rule, last, safe, state_matters=False), view.today, _Anybody(view.words))
    dates = [said.last_now, said.act] if not said.passed or not said.missed else [said.last_now]
    lines = [bold(view.words.text(limit.title)), plain(said.what), *map(bold, filter(None, dates))]
    lines += [plain(line) for line in (said.limit, said.missed, said.note, said.sure, said.calendar_end) if line]
    return Message("\n".join(lines))
