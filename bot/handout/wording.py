"""Puts a deadline into words: the one place for it, used by the chat, the page, the calendar and the summary.

Plain text without markup. Whoever shows it chooses which of its sentences stand where.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.content import schema
from bot.content.text import Text
from bot.language.text.words import Words
from bot.plan.model import PlannedDeadline
from bot.plan.workdays import TRUSTED_TO


class Speech(Protocol):
    """How one person is spoken to: in which words, about themselves or about somebody else."""

    @property
    def words(self) -> Words:
        """The words of a language."""

    @property
    def for_other(self) -> bool:
        """Whether the person asks for somebody else."""

    @property
    def for_dead(self) -> bool:
        """Whether that somebody has died, so that the family does what the worker would have done."""

    def raw(self, text: Text, other: Text | None = None) -> str:
        """A text of the content, its placeholders filled in."""


@dataclass(frozen=True)
class DeadlineWords:
    """A deadline in words; a sentence that does not apply is empty.

    `what` has to be done, by `who`; nobody has to do anything while a time is waited out. `day` is the last day alone
    and `safe` the day to act by, while it is ahead. `last` says the last day or that it passed, `last_now` says how far
    off that is too, which only a screen may. `act` says by when to act to be safe, that it is time now, or what to do
    although it is late. `limit` says how long, from when; `until` when a waiting time ends. `sure` says how sure that
    is, `sure_short` in a table.
    """

    what: str
    who: str
    day: str
    safe: str
    last: str
    last_now: str
    act: str
    limit: str
    until: str
    missed: str
    note: str
    sure: str
    sure_short: str
    calendar_end: str
    passed: bool


def in_words(deadline: PlannedDeadline, today: date, speech: Speech) -> DeadlineWords:
    """A deadline as it stands on a day."""
    rule, words, left = deadline.rule, speech.words, deadline.days_left(today)
    waits, last = rule.kind == "wait", deadline.last_day
    passed = left is not None and left < 0
    dated = last is not None and not waits  # the end of a waiting time must not look like a day to act by
    ahead = dated and not passed and deadline.act_by is not None and deadline.act_by >= today
    safe = words.day(deadline.act_by) if ahead and deadline.act_by else ""
    certain = rule.certainty != "unknown" or rule.within is not None
    return DeadlineWords(
        what=speech.raw(rule.do),
        who="" if waits else words.ui(f"deadline.by_{_party(rule, speech)}"),
        day=words.day(last) if last else "",
        safe=safe,
        last=_last(words, rule, last, passed=passed) if last and dated else "",
        last_now=_last_now(words, rule, last, left) if last and left is not None else "",
        act=_act(words, rule, left, safe) if dated else "",
        limit=limit_in_words(words, rule, speech.raw(rule.counted_from)),
        until=words.ui("paper.until", day=words.day(last)) if waits and last else "",
        missed=words.ui("deadline.missed", text=speech.raw(rule.if_missed)) if rule.if_missed else "",
        note=speech.raw(rule.note) if rule.note else "",
        sure=words.ui(f"certainty.{rule.certainty}") if certain else "",
        sure_short=words.ui(f"paper.sure_{rule.certainty}") if last or rule.within else "",
        calendar_end=words.ui("plan.calendar_end") if dated and not passed and last and last > TRUSTED_TO else "",
        passed=passed,
    )


def _party(rule: schema.Deadline, speech: Speech) -> str:
    """Who has to do it: the person addressed, or the family of one who died, in place of the worker."""
    if rule.by not in schema.COVERED:
        return rule.by
    return "family" if speech.for_dead else rule.by if speech.for_other else "you"


def _last(words: Words, rule: schema.Deadline, day: date, *, passed: bool) -> str:
    key = "last_day_is" if not passed else "last_day_was" if _is_sure(rule) else "last_day_may_have_been"
    return words.ui(f"paper.{key}", day=words.day(day))


def _is_sure(rule: schema.Deadline) -> bool:
    """Whether the law or PERKESO sets it; else nobody is told that it is over."""
    return rule.certainty in ("law", "perkeso")


def _last_now(words: Words, rule: schema.Deadline, day: date, left: int) -> str:
    if rule.kind == "wait":  # the day that bars every claim is named, though it is no day to act by
        return words.ui("deadline.closes", day=words.day(day)) if rule.must_reject else ""
    if left < 0:
        key = "passed" if _is_sure(rule) else "passed_maybe"
        return words.ui(f"plan.{key}", day=words.day(day), left=words.ui("units.days", n=-left))
    ahead = words.ui("plan.left", n=left) if left else words.ui("plan.left_none")
    return words.ui("plan.last_day", day=words.day(day), left=ahead)


def _act(words: Words, rule: schema.Deadline, left: int | None, safe: str) -> str:
    if left is not None and left < 0:
        late = "late_appeal" if rule.kind == "appeal" else "late_reject" if rule.must_reject else "late"
        return words.ui(f"deadline.{late}")
    if left == 0:
        return words.ui("plan.today")
    return words.ui("plan.act_by", day=safe) if safe else words.ui("plan.act_now")


def limit_in_words(words: Words, rule: schema.Deadline, start: str) -> str:
    """How long there is, from when; that none was found; empty for a fixed day."""
    if rule.within is None:
        return "" if rule.fixed else words.ui("deadline.none", start=start)
    period = words.ui(f"units.{rule.within.unit}", n=rule.within.count)
    return words.ui(_limit_key(rule, rule.within), period=period, start=start)


def _limit_key(rule: schema.Deadline, within: schema.Period) -> str:
    """The interface text that says a limit: hours are never a date, and no days at all is the day itself."""
    if within.unit == "hours":
        return "deadline.within_hours"
    if within.count == 0:
        return "deadline.before_day" if rule.before else "deadline.that_day"
    return "deadline.wait" if rule.kind == "wait" else "deadline.within"
