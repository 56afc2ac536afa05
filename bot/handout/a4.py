"""A sheet of A4, black on white: fpdf2 with our fonts, tagged for those who have it read to them.

fpdf2 tags only pictures and section titles, and calls both figures; `tagged` gives each text its real kind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from fpdf import FPDF, ViewerPreferences

from bot.handout.lettering import FAMILY, add_fonts
from bot.language.text.formatting import Language

MM = 25.4 / 72
"""A point in millimetres, the unit of every length here."""

_LANGUAGES: dict[Language, str] = {"ms": "ms-MY", "en": "en-MY"}
Tag = Literal["H1", "H2", "P", "L", "Table", "Figure"]


class Sheet(FPDF):
    """Pages of A4. Nothing breaks by itself unless who draws asks for it."""

    _open: tuple[Tag, str | None] | None = None

    def __init__(self, title: str, language: Language, made: date, margins: tuple[float, float]) -> None:
        """`margins` are those at the sides and at the top and bottom."""
        super().__init__(format="A4")
        self.set_margins(margins[0], margins[1], margins[0])
        self.set_auto_page_break(auto=False)
        self.c_margin = 0
        add_fonts(self)
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
        """Marks what is drawn inside as a part of the structure, on each page that it takes."""
        self._open = (kind, alt)
        self._mark()
        yield
        self._out("EMC")
        self._open = None

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Marks what is drawn inside as no part of what is read: a rule, a footer."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def _mark(self) -> None:
        assert self._open is not None  # noqa: S101 - only called within a part
        kind, alt = self._open
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        _, parents = self.struct_builder.add_marked_content(self.page, f"/{kind}", mcid, alt_text=alt)
        self.pages[self.page].struct_parents = parents
        self._out(f"/{kind} <</MCID {mcid}>> BDC")

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """A part that takes two pages ends on the one and goes on on the other."""
        if self._open:
            self._out("EMC")
        super().add_page(*args, **kwargs)
        if self._open:
            self._mark()

    def tick_box(self, x: float, y: float, side: float, *, ticked: bool = False) -> None:
        """A box to tick, its upper left corner at a place."""
        self.set_line_width(0.3)
        self.rect(x, y, side, side)
        if ticked:
            self.set_line_width(0.5)
            self.polyline([(x + side * 0.15, y + side * 0.5), (x + side * 0.42, y + side * 0.85), (x + side * 1.1, y)])
