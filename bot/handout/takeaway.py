"""A plan spoken as a handout: what is worth taking away of it, in plain text."""

from collections.abc import Iterable, Iterator, Sequence

from bot.content import schema
from bot.content.loader import Content
from bot.handout.model import (
    Handout,
    HandoutDeadline,
    HandoutDocument,
    HandoutForm,
    HandoutSource,
    HandoutSteps,
    Labels,
)
from bot.handout.wording import DeadlineWords, Speech, in_words
from bot.plan.amount import Amount
from bot.plan.citations import cited
from bot.plan.model import ClaimPlan, PlannedAppeal, PlannedBenefit, PlannedDeadline, said_once

_MOST_SUMS = 2  # of one benefit


def handout_of(
    plan: ClaimPlan,
    content: Content,
    speech: Speech,
    *,
    name: str = "",
    ticked: Iterable[str] = (),
    letters: Sequence[schema.Letter] = (),
) -> Handout:
    """What a worker takes away from a plan.

    `name` is the person's own for the claim, `ticked` are the ids of the documents that are ready, `letters` those that
    fit, the one to send first at the head.
    """
    return _Takeaway(plan, content, speech).handout(name, frozenset(ticked), letters)


class _Takeaway:
    """Speaks a plan in the words of its person, for paper."""

    def __init__(self, plan: ClaimPlan, content: Content, speech: Speech) -> None:
        self.plan, self.content, self.speech = plan, content, speech
        self.words, self.say, self.ui = speech.words, speech.raw, speech.words.ui
        self.parts: Sequence[PlannedBenefit | PlannedAppeal] = plan.parts

    def handout(self, name: str, ticked: frozenset[str], letters: Sequence[schema.Letter]) -> Handout:
        plan, words, nearest = self.plan, self.words, self.plan.nearest()
        papers_now, forms_now = plan.documents_now(), plan.forms_now()
        return Handout(
            language=words.language,
            today=plan.today,
            title=words.text(plan.dialogue.title),
            name=name,
            made=self.ui("paper.made", day=words.date(plan.today)),
            headline=self.say(plan.outcome.say, plan.outcome.say_other),
            lead=self._lead(),
            names=tuple(self._name(part) for part in self.parts) or tuple(self._places()),
            sums=tuple(map(self._sums, self.parts)) or ("",) * len(tuple(self._places())),
            notes=tuple(map(self._statement, plan.notes)),
            first=self._first(),
            first_id=nearest.rule.id if nearest else "",
            acts=tuple(self._acts(letters)),
            deadlines=tuple(self._deadline(deadline) for deadline in self._deadlines()),
            deadline_notes=self._deadline_notes(),
            steps=tuple(HandoutSteps(self._name(part), self._steps(part)) for part in self.parts),
            documents=tuple(self._document(use, use.id in ticked, use in papers_now) for use in plan.documents()),
            forms=tuple(self._form(use, use in forms_now) for use in plan.forms()),
            sources=tuple(self._sources()),
            portal=self._portal(),
            footer=self._footer(),
            labels=self._labels(),
        )

    # --- what may be claimed ------------------------------------------------------------------------------

    def _lead(self) -> str:
        if self.plan.benefits:
            return self.ui("plan.benefits_other" if self.speech.for_other else "plan.benefits")
        return self.ui("appeal.intro" if self.plan.appeals else "plan.no_plan_next")

    def _name(self, part: PlannedBenefit | PlannedAppeal) -> str:
        return self.say(part.benefit.name if isinstance(part, PlannedBenefit) else part.appeal.name)

    def _places(self) -> Iterator[str]:
        """Where the outcome leads where there is nothing to claim."""
        for id_ in self.plan.outcome.instead:
            if id_ in self.content.contacts:
                yield self.say(self.content.contacts[id_].name)
            elif id_ in self.content.dialogues:
                yield self.say(self.content.dialogues[id_].title)

    def _sums(self, part: PlannedBenefit | PlannedAppeal) -> str:
        """What may be paid by a benefit: the sum of all, or the first figures."""
        figures = [] if isinstance(part, PlannedAppeal) else [each for each in part.amounts if each.value is not None]
        total = [each for each in figures if each.per == "total"]
        assessed = [each for each in figures if not each.is_whole]
        return ", ".join(dict.fromkeys(self._sum(each) for each in (total or assessed or figures)[:_MOST_SUMS]))

    def _sum(self, amount: Amount) -> str:
        return self.ui(f"amount.{amount.per}", value=self.words.money(amount.value)) if amount.value is not None else ""

    def _acts(self, letters: Sequence[schema.Letter]) -> Iterator[str]:
        """The letter to sign and the first step: what can be done before anything else."""
        if letters:
            yield self.ui("paper.letter", title=self.words.text(letters[0].title))
        for part in self.parts[:1]:
            yield from self._steps(part)[:1]

    def _steps(self, part: PlannedBenefit | PlannedAppeal) -> tuple[str, ...]:
        return tuple(self._statement(step) for step in part.steps)

    def _statement(self, statement: schema.Statement) -> str:
        text = self.say(statement.say, statement.say_other)
        unsure = statement.certainty in ("guide", "unknown")
        return f"{text} ({self.ui('paper.sure_guide')})" if unsure else text

    # --- deadlines ----------------------------------------------------------------------------------------

    def _deadlines(self) -> list[PlannedDeadline]:
        """Those of the claim, but no waiting time that is over, which asks nothing of anybody any more."""
        return [
            each
            for each in said_once(self.plan.own_deadlines())
            if not (each.rule.kind == "wait" and self._passed(each))
        ]

    def _passed(self, deadline: PlannedDeadline) -> bool:
        return (deadline.days_left(self.plan.today) or 0) < 0

    def _deadline(self, deadline: PlannedDeadline) -> HandoutDeadline:
        rule, said = deadline.rule, in_words(deadline, self.plan.today, self.speech)
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
        said = in_words(nearest, self.plan.today, self.speech)
        what = self.ui("plan.nearest_first", what=said.what)
        return (what, said.last, said.act, said.sure) if said.passed else (what, said.act, said.last, said.sure)

    def _deadline_notes(self) -> tuple[str, ...]:
        notes = [self.ui("plan.roll_over")] if any(each.last_day for each in self._deadlines()) else []
        return (*notes, self.ui("appeal.intro")) if self.plan.benefits and self.plan.appeals else tuple(notes)

    def _portal(self) -> str:
        """Where what comes first is claimed online, with its address; empty where it is not."""
        contact = self.content.contacts.get(self.plan.portal or "")
        return f"{self.say(contact.name)}, {contact.url}" if contact and contact.url else ""

    # --- papers -------------------------------------------------------------------------------------------

    def _document(self, use: schema.Use, ready: bool, now: bool) -> HandoutDocument:
        document = self.content.documents[use.id]
        source = self.say(document.comes_from)
        if document.copy_kind != "unknown":
            source += f" {self.ui(f'document.{document.copy_kind}')}."
        notes = [source, *([self.say(use.note)] if use.note else [])]
        return HandoutDocument(self.say(document.name), tuple(notes), ready, now)

    def _form(self, use: schema.Use, now: bool) -> HandoutForm:
        form = self.content.forms[use.id]
        name, code = self.words.text(form.name), form.code or ""
        filled = ", ".join(self.ui(f"party.{party}") for party in form.filled_by)
        notes = [self.ui("form.filled_by", who=filled)]
        if use.note:
            notes.append(self.say(use.note))
        if form.status != "current":
            notes.append(self.ui(f"form.{form.status}"))
        if form.where:
            notes.append(self.words.text(form.where))
        elif not form.url:
            notes.append(self.ui("form.no_link"))
        return HandoutForm("" if code in name else code, name, tuple(notes), form.url or "", now)

    # --- where it is from ---------------------------------------------------------------------------------

    def _sources(self) -> Iterator[HandoutSource]:
        """What the benefits and deadlines rest on; the sources of each step and paper stand in the chat."""
        for id_, places in cited(self._refs()).items():
            source = self.content.sources[id_]
            named = [source.title_in(self.words.language), *map(self.words.place, places)]
            yield HandoutSource(", ".join(named), source.url or "")

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
            acts=self.ui("paper.acts"),
            deadlines=self.ui("sections.deadlines"),
            other_deadlines=self.ui("paper.other_deadlines"),
            forms=self.ui("sections.forms"),
            scan=self.ui("paper.scan"),
            documents=self.ui("sections.documents"),
            steps=self.ui("sections.steps"),
            sources=self.ui("sections.sources"),
            more=self.ui("paper.more"),
            page=self.ui("plan.page", n="{n}", of="{of}"),
            name=self.ui("paper.name", name="{name}"),
        )
