"""Dates as people write them: one reading, several to be asked, or none; never a silent guess. Today is Saturday."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates.feast_table import feast_table
from bot.language.dates.named_days import TABLE
from bot.language.dates.reader import find_dates, read_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    [
        "8/13/2026", "3/4", "2-3 hari lepas", "dua tiga hari lepas", "setahun lepas", "2 thn lepas",
        "2 tahun lepas", "last monday", "Jumaat lepas", "khamis lps", "Isnin", "hari isnin", "monday",
        "next monday", "isnin depan", "isnin ni", "Selasa 16/11/2026", "raya", "raya aritu", "lepas raya",
        "malam raya", "sebelum raya haji", "sehari sebelum raya haji", "2 hari lepas raya", "cuti deepavali",
        "last night", "semalam malam", "kelmarin", "mungkin 15 ogos", "rasanya 15 ogos", "lebih kurang 15 ogos",
        "sekitar 15 ogos", "sebelum 15 ogos", "selepas 15 ogos 2026", "bukan 15 ogos", "15 atau 16 ogos",
        "15-16 ogos", "15 hingga 18 ogos", "antara 3 dan 5 mac", "1 jun sampai 5 jun",
        "mc 14 hari dari 15 ogos", "15 bulan lepas", "suami meninggal 2 bulan lalu", "Ogos 26", "15", "150826",
        "minggu depan", "hujung minggu lepas", "last weekend", "weekend lepas", "hari minggu",
        "hari minggu lepas", "12/31", "esok lusa", "Ahad minggu lepas", "rabu lepas",
        "1 jun 2026 hingga sekarang", "2minggu lepas", "3/4 tahun ni", "3/4 2026", "semalam 19/11",
        "seminggu yang lalu", "1 minggu lepas", "one week ago", "a month ago", "yesterday night", "minggu ni",
        "aritu hari isnin", "hari ahad", "ahad", "hari ini dalam sejarah",
        "tiga hari sudah", "dua minggu sudah", "about 3 days ago", "dlm 4 hari lepas", "last Friday night",
        "2 jumaat lepas", "last last saturday", "ahad lepas lepas", "monday before last", "isnin 16hb",
        "monday the 16th",
        "15 ogos tahun sebelum ni", "15 ogos 2 tahun lepas", "3hb 2 bulan lepas", "15hb 2 minggu lepas",
        "1hb 3 hari lepas", "15hb dis ni", "before 3 may", "sehari sebelum 15 ogos", "two days after 3 may",
        "13 mei kot",
        "dlm 13 mei macam tu", "bukan 17 okt tapi 18 okt", "13hb mei 2o26", "l3/5/2026", "jalan 13/4", "sat 3/5/26",
        "isnin 13 mei 2026", "1/2/2024 - 17/10/2026", "kerja sejak 2019, accident 13 mei", "minggu lepas hari ahad",
        "13/5/2026 14/5/2026", "malam sabtu minggu lepas", "lusa lepas isnin",
    ],
)  # fmt: skip
def test_more_than_one_reading_is_asked(text: str) -> None:
    reading = read_date(text, TODAY)
    assert reading.dates
    assert reading.ambiguous
    assert reading.one is None


@pytest.mark.parametrize(
    "text",
    [
        "31/11/2026", "29/2/2026", "32 ogos", "30 februari", "few days ago", "beberapa hari lepas",
        "13/3/1929", "13/3/2052",
        "sebulan dua lepas", "setengah tahun lepas", "3 bulan setengah lepas", "tahun lepas", "2025",
        "Ogos 2026", "ogos", "bulan 8", "bulan lapan", "awal tahun ni", "akhir bulan 8", "malaysia",
        "umur 45 tahun", "saya umur 45 tahun", "5 hari mc", "mc 2 minggu", "14 hari", "2 bulan", "3 tahun",
        "mac book", "mac", "hari ke 58", "60 hari", "gaji 2500", "RM1800", "tak ingat", "entah", "tak tau",
        "900815-14-5678", "0123456789", "1-300-22-8000", "1300228000", "24/7", "sakit dari bulan 3 tahun lepas",
        "bulan depan", "0/0/0", "1/2/3/4", "99/99/9999", "3 hari bekerja lepas", "last 3 days",
        "bulan ni", "baru-baru ni", "masa PKP", "bila2", "tahun 2024", "mid august", "end of october",
        "early june",
        "3.5 meter", "rm3.5k", "jatuh 3 meter", "dah lama", "lupa dah", "jatuh kat jalan raya", "dataran merdeka",
        "jalan merdeka", "pilihan raya", "09-2026", "3/5/2062", "4/4/226", "2026-13-05", "50/50", "3/4 gaji",
        "jari ke 3",
        "+60 19 876 5432", "80 05 17 10 5123", "potong 3 jari", "hari gaji", "tingkat 3", "lot 1234", "first aid",
    ],
)  # fmt: skip
def test_weeks_lengths_ages_and_impossible_dates_are_no_date(text: str) -> None:
    assert read_date(text, TODAY).dates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/12", ["2025-12-11", "2026-11-12"]),
        ("Isnin lepas", ["2026-11-16", "2026-11-09"]),
        ("15hb", ["2026-11-15", "2026-10-15"]),
        ("kelmarin", ["2026-11-20", "2026-11-19"]),
        ("malam tadi", ["2026-11-20", "2026-11-21"]),
        ("2-3 hari lepas", ["2026-11-19", "2026-11-18"]),
        ("15 atau 16 ogos", ["2026-08-15", "2026-08-16"]),
        ("raya", ["2026-03-21", "2026-05-27"]),
        ("3/4 hari Jumaat", ["2026-04-03"]),
        ("2 bulan lepas", ["2026-10-02", "2026-09-21"]),
        ("tahun lepas 15 ogos", ["2025-08-15", "2026-08-15"]),
        ("2024 ogos 15", ["2024-08-15", "2026-08-15"]),
        ("isnin 2 minggu lepas", ["2026-11-02", "2026-11-09"]),
        ("hari kedua raya puasa", ["2026-03-20", "2026-03-21", "2026-03-22"]),
        ("sehari sebelum raya haji", ["2026-05-26"]),
        ("2 hari lepas raya haji", ["2026-05-29", "2026-11-19"]),
        ("cny day 2", ["2026-02-16", "2026-02-17", "2026-02-18"]),
        ("malam jumaat minggu lepas", ["2026-11-13", "2026-11-12"]),
        ("tengah malam tadi", ["2026-11-20", "2026-11-21"]),
        ("semalam atau kelmarin", ["2026-11-20", "2026-11-19"]),
        ("tengah malam 15/11", ["2026-11-15"]),
        ("saya lahir 17/10/1980", ["1980-10-17"]),
        ("24 mei nanti", ["2026-05-24"]),
        ("3 hari selepas deepavali", ["2026-11-11"]),
        ("17/18 okt", ["2026-10-17", "2026-10-18"]),
        ("isnin 16hb", ["2026-11-16"]),
        ("15 ogos 2 tahun lepas", ["2024-08-15"]),
        ("3hb 2 bulan lepas", ["2026-09-03"]),
    ],
)
def test_the_candidates_are_the_days_that_may_be_meant(text: str, expected: list[str]) -> None:
    assert [day.isoformat() for day in read_date(text, TODAY).dates] == expected


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 10, 31), "sebulan lepas", "2026-09-30"),  # the end of a shorter month
        (date(2026, 12, 31), "2 bulan lepas", "2026-10-31"),
        (date(2026, 3, 30), "a month ago", "2026-02-28"),
        (date(2024, 3, 30), "a month ago", "2024-02-29"),
    ],
)
def test_a_month_back_is_the_same_day_or_the_end_of_the_month(today: date, text: str, expected: str) -> None:
    assert date.fromisoformat(expected) in read_date(text, today).dates


def test_last_week_offers_each_of_its_days() -> None:
    assert [day.day for day in read_date("minggu lepas", TODAY).dates] == list(range(9, 16))


def test_a_month_without_a_day_is_kept_for_the_calendar() -> None:
    assert read_date("bulan 12 tahun lepas", TODAY).month == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 11, 23), "isnin lepas", "2026-11-16"),  # a Monday: the nearest one lies in the week before
        (date(2026, 3, 1), "semalam", "2026-02-28"),
        (date(2024, 3, 1), "29 feb", "2024-02-29"),
        (date(2026, 1, 2), "31 dis", "2025-12-31"),
        (date(2026, 11, 7), "deepavali", "2025-10-20"),
        (date(2026, 11, 23), "last friday night", "2026-11-20"),
        (date(2026, 11, 23), "ahad lepas", "2026-11-22"),
        (date(2026, 3, 4), "rabu lepas", "2026-02-25"),
        (date(2026, 3, 4), "5 mac", "2025-03-05"),
        (date(2027, 1, 3), "bulan lepas 28hb", "2026-12-28"),
        (date(2027, 1, 3), "jumaat minggu lepas", "2026-12-25"),
        (date(2026, 11, 21), "13/3/27", "2027-03-13"),  # two digits are this century up to next year
        (date(2026, 11, 21), "13/3/28", "1928-03-13"),
        (date(2027, 11, 21), "13/3/28", "2028-03-13"),
        (date(2024, 1, 1), "29 feb", "2020-02-29"),
        (date(2103, 3, 1), "29 feb", "2096-02-29"),  # 2100 is no leap year
        (date(2026, 11, 21), "13/3/1930", "1930-03-13"),
        (date(2026, 11, 21), "13/3/2051", "2051-03-13"),
    ],
)
def test_readings_follow_the_day_it_is(today: date, text: str, expected: str) -> None:
    reading = read_date(text, today)
    assert reading.one is not None
    assert reading.one.isoformat() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kena buang kerja 3 Mac, gaji 2500", ["3 mac"]),
        ("sy jatuh moto 15/8 masa blk keje", ["15/8"]),
        ("company tutup 31/12/2025, claim 5/1/26", ["31/12/2025", "5/1/26"]),
        ("accident Isnin, 16 November kat kilang", ["isnin, 16 november"]),
        ("kerja 24/7 gaji 1800 sebulan 26 hari", []),
        ("umur 45 tahun, mc 14 hari, hari ke 58 dah", []),
        ("ic 900815-14-5678 telefon 012-3456789", []),
        ("borang PKS(P) 24, akta 4, 80% gaji", []),
    ],
)
def test_sentences_give_the_dates_they_hold_and_where(text: str, expected: list[str]) -> None:
    assert [text.lower()[found.start : found.end] for found in find_dates(text, TODAY)] == expected


@given(st.text(max_size=1500), st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)))
def test_no_text_breaks_it(text: str, today: date) -> None:
    read_date(text, today)
    find_dates(text, today)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2027, 12, 31)), st.sampled_from(["/", "-", ".", " "]))
def test_a_full_date_day_first_is_always_that_day(day: date, sign: str) -> None:
    assert read_date(day.strftime(f"%d{sign}%m{sign}%Y"), TODAY).one == day
    assert read_date(day.isoformat(), TODAY).one == day


DATE_WORDS = """15 3 2026 11 hb mac ogos lepas hari minggu bulan tahun isnin / - semalam raya 2 se ke"""


@given(st.lists(st.sampled_from(DATE_WORDS.split()), max_size=8))
def test_any_run_of_date_words_is_read_without_fail(words: list[str]) -> None:
    reading = read_date(" ".join(words), TODAY)
    assert (reading.one is None) == (reading.ambiguous or not reading.dates)


def test_the_table_of_feasts_is_what_the_calendar_says() -> None:
    assert TABLE.read_text(encoding="utf-8") == feast_table(), "run `make feasts`"


def test_a_text_of_nothing_but_dates_names_none() -> None:
    assert read_date("15 ogos 2026 " * 40, TODAY).dates == ()
    assert find_dates("1/2/2026 " * 100, TODAY) == ()


def test_no_date_as_people_type_it_is_taken_for_another() -> None:
    """Lines of a text, `one`, `ask` or `none`, and the one day; written by somebody who did not know the grammar."""
    lines = Path(__file__).with_name("dates_typed.tsv").read_text(encoding="utf-8").splitlines()
    right = 0
    for text, kind, day in (line.split("\t") for line in lines):
        one = read_date(text, date(2026, 11, 22)).one
        assert one is None or (kind == "one" and one.isoformat() == day), (text, one)
        right += (one is not None) == (kind == "one")
    assert right / len(lines) >= 0.95


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2-3 minggu lepas", "2026-11-01"),
        ("dua tiga bulan lepas", "2026-09-01"),
        ("2-3 bulan lepas", "2026-09-01"),
        ("two or three weeks before he died", "2026-11-01"),
        ("a few months ago", "2026-09-01"),
        ("beberapa minggu lepas", "2026-11-01"),
        ("last few days", "2026-11-01"),
        ("tahun lepas bulan 8", "2025-08-01"),
    ],
)
def test_what_names_no_day_says_in_which_month_to_look(text: str, month: str) -> None:
    reading = read_date(text, TODAY)
    assert (reading.dates, reading.month) == ((), date.fromisoformat(month))


def test_a_day_after_something_is_not_surely_yesterday() -> None:
    assert read_date("sehari lepas tu", TODAY).one is None
    assert read_date("3 hari lepas", TODAY).one == TODAY - timedelta(days=3)
