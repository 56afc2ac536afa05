"""A plan on paper: one page of A4 where it fits, black on white, with boxes to tick and codes to scan.

Columns, tables and lines are fpdf2's. The type of what is read is 10 points at least, of sources and the footer 8.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import zip_longest

import segno
from fpdf.fonts import FontFace

from bot.handout.a4 import Sheet
from bot.handout.lettering import hold
from bot.handout.model import Handout, HandoutDeadline, HandoutForm
from bot.handout.paper import LINES
from bot.handout.shorter import shorter

SIZES = (11.0, 10.5, 10.0)
"""Of what is read, in points: the largest that needs the fewest pages is taken."""
SMALL = 8.0
_MARGINS = (12.0, 10.0)
_FOOTER = 10.5
_GAP = 5.0
_QR = 15.0
_BOX, _TICKED = "\u2610", "\u2611"


def make_page(handout: Handout) -> bytes:
    """The PDF of a handout. The same handout always gives the same bytes."""
    return bytes(_fitting(handout).output())


def _fitting(handout: Handout) -> "_Page":
    """One page, in the largest type that allows it; where even the smallest does not, without what the chat says too.

    What needs two pages even so is told whole.
    """
    whole = _Page(handout, SIZES[-1])
    if whole.pages_count == 1:
        larger = (_Page(handout, size) for size in SIZES[:-1])
        return next((page for page in larger if page.pages_count == 1), whole)
    less = list(shorter(handout))
    fits = bisect_left(less, True, key=lambda each: _Page(each, SIZES[-1]).pages_count == 1)
    return whole if fits == len(less) else _Page(less[fits], SIZES[-1])


class _Page(Sheet):
    """A handout, set at a size."""

    def __init__(self, handout: Handout, size: float) -> None:
        self.handout, self.size = handout, size
        super().__init__(f"Pandu: {handout.title}", handout.language, handout.today, _MARGINS)
        self.set_auto_page_break(auto=True, margin=_MARGINS[1] + _FOOTER)
        self._top()
        self._first()
        self._list(handout.labels.acts, [(_BOX, act, "") for act in handout.acts], 1)
        self._deadlines()
        self._steps()
        papers = [
            (_TICKED if each.ready else _BOX, f"{each.name}.", " ".join(each.notes)) for each in handout.documents
        ]
        self._list(handout.labels.documents, papers, 2)
        self._forms()
        self._sources()

    # --- every page ---------------------------------------------------------------------------------------

    def header(self) -> None:
        """What goes on, from the second page."""
        if self.page_no() > 1:
            with self.artifact():
                self.letters(SMALL)
                self.cell(text=self.handout.title)
            self.ln(6)

    def footer(self) -> None:
        """Who to ask, what this is not, and the page."""
        with self.artifact():
            self.set_y(-_MARGINS[1] - _FOOTER + 2)
            self.set_line_width(0.2)
            self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
            self.letters(SMALL)
            page = self.handout.labels.page.format(n=self.page_no(), of=self.str_alias_nb_pages)
            self.ln(0.8)
            for line in self.handout.footer:
                self.multi_cell(self.epw - 22, None, line, align="L", new_x="LMARGIN", new_y="NEXT")
            self.set_y(-_MARGINS[1] - _FOOTER + 2.8)
            self.cell(self.epw, text=page, align="R")

    # --- what it says -------------------------------------------------------------------------------------

    def _text(self, text: str, size: float, *, bold: bool = False, after: float = 0.0) -> None:
        self.letters(size, bold=bold)
        with self.tagged("P"):
            self.multi_cell(self.epw, self.font_size * 1.16, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(after)

    def _heading(self, title: str, level: int = 1) -> None:
        """A title that is in the outline, and never the last line of a page."""
        if level and self.y > self.h - self.b_margin - 22:
            self.add_page()
        self.ln(1.6 if level else 0)
        self.letters(self.size * (1.1 if level else 1.7), bold=True)
        self.start_section(title, level=0 if level == 0 else 1)
        with self.tagged("H2" if level else "H1"):
            self.multi_cell(self.epw, self.font_size * 1.2, title, align="L", new_x="LMARGIN", new_y="NEXT")
        self.set_line_width(0.3 if level else 0.6)
        with self.artifact():
            self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.ln(1)

    def _top(self) -> None:
        handout = self.handout
        self.letters(SMALL + 1)
        with self.tagged("P"):
            self.cell(self.epw, text="   ".join(filter(None, ["Pandu", self._name(), handout.made])), align="R")
        self.set_text_shaping(False)
        self.ln(2)
        self._heading(handout.title, 0)
        self._text(handout.headline, self.size * 1.08, bold=True, after=0.6)
        if handout.names:
            self._text(handout.lead, self.size, after=0.3)
            names = [
                (f"{n}.", f"{name}:" if total else name, total)
                for n, (name, total) in enumerate(zip(handout.names, handout.sums, strict=True), 1)
            ]
            self._columns(names, 1 if len(names) < 3 else 2)
        for note in handout.notes:
            self._text(note, self.size, after=0.3)

    def _name(self) -> str:
        """What its person calls the claim; a line to write it on where a letter of it cannot be printed."""
        name = self.handout.name
        if not name:
            return ""
        held = hold(self, name)
        self.set_text_shaping(held and any("\u0b80" <= letter <= "\u0bff" for letter in name))  # Tamil needs it
        return self.handout.labels.name.format(name=name if held else LINES["long"])

    def _first(self) -> None:
        """A frame round the deadline to see first, its day to act by in large letters."""
        lines = self.handout.first
        if not lines:
            return
        large = min(1, len(lines) - 1)  # a line alone is bold, no larger
        self.ln(1)
        top = self.y
        self.ln(1.5)
        self.set_left_margin(_MARGINS[0] + 3)
        for n, line in enumerate(lines):
            self._text(line, self.size * (1.45 if n == 1 else 1.0), bold=n == large)
        self.set_left_margin(_MARGINS[0])
        self.ln(1.5)
        self.set_line_width(0.7)
        with self.artifact():
            self.rect(self.l_margin, top, self.epw, self.y - top)
        self.ln(0.5)

    def _deadlines(self) -> None:
        """Those with days ahead as a table; below it those with none to name, or that passed.

        One that stands in the frame already is not said again alone.
        """
        handout, labels = self.handout, self.handout.labels
        dated = [deadline for deadline in handout.deadlines if not deadline.says]
        others = [_said(each) for each in handout.deadlines if each.says and each.id != handout.first_id]
        alone = [deadline.id for deadline in dated] == [handout.first_id]
        if dated and not alone:
            self._heading(labels.deadlines)
            self._table(dated)
            self._columns(others, 2)
        elif others:
            self._list(labels.other_deadlines if alone else labels.deadlines, others, 2)
        for note in handout.deadline_notes:
            self._text(note, self.size)

    def _table(self, deadlines: Sequence[HandoutDeadline]) -> None:
        labels = self.handout.labels
        self.letters(self.size)
        with (
            self.tagged("Table"),
            self.table(
                col_widths=(37, 23, 23, 17),
                borders_layout="HORIZONTAL_LINES",
                line_height=self.font_size * 1.15,
                padding=(0.4, 1.5, 0.4, 0),
                text_align="LEFT",
                markdown=True,
                headings_style=FontFace(emphasis="", size_pt=SMALL + 1),
            ) as table,
        ):
            table.row((labels.what, labels.act_by, labels.last_day, labels.certainty))
            for each in deadlines:
                what = "\n".join(filter(None, (f"**{each.what}**", each.who)))
                table.row((what, f"**{each.act_by_text}**", each.last_day_text, each.certainty))
        self.ln(1)

    def _steps(self) -> None:
        parts = self.handout.steps
        items: list[_Item] = []
        for part in parts:
            items += [("", part.title, "")] if len(parts) > 1 else []
            items += [(f"{n}.", "", step) for n, step in enumerate(part.steps, 1)]
        self._list(self.handout.labels.steps, items, 2)

    def _list(self, title: str, items: Sequence["_Item"], columns: int) -> None:
        if items:
            self._heading(title)
            self._columns(items, columns)

    def _columns(self, items: Sequence["_Item"], columns: int) -> None:
        """Items in columns: a mark, what is bold, what is not."""
        if not items:
            return
        self.letters(self.size)
        with (
            self.tagged("L"),
            self.text_columns(ncols=columns, gutter=_GAP, balance=columns > 1, line_height=1.14) as text,
        ):
            for mark, strong, rest in items:
                self.letters(self.size, bold=bool(mark) and mark[-1] == ".")
                indent = self.size * 0.6 if mark else 0
                with text.paragraph(indent=indent, bullet_string=mark, bullet_r_margin=1.2, bottom_margin=0.4) as said:
                    self.letters(self.size, bold=True)
                    said.write(strong)
                    self.letters(self.size)
                    said.write(f" {rest}" if strong and rest else rest)
        self.ln(0.5)

    def _forms(self) -> None:
        """Two forms a row, each with the code of its official address."""
        forms = self.handout.forms
        if not forms:
            return
        labels = self.handout.labels
        self._heading(f"{labels.forms} ({labels.scan})" if any(form.url for form in forms) else labels.forms)
        self.letters(self.size)
        text = (self.epw - 2 * _QR) / 2
        with (
            self.tagged("Table"),
            self.table(
                col_widths=(_QR, text, _QR, text),
                borders_layout="NONE",
                first_row_as_headings=False,
                line_height=self.font_size * 1.15,
                padding=(0.5, 2, 0.5, 0),
                text_align="LEFT",
                v_align="TOP",
                markdown=True,
            ) as table,
        ):
            for pair in zip_longest(forms[::2], forms[1::2]):
                row = table.row()
                for form in pair:
                    if form is None:
                        row.cell("", colspan=2)
                    elif form.url:
                        row.cell(img=BytesIO(_code(form.url)), img_fill_width=True, link=form.url)
                        row.cell(_form(form), link=form.url)
                    else:
                        row.cell(_form(form), colspan=2)

    def _sources(self) -> None:
        sources = self.handout.sources
        if not sources:
            return
        self._heading(self.handout.labels.sources)
        self.letters(SMALL)
        with self.tagged("P"), self.text_columns(ncols=3, gutter=_GAP, balance=True, line_height=1.1) as text:
            for source in sources:
                with text.paragraph(bottom_margin=0.3) as said:
                    said.write(source.title, link=source.url or None)


_Item = tuple[str, str, str]
"""A mark before it (a number, a box or nothing), what is bold, what is not."""


def _said(deadline: HandoutDeadline) -> _Item:
    parts = [deadline.says.rstrip("."), deadline.who, deadline.certainty]
    return "", f"{deadline.what}.", " ".join(f"{part}." for part in parts if part)


def _form(form: HandoutForm) -> str:
    name = f"**{form.code}**\n{form.name}" if form.code else f"**{form.name}**"
    return "\n".join([name, *form.notes])


@cache
def _code(address: str) -> bytes:
    """A QR code as PNG; eight dots a module keep it sharp where a reader smooths images."""
    image = BytesIO()
    segno.make(address, error="l", micro=False).save(image, kind="png", scale=8, border=0)
    return image.getvalue()
