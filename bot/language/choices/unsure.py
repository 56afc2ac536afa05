""" "I don't know" in people's own words, and words that make an answer doubtful. In: an answer as typed."""

from bot.language.lexicon.patterns import pattern
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain

_LONGEST = 14  # words; a longer text tells something


def read_unsure(text: str) -> bool:
    """Whether a text says that the person does not know, cannot tell, or has to look it up."""
    lowered = _of_speaker(pattern("moods", "knows_well").sub(" ", _plain(text)))
    return len(lowered.split()) <= _LONGEST and pattern("moods", "unsure").search(lowered) is not None


def says_there_is_none(text: str) -> bool:
    """Whether an answer to "which day?" or "how much?" says that there is no such thing: "takde mc", "belum sign"."""
    lowered = _of_speaker(_plain(text))
    too_little = pattern("moods", "too_little").search(lowered)
    return too_little is None and pattern("moods", "there_is_none").search(lowered) is not None


def is_doubtful(text: str) -> bool:
    """Whether an answer is given with doubt: "mungkin", "i think", a question mark."""
    lowered = _plain(text)
    return "?" in lowered or pattern("moods", "doubt").search(lowered) is not None


def is_accusation(text: str) -> bool:
    """Whether an answer tells what somebody was accused of: to be accused is not to have done it."""
    return pattern("moods", "accused").search(_plain(text)) is not None


def _of_speaker(lowered: str) -> str:
    """Without what somebody else does not know: "boss tak tau lagi" tells of the boss."""
    return pattern("moods", "others_unsure").sub(" ", lowered)


def _plain(text: str) -> str:
    return " ".join(plain(text, MOST_OF_ANSWER).split())
