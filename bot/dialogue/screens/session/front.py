"""The text of a plan, made to be seen whole on a small phone: what it is, the day to keep, the sum, what to do now.

What does not fit stands below, folded, and in full in its section.
"""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from textwrap import wrap

from bot.content import schema
from bot.dialogue.screens.knowledge.letters import fitting
from bot.dialogue.screens.session.wording import Spoken
from bot.dialogue.screens.view import SCREEN_LIMIT, bold, folded, plain, spoken_text, visible
from bot.handout.wording import in_words
from bot.plan.amounts import Amount
from bot.plan.model import SOON, PlannedDeadline
from bot.plan.workdays import DayOff

LINES, ROWS = 17, 4
"""Lines above the fold: what 612 points hold besides four rows of buttons, the fold and the edges of the bubble."""

_LINES_OF_ROW = 3

_WIDE, _WIDE_BOLD = 35, 32  # characters of a line
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"(])")
_BRACKETS = re.compile(r" \([^)]*\)")
_SHORT = 40  # characters under which a sentence alone says too little to act on
_HEADLINE = 30  # and one under which it is no headline, such as a word of sympathy
_MOST_ACTS = 3


@dataclass(frozen=True)
class _Front:
    """What stands above the fold. `rest` are the sentences of the headline that had no room there.

    `tight` leaves out the blank line below the headline. `brief` are the dates without the days off before them.
    """

    headline: tuple[str, ...]
    rest: tuple[str, ...]
    dates: tuple[str, ...]
    brief: tuple[str, ...]
    sum: str
    acts: tuple[str, ...]
    basis: str
    tight: bool = False

    @property
    def lines(self) -> int:
        """Lines of a phone, the blank ones between the parts included."""
        parts = [bold(" ".join(self.headline)), *self.dates, self.sum, *self.acts, self.basis]
        heads = min(2, len(self.acts))
        gaps = sum(map(bool, (self.dates or self.sum, self.acts, self.basis))) - self.tight
        return sum(_lines(part) for part in parts if part) + heads + gaps

    def smaller(self) -> "_Front | None":
        """The same with the least part of it left out; None when nothing can give way."""
        if len(self.acts) == _MOST_ACTS:
            return replace(self, acts=self.acts[:-1])
        if (self.dates or self.basis) and len(" ".join(self.headline[:-1])) >= _HEADLINE:
            return replace(self, headline=self.headline[:-1], rest=(self.headline[-1], *self.rest))
        if len(self.acts) > 1:
            return replace(self, acts=self.acts[:-1])
        if not self.tight:
            return replace(self, tight=True)
        return None if self.dates == self.brief else replace(self, dates=self.brief)


def front_text(spoken: Spoken, rows: int) -> str:
    """The whole text of a plan above so many rows of buttons."""
    shown, plan = spoken.shown, spoken.plan
    said = shown.raw(plan.outcome.say, plan.outcome.say_other)
    headline, both = tuple(_SENTENCE_ENDS.split(said)), (_dates(spoken), _dates(spoken, days_off=False))
    front = _Front(headline, (), *both, _sum(spoken), _acts(spoken), _basis(spoken))
    most = LINES - _LINES_OF_ROW * max(0, rows - ROWS)
    while front.lines > most and (smaller := front.smaller()) is not None:
        front = smaller
    day_and_sum = "\n".join(filter(None, [*front.dates, front.sum]))
    title = bold(" ".join(front.headline))
    blocks = [title, day_and_sum, front.basis, _todo(spoken, front.acts)]
    if front.tight:
        blocks[:2] = [f"{title}\n{day_and_sum}"]
    above = "\n\n".join(filter(None, blocks))
    letter = tuple(line for line in _letter(spoken) if line not in front.acts)  # Today may have no room for it
    below = _below(spoken, (*front.rest, *letter), SCREEN_LIMIT - visible(above))
    return f"{above}\n{folded(below)}" if below else above


def _lines(markup: str) -> int:
    """Lines that a part takes, broken between words; a letter counts for one, whichever it is."""
    return len(wrap(spoken_text(markup), _WIDE_BOLD if markup.startswith("<b>") else _WIDE))


# --- the day to keep ----------------------------------------------------------------------------------------


def _dates(spoken: Spoken, *, days_off: bool = True) -> tuple[str, ...]:
    """The day to keep, and the day from which no claim is taken any more, where there is one."""
    plan = spoken.plan
    bars = [each for each in plan.own_deadlines() if each.rule.kind == "wait" and each.rule.must_reject]
    closes = [plain(in_words(each, plan.today, spoken.shown).last_now) for each in bars]
    return (*_day(spoken, days_off=days_off), *filter(None, dict.fromkeys(closes)))


