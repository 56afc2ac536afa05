"""Letters in the conversation: offered with a plan, asked for in a few words, printed or copied."""

from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.dialogue.files import bytes_of
from bot.dialogue.places import AtLetters, AtPlan
from bot.dialogue.replies import File, Message
from bot.handout.offers import offered
from bot.handout.paper import LINES
from bot.language.text.formatting import Language
from tests.handout.letters import WORKED, given, known, pandu
from tests.people import Person


def letter_said(person: Person) -> str:
    """The letter that was sent to be copied."""
    blocks = [reply.text for reply in person.replies if isinstance(reply, Message) and reply.text.startswith("<pre>")]
    assert len(blocks) == 1
    assert blocks[0].endswith("</pre>")
    return unescape(blocks[0].removeprefix("<pre>").removesuffix("</pre>"))


def hurt(language: Language = "en") -> Person:
    """Somebody hurt at work, at the plan."""
    person = Person(pandu()).begin()
    person.chat = replace(person.chat, language=language)
    return given(person, "work_injury", WORKED)


def test_the_plan_offers_the_letter_that_fits_filled_in_and_ready_to_copy() -> None:
    person = hurt()
    assert "Letter ready to send: Accident notice to the employer" in person.text
    person.tap("Save or send").tap("Letters")
    assert "I had an accident while working on 20 November 2026" in letter_said(person)
    assert "Before you sign" in person.text
    assert "Hand over two copies." in person.text
    person.tap("Letters")
    assert person.labels[:2] == ["Accident notice to the employer", "Accident statement"]
    person.tap("Accident statement")
    assert letter_said(person).startswith("ACCIDENT STATEMENT")
    person.tap("Back")
    assert isinstance(person.chat.place, AtPlan)


def test_a_letter_of_the_chat_prints_as_a_page_and_as_plain_text() -> None:
    person = hurt("ms")
    person.tap("Simpan / hantar").tap("Surat")
    said = letter_said(person)
    person.tap("PDF untuk dicetak")
    file = next(reply for reply in person.replies if isinstance(reply, File))
    assert file.name == "pandu-notis-kemalangan-kepada-majikan.pdf"
    text = " ".join(PdfReader(BytesIO(bytes_of(file))).pages[0].extract_text().split())
    assert "Saya mengalami kemalangan semasa bekerja pada 20 November 2026" in text
    person.tap("Teks biasa")
    file = next(reply for reply in person.replies if isinstance(reply, File))
    assert file.name.endswith(".txt")
    assert file.content.decode() == said


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("surat kebenaran wakil", "authority_letter"),
        ("late claim letter", "late_claim_reasons"),
        ("surat saksi", "witness_statement"),
        ("surat majikan tak lapor", "own_notice_to_perkeso"),
        ("contoh surat rayuan sip", "appeal_eis_letter"),
    ],
)
def test_a_letter_is_asked_for_in_a_few_words(typed: str, letter: str) -> None:
    person = Person(pandu()).begin().type(typed)
    assert person.chat.place == AtLetters(letter)
    assert letter_said(person)


def test_words_that_may_mean_several_letters_offer_them() -> None:
    person = Person(pandu()).begin().type("surat rayuan")
    assert {"Appeal to the Board (Act 4)", "Appeal, job loss (EIS)"} <= set(person.labels)
    person.tap("Appeal, job loss (EIS)")
    assert "SOCIAL SECURITY APPELLATE BOARD" in letter_said(person)


@pytest.mark.parametrize(
    "typed", ["saya dapat surat tolak dari perkeso", "surat mc", "surat nikah", "my letter got lost"]
)
def test_a_letter_that_somebody_got_or_holds_is_none_of_ours(typed: str) -> None:
    assert not isinstance(Person(pandu()).begin().type(typed).chat.place, AtLetters)


def test_letters_need_no_consent_and_no_claim() -> None:
    person = Person(pandu()).type("/surat")
    assert person.chat.consent is None
    person.tap("Accident statement")
    assert f"on {LINES['short']}" in letter_said(person)


def test_a_claim_past_its_day_is_offered_the_letter_that_gives_the_reasons() -> None:
    days = {"accident_date": "2024-01-10", "leave": "lasting", "last_mc_day": "2024-02-10"}
    late = known("work_injury", **WORKED | days)
    assert late.plan is not None
    fits = offered(pandu().content.letters.values(), late.plan, late.scope)
    assert fits[0].id == "late_claim_reasons"
