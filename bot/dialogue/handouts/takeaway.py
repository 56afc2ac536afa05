"""A plan spoken as a handout: what is worth taking away of it, in plain text."""

from collections.abc import Iterator, Sequence

from bot.content import schema
from bot.dialogue.screens.session.wording import Spoken
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
from bot.handout.wording import DeadlineWords, in_words
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
        rule, said = deadline.rule, in_words(deadline, self.plan.today, self.spoken.shown)
        titles = [
            self.ui(f"calendar.{key}", what=said.what)
            for key in (rule.kind if rule.kind == "wait" else "last_day", "act_by")
        ]
        if rule.certainty in ("guide", "unknown"):
            titles = [self.ui("calendar.unsure", title=title) for title in titles]
        return HandoutDeadline(
            id=rule.id,
            what=said.what,
            who=said.who,
            last_day=deadline.last_day,
            last_day_text=said.day,
            act_by=deadline.act_by if said.safe else None,
            act_by_text=said.safe or said.act,
            says=self._says(deadline, said),
            certainty=said.sure_short,
            passed=said.passed,
            last_day_title=titles[0],
            act_by_title=titles[1],
            details="\n".join(filter(None, [said.who, said.limit, said.missed, said.sure, *self._footer()])),
        )

    def _says(self, deadline: PlannedDeadline, said: DeadlineWords) -> str:
        """What stands in place of two days: a limit without a date, a waiting time, or that the last day passed."""
        if deadline.last_day is None:
            return said.limit
        if said.until:
            return f"{said.limit}. {said.until}"
        return f"{said.last} {said.act}" if said.passed else ""

    def _first(self) -> tuple[str, ...]:
        """The deadline to see first."""
        nearest = self.plan.nearest()
        if nearest is None or nearest.last_day is None:
            return (self.ui("plan.no_dates"),) if self.plan.benefits else ()
        said = in_words(nearest, self.plan.today, self.spoken.shown)
        what = self.ui("plan.nearest_first", what=said.what)
        return (what, said.last, said.act, said.sure) if said.passed else (what, said.act, said.last, said.sure)

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