def _day(spoken: Spoken, *, days_off: bool) -> tuple[str, ...]:
    """By which day to act, the last day and the days off before it, and how sure that is."""
    nearest, ui = spoken.plan.nearest(), spoken.view.ui
    if nearest is None or nearest.last_day is None:
        return _undated(spoken)
    said, today = in_words(nearest, spoken.plan.today, spoken.shown), spoken.plan.today
    sure = ui(f"sure.{nearest.rule.certainty}")
    left, what = nearest.days_left(today) or 0, _BRACKETS.sub("", said.what)
    last = plain(f"{said.last_now}.")
    if said.passed:
        return (bold(said.last), sure)
    if left > SOON:
        begins, words = spoken.plan.event_date, spoken.view.words
        # Under notice nothing can be sent yet: the day the time begins is said instead of "this month".
        ahead = words.day(begins) if begins and begins > today else None
        do = words.ui("plan.from", what=what, day=ahead) if ahead else words.ui("plan.this_month", what=what)
        return (bold(do), f"{ui('plan.limit_far', day=said.day)} {sure}")
    if not said.safe:
        return (bold(f"{what}. {said.act}"), f"{last} {sure}")
    first = bold(spoken.view.words.ui("plan.by", what=what, day=said.safe))
    return (first, " ".join(filter(None, [last, _closed(spoken, nearest) if days_off else "", sure])))


def _undated(spoken: Spoken) -> tuple[str, ...]:
    """What has to be done within which time, where no answer says from when: the person's own first, else another's."""
    plan = spoken.plan
    if not plan.benefits:
        return ()
    now = {each.rule.id for item in plan.benefits if not item.later for each in item.deadlines}
    limits = [each for each in plan.own_deadlines() if each.last_day is None and each.rule.kind != "wait"]
    limits = [each for each in limits if each.rule.id in now]  # what comes after the claim is not the first thing to do
    limits.sort(key=lambda each: each.rule.by not in schema.CLAIMANTS)
    if not limits:
        return (spoken.view.ui("plan.no_dates"),)
    rule, said = limits[0].rule, in_words(limits[0], plan.today, spoken.shown)
    sure = spoken.view.ui(f"sure.{rule.certainty}") if rule.within else ""  # that none was found is said already
    parts = " ".join(plain(f"{part.rstrip('.')}.") for part in (said.who, said.limit))
    return (bold(said.what), " ".join(filter(None, (parts, sure))))


def _closed(spoken: Spoken, deadline: PlannedDeadline) -> str:
    """Which weekend or holiday makes the day to act by earlier; empty where none does."""
    if deadline.act_by is None or deadline.last_day is None:
        return ""
    state = spoken.shown.state.answers.get(schema.STATE_QUESTION)
    known = state.value if state else None
    days = spoken.view.world.calendar.days_off(deadline.act_by, deadline.last_day, known)
    names = list(dict.fromkeys(_day_off(spoken, day, then) for day, then in zip_longest(days, days[1:])))
    if not names:
        return ""
    everywhere = known is not None or all(day.everywhere or day.weekend for day in days)
    return spoken.view.ui("plan.closed" if everywhere else "plan.closed_some", days=spoken.view.words.joined(names))


def _day_off(spoken: Spoken, day: DayOff, then: DayOff | None) -> str:
    """A day off in words. One that goes on on the day off after it is named there."""
    words = spoken.view.words
    if day.weekend:
        return words.ui("plan.weekend")
    name, when = day.names.get(words.language, ""), words.day_of_month(day.day)
    if then is not None and then.names.get(words.language) == name:
        return when
    return words.ui("plan.holiday", day=when, name=name) if name else when


# --- the sum ------------------------------------------------------------------------------------------------


def _sum(spoken: Spoken) -> str:
    """The first sum that can be said, an estimate; with its benefit where that is not the first one.

    Empty where nothing can be said, or a day has passed after which the law leaves no way.
    """
    nearest = spoken.plan.nearest()
    if nearest and nearest.rule.must_reject and (nearest.days_left(spoken.plan.today) or 0) < 0:
        return ""
    for number, item in enumerate(spoken.plan.benefits):
        said = [each for each in item.amounts if each.value is not None]
        if said:
            amount = next((each for each in said if not each.is_whole), said[0])
            name = spoken.shown.raw(item.benefit.name).split(" (")[0] if number else ""
            return _estimate(spoken, amount, name)
    return ""


