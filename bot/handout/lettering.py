"""The letters of the paper: Noto Sans in two weights, and how wide its words are."""

from functools import cache, lru_cache
from pathlib import Path

from fpdf import FPDF

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Noto Sans"


@cache
def _ruler() -> FPDF:
    ruler = FPDF(unit="pt")
    add_fonts(ruler)
    return ruler


def add_fonts(pdf: FPDF) -> None:
    pdf.add_font(FAMILY, "", FONTS / "NotoSans-Regular.ttf")
    pdf.add_font(FAMILY, "B", FONTS / "NotoSans-Bold.ttf")


@lru_cache(maxsize=2048)
def _character_width(character: str, bold: bool) -> float:
    """Measured once a character: measuring whole texts makes a page twenty times slower."""
    _ruler().set_font(FAMILY, "B" if bold else "", 1000)
    return _ruler().get_string_width(character) / 1000


def text_width(text: str, bold: bool) -> float:
    """How wide a text is, in parts of its size."""
    return sum(_character_width(character, bold) for character in text)
