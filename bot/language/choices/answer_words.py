"""The words of an answer as they are compared: in plain form, each said, denied, or said after a denial.

"x singgah mana2" says nothing of a stop: "singgah" is denied. "Majikan tidak bayar caruman" denies the paying, and
speaks of contributions. The same is done to the names of options, so that a denial finds the option that is one.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from bot.language.lexicon.patterns import single_words
from bot.language.lexicon.short_forms import short_form
from bot.language.lexicon.stems import light_root
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain, tokens, word_set

# Words that say little in an answer. They tell an option only where nothing else does.
_LITTLE = word_set(
    "saya aku i me my dia di dekat the a an is was were are am be of or atau dan yang untuk for to ni tu itu ini "
    "la lah lh je saja sahaja pun kot ke in on at dengan with oleh by kena telah dah have has had it im ive sebab "
    "because since and his her he she they their mereka we our kami kita its this that as so also juga masih "
    "still pada orang nak mau mahu want wants need needs apa apa2 macam mana macammana these those there here perlu "
    "tolong please ok okay nanti"
)
_DENIALS = (single_words("moods", "not") | single_words("moods", "none")) - {
    "x",
    "tk",
    "tdk",
    "xde",
    "xda",
}  # read in plain form
# What stands between a denial and what it denies: "tak pernah daftar", "did not want to report".
_BETWEEN = word_set(
    "boleh mampu nak mau mahu dapat pernah ada lagi sempat payah akan want wants can able will ever yet been "
    "going get got need do did done any apa mana"
)
# Where a denial ends: "bukan sakit, tapi jatuh", "tak kerja sebab sakit".
_ENDS = word_set("tapi but cuma hanya sebab because lepas dah terus just only instead then bila when since")
_REACH = 3
_SAME = {
    "xkan": "takkan",
    "xakan": "takkan",
    "i": "saya",
    "me": "saya",
    "im": "saya",
    "ive": "saya",
    "myself": "saya",
    "%": "peratus",
    "percent": "peratus",
}
_FUSED = re.compile(
    r"x(?!ray)([b-df-hj-np-tv-z]\w{2,}|ada|ambil|apa|ingat|amik)|tak(nak|mau|mahu|boleh|dapat|pernah|payah|sempat|ada)"
)


class How(Enum):
    """How a word stands in an answer."""

    LITTLE = "says little"
    SAID = "said"
    DENIED = "denied"
    AFTER_DENIAL = "after what is denied"
    DENIAL = "denies"


@dataclass(frozen=True, slots=True)
class Heard:
    """A word in plain form and how it stands."""

    word: str
    how: How


@lru_cache(maxsize=4096)
def heard(text: str) -> tuple[Heard, ...]:
    """The words of an answer or of the name of an option, in order."""
    found: list[Heard] = []
    reach, between = 0, -1
    for word in _plain_words(text):
        if word == ",":
            reach = 0
        elif word in _DENIALS:
            reach, between = _REACH, -1
            found.append(Heard(word, How.DENIAL))
        else:
            how = How.LITTLE if word in _LITTLE else How.SAID
            if word in _ENDS and reach < _REACH:
                reach = 0
            if reach and word in _BETWEEN and reach == _REACH:
                between, how = len(found), How.LITTLE
            elif reach and how is How.SAID:
                how = How.DENIED if reach == _REACH else How.AFTER_DENIAL
                reach, between = reach - 1, -1
            found.append(Heard(light_root(word), how))
        if between >= 0 and reach == 0:
            found[between] = Heard(found[between].word, How.DENIED)
            between = -1
    if between >= 0:
        found[between] = Heard(found[between].word, How.DENIED)
    return tuple(found)


def _plain_words(text: str) -> list[str]:
    """Words with short forms written out and fused denials parted; "," for any sign that ends a part."""
    words: list[str] = []
    for token in tokens(plain(text, MOST_OF_ANSWER)):
        word = token.text.replace("'", "").replace("’", "")
        if word in {",", ".", ";", "!", "?", "/", "("}:
            words.append(",")
        elif word and (word[0].isalnum() or word in _SAME):
            meant = _SAME.get(word) or short_form(word)
            fused = _FUSED.fullmatch(word) if meant == word else _FUSED.fullmatch(meant)
            if fused:
                words += ["tak", short_form(fused[1] or fused[2])]
            elif meant.startswith("tak") and word.startswith("x") and meant not in _DENIALS:
                words += ["tak", meant[3:]]
            else:
                words.append(meant)
    return words
