"""What Pandu says, in one language: content and interface texts with their values filled in. Plain text."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from bot.content.text import Text
from bot.language.text import formatting
from bot.language.text.catalogue import Catalogue
from bot.language.text.formatting import Language
from bot.language.text.interface import Plural, interface


class Words:
    """Speaks one language."""

    def __init__(self, language: Language, catalogue: Catalogue) -> None:
        self.language: Language = language
        self._catalogue = catalogue
        self._fixed: dict[str, str] = {}  # interface texts without values, which are the labels of all buttons

    def text(self, text: Text, values: Mapping[str, str] | None = None) -> str:
        """A text of the content. A placeholder that `values` lacks raises KeyError: the check finds it first."""
        raw = self.raw(text)
        return raw.format_map(values or {}) if "{" in raw else raw

    def raw(self, text: Text) -> str:
        """A text of the content with its placeholders as written."""
        return (self._catalogue.malay(text) or str(text)) if self.language == "ms" else str(text)

    def ui(self, key: str, **values: str | int) -> str:
        """A text of the interface, by `group.key`. With a plural text, `n` chooses the form."""
        if not values and key in self._fixed:
            return self._fixed[key]
        entry = interface()[key]
        if isinstance(entry, Plural):
            return self._plural(entry, int(values["n"])).format_map(values)
        if values:
            return self.text(entry, {name: str(value) for name, value in values.items()})
        self._fixed[key] = self.text(entry)
        return self._fixed[key]

    def _plural(self, entry: Plural, n: int) -> str:
        if self.language == "ms":
            return self._catalogue.malay_plural(entry) or entry.other
        return entry.one if n == 1 else entry.other

    def place(self, at: str) -> str:
        """The place in a source, with the parts of a law named in this language."""
        for key, english in interface().items():
            if key.startswith("law_parts."):
                at = at.replace(str(english), self.ui(key))
        return at

    def day(self, day: date) -> str:
        """A date with its weekday."""
        return formatting.long_date(day, self.language)

    def day_of_month(self, day: date) -> str:
        """A date without its year, for one that is near."""
        return formatting.day_of_month(day, self.language)

    def date(self, day: date) -> str:
        """A date without its weekday."""
        return formatting.plain_date(day, self.language)

    def joined(self, names: Sequence[str]) -> str:
        """Names one after another, the last one after an "and"."""
        return formatting.joined(names, self.language)

    def moment(self, at: datetime) -> str:
        """An instant, in Malaysian time."""
        return formatting.moment(at, self.language)

    def money(self, amount: Decimal) -> str:
        """Ringgit."""
        return formatting.money(amount, self.language)

    def number(self, value: Decimal | int) -> str:
        """A number."""
        return formatting.number(value, self.language)
