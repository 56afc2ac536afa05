"""Whether a word is another with a slip of the finger: the one way that all readers forgive one."""

from rapidfuzz.distance import OSA


def is_slip(word: str, name: str, slips: int) -> bool:
    """Whether a word becomes a name by so many letters left out, put in, swapped or mistaken, not the first."""
    return word[0] == name[0] and OSA.distance(word, name, score_cutoff=slips) <= slips
