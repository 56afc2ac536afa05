"""The conversation's machine as a picture: Mermaid, drawn from the table that runs it."""

from collections.abc import Iterator
from pathlib import Path

from bot.dialogue.machine import EVERYWHERE, HERE, TABLE, Row, kind_of

BEGIN, END = "<!-- conversation: written by `make diagram` -->", "<!-- end of conversation -->"
ANYWHERE, SAME = "anywhere", "where it was"


def conversation() -> str:
    """The places as nodes and the events as arrows, in the order of the table; arrows between the same are one."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in TABLE:
        for start in _starts(row):
            for end in _ends(row):
                names = arrows.setdefault((start, end), [])
                if row.event.__name__ not in names:
                    names.append(row.event.__name__)
    lines = ["flowchart LR", f'    anywhere(["{ANYWHERE}"])', f'    same(["{SAME}"])']
    for (start, end), names in arrows.items():
        lines.append(f"    {start} -->|{'<br>'.join(names)}| {end}")
    return "\n".join(lines) + "\n"


def _starts(row: Row) -> Iterator[str]:
    if row.places == EVERYWHERE:
        yield ANYWHERE
    else:
        yield from map(kind_of, row.places)


def _ends(row: Row) -> Iterator[str]:
    for place in row.leads_to:
        yield "same" if place in HERE else kind_of(place)


def main() -> None:
    """Writes the picture into docs/architecture.md, between its marks."""
    page = Path("docs/architecture.md")
    before, rest = page.read_text(encoding="utf-8").split(f"{BEGIN}\n")
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n```mermaid\n{conversation()}```\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
