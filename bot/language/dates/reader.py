"""Dates as people write them in Malay, English and the mix of both; nothing is ever guessed in silence.

`read_date` takes an answer to "when?", `find_dates` any sentence. A reading holds the one day that can be meant, or all
the days that may be, to be asked as buttons, or none. Every date is read back to the person before it is used.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.language.dates.parts import SHIFTS, UNITS, Expression, is_unit
from bot.language.dates.rules import kind_of, match_at
from bot.language.dates.words import Word, number_at, words_of
from bot.language.lexicon.tokens import word_set

# Before a date they say "about", "before" or "not": the day itself may be another.
_NEAR = word_set(
    "lebih kurang about around approx approximately kira dalam dekat hampir agak mungkin maybe probably rasa "
    "rasanya circa sekitar antara between sebelum before selepas after sampai hingga until till by bukan not tak "
    "x kot kut lepas ke awal hujung pertengahan early late mid akhir end within before lebey lbh krg anggaran roughly "
    "~ midnight"
)
# After it they say the same.
_VAGUE = word_set(
    "macam mcm camtu gitu or lebih lbh kurang krg kot kut around about ish thereabouts anggaran roughly nanti midnight"
)
# Words of time that no rule took up, right beside a date, may change it: "15 ogos tahun sebelum ni", "2 Jumaat lepas".
_OF_TIME = {*UNITS, *SHIFTS, "ago", "sebelum", "sebelumnya", "selepas", "before", "after", "dulu", "hujungminggu"} - {
    "ini", "hari",
}  # fmt: skip
_SIDES = frozenset({"lepas", "selepas", "sebelum", "before", "after"})
_DAY_PARTS = frozenset({"pagi", "petang", "malam", "tengahari", "am", "pm"})
_UNSURE = word_set(
    "mungkin maybe probably rasanya kot kut bukan ingat ingt pasti sure lupa forgot perhaps agaknya hingga "
    "sampai until till dalam lahir born birth dob"
)
_LENGTHS_OF = word_set("mc umur usia age aged")  # after a day a length of these is not counted from it
_MOST_OF_TIME = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = frozenset({"tahun", "in"})
_LINKS = frozenset({"hari", "-", ".", "/", "dan", "itu", "baru", "iaitu"})


@dataclass(frozen=True, slots=True)
class DateReading:
    """The days a text may mean. One day that is not `ambiguous` is the only reading.

    `doubtful` asks even about a single day; `month` is the month that was named without a day, if any.
    """

    dates: tuple[date, ...] = ()
    doubtful: bool = False
    month: date | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the person has to be asked which day is meant."""
        return len(self.dates) > 1 or (self.doubtful and bool(self.dates))

    @property
    def one(self) -> date | None:
        """The day, when there is only one reading."""
        return self.dates[0] if len(self.dates) == 1 and not self.doubtful else None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A reading with its place in the text as `tokens.plain` gives it."""

    reading: DateReading
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    expression: Expression
    first: int  # of the words
    last: int


def read_date(text: str, today: date, *, whole: bool = True) -> DateReading:
    """The date in a text: with `whole` the text is an answer to "when?", else a sentence that may hold one."""
    words = words_of(text)
    found = _expressions(words, today, whole=whole)
    dated = [item for item in found if item.expression.dates]
    month = next((item.expression.month for item in found if item.expression.month), None)
    if not dated:
        return DateReading(month=month)
    reading = _together(dated, found, words)
    taken = _taken(found)
    others = {word.text for number, word in enumerate(words) if number not in taken}
    measured = any(_measures(words, item, dated[-1]) for item in found) or (month and len(dated) == len(found) - 1)
    years = {word for word in others if word.isdecimal() and 1930 <= int(word) <= today.year + 5}
    if measured or others & _UNSURE or years - {str(day.year) for day in reading.dates}:
        reading = DateReading(reading.dates, doubtful=True, month=month)
    return reading


def find_dates(text: str, today: date) -> tuple[FoundDate, ...]:
    """Every date in a sentence, in order. What stands side by side ("Isnin, 16 November") is one."""
    words = words_of(text)
    groups: list[list[_Found]] = []
    found = _expressions(words, today, whole=False)
    for item in found:
        if not item.expression.dates:
            continue
        between = words[groups[-1][-1].last : item.first] if groups else []
        if groups and all(word.text in _LINKS for word in between):
            groups[-1].append(item)
        else:
            groups.append([item])
    years = _years_told(found, words)
    return tuple(
        FoundDate(_in_year(years, group, found, words), words[group[0].first].start, words[group[-1].last - 1].end)
        for group in groups
    )


def _years_told(found: list[_Found], words: list[Word]) -> set[str]:
    """The years that no date took up: "tahun 2018, bulan Mac 5hb"."""
    taken = _taken([item for item in found if item.expression.dates])  # "2018 bulan" is no length
    return {
        word.text
        for number, word in enumerate(words[1:], 1)
        if number not in taken and _YEAR.fullmatch(word.text) and words[number - 1].text in _BEFORE_YEAR
    }


def _in_year(years: set[str], group: list[_Found], found: list[_Found], words: list[Word]) -> DateReading:
    """What a group means; asked where another year is told beside it."""
    reading = _together(group, found, words)
    own = {word.text for item in group for word in words[item.first : item.last]}
    told = years - {str(day.year) for day in reading.dates}
    if not told or any(str(day.year) in own for day in reading.dates):
        return reading
    return DateReading(reading.dates, doubtful=True, month=reading.month)


def _expressions(words: list[Word], today: date, *, whole: bool) -> list[_Found]:
    """Every expression in the words, in order. A text with very many words of dates is taken to name none."""
    kinds = [kind_of(word.text) for word in words]
    if len(words) - kinds.count(None) > _MOST_OF_TIME:
        return []
    found: list[_Found] = []
    at = 0
    while at < len(words):
        kind = kinds[at]
        match = match_at(words, at, today, kind, whole=whole) if kind else None
        if match:
            found.append(_Found(match[0], at, at + match[1]))
            at += match[1]
        else:
            at += 1
    return found


def _measures(words: list[Word], item: _Found, day: _Found) -> bool:
    """Whether a length may be that from or up to the day: "mc 14 hari dari 25/9", but not "25/9, mc 14 hari"."""
    beside = item.first >= day.last and words[item.first - 1].text in _LENGTHS_OF
    return item.expression.length and not beside


def _taken(found: list[_Found]) -> frozenset[int]:
    """The places of the words that belong to an expression."""
    return frozenset(number for item in found for number in range(item.first, item.last))


def _together(found: list[_Found], every: list[_Found], words: list[Word]) -> DateReading:
    """What several expressions mean together: the days they agree on, else all of them, to be asked."""
    weekdays = {item.expression.weekday for item in found if item.expression.weekday is not None}
    either = any(words[item.first - 1].text in ("atau", "or") for item in found[1:])
    named = found if either else [item for item in found if item.expression.weekday is None] or found
    sets = [item.expression.dates for item in named]
    doubtful = any(item.expression.doubtful and len(item.expression.dates) == 1 for item in named)
    doubtful |= all(item.expression.doubtful for item in named)
    taken = _taken(every)
    doubtful |= any(_is_near(words, item, taken) or _is_unsettled(words, item, taken) for item in found)
    agreed = tuple(day for day in sets[0] if all(day in other for other in sets[1:]))
    dates = (not either and agreed) or tuple(dict.fromkeys(day for days in sets for day in days))
    if weekdays and named is not found:
        fitting = tuple(day for day in dates if {day.weekday()} == weekdays)
        doubtful |= not fitting
        dates = fitting or dates
    return DateReading(dates, doubtful=doubtful)


def _is_near(words: list[Word], item: _Found, taken: frozenset[int]) -> bool:
    """Whether "about", "before" or the like stands before it, and belongs to no expression of its own."""
    before = item.first - 1
    return before >= 0 and words[before].text in _NEAR and before not in taken


def _is_unsettled(words: list[Word], item: _Found, taken: frozenset[int]) -> bool:
    """Whether a number, a word of time or a broken piece stands right beside it that belongs to no expression."""
    for number in (item.first - 1, item.last):
        if not 0 <= number < len(words) or number in taken:
            continue
        word, after = words[number], number == item.last
        gap = word.start - words[item.last - 1].end if after else words[item.first].start - word.end
        if gap == 0 and word.text.isalnum() and word.text not in _DAY_PARTS:
            return True
        if gap > 1:
            continue
        if after and word.text in _SIDES and number + 1 < len(words) and not _of_time(words, number + 1, taken):
            continue  # "semalam lepas kerja"
        counted = number_at(words, number)
        counts_time = counted and (not after or not is_unit(words, number + counted[1]))
        if word.text in _OF_TIME or counts_time or (after and word.text in _VAGUE):
            return True
    return False


def _of_time(words: list[Word], number: int, taken: frozenset[int]) -> bool:
    """Whether a word speaks of time: a part of an expression, a number, a unit."""
    return number in taken or words[number].text in (*_OF_TIME, "ini", "itu") or bool(number_at(words, number))
