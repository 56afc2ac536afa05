"""Provisional: the files of a claim."""

from bot.dialogue.model import Claim, File
from bot.dialogue.situation import Situation


def pdf_file(situation: Situation, claim: Claim) -> File:
    """The PDF of a claim."""
    return File(f"{situation.dialogue.id}-{claim.id}.pdf", b"", "")


def calendar_file(situation: Situation, claim: Claim) -> File:
    """The calendar file of a claim."""
    return File(f"{situation.dialogue.id}-{claim.id}.ics", b"", "")
