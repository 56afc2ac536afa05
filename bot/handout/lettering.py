"""The letters of the paper: Noto Sans in two weights, and how wide its words are."""

from functools import cache, lru_cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Noto Sans"
_OTHERS = {
    "More": "NotoSans-More.ttf",
    "Tamil": "NotoSansTamil-Regular.ttf",
    "Han": "NotoSansHan-Regular.otf",
}


@cache
def _ruler() -> FPDF:
    ruler = FPDF(unit="pt")
    add_fonts(ruler)
    return ruler


def add_fonts(pdf: FPDF) -> None:
    pdf.add_font(FAMILY, "", FONTS / "NotoSans-Regular.ttf")
    pdf.add_font(FAMILY, "B", FONTS / "NotoSans-Bold.ttf")


def hold(pdf: FPDF, text: str) -> bool:
    """Whether every letter of a text can be printed. Fonts for names in other scripts are added where it needs them."""
    wanted = {ord(letter) for letter in text if not letter.isspace()}
    known = _letters(pdf, FAMILY)
    if wanted <= known:
        return True
    for family, file in _OTHERS.items():
        pdf.add_font(family, "", FONTS / file)
        known |= _letters(pdf, family)
    pdf.set_fallback_fonts(list(_OTHERS), exact_match=False)
    return wanted <= known


def _letters(pdf: FPDF, family: str) -> frozenset[int]:
    font = pdf.fonts[family.lower()]
    assert isinstance(font, TTFFont)  # noqa: S101 - none of ours is built into PDF
    return frozenset(font.cmap)


@lru_cache(maxsize=2048)
def _character_width(character: str, bold: bool) -> float:
    """Measured once a character: measuring whole texts makes a page twenty times slower."""
    _ruler().set_font(FAMILY, "B" if bold else "", 1000)
    return _ruler().get_string_width(character) / 1000


def text_width(text: str, bold: bool) -> float:
    """How wide a text is, in parts of its size."""
    return sum(_character_width(character, bold) for character in text)
