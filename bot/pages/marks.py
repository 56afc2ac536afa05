"""The check list as a file that a case worker can mark and send back, and how its marks are taken in."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from bot.pages.statements import Stated

COLUMNS = ("statement", "right", "by", "on", "remark", "words", "sources")
_YES, _NO = frozenset({"yes", "ya", "y", "x", "✓", "betul", "right"}), frozenset({"no", "tidak", "n", "salah", "wrong"})


class MarksError(Exception):
    """A file that is no marked check list; the message names the row and what to do."""


def write_list(every: Iterable[Stated], file: Path) -> None:
    """Writes the list with empty marks."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(COLUMNS)
        for stated in every:
            sources = "; ".join(f"{ref.source}{f': {ref.at}' if ref.at else ''}" for ref in stated.sources)
            rows.writerow([stated.id, "", "", "", "", str(stated.text), sources])


def read_marks(file: Path, known: set[str]) -> Iterator[tuple[str, bool, str, date, str]]:
    """The marks of a list: statement, whether it is right, by whom, on which day, remark. Raises MarksError."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        for number, row in enumerate(csv.DictReader(opened), 2):
            mark = (row.get("right") or "").strip().casefold()
            if not mark:
                continue
            if mark not in _YES | _NO:
                raise MarksError(f"{file}:{number}: 'right' is '{mark}': write yes or no, or leave it empty")
            if row["statement"] not in known:
                raise MarksError(f"{file}:{number}: the words of this statement have changed since; check it anew")
            if not (by := (row.get("by") or "").strip()):
                raise MarksError(f"{file}:{number}: nobody is named under 'by'")
            try:
                on = date.fromisoformat((row.get("on") or "").strip())
            except ValueError:
                raise MarksError(f"{file}:{number}: 'on' is no day such as 2026-11-26") from None
            yield row["statement"], mark in _YES, by, on, (row.get("remark") or "").strip()


def keep(marks: Iterable[tuple[str, str, date]], file: Path) -> int:
    """Adds marks of right statements to `checked.yaml`, each statement once, the newest counting. Returns how many."""
    kept = (
        {item["statement"]: item for item in (yaml.safe_load(file.read_text("utf-8")) or [])} if file.exists() else {}
    )
    new = 0
    for statement, by, on in marks:
        slug = re.sub(r"[^a-z0-9]+", "_", statement.lower()).strip("_")[-36:].strip("_")
        kept[statement] = {"id": f"c_{slug}"[:40], "statement": statement, "by": by, "on": on}
        new += 1
    body = yaml.safe_dump(
        sorted(kept.values(), key=lambda item: item["statement"]), allow_unicode=True, sort_keys=False
    )
    head = "# Who read which statement and found it right, and when. Written by `pandu checked`.\n"
    file.write_text(head + body, encoding="utf-8")
    return new
