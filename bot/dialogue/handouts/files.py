"""The files of a claim: its plan for paper and for a calendar. Nothing in them names the person or the chat."""

import re

from bot.dialogue.handouts.takeaway import handout_of
from bot.dialogue.model import Claim, File
from bot.dialogue.screens.situation import Situation
from bot.handout.calendar_file import make_calendar


def pdf_file(situation: Situation, claim: Claim) -> File:
    """The plan of a claim on paper. The situation has reached an outcome."""
    from bot.handout.paper import make_pdf  # on use: its libraries take longer to load than a turn may last

    caption = situation.view.ui("files.paper")
    return File(_file_name(situation, "pdf"), make_pdf(handout_of(situation, claim.ticked)), caption)


def calendar_file(situation: Situation, claim: Claim) -> File:
    """The dates of a claim for a calendar. The situation has reached an outcome."""
    caption = situation.view.ui("files.calendar")
    return File(_file_name(situation, "ics"), make_calendar(handout_of(situation, claim.ticked)), caption)


def _file_name(situation: Situation, ending: str) -> str:
    """`pandu-hilang-kerja.pdf`: made of the subject, never of the name a person gave."""
    title = situation.view.words.text(situation.dialogue.title).lower()
    return f"pandu-{re.sub(r'[^a-z0-9]+', '-', title).strip('-')}.{ending}"
