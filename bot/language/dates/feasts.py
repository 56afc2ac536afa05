"""Days named after a feast: raya haji tahun ni, deepavali 2025, hari kedua raya, sehari sebelum raya haji."""

from datetime import date, timedelta

from bot.language.dates import named_days
from bot.language.dates.parts import PLACES, Expression, Match, some, text_at, year_at
from bot.language.dates.words import ORDINAL_WORDS, Word, number_at
from bot.language.lexicon.tokens import word_set

_NEAR = word_set(
    "malam cuti masa musim minggu lepas selepas sebelum dekat eve during after before hari time bulan nak around"
)
_NUMBERED = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4} | ORDINAL_WORDS
_SIDES = {"sebelum": -1, "before": -1, "lepas": 1, "selepas": 1, "after": 1}
_FAR = 15  # days from a feast that people still count from it


def feast(words: list[Word], at: int, today: date) -> Match:
    """Raya haji tahun ni, deepavali 2025: the calendar's day; asked when near it or when two may be meant."""
    found = named_days.name_at([word.text for word in words[at : at + 6]], 0) if at < len(words) else None
    if not found or text_at(words, at - 1) in PLACES:
        return None
    feasts, length = found
    after = at + length
    near = text_at(words, at - 1) in _NEAR
    which, taken = _number_of_day(words, after)
    if not which and text_at(words, at - 1) in ("hari", "day"):
        which = _NUMBERED.get(text_at(words, at - 2), 0) or _NUMBERED.get(text_at(words, at), 0)
    which = which or _NUMBERED.get(text_at(words, at - 1), 0)
    near, length, after = near or which > 0 or taken > 0, length + taken, after + taken
    if year := year_at(words, after, today):
        days = [day for feast in feasts for day in named_days.days_of(feast, year.number)]
        length, near = length + year.words, near or year.about
    elif text_at(words, after) == "depan":
        return Expression(), length + 1
    else:
        days = [day for feast in feasts if (day := named_days.latest(feast, today))]
        near = near or any(today - day > timedelta(days=400) for day in days)
        length += text_at(words, after) == "lepas" and len(days) == 1 and not number_at(words, after + 1)
    if near:
        offsets = sorted({-1, 0, 1, max(which - 1, 0)})
        days = [day + timedelta(days=n) for day in days for n in offsets]
    return some(days, doubtful=near), length


def _number_of_day(words: list[Word], at: int) -> tuple[int, int]:
    """ "kedua", "ke-2", "hari ke 3", "day 2" after the name of a feast: which day, and how many words."""
    end = at
    while text_at(words, end) in ("hari", "ke", "-") and end < at + 3:
        end += 1
    number = _NUMBERED.get(text_at(words, end))
    if (
        number is None
        and text_at(words, end - 1) in ("hari", "ke", "-")
        and text_at(words, end).isdecimal()
        and len(text_at(words, end)) <= 2
    ):
        number = int(text_at(words, end))
    if text_at(words, end) == "eve":
        return 0, end + 1 - at
    return (number, end + 1 - at) if number and number <= _FAR else (0, 0)


def beside_feast(words: list[Word], at: int, today: date) -> Match:
    """Sehari sebelum raya haji, 2 hari lepas deepavali: counted from the feast, and asked."""
    count = number_at(words, at)
    if not count or count[0] > _FAR or text_at(words, at + count[1]) != "hari":
        return None
    how = text_at(words, at + count[1] + 1)
    named = feast(words, at + count[1] + 2, today) if how in _SIDES else None
    if not named or not named[0].dates:
        return None
    start = at + count[1] + 2
    plain = feast([*words[start : start + named[1]]], 0, today)  # without the word before, which makes it near
    days = [day + timedelta(days=_SIDES[how] * count[0]) for day in (plain or named)[0].dates]
    ago = [today - timedelta(days=count[0])] if how == "lepas" else []  # "2 hari lepas, raya haji"
    return some([*days, *ago], doubtful=True), count[1] + 2 + named[1]
