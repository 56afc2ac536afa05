"""A sheet of A4 to lay blocks of text on: columns that break well, boxes to tick, QR codes. Black on white."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import segno
from fpdf import FPDF

from bot.handout.lettering import FAMILY, add_fonts, text_width

MARGIN = 13.0  # millimetres, as all lengths here
GAP = 5.0
QR = 19.0
_POINT = 25.4 / 72
_LEADING = 1.24
_FOOTER = 15.0


@dataclass(frozen=True)
class Line:
    """A paragraph: `size` in parts of the sheet's body size."""

    text: str
    bold: bool = False
    size: float = 1.0
    link: str = ""


@dataclass(frozen=True)
class Block:
    """Paragraphs that stay together. `mark` stands before them: a number, `box` or `ticked`.

    `qr` is an address whose code stands before them. A `heading` is never the last of a column.
    """

    lines: tuple[Line, ...]
    mark: str = ""
    qr: str = ""
    heading: bool = False
    after: float = 0.9


class Sheet(FPDF):
    """Pages with a footer, and a running title from the second on.

    `body` is the size of plain text in points; `y` is where the next thing goes.
    """

    top = MARGIN + 4  # of every page but the first

    def __init__(self, body: float, running: str, footer: Sequence[str], page_label: str) -> None:
        super().__init__(format="A4")
        self.body, self._running, self._lines, self._page_label = body, running, tuple(footer), page_label
        self.set_margin(0)
        self.set_auto_page_break(auto=False)
        self.c_margin = 0
        add_fonts(self)
        self.add_page()

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.w - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the footer begins."""
        return self.h - MARGIN - _FOOTER + 6

    def next_page(self) -> None:
        """Goes on at the top of a new page, under the running title."""
        self.add_page()
        self.put(Line(self._running, size=0.86), MARGIN, MARGIN - 3, self.width)
        self.set_y(self.top)

    def need(self, height: float) -> None:
        """Goes on on a new page where less than `height` is left."""
        if self.y + height > self.bottom:
            self.next_page()

    def footer(self) -> None:
        """Who to ask, what this is not, and the page; on every page."""
        self.set_xy(MARGIN, self.bottom + 1)
        self.rule(0.2)
        page = Line(self._page_label.format(n=self.page_no(), of="9"), size=0.74)  # as wide as any number of pages
        right = self.w - MARGIN - self.wide(page)
        self.set_font(FAMILY, "", self.body * page.size)
        self.set_xy(right, self.y + 0.8)
        self.cell(text=self._page_label.format(n=self.page_no(), of=self.str_alias_nb_pages))
        for line in self._lines:
            self.put(Line(line, size=0.74), MARGIN, self.y, right - MARGIN - 3)

    # --- text ---------------------------------------------------------------------------------------------

    def _leading(self, line: Line) -> float:
        return self.body * line.size * _POINT * _LEADING

    def wide(self, line: Line) -> float:
        """How wide a text is on one line."""
        return self.body * line.size * _POINT * text_width(line.text, line.bold)

    def tall(self, line: Line, width: float) -> float:
        """How high a paragraph will be."""
        return len(self._wrap(line, width)) * self._leading(line)

    def put(self, line: Line, x: float, y: float, width: float) -> None:
        """Writes a paragraph there; `y` is then below it."""
        size, leading = self.body * line.size, self._leading(line)
        self.set_font(FAMILY, "B" if line.bold else "", size)
        for text in self._wrap(line, width):
            self.text(x, y + leading * 0.5 + size * _POINT * 0.36, text)
            if line.link:
                self.link(x, y, self.wide(replace(line, text=text)), leading, line.link)
            y += leading
        self.set_y(y)

    def _wrap(self, line: Line, width: float) -> list[str]:
        """The lines of a paragraph; a word longer than a line runs over its end."""
        room = width / (self.body * line.size * _POINT)
        lines, used = [""], 0.0
        space = text_width(" ", line.bold)
        for word in line.text.split():
            long = text_width(word, line.bold)
            if lines[-1] and used + space + long > room:
                lines.append(word)
                used = long
            else:
                used += long + (space if lines[-1] else 0)
                lines[-1] = f"{lines[-1]} {word}".lstrip()
        return lines

    def rule(self, thick: float) -> None:
        """A line across the page."""
        self.set_line_width(thick)
        self.line(MARGIN, self.y, self.w - MARGIN, self.y)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A strong frame."""
        self.set_line_width(0.7)
        self.rect(x, y, width, height)

    # --- blocks -------------------------------------------------------------------------------------------

    def _indent(self, block: Block) -> float:
        if block.qr:
            return QR + 2
        return self.body * _POINT * 1.7 if block.mark else 0

    def height_of(self, block: Block, width: float) -> float:
        """How high a block will be, with the space below it."""
        inner = width - self._indent(block)
        text = sum(self.tall(line, inner) for line in block.lines)
        return max(text, QR if block.qr else 0) + block.after

    def draw(self, block: Block, x: float, y: float, width: float) -> None:
        """Draws a block there; `y` is then below it."""
        below, indent = y + self.height_of(block, width), self._indent(block)
        if block.qr:
            self._code(block.qr, x, y)
        elif block.mark in ("box", "ticked"):
            self._box(x, y, ticked=block.mark == "ticked")
        elif block.mark:
            self.put(Line(block.mark, bold=True), x, y, indent)
        self.set_y(y)
        for line in block.lines:
            self.put(line, x + indent, self.y, width - indent)
        self.set_y(below)

    def _box(self, x: float, y: float, *, ticked: bool) -> None:
        side = self.body * _POINT * 0.85
        top = y + self.body * _POINT * (_LEADING - 0.85) / 2
        self.set_line_width(0.3)
        self.rect(x, top, side, side)
        if ticked:
            self.set_line_width(0.5)
            self.polyline([(x + 0.5, top + side * 0.5), (x + side * 0.42, top + side - 0.5), (x + side + 0.3, top)])

    def _code(self, address: str, x: float, y: float) -> None:
        self.image(BytesIO(_code_image(address)), x, y, QR, QR, link=address)

    def flow(self, blocks: Sequence[Block], columns: int) -> None:
        """Sets blocks in columns of even height, read downwards; what does not fit goes on on the next page."""
        width = (self.width - GAP * (columns - 1)) / columns
        heights = [self.height_of(block, width) for block in blocks]
        start = 0
        while start < len(blocks):
            room = self.bottom - self.y
            cuts = _cuts(blocks[start:], heights[start:], columns, room)
            if cuts[-1][1] == 0 and self.y == self.top:
                cuts = [(0, 1)]  # taller than a page: better over its edge than lost
            top, lowest = self.y, self.y
            for column, (first, end) in enumerate(cuts):
                self.set_y(top)
                for block in blocks[start + first : start + end]:
                    self.draw(block, MARGIN + column * (width + GAP), self.y, width)
                lowest = max(lowest, self.y)
            self.set_y(lowest)
            start += cuts[-1][1]
            if start < len(blocks):
                self.next_page()


def _cuts(blocks: Sequence[Block], heights: Sequence[float], columns: int, room: float) -> list[tuple[int, int]]:
    """Where each column begins and ends, at the lowest height that takes all the blocks, or at the room there is."""
    height = min(sum(heights) / columns, room)
    while True:
        cuts = _cut(blocks, heights, columns, height)
        if cuts[-1][1] == len(blocks) or height >= room:
            return cuts
        height = min(height + 1, room)


def _cut(blocks: Sequence[Block], heights: Sequence[float], columns: int, height: float) -> list[tuple[int, int]]:
    """Fills column after column up to a height."""
    cuts, start = [], 0
    for _ in range(columns):
        end, used = start, 0.0
        while end < len(blocks) and used + heights[end] <= height + 0.01:
            used += heights[end]
            end += 1
        while start < end < len(blocks) and blocks[end - 1].heading:
            end -= 1
        cuts.append((start, end))
        start = end
    return cuts


@cache
def _code_image(address: str) -> bytes:
    """A QR code as PNG; eight dots a module keep it sharp where a reader smooths images."""
    image = BytesIO()
    segno.make(address, error="l", micro=False).save(image, kind="png", scale=8, border=0)
    return image.getvalue()
