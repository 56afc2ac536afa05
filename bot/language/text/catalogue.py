"""The Malay of every text: gettext, with the text's id path as message context.

In a checkout the compiled catalogue is made anew whenever the `.po` is newer; a wheel carries it compiled.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from os import getpid
from pathlib import Path

from bot.content.text import Text
from bot.language.text.interface import Plural

DOMAIN = "bot"
_PACKAGE = Path(__file__).resolve().parents[2]


def catalogue_file(suffix: str = ".po") -> Path:
    """Where the Malay catalogue stands in a checkout (`.po`) or, compiled, in either (`.mo`)."""
    inside = _PACKAGE / "locales" / "ms" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if inside.exists():
        return inside
    return (_PACKAGE.parent / "locales" / "ms" / "LC_MESSAGES" / DOMAIN).with_suffix(suffix)


class Catalogue:
    """Looks up Malay. What is missing or fuzzy has no Malay here, and shows in English."""

    def __init__(self, translations: NullTranslations) -> None:
        self._translations = translations

    def malay(self, text: Text) -> str | None:
        """The Malay of a text, None when it has none."""
        found = self._translations.pgettext(text.context, text)
        if found != text:
            return found
        # A text may be the same in both languages; only a real entry says so.
        entries = getattr(self._translations, "_catalog", {})
        return found if f"{text.context}\x04{text}" in entries else None

    def malay_plural(self, text: Plural) -> str | None:
        """The one Malay form of a plural text, None when it has none."""
        found = self._translations.npgettext(text.one.context, text.one, text.other, 2)
        return None if found == text.other else found


@cache
def load_catalogue() -> Catalogue:
    """The Malay catalogue that comes with Pandu; empty when there is none yet."""
    compiled = catalogue_file(".mo")
    source = catalogue_file(".po")
    if source.suffix == ".po" and source.exists() and _older(compiled, source):
        from babel.messages.mofile import write_mo  # only after a change of words, so no start waits for it
        from babel.messages.pofile import read_po

        buffer = BytesIO()
        write_mo(buffer, read_po(BytesIO(source.read_bytes())))
        part = compiled.with_suffix(f".{getpid()}.mo")
        part.write_bytes(buffer.getvalue())
        part.replace(compiled)  # whole or not at all: another process may be reading it
    if not compiled.exists():
        return Catalogue(NullTranslations())
    with compiled.open("rb") as file:
        return Catalogue(GNUTranslations(file))


def _older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns
