"""The registers that come with Pandu: forms are found by what people type, and only sure offices are named."""

import pytest

from tests.people import Person


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("borang 34", "260626-BORANG_34_BM.pdf"),
        ("34", "260626-BORANG_34_BM.pdf"),
        ("form 34-PA", "260226-BORANG_34_PA.pdf"),
        ("34pa", "260226-BORANG_34_PA.pdf"),
        ("PKS(P)24", "TuntutanBayaranGantiBelanjaRawatan_PerubatanPKSP24.pdf"),
        ("pks 24a", "TuntutanBayaranGantiBelanjaLaporan_PerubatanPKSP24A.pdf"),
        ("borang dialisis", "BORANG_PERMOHONAN_KEMUDAHAN_DIALISIS_PERKESO_LAMPIRAN_II.pdf"),
        ("sr6", "BORANG_SR_6_-_BORANG_TUNTUTAN_SKSSR.pdf"),
        ("borang eis", "Borang_SIPF1-Borang%20Permohonan%20Faedah%20SIP.pdf"),
        ("lump sum form", "BORANG_PKSF15_-_PILIHAN_BAYARAN_PUKAL.pdf"),
    ],
)
def test_a_form_is_found_by_what_people_type(person: Person, typed: str, file: str) -> None:
    assert f'{file}">Open the form' in person.type("/forms").type(typed).text


def test_a_name_that_several_forms_have_offers_them_all(person: Person) -> None:
    text = person.type("/forms").type("borang jenazah").text
    assert all(named in text for named in ("<b>1. Borang 34:", "<b>2. Borang 34-PA:", "<b>3. PPJ"))
    assert "Borang 34-PA" in person.tap("2").text


def test_the_main_form_stands_under_every_situation_it_serves(person: Person) -> None:
    for group in ("Work injury", "After a death", "Invalidity"):
        assert ". Borang 34:" in person.type("/forms").tap(group).text


@pytest.mark.parametrize(("state", "office", "named"), [("Sabah", "Keningau", True), ("Kelantan", "Kota Bharu", False)])
def test_only_an_office_whose_address_is_sure_is_named(person: Person, state: str, office: str, named: bool) -> None:
    person.tap("Problem with claim or payment").tap("PERKESO refused or paid less").tap("A letter from PERKESO")
    # 60 days from 27 October 2026 end the day after Christmas, so the safe day is not the same in every state.
    person.type("27/10/2026").tap("Job loss (EIS)").tap("Something else").type(state)
    assert (office in person.section("Contacts").text) == named


def test_a_refusal_shows_at_once_what_helps_beside_the_appeal(person: Person) -> None:
    person.tap("Problem with claim or payment").tap("PERKESO refused or paid less").tap("A letter from PERKESO")
    person.type("1/10/2026").tap("Injury, illness or death").tap("Too few contributions")
    assert "1 October 2029" in person.text
    assert "If the employer did not pay, complain to PERKESO at the same time." in person.text
    assert "My employer is the problem" in person.labels
