"""The page on older guides: every place it names stands in the content, and every statement has one or a reason."""

import re
from pathlib import Path

from bot.content.loader import load, packaged_flows

PAGE = Path("docs/older-guides.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and "It said" not in line]


def test_every_place_is_there() -> None:
    content = load(packaged_flows())
    places = re.findall(r"`([a-z]+)\.([a-z0-9_]+)`", PAGE)
    assert places
    assert [place for place in places if place[1] not in getattr(content, place[0])] == []


def test_every_statement_has_a_place_or_was_left_out_for_a_reason() -> None:
    assert len(ROWS) > 50
    for row in ROWS:
        assert row[1].startswith(("Said", "Corrected: ", "Left out: ", "E-mail said"))
        assert len(row) == 3 or row[1].startswith("Left out: ")
