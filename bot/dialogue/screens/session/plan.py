"""The screen of a plan: its text, and at most eight buttons, of which the first is where to go."""

from bot.content.schema import STATE_QUESTION
from bot.dialogue.chat import Claim
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session.front import front_text
from bot.dialogue.screens.session.wording import Spoken
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import in_columns

_OFFERED = 2
"""Other subjects offered by a button."""


def plan_screen(shown: SessionView) -> Message:
    """The plan, to be kept in sight. The session has reached an outcome."""
    spoken = Spoken(shown)
    rows = (*_first(spoken), *_next_matter(spoken), *in_columns(_acts(spoken), columns=2))
    return Message(front_text(spoken, len(rows)), rows, pin=True)


def claim_of(shown: SessionView) -> Claim | None:
    """The saved claim of this session, once it is kept."""
    return next((claim for claim in shown.view.chat.claims if claim.id == shown.session.id), None)


def _first(spoken: Spoken) -> tuple[tuple[Button, ...], ...]:
    """Where to go: the portal of what comes first, else the offices; where nothing can be claimed, the way on."""
    view, plan = spoken.view, spoken.plan
    named = [id_ for id_ in plan.outcome.instead if id_ in spoken.content.dialogues]
    if not plan.benefits and named:
        titles = spoken.content.dialogues
        buttons = [view.button(view.words.text(titles[id_].title), "go", id_) for id_ in named[:_OFFERED]]
        return in_columns(buttons, columns=1)
    portal = spoken.portal
    if portal is not None and portal.url:
        label = view.words.ui("plan.portal", name=view.words.text(portal.name).split(" (")[0])
        return ((Button(label, url=portal.url),),)
    if spoken.rests_on:
        return ((view.key("sections.contacts", "sec", "contacts"),),)
    kept = spoken.shown.state.answers.get(STATE_QUESTION)
    return ((view.key("plan.office", "office", (kept and kept.value) or view.chat.state or ""),),)


def _next_matter(spoken: Spoken) -> tuple[tuple[Button, ...], ...]:
    """The other matter that somebody wrote of: its own limit may be running."""
    view, known = spoken.view, spoken.content.dialogues
    named = [known[matter.dialogue] for matter in view.chat.later if matter.dialogue in known]
    if not named:
        return ()
    return ((view.button(view.words.ui("plan.next_matter", name=view.words.text(named[0].title)), "later"),),)


def _acts(spoken: Spoken) -> list[Button]:
    view, claim = spoken.view, claim_of(spoken.shown)
    ready, wanted = spoken.papers(claim)
    rests_on, buttons = spoken.rests_on, []
    if wanted and not rests_on:
        buttons.append(view.button(view.words.ui("plan.papers", n=ready, of=wanted), "sec", "documents"))
    if spoken.plan.parts and not rests_on:
        buttons.append(view.key("sections.steps", "sec", "steps"))
    if claim is not None and spoken.plan.has_days_ahead:
        buttons.append(view.key("plan.remind", "rems", claim.id))
    if claim is not None:
        buttons.append(view.key("sections.keep", "sec", "keep"))
    buttons.append(view.key("plan.not_so", "cq", rests_on) if rests_on else view.key("sections.change", "change"))
    return [*buttons, view.key("sections.more", "sec", "more")]
