"""What a letter or the checklist is made of, whatever it is printed as: blocks from top to bottom, plain text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.language.text.formatting import Language

LINES: Mapping[str, str] = {"short": "_" * 12, "long": "_" * 22, "line": "_" * 34}
"""Lines to write on: for a date or a number, for a name or a place, and to the end of the line."""

BOX = "[ ]"
_EDGE, _SIDES = "+" + "-" * 30 + "+", "|" + " " * 30 + "|"


@dataclass(frozen=True)
class Block:
    """A part of a paper. `mark` is its number, its letter or its box.

    A `title` is printed in capitals, an `item` stands further in, a `gap` is half a line of nothing, and a `sketch` is
    a frame to draw in.
    """

    kind: Literal["title", "heading", "text", "item", "gap", "sketch"]
    text: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Paper:
    """One page to hand in."""

    title: str
    language: Language
    blocks: tuple[Block, ...]


def as_text(paper: Paper) -> str:
    """The paper to copy from a chat or to print as it is."""
    lines: list[str] = []
    for block in paper.blocks:
        if block.kind == "gap":
            lines += [""] if lines and lines[-1] else []
        elif block.kind == "sketch":
            lines += [_EDGE, *[_SIDES] * 6, _EDGE]
        else:
            text = block.text.upper() if block.kind in ("title", "heading") else block.text
            text = text.replace(f"{LINES['line']} {LINES['line']}", f"{LINES['line']}\n{LINES['line']}")
            lines.append(("   " if block.kind == "item" else "") + f"{block.mark} {text}".lstrip())
    return "\n".join(lines).strip() + "\n"