def _estimate(spoken: Spoken, amount: Amount, name: str) -> str:
    words = spoken.view.words
    assert amount.value is not None  # noqa: S101 - it was picked for its value
    key = "amount.first_month" if amount.working == "allowance_first" else f"amount.{amount.per}"
    value = bold(words.ui(key, value=words.money(amount.value)))
    return spoken.view.ui("plan.sum_of", name=name) + " " + value if name else f"{spoken.view.ui('plan.sum')} {value}"


# --- what to do now -----------------------------------------------------------------------------------------


def _acts(spoken: Spoken) -> tuple[str, ...]:
    """The first things to do, chosen by the answers: from the steps of what comes first, else whom to ask.

    After a last day the first is to do even so what was to be done by then.
    """
    plan, nearest = spoken.plan, spoken.plan.nearest()
    said = in_words(nearest, plan.today, spoken.shown) if nearest else None
    late = [plain(f"{said.what}. {said.act}")] if said and said.passed else []
    parts = [item.steps for item in plan.benefits] or [item.steps for item in plan.appeals if spoken.appeals_first]
    steps = [step for part in parts[:2] for step in part][:_MOST_ACTS]
    if steps:
        found = [plain(_short(spoken.shown.raw(step.say, step.say_other))) for step in steps]
        return (*late, *found[:1], *(_letter(spoken) or found[1:]))[:_MOST_ACTS]
    return (*late, *spoken.ask())[:2]


def _letter(spoken: Spoken) -> tuple[str, ...]:
    """The letter that fits and is ready to send."""
    titles = [spoken.view.words.text(letter.title) for letter in fitting(spoken.view)[:1]]
    return tuple(spoken.view.ui("letters.ready", title=title) for title in titles)


def _short(text: str) -> str:
    """The first sentence, or as many as are needed to say something."""
    said = ""
    for sentence in _SENTENCE_ENDS.split(text):
        said = f"{said} {sentence}".strip()
        if len(said) >= _SHORT:
            break
    return said


def _todo(spoken: Spoken, acts: tuple[str, ...]) -> str:
    """Today the first two, this week the rest."""
    ui = spoken.view.words.ui
    numbered = [f"{number}. {act}" for number, act in enumerate(acts, 1)]
    now, week = (numbered[:2], numbered[2:]) if len(numbered) > 2 else (numbered[:1], numbered[1:])
    lines = [bold(ui("plan.do_today")), *now] if now else []
    return "\n".join([*lines, bold(ui("plan.do_this_week")), *week] if week else lines)


# --- what a refusal rests on, and what stands below ---------------------------------------------------------


def _basis(spoken: Spoken) -> str:
    """The answer that a refusal rests on, so that a wrong one is seen, and how sure its first note is."""
    asked, ui = spoken.rests_on, spoken.view.ui
    if asked is None:
        return ""
    rests = ui("plan.rests_on", what=spoken.shown.labelled(asked), answer=spoken.shown.answered(asked))
    known = spoken.shown.state.answers[asked].value is not None  # of "not sure" nothing is sure
    sure = next((note.certainty for note in spoken.plan.notes), None) if known else None
    return f"{rests} {ui(f'sure.{sure}')}" if sure else rests


def _below(spoken: Spoken, rest: tuple[str, ...], room: int) -> str:
    """What is folded: the rest of the headline, the benefits, what to know, and when it was checked."""
    plan, ui = spoken.plan, spoken.view.ui
    blocks = [plain(" ".join(rest))] if rest else []
    if len(plan.benefits) > 1 or (plan.benefits and rest):
        lead = ui("plan.benefits_other" if spoken.shown.for_other else "plan.benefits")
        names = [f"{n}. {spoken.shown.say(item.benefit.name)}" for n, item in enumerate(plan.benefits, 1)]
        blocks.append("\n".join([lead, *names]))
    blocks += [spoken.statement(note) for note in plan.notes]
    nearest = plan.nearest()
    if nearest is not None:
        blocks += filter(None, [plain(in_words(nearest, plan.today, spoken.shown).calendar_end)])
    last = ui("plan.checked", day=spoken.view.words.date(plan.checked))
    room -= visible(last) + 2
    kept = []
    for block in blocks:
        room -= visible(block) + 1
        if room < 0:
            break
        kept.append(block)
    return "\n".join([*kept, last])
