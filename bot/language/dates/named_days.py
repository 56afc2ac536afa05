"""Days people name after a feast: "raya haji tahun ni", "deepavali aritu", from a table made of `holidays`.

In: the words of a text. Out: the feasts a name may mean, and the days on which each fell. No day is known beyond
the years the calendar is trusted for; then nothing is returned and the person is asked for the date.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("feasts.txt")
_FITR, _HAJI = "Hari Raya Puasa", "Hari Raya Qurban"
_NEW_YEAR, _CHINESE, _HIJRAH = "Tahun Baharu", "Tahun Baharu Cina", "Awal Muharam"

# What people write, longest first when read, and the days of the calendar it may mean.
_NAMES: dict[str, tuple[str, ...]] = {
    "raya haji": (_HAJI,), "raya qurban": (_HAJI,), "raya korban": (_HAJI,), "raya aidiladha": (_HAJI,),
    "aidiladha": (_HAJI,), "aidil adha": (_HAJI,), "raya aidil adha": (_HAJI,), "eid al adha": (_HAJI,),
    "raya puasa": (_FITR,), "raya aidilfitri": (_FITR,), "aidilfitri": (_FITR,), "aidil fitri": (_FITR,),
    "raya aidil fitri": (_FITR,), "raya fitrah": (_FITR,), "eid al fitr": (_FITR,), "lebaran": (_FITR,),
    "raya": (_FITR, _HAJI), "eid": (_FITR, _HAJI),
    "raya cina": (_CHINESE,), "cny": (_CHINESE,), "chinese newyear": (_CHINESE,), "tahun baru cina": (_CHINESE,),
    "tahun baharu cina": (_CHINESE,), "gong xi fa cai": (_CHINESE,),
    "tahun baru": (_NEW_YEAR, _CHINESE), "tahun baharu": (_NEW_YEAR, _CHINESE), "newyear": (_NEW_YEAR,),
    "new years": (_NEW_YEAR,), "new year's": (_NEW_YEAR,), "tahun baru masihi": (_NEW_YEAR,),
    "deepavali": ("Hari Deepavali",), "diwali": ("Hari Deepavali",), "dipavali": ("Hari Deepavali",),
    "deepawali": ("Hari Deepavali",), "thaipusam": ("Hari Thaipusam",), "thaipussam": ("Hari Thaipusam",),
    "krismas": ("Hari Krismas",), "christmas": ("Hari Krismas",), "xmas": ("Hari Krismas",),
    "merdeka": ("Hari Kebangsaan",), "kemerdekaan": ("Hari Kebangsaan",), "kebangsaan": ("Hari Kebangsaan",),
    "national": ("Hari Kebangsaan",), "malaysia": ("Hari Malaysia",),
    "pekerja": ("Hari Pekerja",), "buruh": ("Hari Pekerja",), "labour": ("Hari Pekerja",),
    "labor": ("Hari Pekerja",), "wesak": ("Hari Wesak",), "vesak": ("Hari Wesak",),
    "gawai": ("Perayaan Hari Gawai Dayak",), "kaamatan": ("Pesta Kaamatan",),
    "maal hijrah": (_HIJRAH,), "awal muharam": (_HIJRAH,), "awal muharram": (_HIJRAH,),
    "maulidur rasul": ("Hari Keputeraan Nabi Muhammad S.A.W.",),
    "maulid nabi": ("Hari Keputeraan Nabi Muhammad S.A.W.",), "maulid": ("Hari Keputeraan Nabi Muhammad S.A.W.",),
    "nuzul quran": ("Hari Nuzul Al-Quran",), "nuzul al quran": ("Hari Nuzul Al-Quran",),
    "israk mikraj": ("Israk dan Mikraj",), "awal ramadan": ("Awal Ramadan",), "good friday": ("Good Friday",),
    "wilayah": ("Hari Wilayah Persekutuan",), "wilayah persekutuan": ("Hari Wilayah Persekutuan",),
    "arafah": ("Hari Arafah",),
}  # fmt: skip
# These words name a day only with "hari" or "day" beside them: "Malaysia" alone is a country.
_NEEDS_DAY = {"kebangsaan", "national", "malaysia", "pekerja", "buruh", "labour", "labor", "wilayah",
              "wilayah persekutuan", "kemerdekaan"}  # fmt: skip
FEASTS = frozenset(feast for feasts in _NAMES.values() for feast in feasts)
"""What the calendar calls them."""
FIRST_WORDS = frozenset(name.split()[0] for name in _NAMES)
_LONGEST = max(len(name.split()) for name in _NAMES)


def name_at(words: Sequence[str], start: int) -> tuple[tuple[str, ...], int] | None:
    """The feasts that the words from `start` may name, and how many words the name takes ("hari", "day" too)."""
    at = start + (words[start] in ("hari", "hr"))
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        if name in _NAMES:
            end = at + length
            english_day = end < len(words) and words[end] in ("hari", "day")
            if name in _NEEDS_DAY and at == start and not english_day:
                return None
            return _NAMES[name], end + english_day - start
    return None


def days_of(feast: str, year: int) -> tuple[date, ...]:
    """The days of a year on which a feast fell, as a rule one; none outside the years of the table."""
    return tuple(day for day in _calendar().get(feast, ()) if day.year == year)


def latest(feast: str, today: date) -> date | None:
    """The latest day of a feast up to today, or None."""
    return max((day for day in _calendar().get(feast, ()) if day <= today), default=None)


@cache
def _calendar() -> dict[str, tuple[date, ...]]:
    """Every named day, from the table that `feast_table` wrote."""
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {name: tuple(date.fromisoformat(day) for day in days.split()) for name, days in lines}
