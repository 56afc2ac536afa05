"""Whether a word is another with a slip of the finger: the one way that all readers forgive one."""

from rapidfuzz.distance import OSA


def is_slip(word: str, name: str, slips: int) -> bool:
    """Whether a word becomes a name by so many letters left out, put in, swapped or mistaken, not the first."""
    return word[0] == name[0] and OSA.distance(word, name, score_cutoff=slips) <= slips


SLIP, BEGINNING = 0.9, 0.8
"""How like a word with a slip, or the beginning of a word, is."""


def same_word(word: str, name: str) -> float:
    """1 for the same word, less for a slip of the finger or a beginning of it, 0 for another word."""
    if word == name:
        return 1.0
    if len(word) < 4 or len(name) < 4 or word.isdecimal():
        return 0.0
    if (name.startswith(word) and len(word) >= 0.6 * len(name)) or (word.startswith(name) and len(name) >= 5):
        return BEGINNING
    if min(len(word), len(name)) < 5:
        return 0.0
    slips = 2 if min(len(word), len(name)) >= 8 else 1
    return SLIP if is_slip(word, name, slips) else 0.0
