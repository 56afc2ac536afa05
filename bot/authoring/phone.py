"""How high a message stands on a small phone, and what of it is cut: Telegram's own geometry, without a browser.

Telegram for Android at 360 by 740 points: the text of a bubble is 280 wide at 15 points, a keyboard at most 345, one
line a button, and 612 of the height are left for the chat. Widths are of Noto Sans, a little wider than Telegram's
own letters, so that what fits here fits there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import groupby

from bot.dialogue.replies import Button, Message
from bot.handout.lettering import text_width

SIGHT = 612
"""Points of a chat that are in sight: 740 less the bars above and the line to type in."""

TEXT_WIDTH, QUOTE_WIDTH, KEYBOARD = 280, 262, 345
SIZE, LINE = 15, 19
BUBBLE = 30
"""Around the text: the edges of the bubble and the time below."""

ROW, GAP = 44, 4
BUTTON_EDGES = 12
FOLDED_LINES, QUOTE_EDGES = 3, 8


@dataclass(frozen=True)
class Run:
    """A piece of text in one weight; `quoted` inside a folded quotation."""

    text: str
    bold: bool
    quoted: bool


class _Runs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._bold = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's
        self._bold += tag == "b"
        self._quoted += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self._bold -= tag == "b"
        self._quoted -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data, self._bold > 0, self._quoted > 0))


def text_height(markup: str) -> int:
    """Points that the bubble of a text takes, its folded part as it stands before anybody opens it."""
    reader = _Runs()
    reader.feed(markup)
    reader.close()
    height = BUBBLE
    for quoted, runs in _blocks(reader.runs):
        lines = sum(1 for _ in _lines(runs, QUOTE_WIDTH if quoted else TEXT_WIDTH))
        height += min(lines, FOLDED_LINES) * LINE + QUOTE_EDGES if quoted else lines * LINE
    return height


def keyboard_height(message: Message) -> int:
    """Points that its buttons take."""
    return (len(message.rows) + bool(message.nav)) * (ROW + GAP)


def height(message: Message) -> int:
    """Points that a message takes with its keyboard: within `SIGHT` its first line is seen when it arrives."""
    return text_height(message.text) + keyboard_height(message)


def cut_labels(message: Message) -> list[str]:
    """The labels that do not fit on their buttons, which Telegram ends with an ellipsis."""
    rows = (*message.rows, message.nav) if message.nav else message.rows
    return [button.label for row in rows for button in row if not _fits(button, len(row))]


def _fits(button: Button, beside: int) -> bool:
    room = (KEYBOARD - GAP * (beside - 1)) / beside - BUTTON_EDGES
    return text_width(button.label, bold=False) * SIZE <= room


def _blocks(runs: list[Run]) -> Iterator[tuple[bool, list[Run]]]:
    """The text in and out of quotations; one line break at either edge of a quotation is that edge."""
    blocks = [(quoted, list(block)) for quoted, block in groupby(runs, key=lambda run: run.quoted)]
    for number, (quoted, block) in enumerate(blocks):
        if not quoted and number + 1 < len(blocks):
            block[-1] = replace(block[-1], text=block[-1].text.removesuffix("\n"))
        if not quoted and number:
            block[0] = replace(block[0], text=block[0].text.removeprefix("\n"))
        yield quoted, block


def _lines(runs: list[Run], width: float) -> Iterator[float]:
    """The width of each line, broken where Telegram breaks it: between words."""
    at = 0.0
    for piece, bold in _words(runs):
        if piece == "\n":
            yield at
            at = 0.0
            continue
        wide = text_width(piece, bold) * SIZE
        if at and at + text_width(piece.rstrip(), bold) * SIZE > width:
            yield at
            at = 0.0
        while wide > width:  # a long address is broken anywhere
            yield width
            wide -= width
        at += wide
    yield at


def _words(runs: list[Run]) -> Iterator[tuple[str, bool]]:
    """Words with the blank after them, and line breaks, with their weight."""
    for run in runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                yield "\n", run.bold
            words = line.split(" ")
            for position, word in enumerate(words):
                blank = " " if position < len(words) - 1 else ""
                if word or blank:
                    yield word + blank, run.bold
