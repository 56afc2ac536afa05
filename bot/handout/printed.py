"""A letter or the checklist as one page of A4, set as large, and with as much room to write, as the page allows."""

import re
from bisect import bisect_left
from datetime import date

from bot.handout.a4 import MM, Sheet
from bot.handout.paper import BOX, LINES, Block, Paper

SMALLEST = 11.0
_SETTINGS = (
    *((13.0, 9.0), (12.5, 8.5), (12.0, 8.0), (11.5, 7.5)),
    *((SMALLEST, pitch) for pitch in (7.0, 6.5, 6.0, 5.5, 5.0)),
    *((10.5, 5.0), (10.0, 5.0)),
)
"""Sizes in points with the height of a line to write on in millimetres: the first that fits is taken."""

_MARGINS = (18.0, 14.0)
_LEADING = 1.22
_DEEP = 7.0
_WIDTHS = {len(LINES["short"]): 26.0, len(LINES["long"]): 50.0}
_LEAST = 35.0
_SKETCH = 1 / 4
_PIECES = re.compile(rf"(_{{{len(LINES['short'])},}}|{re.escape(BOX)})")


def as_pdf(paper: Paper, made: date) -> bytes:
    """The printed page. The same paper of the same day gives the same bytes.

    The check holds every letter to one page at `SMALLEST`; a checklist of many papers may take smaller type, or two.
    """
    largest = bisect_left(_SETTINGS, True, key=lambda setting: _drawn(paper, made, *setting).left >= 0)
    if largest == len(_SETTINGS):
        return bytes(_drawn(paper, made, SMALLEST, 7.0, breaks=True).output())
    page = _drawn(paper, made, *_SETTINGS[largest])
    if any(block.kind == "sketch" for block in paper.blocks):
        page = _drawn(paper, made, *_SETTINGS[largest], more=page.left)
    return bytes(page.output())


def fits(paper: Paper, made: date) -> bool:
    """Whether a paper takes one page at the smallest size."""
    return _drawn(paper, made, SMALLEST, 5.0).left >= 0


class _Page(Sheet):
    """One page being set."""

    size: float
    pitch: float

    @property
    def left(self) -> float:
        """How much of the page is free; negative where it is too short."""
        return self.h - self.t_margin - self.y

    @property
    def right(self) -> float:
        return self.w - self.r_margin

    def put(self, block: Block, sketch: float) -> None:
        """Sets one block; `sketch` is how high a frame to draw in is."""
        leading = self.size * MM * _LEADING
        if block.kind == "gap":
            self.ln(leading * 0.45)
        elif block.kind == "sketch":
            self.set_line_width(0.3)
            with self.tagged("Figure", alt=" "):
                self.rect(self.l_margin, self.y + 1, self.epw, sketch - 2)
            self.ln(sketch)
        else:
            heading = block.kind in ("title", "heading")
            self.letters(self.size, bold=heading)
            if heading:
                self.start_section(block.text)
            with self.tagged("H1" if block.kind == "title" else "H2" if heading else "P"):
                self._text(block, leading, block.text.upper() if block.kind == "title" else block.text)

    def _text(self, block: Block, leading: float, text: str) -> None:
        """Text with its mark before it, the lines to write on drawn within."""
        margin = self.l_margin
        height = self.pitch if LINES["short"] in text else leading
        indent = _DEEP if block.kind == "item" else 0
        self.set_x(margin + indent)
        if block.mark == BOX:
            self._box(height)
        elif block.mark:
            self.write(height, block.mark)
        if block.mark or indent:
            self.set_left_margin(margin + indent + (_DEEP if block.mark else 0))
        for piece in filter(None, _PIECES.split(text)):
            if piece == BOX:
                self._box(height)
            elif piece.startswith("_"):
                self._line(piece, height)
            else:
                self._words(piece, height)
        self.set_left_margin(margin)
        self.ln(height)

    def _words(self, text: str, height: float) -> None:
        if self.x >= self.right - 1:
            self.ln(height)
            text = text.lstrip()
        self.write(height, text)

    def _line(self, piece: str, height: float) -> None:
        width = _WIDTHS.get(len(piece), _LEAST)
        if self.x + width > self.right and self.x > self.l_margin:
            self.ln(height)
        end = self.x + width if len(piece) in _WIDTHS else self.right
        base = self.y + height / 2 + self.size * MM * 0.36
        self.set_line_width(0.2)
        self.line(self.x, base, end, base)
        self.x = end

    def _box(self, height: float) -> None:
        side = self.size * MM * 0.8
        if self.x + 4 * side > self.right:  # a box never stands without its first word
            self.ln(height)
        self.tick_box(self.x + 0.5, self.y + (height - side) / 2, side)
        self.x += side + 1.5


def _drawn(paper: Paper, made: date, size: float, pitch: float, more: float = 0, *, breaks: bool = False) -> _Page:
    """The page at a size; `more` is what a frame to draw in may take besides its quarter, `breaks` allows a second."""
    page = _Page(paper.title, paper.language, made, _MARGINS)
    page.set_auto_page_break(auto=breaks, margin=_MARGINS[1])
    page.size, page.pitch = size, pitch
    for block in paper.blocks:
        page.put(block, page.h * _SKETCH + more)
    return page
