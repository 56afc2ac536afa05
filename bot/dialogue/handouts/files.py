"""The files of a claim: its plan for paper and for a calendar. Nothing in them names the person or the chat."""

import re
from typing import Literal

from bot.dialogue.chat import Claim
from bot.dialogue.handouts.takeaway import handout_of
from bot.dialogue.replies import File
from bot.dialogue.screens.session_view import SessionView
from bot.dialogue.screens.view import View
from bot.handout.calendar_file import make_calendar
from bot.handout.paper import Paper, as_text
from bot.handout.printing import Letter, print_out, to_print


def pdf_file(shown: SessionView, claim: Claim) -> File:
    """The plan of a claim on paper. The situation has reached an outcome."""
    content = to_print(handout_of(shown, claim.ticked))
    return File(_file_name(shown, "pdf"), content, shown.view.ui("files.paper"), "plan")


def calendar_file(shown: SessionView, claim: Claim) -> File:
    """The dates of a claim for a calendar. The situation has reached an outcome."""
    caption = shown.view.ui("files.calendar")
    return File(_file_name(shown, "ics"), make_calendar(handout_of(shown, claim.ticked)), caption)


def letter_file(view: View, paper: Paper, form: Literal["pdf", "txt"]) -> File:
    """A letter to print."""
    name = _named(paper.title, form)
    if form == "txt":
        return File(name, as_text(paper).encode(), view.ui("files.letter"))
    return File(name, to_print(Letter(paper, view.today)), view.ui("files.letter"), "letter")


def bytes_of(file: File) -> bytes:
    """What stands in a file when it leaves."""
    return print_out(file.printed, file.content)


def _file_name(shown: SessionView, ending: str) -> str:
    """`pandu-hilang-kerja.pdf`: made of the subject, never of the name a person gave."""
    return _named(shown.view.words.text(shown.dialogue.title), ending)


def _named(title: str, ending: str) -> str:
    return f"pandu-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}.{ending}"
