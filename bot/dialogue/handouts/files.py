"""The files of a claim: its plan for paper and for a calendar. Nothing in them names the person or the chat."""

import re

from bot.dialogue.chat import Claim
from bot.dialogue.handouts.takeaway import handout_of
from bot.dialogue.replies import File
from bot.dialogue.screens.session_view import SessionView
from bot.handout.calendar_file import make_calendar


def pdf_file(shown: SessionView, claim: Claim) -> File:
    """The plan of a claim on paper. The situation has reached an outcome."""
    from bot.handout.page import make_pdf  # on use: its libraries take longer to load than a turn may last

    caption = shown.view.ui("files.paper")
    return File(_file_name(shown, "pdf"), make_pdf(handout_of(shown, claim.ticked)), caption)


def calendar_file(shown: SessionView, claim: Claim) -> File:
    """The dates of a claim for a calendar. The situation has reached an outcome."""
    caption = shown.view.ui("files.calendar")
    return File(_file_name(shown, "ics"), make_calendar(handout_of(shown, claim.ticked)), caption)


def _file_name(shown: SessionView, ending: str) -> str:
    """`pandu-hilang-kerja.pdf`: made of the subject, never of the name a person gave."""
    title = shown.view.words.text(shown.dialogue.title).lower()
    return f"pandu-{re.sub(r'[^a-z0-9]+', '-', title).strip('-')}.{ending}"
