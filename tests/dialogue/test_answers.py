"""Counts, money, options, yes and no, and states as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.choices.options import ChoiceReading, Option, read_choice
from bot.language.choices.states import near_state, read_state
from bot.language.choices.yes_no import read_yes_no
from bot.language.numbers.counts import read_count
from bot.language.numbers.money import read_money


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("24", "months", 24),
        ("dua puluh empat", "months", 24),
        ("twenty-four months", "months", 24),
        ("3 bln", "months", 3),
        ("setahun", "months", 12),
        ("setahun setengah", "months", 18),
        ("1 tahun 6 bulan", "months", 18),
        ("2.5 tahun", "months", 30),
        ("half a year", "months", 6),
        ("24 bulan", "years", 2),
        ("dua minggu", "days", 14),
        ("seratus dua puluh", "days", 120),
        ("20%", "percent", 20),
        ("3 orang anak", "people", 3),
        ("lebih kurang 24 bulan", "months", 24),
        ("saya kerja 3 tahun", "months", 36),
        ("lebih 24", "months", None),
        ("2-3 bulan", "months", None),
        ("sebulan", "days", None),
        ("-3", "months", None),
        ("12.5", "percent", None),
        ("tak ingat", "months", None),
        ("setahun lebih", "months", None),
        ("sejak 2019", "months", None),
        ("3 orang", "people", 3),
    ],
)
def test_counts_and_lengths(text: str, unit: str, expected: int | None) -> None:
    assert read_count(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RM2.5k", "2500"),
        ("2k5", "2500"),
        ("2,500.00", "2500"),
        ("RM 2 500.00", "2500"),
        ("dua ribu", "2000"),
        ("2 ribu lima ratus", "2500"),
        ("seribu lapan ratus ringgit", "1800"),
        ("1.8 ribu", "1800"),
        ("RM 1800 sebulan", "1800"),
        ("RM1,800/bulan", "1800"),
        ("gaji saya 2500.50", "2500.5"),
        ("about 2000 a month", "2000"),
        ("gaji 2500 umur 45 tahun", "2500"),
        ("dalam 1800", "1800"),
        ("2 rb 5 ratus", "2500"),
        ("15 ratus", "1500"),
        ("1500 basic tak masuk OT", "1500"),
    ],
)
def test_an_amount_of_ringgit(text: str, expected: str) -> None:
    assert read_money(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "1500-1800", "gaji RM1500 elaun RM300", "lebih 2000", "RM80 sehari", "10 sejam", "4 angka", "3 bulan", "-500",
        "2.500", "12,34", "80% gaji", "tak tahu", "", "9" * 40, "2 ribu lebih", "2k+", "basic 1.5k + ot",
        "paling kurang 1500", "24k setahun", "900 dua minggu", "gaji hari 65", "dua ribu lima", "seribu 5",
        "dua setengah ribu", "2.5", "dekat 2k",
    ],
)  # fmt: skip
def test_an_unclear_amount_is_asked_again(text: str) -> None:
    assert read_money(text) is None


OPTIONS = (
    Option("retrenched", ("Retrenched or made redundant", "Diberhentikan"), ("layoff", "kena buang", "retrench")),
    Option("vss", ("Voluntary separation (VSS)", "Pemisahan sukarela (VSS)"), ("mss",)),
    Option("resigned", ("I resigned", "Saya letak jawatan"), ("berhenti sendiri",)),
    Option("closed", ("The company closed", "Syarikat tutup"), ("bankrupt", "bungkus")),
    Option("expired", ("The contract ended", "Kontrak tamat")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "retrenched"),
        ("3.", "resigned"),
        ("no. 2", "vss"),
        ("The company closed", "closed"),
        ("syarikat tutup", "closed"),
        ("saya berhenti sendiri", "resigned"),
        ("letak jawatan", "resigned"),
        ("resignd", "resigned"),
        ("diberhentkan", "retrenched"),
        ("company bankrupt", "closed"),
        ("kena buang kerja", "retrenched"),
        ("kontrak", "expired"),
        ("vss", "vss"),
    ],
)
def test_an_option_by_number_label_part_word_or_with_a_slip(text: str, expected: str) -> None:
    assert read_choice(text, OPTIONS) == ChoiceReading(sure=expected)


@pytest.mark.parametrize("text", ["9", "0", "hahaha", "", "the", "???"])
def test_what_fits_no_option(text: str) -> None:
    assert read_choice(text, OPTIONS) == ChoiceReading()


def test_what_is_denied_or_fits_several_is_asked() -> None:
    assert read_choice("bukan berhenti sendiri", OPTIONS).sure is None
    both = read_choice("syarikat bungkus, diberhentikan", OPTIONS)
    assert both.sure is None
    assert set(both.candidates) == {"retrenched", "closed"}


@pytest.mark.parametrize(
    "text",
    [
        "ya",
        "Yup!",
        "betul",
        "haah",
        "ye la",
        "ada",
        "dah ada",
        "y",
        "yes I have",
        "👍",
        "saya ada",
        "dh",
        "boleh la",
        "masih lagi",
        "iyer",
    ],
)
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "tak",
        "x",
        "xde",
        "tidak",
        "nope",
        "belum lagi",
        "tak pernah",
        "saya tak ada",
        "not yet",
        "bukan",
        "n",
        "tiada",
        "blm lg",
        "xpernah",
        "dah tak",
        "masih belum",
    ],
)
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "tak pasti",
        "mungkin",
        "i don't know",
        "ya, tak pernah",
        "tak salah",
        "ada ke?",
        "majikan bayar",
        "",
        "boleh jadi",
        "no idea",
        "not all",
        "ada sikit",
        "entah",
        "tak pasti la",
    ],
)
def test_neither_yes_nor_no(text: str) -> None:
    assert read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selangor", "selangor"),
        ("penang", "pulau_pinang"),
        ("p.pinang", "pulau_pinang"),
        ("n9", "negeri_sembilan"),
        ("JB", "johor"),
        ("saya di Ipoh", "perak"),
        ("kota bharu kelantan", "kelantan"),
        ("johor bharu", "johor"),
        ("terenganu", None),
        ("aku dapat gaji 2300", None),
        ("kl", "kuala_lumpur"),
        ("presint 9", "putrajaya"),
        ("seberang perai", "pulau_pinang"),
        ("KK", "sabah"),
        ("kota tinggi", "johor"),
        ("melaka dan johor", None),
        ("wilayah persekutuan", None),
        ("Jakarta", None),
    ],
)
def test_states_by_name_nickname_and_town(text: str, expected: str | None) -> None:
    assert read_state(text) == expected


def test_a_state_with_a_slip_of_the_finger_is_only_asked_about() -> None:
    assert near_state("terenganu") == "terengganu"
    assert near_state("dapat gaji 2300") is None


@given(st.text(max_size=1200))
def test_no_text_breaks_a_reader(text: str) -> None:
    read_count(text, "months")
    read_money(text)
    read_choice(text, OPTIONS)
    read_yes_no(text)
    read_state(text)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_every_whole_amount_is_read_back(amount: int) -> None:
    assert read_money(f"RM{amount:,}") == read_money(f"RM{amount}") == amount
