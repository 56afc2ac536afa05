"""The screens of a plan: the short answer with the nearest deadline, then one section a button."""

from bot.dialogue.chat import Claim
from bot.dialogue.places import AtSection
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.knowledge.letters import fitting
from bot.dialogue.screens.session.wording import SECTIONS, Spoken
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import SCREEN_LIMIT, View, bold, in_columns, pages, plain, visible


def plan_screen(shown: SessionView) -> Message:
    """The plan. The session has reached an outcome."""
    return _Screens(shown).top()


def section_screen(shown: SessionView, place: AtSection) -> Message:
    """A section of the plan, a page of it."""
    return _Screens(shown).section(place.section, place.page)


def section_buttons(view: View) -> list[Button]:
    """The buttons of the plan, which can also be named beside it."""
    shown = session_view(view, view.chat.session)
    rows = plan_screen(shown).rows if shown and shown.plan else ()
    return [button for row in rows for button in row if button.data]


class _Screens:
    """The screens of one plan."""

    def __init__(self, shown: SessionView) -> None:
        self.spoken = Spoken(shown)
        self.shown = shown
        self.plan = self.spoken.plan
        self.view = shown.view
        self.content = shown.view.content

    # --- the short answer ---------------------------------------------------------------------------------

    def top(self) -> Message:
        """Headline, benefits, nearest deadline, first step, and a button for each section that says something."""
        ui, outcome = self.view.ui, self.plan.outcome
        blocks = [bold(self.shown.raw(outcome.say, outcome.say_other))]
        if self.plan.benefits:
            lead = ui("plan.benefits_other" if self.shown.for_other else "plan.benefits")
            names = "\n".join(
                f"{n}. {self.shown.say(item.benefit.name)}" for n, item in enumerate(self.plan.benefits, 1)
            )
            blocks.append(f"{lead}\n{names}")
        blocks += self._nearest()
        place_of_notes = len(blocks)
        if self.plan.benefits:
            step = self.plan.benefits[0].steps[0] if self.plan.benefits[0].steps else None
            if step:
                blocks.append(ui("plan.first_step", step=self.shown.raw(step.say, step.say_other)))
        elif self.plan.outcome.instead:
            places = "\n".join(plain(name) for name in self.spoken.places())
            blocks.append(f"{ui('plan.no_plan_next')}\n{places}")
        letters = fitting(self.view)
        if letters:
            blocks.append(ui("letters.ready", title=self.view.words.text(letters[0].title)))
        blocks.append(ui("plan.checked", day=self.view.words.date(self.plan.checked)))
        if not self.plan.benefits:
            blocks[place_of_notes:place_of_notes] = self._notes_that_fit(blocks)
        nav = (self.view.key("buttons.menu", "menu"), self.view.key("buttons.back", "back"))
        return Message("\n\n".join(_fit(blocks)), self._sections(), nav)

    def _notes_that_fit(self, blocks: list[str]) -> list[str]:
        """What to know at once where there is no benefit to show. All notes stand in their section too."""
        room = SCREEN_LIMIT - sum(visible(block) + 2 for block in blocks)
        shown: list[str] = []
        for note in map(self.spoken.statement, self.plan.notes):
            room -= visible(note) + 2
            if room < 0:
                break
            shown.append(note)
        return shown

    def _nearest(self) -> list[str]:
        nearest = self.plan.nearest()
        if nearest is None:
            return [self.view.ui("plan.no_dates")] if self.plan.benefits else []
        what = self.view.ui("plan.nearest_first", what=self.shown.raw(nearest.rule.do))
        return ["\n".join([what, *self.spoken.dates(nearest), self.view.ui(f"certainty.{nearest.rule.certainty}")])]

    def _sections(self) -> tuple[tuple[Button, ...], ...]:
        buttons = [self.view.key(f"sections.{id_}", "sec", id_) for id_, (_, has) in SECTIONS.items() if has(self.plan)]
        buttons.append(self.view.key("sections.change", "change"))
        claim = self._claim()
        if claim is not None:
            kept = {"reminders": "rems", "calendar": "ics", "paper": "pdf", "share": "share"}
            if not self.plan.has_days_ahead:
                del kept["calendar"]
            buttons += [self.view.key(f"sections.{id_}", action, claim.id) for id_, action in kept.items()]
        if letters := fitting(self.view):
            buttons.append(self.view.key("sections.letters", "letter", letters[0].id))
        sections = in_columns(buttons, columns=2)
        # Where there is a plan, it comes first; where there is none, the way on does.
        return (*sections, *self._elsewhere()) if self.plan.benefits else (*self._elsewhere(), *sections)

    def _claim(self) -> Claim | None:
        """The saved claim of this session, once it is kept."""
        session = self.shown.session
        return next((claim for claim in self.view.chat.claims if claim.id == session.id), None)

    def _elsewhere(self) -> tuple[tuple[Button, ...], ...]:
        """A button for each other subject that the outcome names."""
        named = [id_ for id_ in self.plan.outcome.instead if id_ in self.content.dialogues]
        words = self.view.words
        buttons = [self.view.button(words.text(self.content.dialogues[id_].title), "go", id_) for id_ in named]
        return in_columns(buttons[:2], columns=1)

    def section(self, id_: str, page: int) -> Message:
        """One section, a page of it; nothing is ever cut. Documents can be ticked off."""
        title = bold(self.view.words.ui(f"sections.{id_}"))
        sheets = pages(SECTIONS[id_][0](self.spoken) or [self.view.ui("plan.empty")])
        page = min(page, len(sheets) - 1)
        claim = self._claim()
        rows: list[tuple[Button, ...]] = []
        if id_ == "documents" and claim is not None:
            title = f"{title}\n{self.spoken.ready(claim)}"
            before = sum(sheet.count("<b>") for sheet in sheets[:page])
            rows += self._ticks(claim, before, before + sheets[page].count("<b>"))
        text = f"{title}\n\n{sheets[page]}"
        if len(sheets) > 1:
            text += "\n\n" + self.view.ui("plan.page", n=page + 1, of=len(sheets))
        if id_ == "contacts":
            rows += self.view.copies(sheets[page])
        turns = []
        if page > 0:
            turns.append(self.view.key("buttons.previous", "sec", f"{id_}.{page - 1}"))
        if page + 1 < len(sheets):
            turns.append(self.view.key("buttons.more", "sec", f"{id_}.{page + 1}"))
        nav = (self.view.key("sections.plan", "sec", "top"), self.view.key("buttons.menu", "menu"))
        rows += [tuple(turns)] if turns else []
        return Message(text, tuple(rows), nav)

    def _ticks(self, claim: Claim, first: int, end: int) -> tuple[tuple[Button, ...], ...]:
        """A button for each document of the page that says whether it is ready."""
        buttons = []
        for number, use in list(enumerate(self.plan.documents(), 1))[first:end]:
            key = "document.tick_on" if use.id in claim.ticked else "document.tick_off"
            buttons.append(self.view.button(self.view.words.ui(key, n=number), "tick", use.id))
        return in_columns(buttons, columns=2)


def _fit(blocks: list[str], limit: int = SCREEN_LIMIT) -> list[str]:
    """Blocks within a screen: when they are too many, the list of benefits and the first step give way first."""
    order = list(blocks)
    for position in (3, 1):
        if sum(visible(block) + 2 for block in order) <= limit or len(order) <= position:
            break
        del order[position]
    return order
