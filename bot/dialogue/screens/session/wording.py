"""What a claim plan says, section by section, in the words of its chat."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from bot.content import schema
from bot.dialogue.chat import Claim
from bot.dialogue.screens.knowledge.registers import contact_text, form_text, office_text
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import bold, link, plain
from bot.handout.wording import in_words
from bot.plan.amounts import Amount
from bot.plan.citations import cited, refs_of
from bot.plan.model import ClaimPlan, PlannedDeadline, said_once


class Spoken:
    """Speaks a claim plan. Each section is a list of blocks, none of which is ever split between screens."""

    def __init__(self, shown: SessionView) -> None:
        assert shown.plan is not None  # noqa: S101 - callers speak a plan only where there is one
        self.shown = shown
        self.plan: ClaimPlan = shown.plan
        self.view = shown.view
        self.content = shown.view.content

    def dates(self, deadline: PlannedDeadline) -> list[str]:
        """The last day, how many days are left, and the safe day; or that it passed, and what to do even so."""
        said = in_words(deadline, self.plan.today, self.shown)
        how = plain if said.passed else bold
        lines = [how(line) for line in (said.last_now, said.act) if line]
        return [*lines, *filter(None, [plain(said.calendar_end)])] if said.last_now else []

    def deadlines(self) -> list[str]:
        """Each deadline once, nearest first, with what it is counted from and how sure it is."""
        blocks = [self.deadline(deadline) for deadline in said_once(self.plan.own_deadlines())]
        return [*blocks, self.view.ui("plan.roll_over")] if blocks else []

    def deadline(self, deadline: PlannedDeadline) -> str:
        """One deadline in full."""
        said = in_words(deadline, self.plan.today, self.shown)
        dates = self.dates(deadline)[:1] if said.passed and said.missed else self.dates(deadline)
        lines = [said.limit, said.who, said.missed, said.note, said.sure]
        return "\n".join([bold(said.what), *dates, *map(plain, filter(None, lines))])

    def forms(self) -> list[str]:
        """Each form with who fills it in and its official link."""
        return [self.form(self.content.forms[use.id], use) for use in self.plan.forms()]

    def form(self, form: schema.Form, use: schema.Use | None = None) -> str:
        """One form."""
        return form_text(self.view, form, self.shown.say(use.note) if use and use.note else "")

    def documents(self) -> list[str]:
        """Each document with where it comes from: those needed now, then what comes later."""
        now = self.plan.documents_now()
        later = [use for use in self.plan.documents() if use not in now]
        blocks = [self._document(use) for use in now]
        return [*blocks, *(f"{self.view.ui('document.later')} {self._document(use)}" for use in later)]

    def _document(self, use: schema.Use) -> str:
        document, ui = self.content.documents[use.id], self.view.ui
        lines = [bold(self.shown.raw(document.name)), self.shown.say(document.why)]
        if use.note:
            lines.append(self.shown.say(use.note))
        lines.append(ui("document.from", place=self.shown.raw(document.comes_from)))
        if document.copy_kind != "unknown":
            lines.append(ui(f"document.{document.copy_kind}"))
        return "\n".join(lines)

    def steps(self) -> list[str]:
        """The steps of each benefit, or else of each appeal, numbered."""
        blocks = []
        parts = [(item.benefit.name, item.steps) for item in self.plan.benefits]
        parts = parts or [(item.appeal.name, item.steps) for item in self.plan.appeals]
        for title, said in parts:
            name = bold(self.shown.raw(title))
            steps = [f"{n}. {self.statement(step)}" for n, step in enumerate(said, 1)]
            blocks += [f"{name}\n{steps[0]}", *steps[1:]] if steps else []
        return blocks

    def amounts(self) -> list[str]:
        """What may be paid, each figure with its working; marked as an estimate."""
        blocks: list[str] = []
        for item in self.plan.benefits:
            texts = [*(self._amount(amount) for amount in item.amounts), *map(self.statement, item.amount_notes)]
            if texts:
                blocks += [f"{bold(self.shown.raw(item.benefit.name))}\n{texts[0]}", *texts[1:]]
        return [self.view.ui("amount.estimate"), *blocks] if blocks else []

    def _amount(self, amount: Amount) -> str:
        words = self.view.words
        values = {name: self._figure(value) for name, value in amount.values.items()}
        working = self.view.ui(f"amounts.{amount.working}", **values)
        if amount.value is None:
            return working
        if amount.certainty in ("guide", "unknown"):
            working += " " + self.view.ui(f"certainty.{amount.certainty}")
        headline = bold(words.ui(f"amount.{amount.per}", value=words.money(amount.value)))
        return f"{headline}\n{working}"

    def _figure(self, value: Decimal | int | date | str) -> str:
        words = self.view.words
        if isinstance(value, Decimal):
            return words.money(value)
        if isinstance(value, date):
            return words.date(value)
        return str(value)

    def who(self) -> list[str]:
        """The conditions of each benefit, and what else there is to know."""
        blocks: list[str] = []
        for item in self.plan.benefits:
            name, what = bold(self.shown.raw(item.benefit.name)), self.shown.say(item.benefit.what)
            blocks += [f"{name}\n{what}", *(self.statement(statement) for statement in item.who)]
        notes = [self.statement(note) for note in self.plan.notes]
        return [*blocks, f"{bold(self.view.words.ui('plan.notes'))}\n{notes[0]}", *notes[1:]] if notes else blocks

    def refused(self) -> list[str]:
        """What to do about a refusal."""
        blocks = []
        for item in self.plan.appeals:
            steps = [f"{n}. {self.statement(step)}" for n, step in enumerate(item.steps, 1)]
            title = bold(self.shown.raw(item.appeal.name))
            blocks += [f"{title}\n{self.shown.say(item.appeal.what)}", *steps]
            blocks += [self.deadline(deadline) for deadline in item.deadlines]
            blocks += [self.form(self.content.forms[use.id], use) for use in item.forms]
        return [self.view.ui("appeal.intro"), *blocks] if blocks else [self.view.ui("appeal.none")]

    def contacts(self) -> list[str]:
        """Who to ask: those the outcome names first, then PERKESO's line, then the offices of the state.

        Only an office whose address is sure is named; for the others there is the contact page.
        """
        ids = [id_ for id_ in self.plan.outcome.instead if id_ in self.content.contacts]
        ids += [id_ for id_ in ("perkeso_line", "perkeso_contact_page") if id_ in self.content.contacts]
        state = self.shown.state.answers.get(schema.STATE_QUESTION)
        near = [office for office in self.content.offices.values() if state and office.state == state.value]
        contacts = [contact_text(self.view, self.content.contacts[id_]) for id_ in dict.fromkeys(ids)]
        return [*contacts, *(office_text(office) for office in near if office.confidence == "high")]

    def sources(self) -> list[str]:
        """Every source a statement of this plan rests on, with the places in it."""
        return [self._source(id_, at) for id_, at in cited(refs_of(self.plan)).items()]

    def _source(self, id_: str, at: list[str]) -> str:
        source = self.content.sources[id_]
        title = source.title_in(self.view.language)
        shown = link(title, source.url) if source.url else plain(title)
        line = ", ".join([shown, *(plain(self.view.words.place(each)) for each in at)])
        return f"{line}\n{plain(source.details_in(self.view.language))}"

    def report(self) -> list[str]:
        """How to say that something here is wrong."""
        operator = self.view.world.operator or self.view.words.ui("report.no_operator")
        key = "report.here" if self.view.world.takes_reports else "report.text"
        return [self.view.ui(key, operator=operator)]

    def statement(self, statement: schema.Statement) -> str:
        """A statement, with how sure it is where that is not sure."""
        text = self.shown.say(statement.say, statement.say_other)
        if statement.certainty in ("guide", "unknown"):
            text += " " + self.view.ui(f"certainty_short.{statement.certainty}")
        return text

    def ask(self) -> list[str]:
        """Whom to ask where nothing can be claimed, those the outcome names first."""
        named = [self.content.contacts[id_] for id_ in self.plan.outcome.instead if id_ in self.content.contacts]
        return [
            self.view.ui("plan.ask_by_phone", name=self.view.words.text(contact.name), phone=contact.phone)
            if contact.phone
            else self.view.ui("plan.look" if contact.url else "plan.ask", name=self.view.words.text(contact.name))
            for contact in named
        ]

    @property
    def portal(self) -> schema.Contact | None:
        """Where what comes first is claimed online."""
        return self.content.contacts.get(self.plan.portal or "")

    @property
    def appeals_first(self) -> bool:
        """Whether the outcome leads to an appeal before anything else."""
        return bool(self.plan.outcome.instead) and self.plan.outcome.instead[0] in self.content.appeals

    @property
    def rests_on(self) -> str | None:
        """The question whose answer led to a refusal; None where something can be claimed or appealed."""
        answered = self.shown.state.path.answered
        return answered[-1] if answered and not self.plan.benefits and not self.appeals_first else None

    def places(self) -> list[str]:
        """The names of where the outcome leads besides its plan."""
        names = []
        for id_ in self.plan.outcome.instead:
            named = self.content.contacts.get(id_) or self.content.appeals.get(id_)
            if named:
                names.append(self.shown.raw(named.name))
            if id_ in self.content.dialogues:
                names.append(self.shown.raw(self.content.dialogues[id_].title))
        return names

    def ready(self, claim: Claim) -> str:
        """How many of the documents are ready."""
        ready, wanted = self.papers(claim)
        return self.view.ui("document.ready", n=ready, of=wanted) if wanted else ""

    def papers(self, claim: Claim | None) -> tuple[int, int]:
        """How many of the documents needed now are ready, and how many there are."""
        wanted = [use.id for use in self.plan.documents_now()]
        return len(set(wanted) & set(claim.ticked if claim else ())), len(wanted)


# What each section says, in the order of its buttons, and whether a plan has something to say there.
SECTIONS: dict[str, tuple[Callable[[Spoken], list[str]], Callable[[ClaimPlan], bool]]] = {
    "deadlines": (Spoken.deadlines, lambda plan: bool(plan.own_deadlines())),
    "forms": (Spoken.forms, lambda plan: bool(plan.forms())),
    "documents": (Spoken.documents, lambda plan: bool(plan.documents())),
    "steps": (Spoken.steps, lambda plan: bool(plan.parts)),
    "amounts": (Spoken.amounts, lambda plan: any(item.amounts or item.amount_notes for item in plan.benefits)),
    "who": (Spoken.who, lambda plan: bool(plan.benefits or plan.notes)),
    "refused": (Spoken.refused, lambda _: True),
    "contacts": (Spoken.contacts, lambda _: True),
    "sources": (Spoken.sources, lambda _: True),
    "report": (Spoken.report, lambda _: True),
}
