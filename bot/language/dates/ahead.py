"""A day without a year that may lie ahead: in November "31 Disember" is sooner next month than eleven months ago.

Pure. What is said of the day decides, and how near it is; where that leaves doubt both days are to be asked.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

YEAR = timedelta(days=366)
_NEAR, _SOON = timedelta(days=183), timedelta(days=92)
_YEAR_SAID = re.compile(r"\b(?:tahun|thn|year)\b")
_AHEAD = re.compile(
    r"\b(?:last day|hari (?:ter)?akhir|hari last|akan|nanti|will|going to|coming|upcoming|sampai|smpai|hingga|until|"
    r"till|by|notis|notice|depan|next)\b"
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|lost|got|fired|sacked|terminated|dismissed|retrenched|kena|dah|sudah|telah|dibuang|buang|"
    r"diberhentikan|berhentikan|ditamatkan|berhenti|lepas|lalu|ago|dulu|did|stopped|ended|left|quit|resigned)\b"
)
_OVER = re.compile(r"\b(?:was|were|lepas|lalu|ago|dulu)\b")


def next_year_of(day: date, text: str, later: Iterable[date], today: date) -> date | None:
    """The day that comes again within half a year and is nearer; None where a year is said or the past is as near.

    `later` are the days that the same words name when read a year from now.
    """
    if day >= today or str(day.year) in text or _YEAR_SAID.search(text.lower()):
        return None
    again = next((other for other in later if (other.month, other.day) == (day.month, day.day) and other > day), None)
    near = again is not None and again - today < _NEAR and again - today < today - day
    return again if near else None


def meant(day: date, again: date, text: str, today: date) -> tuple[date, ...]:
    """Of a past day and the day it comes again, the one that a text tells; both where it leaves doubt."""
    text = text.lower()
    if _AHEAD.search(text) and not _OVER.search(text):
        return (again,)
    soon = again - today < _SOON and not _BEHIND.search(text)
    return (again,) if soon else (again, day)
