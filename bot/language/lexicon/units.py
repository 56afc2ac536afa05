"""The one table of units, with the words that name them in both languages and slang."""

UNIT_WORDS = {
    "days": "hari hr hri ari day days",
    "weeks": "minggu mggu mgu mingu mnggu week weeks wk wks",
    "months": "bulan bln bulam month months mth mths",
    "years": "tahun thn tahon year years yr yrs",
    "percent": "% peratus percent persen",
    "claims": "tuntutan claim claims permohonan",
    "people": "orang org people person persons anak children child kids",
    "times": "kali times time",
}
_UNIT_OF = {word: unit for unit, words in UNIT_WORDS.items() for word in words.split()}


def unit_of(word: str) -> str | None:
    """The unit a word names: days, weeks, months, years, percent, claims, people or times."""
    return _UNIT_OF.get(word)


def other_words(unit: str) -> str:
    """The words for a unit besides its plain Malay one, which stands first."""
    return UNIT_WORDS[unit].partition(" ")[2]
