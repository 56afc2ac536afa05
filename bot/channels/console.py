"""The same conversation in a terminal: one line in, one block out."""

import io
import re
import sys
from collections.abc import Callable, Sequence
from html import unescape

from rich.console import Console
from rich.text import Text

from bot.dialogue.inputs import Command, Input, Returned, Tapped, Typed
from bot.dialogue.replies import Button, File, Message, Reply

_PIECE = re.compile(
    r"<b>(?P<bold>.*?)</b>|<(?P<tag>code|pre)>(?P<code>.*?)</(?P=tag)>"
    r'|<a href="(?P<url>[^"]*)">(?P<label>.*?)</a>',
    re.S,
)


_FOLDED = re.compile(r"</?(?:blockquote|tg-time)[^>]*>")  # a terminal folds nothing
WIDE = 3  # buttons in a row that are still choices of their own
END_OF_BLOCK = "---"  # where a program reads along, it must know where an answer ends


def hold(send: Callable[[Input], tuple[Reply, ...]], save: Callable[[File], str], *, plain: bool) -> None:
    """Holds the conversation over standard input and output until the input ends.

    With `plain`: no colour and no cursor movement, and one block for each line read, ended by a line `---`.
    """
    _never_stops_at_a_letter()
    console = Console(color_system=None, soft_wrap=True, highlight=False) if plain else Console(highlight=False)

    shown: list[Button] = []

    def answer(received: Input) -> None:
        for reply in send(received):
            show(reply, console, save)
            if isinstance(reply, Message):
                shown[:] = numbered(reply)
        if plain:
            console.print(END_OF_BLOCK)

    if not plain:
        answer(Returned())
    while True:
        try:
            line = sys.stdin.readline() if plain else console.input("> ") + "\n"
        except (EOFError, KeyboardInterrupt):
            break
        if not line:
            break
        answer(parse_line(line.strip(), shown))


def _never_stops_at_a_letter() -> None:
    """A terminal that knows only ASCII shows "?" for what it cannot; a byte that is no letter is read as one too."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def numbered(reply: Message) -> list[Button]:
    """The buttons that stand with a number; none beside the days of a calendar, where a number is a day."""
    if any(len(row) > WIDE for row in reply.rows):
        return []
    return [button for row in reply.rows for button in row if button.data]


def parse_line(line: str, shown: Sequence[Button] = ()) -> Input:
    """A line somebody typed: the button of a number that is shown, a command after a slash, a text otherwise."""
    if line.isdecimal() and 0 < int(line) <= len(shown):
        return Tapped(shown[int(line) - 1].data or "")
    if line.startswith("/") and len(line) > 1:
        name, _, rest = line[1:].partition(" ")
        return Command(name.lower(), rest.strip())
    return Typed(line)


def show(reply: Reply, console: Console, save: Callable[[File], str]) -> None:
    """Prints a reply. A file is saved by `save`, which says where."""
    if isinstance(reply, Message):
        console.print(_styled(reply.text))
        choices = numbered(reply)
        for row in () if choices else reply.rows:  # a calendar: a day is typed, not numbered
            console.print(Text("  " + " ".join(f"{button.label:>4}" for button in row if button.data)))
        for number, button in enumerate(choices, 1):
            console.print(Text(f"  {number}. {button.label}"))
        for button in (b for row in reply.rows for b in row if not b.data):
            console.print(Text(f"  {button.label}: {button.url or button.copy}"))
        if reply.nav:
            console.print(Text("  " + " ".join(_navigation(button) for button in reply.nav), style="dim"))
        console.print()
    elif isinstance(reply, File):
        console.print(_styled(reply.caption))
        console.print(Text(f"  {save(reply)}"))
        console.print()


def _navigation(button: Button) -> str:
    return f"[{button.label}]" if button.data else f"[{button.label}: {button.url or button.copy}]"


def _styled(markup: str) -> Text:
    """The markup of a message for a terminal: bold where it was bold, an address beside its label."""
    markup, text, end = _FOLDED.sub("", markup), Text(), 0
    for piece in _PIECE.finditer(markup):
        text.append(unescape(markup[end : piece.start()]))
        end = piece.end()
        if piece["bold"] is not None:
            text.append(unescape(piece["bold"]), style="bold")
        elif piece["code"] is not None:
            text.append(unescape(piece["code"]))
        else:
            url, label = unescape(piece["url"]), unescape(piece["label"])
            text.append(url if url == label else f"{label}: {url}")
    text.append(unescape(markup[end:]))
    return text
