"""The Malay catalogue: extraction with the id path as context, what a changed English does, and looking Malay up."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.authoring.extractor import merge
from bot.content.text import Text
from bot.language.text.catalogue import Catalogue
from bot.language.text.interface import interface_text, plurals


def template(*texts: Text) -> Catalog:
    """What an extraction gives."""
    catalogue = Catalog()
    for text in texts:
        catalogue.add(str(text), context=text.context)
    return catalogue


def pybabel(folder: Path, flows: Path) -> Catalog:
    """What Babel's own command extracts of a flows folder and the interface, by the names in `babel.cfg`."""
    mapping, made = folder / "babel.cfg", folder / "bot.pot"
    mapping.write_text("[pandu: **.yaml]")
    CommandLineInterface().run(["pybabel", "-q", "extract", "-F", str(mapping), "-o", str(made), str(flows)])
    return read_po(BytesIO(made.read_bytes()))


def compiled(catalogue: Catalog) -> Catalogue:
    """As it is after being written to `bot.po`, read again and compiled."""
    written, machine = BytesIO(), BytesIO()
    write_po(written, catalogue)
    write_mo(machine, read_po(BytesIO(written.getvalue())))
    return Catalogue(GNUTranslations(BytesIO(machine.getvalue())))


def translated(*texts: Text, **malay: str) -> Catalog:
    """The catalogue of texts, filled in by their English."""
    catalogue = merge(template(*texts), Catalog())
    for message in catalogue:
        if message.id in malay:
            message.string = malay[str(message.id)]
    return catalogue


def test_pybabel_extracts_a_text_with_its_path_its_kind_and_its_line(tmp_path: Path) -> None:
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    found = pybabel(tmp_path, flows)
    message = found.get("Who fell?", "dialogues.fall.questions.for_whom.ask")
    assert message is not None
    assert message.auto_comments == ["Type: ask"]
    ((file, line),) = message.locations
    assert (flows / "dialogues/fall.yaml").read_text().splitlines()[line - 1].strip() == "ask: Who fell?"
    assert file.endswith("dialogues/fall.yaml")
    assert found.get("Send the claim", "benefits.sick_pay.deadlines.claim_60_days.do")


def test_pybabel_extracts_the_interface_with_its_plurals(tmp_path: Path) -> None:
    found = pybabel(tmp_path, Path("bot/language/text"))
    assert found.get("Back", "interface.buttons.back")
    plural = found.get("{n} day", "interface.units.days")
    assert plural is not None
    assert plural.id == ("{n} day", "{n} days")


def test_content_that_cannot_be_read_is_told_and_ends_the_extraction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flows = copytree("tests/flows/tiny", tmp_path / "flows")
    (flows / "menu.yaml").write_text("- {id: one, titel: One}")
    with pytest.raises(SystemExit):
        pybabel(tmp_path, flows)
    assert "flows/menu.yaml:1: unknown-key: 'titel' is not a key here" in capsys.readouterr().err


def test_the_same_english_in_two_places_has_two_entries() -> None:
    one, other = Text("Open", "a.ask"), Text("Open", "b.ask")
    catalogue = translated(one, other)
    for message in catalogue:
        if message.id:
            message.string = "Buka" if message.context == "a.ask" else "Terbuka"
    words = compiled(catalogue)
    assert (words.malay(one), words.malay(other)) == ("Buka", "Terbuka")


def test_what_is_missing_has_no_malay() -> None:
    assert compiled(translated(Text("Who?", "a.ask"))).malay(Text("Who?", "a.ask")) is None
    assert compiled(translated(Text("Who?", "a.ask"), **{"Who?": "Siapa?"})).malay(Text("Who?", "b.ask")) is None


def test_a_changed_english_keeps_its_malay_as_fuzzy_and_fuzzy_counts_as_missing() -> None:
    old = translated(Text("Who?", "a.ask"), **{"Who?": "Siapa?"})
    new = merge(template(Text("Who fell?", "a.ask")), old)
    message = new.get("Who fell?", "a.ask")
    assert message is not None
    assert (message.string, message.fuzzy) == ("Siapa?", True)
    assert compiled(new).malay(Text("Who fell?", "a.ask")) is None


def test_a_text_that_reads_alike_in_both_languages_is_translated() -> None:
    words = compiled(translated(Text("Menu", "a.ask"), Menu="Menu"))
    assert words.malay(Text("Menu", "a.ask")) == "Menu"


def test_what_is_no_longer_said_leaves_the_catalogue() -> None:
    old = translated(Text("Who?", "a.ask"), Text("When?", "b.ask"), **{"Who?": "Siapa?", "When?": "Bila?"})
    new = merge(template(Text("Who?", "a.ask")), old)
    assert [message.id for message in new if message.id] == ["Who?"]


def test_the_same_english_takes_the_malay_it_has_elsewhere() -> None:
    old = translated(Text("Me", "a.ask"), Me="Saya")
    new = merge(template(Text("Me", "a.ask"), Text("Me", "b.ask")), old)
    message = new.get("Me", "b.ask")
    assert message is not None
    assert (message.string, message.fuzzy) == ("Saya", False)


def test_where_the_same_english_has_two_in_malay_none_is_taken() -> None:
    old = translated(Text("Open", "a.ask"), Text("Open", "b.ask"))
    for message in old:
        if message.id:
            message.string = "Buka" if message.context == "a.ask" else "Terbuka"
    new = merge(template(Text("Open", "a.ask"), Text("Open", "b.ask"), Text("Open", "c.ask")), old)
    assert [message.string for message in new if message.id] == ["Buka", "Terbuka", ""]


def test_a_fuzzy_malay_is_offered_to_nobody() -> None:
    old = translated(Text("Me", "a.ask"), Me="Saya")
    for message in old:
        if message.id:
            message.flags.add("fuzzy")
    assert [message.string for message in merge(template(Text("Me", "b.ask")), old) if message.id] == [""]


def test_the_catalogue_is_up_to_date(tmp_path: Path) -> None:
    """`make catalogue` would change nothing but what somebody has to translate."""
    texts = [*pybabel(tmp_path, Path("flows")), *pybabel(tmp_path, Path("bot/language/text"))]
    wanted = {(message.context, message.id) for message in texts if message.id}
    kept = read_po(BytesIO(Path("locales/ms/LC_MESSAGES/bot.po").read_bytes()))
    assert {(message.context, message.id) for message in kept if message.id} == wanted, "run `make catalogue`"


def test_malay_has_one_plural_form(tmp_path: Path) -> None:
    plural = next(entry for entry, _ in plurals() if entry.one == "{n} day")
    catalogue = merge(pybabel(tmp_path, Path("bot/language/text")), Catalog())
    assert catalogue.num_plurals == 1
    message = catalogue.get("{n} day", plural.one.context)
    assert message is not None
    message.string = ("{n} hari",)
    assert compiled(catalogue).malay_plural(plural) == "{n} hari"


def test_texts_of_the_interface_are_found_by_their_key() -> None:
    assert interface_text("buttons.back").context == "interface.buttons.back"
