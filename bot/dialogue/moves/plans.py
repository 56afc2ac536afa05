"""What can happen at a plan: a section is opened, a paper ticked off."""

from dataclasses import replace

from bot.dialogue import claims, events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.places import AtPlan, AtSection
from bot.dialogue.replies import Report
from bot.dialogue.screens.session.sections import PANELS
from bot.dialogue.screens.session.sending import sending_on
from bot.dialogue.screens.session.wording import SECTIONS
from bot.dialogue.screens.session_view import session_view


def has_plan(ctx: TurnContext, event: object) -> bool:  # noqa: ARG001 - a guard like the others
    """Whether the present answers lead to a plan."""
    state = ctx.state()
    return ctx.chat.consent is not None and state is not None and state.open_question is None


def open_plan(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Shows the plan."""
    return replace(ctx.chat, place=AtPlan())


def open_section(ctx: TurnContext, event: events.SectionOpened) -> Chat | None:
    """Shows a section, or a page of it."""
    if event.section not in (*SECTIONS, *PANELS):
        return None
    return replace(ctx.chat, place=AtSection(event.section, event.page))


def tick(ctx: TurnContext, event: events.Ticked) -> Chat | None:
    """Ticks a document of the present claim off, or takes the tick back."""
    state, claim = ctx.state(), claims.present(ctx.chat)
    known = {use.id for use in state.plan.documents()} if state and state.plan else set()
    if claim is None or event.document not in known:
        return None
    ticked = tuple(id_ for id_ in claim.ticked if id_ != event.document)
    if len(ticked) == len(claim.ticked):
        ticked = (*claim.ticked, event.document)
    return claims.put(ctx.chat, replace(claim, ticked=ticked))


def report(ctx: TurnContext, event: events.MistakeReported) -> Chat:
    """Passes on what somebody found wrong, with the subject it is about and nothing else of their chat."""
    subject = ctx.chat.session.dialogue if ctx.chat.session else ""
    ctx.effects.append(Report(subject, event.text, ctx.language))
    ctx.note("report.sent")
    return replace(ctx.chat, place=AtPlan())


def ask_about_day(ctx: TurnContext, event: events.SendingAsked) -> Chat | None:
    """Says whether the nearest deadline can still be met on a day, and whether offices are open then."""
    shown = session_view(ctx.view(), ctx.chat.session)
    if shown is None or shown.plan is None:
        return None
    ctx.effects.append(sending_on(shown, event.day))
    ctx.as_new = True
    return ctx.chat
