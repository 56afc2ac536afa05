"""The sections of a plan: a second message beside it, which changes in place."""

from bot.dialogue.places import AtSection
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.knowledge.letters import fitting
from bot.dialogue.screens.session.plan import claim_of, plan_screen
from bot.dialogue.screens.session.wording import SECTIONS, Spoken
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import View, bold, in_columns, pages

PANELS = ("more", "keep")
"""Sections that say nothing themselves: the list of all others, and the ways to keep or send a plan."""

_PAPERS, _PAPERS_LIMIT = 6, 880  # a page: its ticks and the ways on stand in eight rows, its text on one screen


def section_screen(shown: SessionView, place: AtSection) -> Message:
    """A section of the plan, a page of it; nothing is ever cut. Documents can be ticked off."""
    if place.section in PANELS:
        return _panel(shown, place.section)
    spoken, view = Spoken(shown), shown.view
    title = bold(view.words.ui(f"sections.{place.section}"))
    papers = place.section == "documents"
    blocks = SECTIONS[place.section][0](spoken) or [view.ui("plan.empty")]
    sheets = pages(blocks, _PAPERS_LIMIT, _PAPERS) if papers else pages(blocks)
    page = min(place.page, len(sheets) - 1)
    rows: list[tuple[Button, ...]] = []
    if papers:
        claim = claim_of(shown)
        title = "\n".join(filter(None, [title, spoken.ready(claim) if claim else "", view.ui("document.how")]))
        first = sum(map(len, sheets[:page]))  # a block for each document
        rows += _ticks(spoken, first, first + len(sheets[page]))
    text = "\n\n".join([title, *sheets[page]])
    if len(sheets) > 1:
        text += "\n\n" + view.ui("plan.page", n=page + 1, of=len(sheets))
    if place.section == "contacts":
        rows += view.copies(text)
    rows += view.turns(page, len(sheets), "sec", place.section)
    return Message(text, (*rows, _beside(spoken, place.section)), _nav(view))


def section_buttons(view: View) -> list[Button]:
    """The buttons of the plan and of its sections, which can also be named beside them."""
    shown = session_view(view, view.chat.session)
    if shown is None or shown.plan is None:
        return []
    rows = (*plan_screen(shown).rows, *_panel(shown, "more").rows, *_panel(shown, "keep").rows)
    return [button for row in rows for button in row if button.data]


def _nav(view: View) -> tuple[Button, ...]:
    return (view.key("sections.plan", "sec", "top"), view.key("buttons.menu", "menu"))


def _beside(spoken: Spoken, section: str) -> tuple[Button, ...]:
    """The section before and the one after, by name, where there is one."""
    known = [id_ for id_, (_, has) in SECTIONS.items() if has(spoken.plan) or id_ == section]
    at, ui = known.index(section), spoken.view.words.ui
    around = ((at - 1, "plan.to_previous"), (at + 1, "plan.to_next"))
    named = [(known[to], key) for to, key in around if 0 <= to < len(known)]
    return tuple(spoken.view.button(ui(key, name=ui(f"sections.{id_}")), "sec", id_) for id_, key in named)


def _panel(shown: SessionView, section: str) -> Message:
    """A screen of buttons only."""
    spoken, view, claim = Spoken(shown), shown.view, claim_of(shown)
    buttons = []
    if section == "more":
        buttons = [view.key(f"sections.{id_}", "sec", id_) for id_, (_, has) in SECTIONS.items() if has(spoken.plan)]
        buttons.append(view.key("sections.change", "change"))
        buttons += [view.key("sections.claims", "claims")] if view.chat.claims else []
    elif claim is not None:
        kept = {"paper": "pdf", "calendar": "ics", "share": "share", "reminders": "rems"}
        if not spoken.plan.has_days_ahead:
            del kept["calendar"], kept["reminders"]
        if spoken.plan.documents():
            kept["checklist"] = "clist"
        buttons = [view.key(f"sections.{id_}", action, claim.id) for id_, action in kept.items()]
    letters = fitting(view)
    if letters and section == "keep":
        buttons.append(view.key("sections.letters", "letter", letters[0].id))
    title = bold(view.words.ui(f"sections.{section}"))
    return Message(f"{title}\n\n{view.ui(f'plan.{section}')}", in_columns(buttons, columns=2), _nav(view))


def _ticks(spoken: Spoken, first: int, end: int) -> tuple[tuple[Button, ...], ...]:
    """A button for each document of the page needed now: a box, ticked once it is ready, and its name."""
    claim, words, buttons = claim_of(spoken.shown), spoken.view.words, []
    if claim is None:
        return ()
    for use in spoken.plan.documents_now()[first:end]:
        key = "document.tick_on" if use.id in claim.ticked else "document.tick_off"
        name = words.text(spoken.content.documents[use.id].name)
        buttons.append(spoken.view.button(words.ui(key, name=name), "tick", use.id))
    return in_columns(buttons, columns=1)
