"""Personal numbers typed by mistake are hidden; what a claim needs stays readable."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text.masking import MASK, mask


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ic saya 900815-14-5678", "identity_card"),
        ("900815145678", "identity_card"),
        ("900815 14 5678", "identity_card"),
        ("call 012-3456789", "phone"),
        ("0123456789", "phone"),
        ("+60 12-345 6789", "phone"),
        ("03-42645000", "phone"),
        ("082-123456", "phone"),
        ("call me +95 9 123 456 789", "phone"),  # Myanmar, Indonesia, Bangladesh, Nepal, the Philippines, India
        ("+62 812-3456-7890", "phone"),
        ("+880 1712 345678", "phone"),
        ("+977 980 1234567", "phone"),
        ("+639171234567", "phone"),
        ("+91 98765 43210", "phone"),
        ("+6598765432", "phone"),
        ("tulis ke ali.b@gmail.com ok", "email"),
        ("akaun maybank 114123456789", "account"),
        ("acc bank 1641 2345 6789", "account"),
        ("passport no: B1234567", "passport"),
        ("900101 - 14 - 5678", "identity_card"),
        ("900101.14.5678", "identity_card"),
        ("900101/14/5678", "identity_card"),
        ("900101_14_5678", "identity_card"),
        ("9001 0114 5678", "identity_card"),
        ("９００１０１‐１４‐５６７８", "identity_card"),
        ("IC lama 5678901", "identity_card"),
        ("k/p: A1234567", "identity_card"),
        ("kad pengenalan no. 5678901", "identity_card"),
        ("(012) 345-6789", "phone"),
        ("(03) 4264 5089", "phone"),
        ("012.345.6789", "phone"),
        ("019–345 6789", "phone"),
        ("wa.me/60123456789", "phone"),
        ("0１２ 345 6789", "phone"),
        ("4111 1111 1111 1111", "account"),
        ("4111-1111-1111-1111", "account"),
        ("KWSP 12345678", "account"),
        ("EPF member no: 1234567", "account"),
        ("siti.aminah [at] gmail.com", "email"),
        ("siti(at)gmail(dot)com", "email"),
        ("siti at gmail dot com", "email"),
        ("siti@yahoo dot com dot my", "email"),
        ("A 12345678", "passport"),
        ("PA1234567", "passport"),
        ("AB1234567", "passport"),
        ("017 2345678", "phone"),
        ("NRIC 900815-14-5678", "identity_card"),
        ("ic:900815145678", "identity_card"),
        ("my ic is 900815 - 14 - 5678 ok", "identity_card"),
        ("MyKad 900815-14-5678.", "identity_card"),
        ("no kp lama: 5678901", "identity_card"),
        ("hp 0123456789 ya", "phone"),
        ("011-1234 5678", "phone"),
        ("whatsapp 60123456789", "phone"),
        ("tel: 088-234567", "phone"),
        ("04-261 1234", "phone"),
        ("call +60 3 4264 5089", "phone"),
        ("ALI@CONTOH.COM.MY", "email"),
        ("siti_aminah+kerja@mail.example.org", "email"),
        ("paspor C1234567", "passport"),
        ("akaun CIMB 7012345678", "account"),
        ("bank islam 1234-5678-9012-34", "account"),
        ("5500 0000 0000 0004", "account"),
    ],
)
def test_a_personal_number_is_hidden(text: str, kind: str) -> None:
    masked, kinds = mask(text)
    assert MASK in masked
    assert kinds == {kind}
    assert sum(letter.isdigit() for letter in masked) == 0


def test_the_words_around_stay() -> None:
    assert mask("nama ali ic 900815-14-5678 gaji 2500")[0] == f"nama ali ic {MASK} gaji 2500"


@pytest.mark.parametrize(
    "text",
    [
        "15/8/2026", "2026-08-15", "15082026", "05082026", "15 8 2026", "RM2,500.00", "RM150000", "form 34",
        "gaji 1800 2000 2200", "PKS(P) 24", "call 1-300-22-8000", "1300228000", "15999", "Akta 800",
        "mc 14 hari dari 3/8/2026",
        "2024 2025 2026", "1801 1200 1500", "RM 1800 - 2000 - 2200",
        "pd 01102026", "di 20261001", "on 20261001", "dr 01102026", "MC 20261001", "pd01102026",
        "SR 123456", "mc 123456", "bas no 123456", "no 34", "seksyen 32", "Act 4", "i/c saya hilang",
        "we met at work", "aku at office dot net", "3/4/2026 - 5/6/2026", "10.5.2026", "kwsp 01102026",
        "1000 2000 3000 4000", "gaji 3215 3350 3412 3528", "12 bulan 2500", "0.5", "012", "5 Ogos 2026 jam 10.30",
        "RM12,345.67", "60 hari", "borang 10 dan 34", "seksyen 15A(2)", "15/8/26", "jam 8 pagi 3/8",
        "umur 59 tahun", "caruman 24 bulan 2024-2026", "40%", "RM 1 500", "lot 1234 jalan 5/6", "poskod 50450",
        "email saya hilang", "passport saya dengan majikan", "borang A1", "hari ke-14", "2 anak umur 5 dan 7",
        "pukul 14:30", "tingkat 12, unit 8",
    ],
)  # fmt: skip
def test_dates_money_and_short_numbers_stay(text: str) -> None:
    assert mask(text) == (text, frozenset())


@pytest.mark.parametrize("day", range(1, 32))
def test_every_day_written_in_eight_digits_stays(day: int) -> None:
    """open-ace#3413, nullclaw#945: dates taken for telephone numbers"""
    for month in (1, 3, 8, 10, 12):
        for text in (f"{day:02}{month:02}2026", f"2026{month:02}{day:02}", f"pada {day:02}{month:02}2025"):
            assert mask(text) == (text, frozenset())


@given(st.text(max_size=300) | st.text("0123456789 -+@.,/abrmB•", max_size=60))
def test_a_masked_text_has_nothing_left_to_hide(text: str) -> None:
    masked, _ = mask(text)
    assert mask(masked) == (masked, frozenset())


@given(
    st.dates(date(1940, 1, 1), date(2050, 12, 31)),
    st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%y", "%d%m%Y", "%d%m%y"]),
)
def test_no_date_is_taken_for_a_number_of_a_person(day: date, form: str) -> None:
    text = f"surat bank bertarikh {day.strftime(form)}"
    assert mask(text) == (text, frozenset())


def test_each_kind_is_told_and_each_number_hidden() -> None:
    masked, kinds = mask("ic 900815-14-5678, tel 012-3456789 atau +62 812 3456 7890, ali@contoh.my, pasport B1234567")
    assert masked == f"ic {MASK}, tel {MASK} atau {MASK}, {MASK}, pasport {MASK}"
    assert kinds == {"identity_card", "phone", "email", "passport"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("901315145678", {"account"}),  # no month 13: no identity card, and too long for an amount
        ("2024 2025 2026 2027", set()),
        ("bank 2024 2025 2026 2027", {"account"}),  # where a bank is named, digits in groups are an account
        ("p12345", set()),
        ("RM1234567", set()),
    ],
)
def test_what_a_number_is_decides(text: str, kinds: set[str]) -> None:
    assert mask(text)[1] == kinds
