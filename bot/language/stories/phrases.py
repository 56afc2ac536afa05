"""Whether a clause says a `story` phrase of an option: whole words, in order, not denied.

`..` stands for up to five words between, `&` for "both in one clause, in any order", `<accident>` for any phrase of
that kind in `happenings.yaml`. Short forms are read as the plain word.
"""

import re
from functools import lru_cache

from bot.language.lexicon.patterns import either
from bot.language.lexicon.short_forms import short_form
from bot.language.stories.happenings import is_so, told

_GAP = r"(?:\W+\w+){0,5}?\W+"
_KIND = re.compile(r"<(\w+)>")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Little words that may stand within a phrase.
_BETWEEN = r"\W+(?:(?:yang|yg|dah|sudah|telah|the|a|my|saya|sy|pun|tu|ni|je|la|lah|by|kena|was|has|been|have|i)\W+)?"


def says(text: str, phrase: str) -> bool:
    """Whether a clause (plain text) says a phrase."""
    return all(_has(text, part.strip()) for part in phrase.split("&"))


def _has(text: str, part: str) -> bool:
    alone = _KIND.fullmatch(part)
    if alone:
        return any(True for _ in told(text, alone[1]))
    forms = dict.fromkeys((text, normal(text)))
    found = ((form, match) for form in forms for match in _compiled(part).finditer(form))
    return any(is_so(form, match.start()) for form, match in found)


@lru_cache(maxsize=4096)
def _compiled(part: str) -> re.Pattern[str]:
    pieces = [_KIND.sub(lambda kind: f"\0{kind[1]}\0", piece.strip()) for piece in part.lower().split("..")]
    return re.compile(r"\b" + _GAP.join(map(_piece, pieces)) + r"\b")


def _piece(piece: str) -> str:
    words = []
    for word in piece.split():
        if word.startswith("\0"):
            words.append(either("happenings", word.strip("\0")))
        else:
            meant = short_form(word)
            forms = [re.escape(word)] + ([re.escape(meant)] if meant != word else [])
            words.append(f"(?:{'|'.join(forms)})")
    return _BETWEEN.join(words)


def normal(text: str) -> str:
    """The text with its short forms written out."""
    return _WORD.sub(lambda match: short_form(match.group()), text)
