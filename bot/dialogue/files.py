"""The files of a chat: a plan or a letter for paper, the dates for a calendar. No file's name says who a person is."""

import re
from datetime import datetime
from typing import Literal

from bot.content import schema
from bot.dialogue.chat import Claim
from bot.dialogue.replies import File
from bot.dialogue.screens.knowledge.letters import paper_of
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import View, link, moment
from bot.handout.calendar_file import google_link
from bot.handout.letters import Known, checklist_of
from bot.handout.model import Handout
from bot.handout.offers import offered
from bot.handout.paper import as_text
from bot.handout.printing import Dates, Letter, Printed, print_out, to_print
from bot.handout.takeaway import handout_of


def taken_away(shown: SessionView, claim: Claim) -> Handout:
    """What a worker takes away from the plan of a claim. The session has reached an outcome."""
    assert shown.plan is not None  # noqa: S101 - callers ask for the files of a plan only where there is one
    letters = offered(shown.view.content.letters.values(), shown.plan, shown.state.scope)
    content = shown.view.content
    return handout_of(shown.plan, content, shown, name=claim.name, ticked=claim.ticked, letters=letters)


def page_file(shown: SessionView, claim: Claim) -> File:
    """The plan of a claim on paper."""
    return _made(_file_name(shown, "pdf"), to_print(taken_away(shown, claim)), shown.view.ui("files.paper"))


def calendar_file(shown: SessionView, claim: Claim, at: datetime) -> File:
    """The dates of a claim for a calendar, with a link for those whose calendar is Google's."""
    view, handout = shown.view, taken_away(shown, claim)
    caption = [view.ui("files.calendar")]
    if google := google_link(handout):
        caption.append(link(view.words.ui("files.google"), google))
    day = next((each.act_by or each.last_day for each in handout.deadlines if not each.passed and each.last_day), None)
    if day is not None:
        caption.append(moment(view.words.ui("files.remind", day=view.words.day(day)), day))
    return _made(_file_name(shown, "ics"), to_print(Dates(handout, claim.uid, at)), "\n\n".join(caption))


def checklist_file(shown: SessionView, claim: Claim) -> File:
    """The page to take to the counter, with the papers of a claim."""
    view, handout = shown.view, taken_away(shown, claim)
    assert shown.plan is not None  # noqa: S101 - as above
    forms = [f"{form.code} {form.name}".strip() for form in handout.forms]
    of_plan = {"documents": [each.name for each in handout.documents], "forms": forms}
    checklist = next(iter(view.content.checklist.values()))
    paper = checklist_of(checklist, view.content, view.words, Known(shown.state.scope, shown.plan), of_plan)
    return _made(_named(paper.title, "pdf"), to_print(Letter(paper, view.today)), view.ui("files.checklist"))


def letter_file(view: View, letter: schema.Letter, form: Literal["pdf", "txt"]) -> File:
    """A letter to print."""
    paper = paper_of(view, letter)
    if form == "txt":
        return File(_named(paper.title, "txt"), as_text(paper).encode(), view.ui("files.letter"))
    return _made(_named(paper.title, "pdf"), to_print(Letter(paper, view.today)), view.ui("files.letter"))


def bytes_of(file: File) -> bytes:
    """What stands in a file when it leaves."""
    return print_out(file.printed, file.content)


def _made(name: str, said: tuple[bytes, Printed], caption: str) -> File:
    content, printed = said
    return File(name, content, caption, printed)


def _file_name(shown: SessionView, ending: str) -> str:
    """`pandu-hilang-kerja.pdf`: made of the subject, never of the name a person gave."""
    return _named(shown.view.words.text(shown.dialogue.title), ending)


def _named(title: str, ending: str) -> str:
    return f"pandu-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}.{ending}"
