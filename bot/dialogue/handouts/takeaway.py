"""A plan spoken as a handout: what is worth taking away of it, in plain text."""

from collections.abc import Iterator, Sequence

from bot.content import schema
from bot.dialogue.screens.session.wording import Spoken, limit_key
from bot.dialogue.screens.session_view import SessionView
from bot.handout.model import (
    Handout,
    HandoutDeadline,
    HandoutDocument,
    HandoutForm,
    HandoutSource,
    HandoutSteps,
    Labels,
)
from bot.plan.citations import cited
from bot.plan.model import ClaimPlan, PlannedAppeal, PlannedBenefit, PlannedDeadline, said_once


def handout_of(shown: SessionView, ticked: Sequence[str]) -> Handout:
    """What a worker takes away from a plan; `ticked` are the ids of the documents that are ready."""
    return _Takeaway(shown).handout(ticked)


class _Takeaway:
    """Speaks a plan in the words of its chat, for paper."""

    def __init__(self, shown: SessionView) -> None:
        self.spoken = Spoken(shown)
        self.plan: ClaimPlan = self.spoken.plan
        self.say, self.ui = shown.raw, shown.view.words.ui
        self.shown, self.words, self.content = shown, shown.view.words, shown.view.content
        self.parts: Sequence[PlannedBenefit | PlannedAppeal] = self.plan.parts

    def handout(self, ticked: Sequence[str]) -> Handout:
        plan, words, nearest = self.plan, self.words, self.plan.nearest()
        return Handout(
            key=self.shown.session.id,
            language=words.language,
            today=plan.today,
            title=words.text(plan.dialogue.title),
            made=self.ui("paper.made", day=words.date(plan.today)),
            headline=self.say(plan.outcome.say, plan.outcome.say_other),
            lead=self._lead(),
            names=tuple(self._name(part) for part in self.parts) or tuple(self.spoken.places()),
            notes=tuple(map(self._statement, plan.notes)),
            first=self._first(),
            first_id=nearest.rule.id if nearest else "",
            deadlines=tuple(self._deadline(deadline) for deadline in self._deadlines()),
            deadline_notes=self._deadline_notes(),
            steps=tuple(HandoutSteps(self._name(part), self._steps(part)) for part in self.parts),
            documents=tuple(self._document(use, use.id in ticked) for use in plan.documents()),
            forms=tuple(self._form(use) for use in plan.forms()),
            sources=tuple(self._sources()),
            footer=self._footer(),
            labels=self._labels(),
        )

    # --- what may be claimed ------------------------------------------------------------------------------

    def _lead(self) -> str:
        if self.plan.benefits:
            return self.ui("plan.benefits_other" if self.shown.for_other else "plan.benefits")
        return self.ui("appeal.intro" if self.plan.appeals else "plan.no_plan_next")

    def _name(self, part: PlannedBenefit | PlannedAppeal) -> str:
        return self.say(part.benefit.name if isinstance(part, PlannedBenefit) else part.appeal.name)

    def _steps(self, part: PlannedBenefit | PlannedAppeal) -> tuple[str, ...]:
        return tuple(self._statement(step) for step in part.steps)

    def _statement(self, statement: schema.Statement) -> str:
        text = self.say(statement.say, statement.say_other)
        unsure = statement.certainty in ("guide", "unknown")
        return f"{text} ({self.ui('paper.sure_guide')})" if unsure else text

    # --- deadlines ----------------------------------------------------------------------------------------

    def _deadlines(self) -> list[PlannedDeadline]:
        """All but a waiting time that is over, which asks nothing of anybody any more."""
        return [
            each for each in said_once(self.plan.deadlines()) if not (each.rule.kind == "wait" and self._passed(each))
        ]

    def _passed(self, deadline: PlannedDeadline) -> bool:
        return (deadline.days_left(self.plan.today) or 0) < 0

    def _deadline(self, deadline: PlannedDeadline) -> HandoutDeadline:
        rule, passed, last = deadline.rule, self._passed(deadline), deadline.last_day
        what, waits = self.say(rule.do), deadline.rule.kind == "wait"
        ahead = deadline.act_by is not None and deadline.act_by >= self.plan.today and not waits
        unsure = rule.certainty in ("guide", "unknown")
        titles = [self.ui(f"calendar.{key}", what=what) for key in (rule.kind if waits else "last_day", "act_by")]
        if unsure:
            titles = [self.ui("calendar.unsure", title=title) for title in titles]
        return HandoutDeadline(
            id=rule.id,
            what=what,
            who=self.ui(f"deadline.by_{rule.by}"),
            last_day=last,
            last_day_text=self.words.day(last) if last else "",
            act_by=deadline.act_by if ahead else None,
            act_by_text=self._act_by(deadline),
            says=self._says(deadline),
            certainty="" if last is None and rule.within is None else self.ui(f"paper.sure_{rule.certainty}"),
            passed=passed,
            last_day_title=titles[0],
            act_by_title=titles[1],
            details="\n".join(self._details(rule)),
        )

    def _act_by(self, deadline: PlannedDeadline) -> str:
        left = deadline.days_left(self.plan.today)
        if left == 0:
            return self.ui("plan.today")
        if deadline.act_by is not None and deadline.act_by >= self.plan.today:
            return self.words.day(deadline.act_by)
        return self.ui("plan.act_now")

    def _says(self, deadline: PlannedDeadline) -> str:
        """What stands in place of two days: a limit without a date, a waiting time, or that the last day passed."""
        last, rule = deadline.last_day, deadline.rule
        if last is None:
            return self._limit(rule)
        if rule.kind == "wait":
            return f"{self._limit(rule)}. {self.ui('paper.until', day=self.words.day(last))}"
        if not self._passed(deadline):
            return ""
        return f"{self.ui('paper.last_day_was', day=self.words.day(last))} {self._missed(rule)}"

    def _missed(self, rule: schema.Deadline) -> str:
        return self.ui("paper.missed_reject" if rule.must_reject else "paper.missed")

    def _limit(self, rule: schema.Deadline) -> str:
        start = self.say(rule.counted_from)
        if rule.within is None:
            return "" if rule.fixed else self.ui("deadline.none", start=start)
        period = self.ui(f"units.{rule.within.unit}", n=rule.within.count)
        return self.ui(limit_key(rule, rule.within), period=period, start=start)

    def _details(self, rule: schema.Deadline) -> Iterator[str]:
        yield self.ui(f"deadline.by_{rule.by}")
        yield from filter(None, [self._limit(rule)])
        if rule.if_missed:
            yield self.ui("deadline.missed", text=self.say(rule.if_missed))
        yield self.ui(f"certainty.{rule.certainty}")
        yield from self._footer()

    def _first(self) -> tuple[str, ...]:
        """The deadline to see first."""
        nearest = self.plan.nearest()
        if nearest is None or nearest.last_day is None:
            return (self.ui("plan.no_dates"),) if self.plan.benefits else ()
        what = self.ui("plan.nearest_first", what=self.say(nearest.rule.do))
        sure = self.ui(f"certainty.{nearest.rule.certainty}")
        day = self.words.day(nearest.last_day)
        if self._passed(nearest):
            return (what, self.ui("paper.last_day_was", day=day), self._missed(nearest.rule), sure)
        safe = self._act_by(nearest)
        if nearest.act_by is not None and safe == self.words.day(nearest.act_by):
            safe = self.ui("plan.act_by", day=safe)
        return (what, safe, self.ui("paper.last_day_is", day=day), sure)

    def _deadline_notes(self) -> tuple[str, ...]:
        notes = [self.ui("plan.roll_over")] if any(each.last_day for each in self._deadlines()) else []
        return (*notes, self.ui("appeal.intro")) if self.plan.benefits and self.plan.appeals else tuple(notes)

    # --- papers -------------------------------------------------------------------------------------------

    def _document(self, use: schema.Use, ready: bool) -> HandoutDocument:
        document = self.content.documents[use.id]
        source = self.say(document.comes_from)
        if document.copy_kind != "unknown":
            source += f" {self.ui(f'document.{document.copy_kind}')}."
        notes = [source, *([self.say(use.note)] if use.note else [])]
        return HandoutDocument(self.say(document.name), tuple(notes), ready)

    def _form(self, use: schema.Use) -> HandoutForm:
        form = self.content.forms[use.id]
        name, code = self.words.text(form.name), form.code or ""
        filled = ", ".join(self.ui(f"party.{party}") for party in form.filled_by)
        notes = [self.ui("form.filled_by", who=filled)]
        if use.note:
            notes.append(self.say(use.note))
        if form.status != "current":
            notes.append(self.ui(f"form.{form.status}"))
        if not form.url:
            notes.append(self.words.text(form.where) if form.where else self.ui("form.no_link"))
        return HandoutForm("" if code in name else code, name, tuple(notes), form.url or "")

    # --- where it is from ---------------------------------------------------------------------------------

    def _sources(self) -> Iterator[HandoutSource]:
        """What the benefits and deadlines rest on; the sources of each step and paper stand in the chat."""
        for id_, places in cited(self._refs()).items():
            source = self.content.sources[id_]
            title = source.title_ms if self.words.language == "ms" and source.title_ms else source.title
            yield HandoutSource(", ".join([title, *places]), source.url or "")

    def _refs(self) -> Iterator[schema.Ref]:
        yield from self.plan.outcome.sources
        for deadline in self._deadlines():
            yield from deadline.rule.sources
        for part in self.parts:
            yield from part.benefit.sources if isinstance(part, PlannedBenefit) else part.appeal.sources

    def _footer(self) -> tuple[str, ...]:
        line = self.content.contacts.get("perkeso_line")
        page = self.content.contacts.get("perkeso_contact_page")
        ways = (line.phone if line else None, page.url if page else None)
        ask = ", ".join(["PERKESO", *filter(None, ways)])
        checked = self.ui("paper.checked", day=self.words.date(self.plan.checked))
        return (self.ui("paper.not_official"), f"{self.ui('paper.ask', who=ask)} {checked}")

    def _labels(self) -> Labels:
        return Labels(
            what=self.ui("paper.what"),
            act_by=self.ui("paper.act_by"),
            last_day=self.ui("paper.last_day"),
            certainty=self.ui("paper.certainty"),
            deadlines=self.ui("sections.deadlines"),
            other_deadlines=self.ui("paper.other_deadlines"),
            forms=self.ui("sections.forms"),
            scan=self.ui("paper.scan"),
            documents=self.ui("sections.documents"),
            steps=self.ui("sections.steps"),
            sources=self.ui("sections.sources"),
            page=self.ui("plan.page", n="{n}", of="{of}"),
        )
