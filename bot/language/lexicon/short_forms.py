"""Short and slipped forms of common words, from `short_forms.yaml`."""

from functools import cache

from bot.language.lexicon.tables import read_table


def short_form(word: str) -> str:
    """The plain word that a short form stands for; any other word as it is."""
    return short_forms().get(word, word)


@cache
def short_forms() -> dict[str, str]:
    """Short form -> plain word."""
    text = next(iter(read_table("short_forms.yaml").values()))
    return dict(pair.split("=", 1) for pair in text.split())
