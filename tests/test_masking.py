"""Personal numbers typed by mistake are hidden; what a claim needs stays readable."""

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
        ("tulis ke ali.b@gmail.com ok", "email"),
        ("akaun maybank 114123456789", "account"),
        ("acc bank 1641 2345 6789", "account"),
        ("passport no: B1234567", "passport"),
        ("AB1234567", "passport"),
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
        "15/8/2026", "2026-08-15", "15082026", "15 8 2026", "RM2,500.00", "RM150000", "gaji 1800 2000 2200", "form 34",
        "PKS(P) 24", "call 1-300-22-8000", "1300228000", "15999", "Akta 800", "mc 14 hari dari 3/8/2026",
        "2024 2025 2026",
    ],
)  # fmt: skip
def test_dates_money_and_short_numbers_stay(text: str) -> None:
    assert mask(text) == (text, frozenset())


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_a_masked_text_stays_as_it_is(text: str) -> None:
    masked, _ = mask(text)
    assert MASK not in masked or mask(masked)[0].count(MASK) >= 1
