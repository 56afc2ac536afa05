"""Yes, no and "I don't know" in both languages and slang."""

import re

from bot.language.lexicon.patterns import single_words
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain, tokens, word_set

_YES = word_set(
    "ya yaa ye yer yes yess yep yup yupp yeah yea yeahh y yaa iya aah haah ha'ah betul btul betoi btl benar "
    "correct right true sure ok okay okey k setuju confirm mestilah absolutely definitely indeed ha'a yela yelah "
    "memang aye iyer yessir tentu tentulah 👍 ✅"
)
_NO = (single_words("moods", "not") | single_words("moods", "none")) - {"jangan", "takkan", "nobody"} | word_set(
    "nope nop nah n taknak xnak tada salah wrong false negative xpernah xlah taklah takdelah xboleh xdapat xdpt dak "
    "👎 ❌"
)
_SOFT_YES = word_set("ada pernah boleh bole dah dh sdh sudah masih still layak dapat dpt have did do does has yes")
# What has come to an end or lies between is no plain yes: "dah tamat", "ada gap", "dah 57".
_OVER = word_set(
    "tamat habis abis lepas mati expired expire lapsed tutup gap jeda berhenti henti stop stopped ended batal "
    "cancel keluar left"
)
_UNSURE = re.compile(
    r"\b(tak|x|tk|tidak|not|don'?t|belum) ?(pasti|sure|tahu|tau|ingat|know|remember|certain|faham)\b"
    r"|\bn?entah|\bmungkin|\bmaybe|\bno idea|\bboleh jadi|\bnot all|\bkadang|\bsometimes|\bsikit|\bpartly|\bseparuh"
    r"|\bxtau|\bxtahu|\btaktau|\bxsure|\bxpasti|\bidk|\bhmm|\bperhaps"
    r"|\bkot\b|\bkut\b|\btak ?pe\b|\btakpe\b|\btak apa\b|\?|\bke\s*$"
)
_SPEAKERS = word_set("saya sy aku i we kami dia he she they mereka it well erm um oh")


_WHY = re.compile(
    r"(kenapa|mengapa|knp|why|what for|untuk apa|utk apa|buat apa|apasal)"
    r"(\s+(awak|anda|kau|you|do|are|is|perlu|nak|need|tanya|soal|asking|ask|to|this|ini|ni|know|tahu|it|that|soalan|saya))*"
)


def asks_why(text: str) -> bool:
    """Whether a text only asks why something is asked: `kenapa tanya`, `what for`."""
    return _WHY.fullmatch(" ".join(text.casefold().split()).strip(" ?!.")) is not None


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, in both languages and slang; None for anything else, "maybe" and "I don't know"."""
    lowered = plain(text, MOST_OF_ANSWER).strip()
    if not lowered or _UNSURE.search(lowered):
        return None
    words = [token.text for token in tokens(lowered) if token.text not in {".", ",", "!", "-"}]
    while len(words) > 1 and words[0] in _SPEAKERS:
        words = words[1:]
    if not words or len(words) > 12:
        return None
    no = [word for word in words if word in _NO]
    yes = [word for word in words if word in _YES]
    if no:
        doubled = len(no) > 1 and {"salah", "wrong", "false"} & set(no)
        first = words[0] in _NO or (len(words) > 1 and words[1] in _NO)
        return (
            False if first and not doubled and (not yes or words[1:2] in (["betul"], ["benar"], ["correct"])) else None
        )
    if words[0] in _YES:
        return True
    if words[0] in _SOFT_YES:
        return None if any(word in _OVER or word.isdecimal() for word in words) else True
    return True if len(words) <= 3 and words[-1] in _YES else None
