"""A plan on paper: one page of A4 where it fits, black on white, with boxes to tick and codes to scan."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

from bot.handout.model import Handout, HandoutDeadline, HandoutForm
from bot.handout.sheet import GAP, MARGIN, Block, Line, Sheet

SIZES = (9.5, 9.0, 8.5)  # of the body in points: the first that needs the fewest pages
_SMALL = 0.86
_COLUMNS = (0.37, 0.24, 0.22, 0.17)  # of the table of deadlines
_LANGUAGES = {"ms": "ms-MY", "en": "en-MY"}


def make_pdf(handout: Handout) -> bytes:
    """The PDF of a handout. The same handout always gives the same bytes."""
    sheet = _fewest_pages(handout)
    return bytes(sheet.output())


def _fewest_pages(handout: Handout) -> Sheet:
    """One page where a size allows it; else two, the papers to bring on the second; else what it takes."""
    tried = []
    for apart, pages in ((False, 1), (True, 2)):
        for size in SIZES:
            tried.append(_laid_out(handout, size, apart=apart))
            if tried[-1].pages_count <= pages:
                return tried[-1]
    return min(tried, key=lambda sheet: sheet.pages_count)


def _laid_out(handout: Handout, size: float, *, apart: bool) -> Sheet:
    sheet = Sheet(size, f"Pandu: {handout.title}", handout.footer, handout.labels.page)
    sheet.set_title(handout.title)
    sheet.set_author("Pandu")
    sheet.set_lang(_LANGUAGES[handout.language])
    sheet.set_creation_date(datetime.combine(handout.today, time(), UTC))
    _top(sheet, handout)
    _first(sheet, handout.first)
    _deadlines(sheet, handout)
    labels = handout.labels
    _section(sheet, labels.steps, [*_steps(handout)], 2)
    if apart:
        sheet.next_page()
    _section(sheet, labels.documents, [*_documents(handout)], 2)
    _section(sheet, f"{labels.forms} ({labels.scan})", [_form(form) for form in handout.forms], 3)
    sources = [Block((Line(each.title, size=0.72, link=each.url),), after=0.4) for each in handout.sources]
    _section(sheet, labels.sources, sources, 3)
    return sheet


def _top(sheet: Sheet, handout: Handout) -> None:
    sheet.put(Line("Pandu", bold=True), MARGIN, MARGIN - 1, 40)
    made = Line(handout.made, size=_SMALL)
    sheet.put(made, sheet.w - MARGIN - sheet.wide(made), MARGIN - 1, 100)
    sheet.put(Line(handout.title, bold=True, size=1.9), MARGIN, sheet.y + 0.5, sheet.width)
    sheet.rule(0.6)
    sheet.put(Line(handout.headline, bold=True, size=1.08), MARGIN, sheet.y + 1.6, sheet.width)
    if handout.names:
        sheet.put(Line(handout.lead), MARGIN, sheet.y + 1.2, sheet.width)
        numbered = [Block((Line(name, bold=True),), mark=f"{n}.", after=0.2) for n, name in enumerate(handout.names, 1)]
        sheet.flow(numbered, 1 if len(numbered) < 3 else 2)
    for note in handout.notes:
        sheet.put(Line(note), MARGIN, sheet.y + 0.8, sheet.width)


def _first(sheet: Sheet, lines: Sequence[str]) -> None:
    """A box round the deadline to see first, its day to act by in large letters."""
    if not lines:
        return
    large = min(1, len(lines) - 1)  # a line alone is bold, no larger
    sizes = [Line(text, bold=n == large, size=1.5 if n == 1 else 1.0) for n, text in enumerate(lines)]
    inner = sheet.width - 8
    height = sum(sheet.tall(line, inner) for line in sizes) + 4
    top = sheet.y + 2
    sheet.frame(MARGIN, top, sheet.width, height)
    sheet.set_y(top + 2)
    for line in sizes:
        sheet.put(line, MARGIN + 4, sheet.y, inner)
    sheet.set_y(top + height)


def _heading(sheet: Sheet, title: str, more: float) -> None:
    """The title of a section, never left alone at the foot of a page."""
    line = Line(title, bold=True, size=1.12)
    sheet.need(sheet.tall(line, sheet.width) + 5 + more)
    sheet.put(line, MARGIN, sheet.y + 3, sheet.width)
    sheet.rule(0.3)
    sheet.set_y(sheet.y + 1.4)


def _section(sheet: Sheet, title: str, blocks: Sequence[Block], columns: int) -> None:
    if blocks:
        width = (sheet.width - GAP * (columns - 1)) / columns
        _heading(sheet, title, sum(sheet.height_of(block, width) for block in blocks[:2]))
        sheet.flow(blocks, columns)


# --- deadlines -------------------------------------------------------------------------------------------


def _deadlines(sheet: Sheet, handout: Handout) -> None:
    """Those with days ahead as a table; below it, closer together, those with none to name or that passed.

    One that stands in the box already is not said again alone.
    """
    labels = handout.labels
    dated = [deadline for deadline in handout.deadlines if not deadline.says]
    others = [_said(deadline) for deadline in handout.deadlines if deadline.says and deadline.id != handout.first_id]
    if [deadline.id for deadline in dated] == [handout.first_id]:
        _section(sheet, labels.other_deadlines, others, 2)
    elif dated:
        titles = (labels.what, labels.act_by, labels.last_day, labels.certainty)
        rows: list[_Row] = [tuple((Line(title, size=_SMALL),) for title in titles), *map(_row, dated)]
        _heading(sheet, labels.deadlines, _height(sheet, rows[0]) + _height(sheet, rows[1]))
        for row in rows:
            sheet.need(_height(sheet, row))
            _draw_row(sheet, row)
        sheet.flow(others, 2)
    else:
        _section(sheet, labels.deadlines, others, 2)
    for note in handout.deadline_notes:
        sheet.put(Line(note), MARGIN, sheet.y, sheet.width)


_Row = tuple[tuple[Line, ...], ...]


def _row(deadline: HandoutDeadline) -> _Row:
    return (
        (Line(deadline.what, bold=True), Line(deadline.who, size=_SMALL)),
        (Line(deadline.act_by_text, bold=True),),
        (Line(deadline.last_day_text),),
        (Line(deadline.certainty, size=_SMALL),),
    )


def _said(deadline: HandoutDeadline) -> Block:
    parts = [deadline.says.rstrip("."), deadline.who, deadline.certainty]
    return Block((Line(deadline.what, bold=True), Line(" ".join(f"{part}." for part in parts if part), size=0.92)))


def _height(sheet: Sheet, row: _Row) -> float:
    """How high a row of the table will be."""
    widths = [share * sheet.width - 3 for share in _COLUMNS]
    return max(sum(sheet.tall(line, width) for line in cell) for cell, width in zip(row, widths, strict=True)) + 1.6


def _draw_row(sheet: Sheet, row: _Row) -> None:
    x, top, height = MARGIN, sheet.y, _height(sheet, row)
    for cell, share in zip(row, _COLUMNS, strict=True):
        sheet.set_y(top)
        for line in cell:
            sheet.put(line, x, sheet.y, share * sheet.width - 3)
        x += share * sheet.width
    sheet.set_y(top + height - 0.6)
    sheet.rule(0.1)
    sheet.set_y(top + height + 0.4)


# --- lists -----------------------------------------------------------------------------------------------


def _steps(handout: Handout) -> Iterator[Block]:
    for part in handout.steps:
        if len(handout.steps) > 1:
            yield Block((Line(part.title, bold=True),), heading=True)
        for n, step in enumerate(part.steps, 1):
            yield Block((Line(step),), mark=f"{n}.", after=2.2 if n == len(part.steps) else 0.9)


def _documents(handout: Handout) -> Iterator[Block]:
    for document in handout.documents:
        notes = (Line(note, size=_SMALL) for note in document.notes)
        yield Block((Line(document.name, bold=True), *notes), mark="ticked" if document.ready else "box")


def _form(form: HandoutForm) -> Block:
    name = Line(form.name, bold=not form.code, link=form.url)
    lines = (Line(form.code, bold=True, size=1.1, link=form.url), name) if form.code else (name,)
    notes = (Line(note, size=_SMALL) for note in form.notes)
    return Block((*lines, *notes), qr=form.url, after=2)
