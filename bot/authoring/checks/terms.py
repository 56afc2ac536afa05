"""The official terms: where the English says one, the Malay says the one that belongs to it."""

import re
from collections.abc import Iterable, Iterator

from bot.content.schema import Term


class Terms:
    """The glossary, ready to look for its terms in a text; a longer term hides the shorter ones inside it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_english = {english.casefold(): term for term in terms for english in (term.en, *term.en_also)}
        longest_first = sorted(self._by_english, key=lambda english: (-len(english), english))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if longest_first else None

    def missing(self, english: str, malay: str) -> Iterator[Term]:
        """The terms that the English says and the Malay does not, each once."""
        if self._pattern is None:
            return
        found = dict.fromkeys(self._pattern.findall(english.casefold()))
        said = malay.casefold()
        reported: set[str] = set()
        for word in found:
            term = self._by_english[word]
            if term.id not in reported and not any(each.casefold() in said for each in (term.ms, *term.also)):
                reported.add(term.id)
                yield term
