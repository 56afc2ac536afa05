"""The Malay catalogue: extraction with the id path as context, what a changed English does, and looking Malay up."""

from gettext import GNUTranslations
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.authoring.extractor import make_template, merge
from bot.content.loader import WrittenText
from bot.content.text import Text
from bot.language.text.catalogue import Catalogue
from bot.language.text.interface import interface_text, plurals


def text(english: str, context: str, kind: str = "ask") -> WrittenText:
    return WrittenText(Text(english, context), kind, "flows/dialogues/fall.yaml", 3)


def compiled(catalogue: Catalog) -> Catalogue:
    """As it is after being written to `bot.po`, read again and compiled."""
    written, machine = BytesIO(), BytesIO()
    write_po(written, catalogue)
    write_mo(machine, read_po(BytesIO(written.getvalue())))
    return Catalogue(GNUTranslations(BytesIO(machine.getvalue())))


def translated(*texts: WrittenText, **malay: str) -> Catalog:
    """The catalogue of texts, filled in by their English."""
    catalogue = merge(make_template(texts), Catalog())
    for message in catalogue:
        if message.id in malay:
            message.string = malay[str(message.id)]
    return catalogue


def test_a_text_is_extracted_with_its_path_its_kind_and_its_file() -> None:
    message = make_template([text("Who?", "dialogues.fall.questions.who.ask")]).get(
        "Who?", "dialogues.fall.questions.who.ask"
    )
    assert message is not None
    assert message.auto_comments == ["Type: ask"]
    assert message.locations == [("flows/dialogues/fall.yaml", 3)]


def test_the_same_english_in_two_places_has_two_entries() -> None:
    one, other = text("Open", "a.ask"), text("Open", "b.ask")
    catalogue = translated(one, other)
    for message in catalogue:
        if message.id:
            message.string = "Buka" if message.context == "a.ask" else "Terbuka"
    words = compiled(catalogue)
    assert (words.malay(one.text), words.malay(other.text)) == ("Buka", "Terbuka")


def test_what_is_missing_has_no_malay() -> None:
    assert compiled(translated(text("Who?", "a.ask"))).malay(Text("Who?", "a.ask")) is None
    assert compiled(translated(text("Who?", "a.ask"), **{"Who?": "Siapa?"})).malay(Text("Who?", "b.ask")) is None


def test_a_changed_english_keeps_its_malay_as_fuzzy_and_fuzzy_counts_as_missing() -> None:
    old = translated(text("Who?", "a.ask"), **{"Who?": "Siapa?"})
    new = merge(make_template([text("Who fell?", "a.ask")]), old)
    message = new.get("Who fell?", "a.ask")
    assert message is not None
    assert (message.string, message.fuzzy) == ("Siapa?", True)
    assert compiled(new).malay(Text("Who fell?", "a.ask")) is None


def test_a_text_that_reads_alike_in_both_languages_is_translated() -> None:
    words = compiled(translated(text("Menu", "a.ask"), Menu="Menu"))
    assert words.malay(Text("Menu", "a.ask")) == "Menu"


def test_what_is_no_longer_said_leaves_the_catalogue() -> None:
    old = translated(text("Who?", "a.ask"), text("When?", "b.ask"), **{"Who?": "Siapa?", "When?": "Bila?"})
    new = merge(make_template([text("Who?", "a.ask")]), old)
    assert [message.id for message in new if message.id] == ["Who?"]


def test_malay_has_one_plural_form() -> None:
    plural = next(entry for entry, _ in plurals() if entry.one == "{n} day")
    forms = [WrittenText(form, "interface", "interface.yaml", 1) for form in (plural.one, plural.other)]
    catalogue = merge(make_template(forms), Catalog())
    assert catalogue.num_plurals == 1
    for message in catalogue:
        if message.id:
            message.string = ("{n} hari",)
    assert compiled(catalogue).malay_plural(plural) == "{n} hari"


def test_texts_of_the_interface_are_found_by_their_key() -> None:
    assert interface_text("buttons.back").context == "interface.buttons.back"
