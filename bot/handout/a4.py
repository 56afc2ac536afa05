"""A sheet of A4, black on white: fpdf2 with our fonts, tagged for those who have it read to them.

fpdf2 tags only pictures and section titles, and calls both figures; `tagged` gives each text its real kind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

from fpdf import FPDF, ViewerPreferences

from bot.language.text.formatting import Language

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Noto Sans"
MM = 25.4 / 72
"""A point in millimetres, the unit of every length here."""

_LANGUAGES: dict[Language, str] = {"ms": "ms-MY", "en": "en-MY"}
Tag = Literal["H1", "H2", "P", "L", "Table", "Figure"]


class Sheet(FPDF):
    """Pages of A4. Nothing breaks by itself: who draws decides where a page ends."""

    def __init__(self, title: str, language: Language, made: date, margins: tuple[float, float]) -> None:
        """`margins` are those at the sides and at the top and bottom."""
        super().__init__(format="A4")
        self.set_margins(margins[0], margins[1], margins[0])
        self.set_auto_page_break(auto=False)
        self.c_margin = 0
        self.add_font(FAMILY, "", FONTS / "NotoSans-Regular.ttf")
        self.add_font(FAMILY, "B", FONTS / "NotoSans-Bold.ttf")
        self.set_title(title)
        self.set_author("Pandu")
        self.set_lang(_LANGUAGES[language])
        self.set_creation_date(datetime.combine(made, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_page()

    def letters(self, size: float, *, bold: bool = False) -> None:
        """The size of what follows, in points."""
        self.set_font(FAMILY, "B" if bold else "", size)

    @contextmanager
    def tagged(self, kind: Tag, alt: str | None = None) -> Iterator[None]:
        """Marks what is drawn inside as one part of the structure; no page may end in it."""
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        _, parents = self.struct_builder.add_marked_content(self.page, f"/{kind}", mcid, alt_text=alt)
        self.pages[self.page].struct_parents = parents
        self._out(f"/{kind} <</MCID {mcid}>> BDC")
        yield
        self._out("EMC")

    def tick_box(self, x: float, y: float, side: float, *, ticked: bool = False) -> None:
        """A box to tick, its upper left corner at a place."""
        self.set_line_width(0.3)
        self.rect(x, y, side, side)
        if ticked:
            self.set_line_width(0.5)
            self.polyline([(x + side * 0.15, y + side * 0.5), (x + side * 0.42, y + side * 0.85), (x + side * 1.1, y)])
