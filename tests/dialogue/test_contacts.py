"""Whom to ask: the sure offices of the state, and numbers and codes that one tap copies."""

import pytest
from rich.console import Console

from bot.app import make_world
from bot.channels.console import show
from bot.channels.telegram import replies
from bot.content.loader import load, packaged_flows
from bot.dialogue.inputs import Typed
from bot.dialogue.replies import Message
from bot.dialogue.world import World
from bot.service.events import Incoming
from tests.bot_api import markup
from tests.people import Person, world_of
from tests.subjects import FILES, at_plan

PLACES = {
    "contacts.yaml": """
        - {id: perkeso_line, name: PERKESO, what: Any question., phone: 1-300-22-8000, certainty: perkeso,
           checked: 2026-11-01, sources: [act]}
        """,
    "offices.yaml": """
        - {id: sure, state: selangor, name: Pejabat Klang, address: Jalan 1, phone: 03-1111 2222, confidence: high,
           sources: [act]}
        - {id: doubtful, state: selangor, name: Pejabat Kajang, address: Jalan 2, phone: 03-3333 4444,
           confidence: medium, sources: [act]}
        - {id: elsewhere, state: johor, name: Pejabat Muar, address: Jalan 3, phone: 06-5555 6666, confidence: high,
           sources: [act]}
        """,
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | PLACES)


@pytest.fixture(scope="module")
def real() -> World:
    return make_world(load(packaged_flows()))


def copied(message: Message) -> list[str]:
    return [button.copy for row in message.rows for button in row if button.copy]


def test_only_the_sure_offices_of_the_persons_state_are_named(world: World) -> None:
    person = at_plan(Person(world)).section("Contacts")
    assert "Pejabat Klang" in person.text
    assert "Jalan 1" in person.text
    assert "Kajang" not in person.text
    assert "Muar" not in person.text


def test_each_number_can_be_copied_and_a_typed_number_never_chooses_it(world: World) -> None:
    person = at_plan(Person(world)).section("Contacts")
    assert copied(person.message) == ["1-300-22-8000", "03-1111 2222"]
    assert "Copy 1-300-22-8000" in person.labels
    before = person.chat.session
    person.type("1")
    assert person.chat.session == before


def test_the_code_of_a_form_can_be_copied(world: World) -> None:
    person = Person(world).begin().type("/forms").type("A 1")
    assert copied(person.message) == ["A 1"]


@pytest.mark.parametrize(("language", "label"), [("English", "Copy 999"), ("Bahasa Melayu", "Salin 999")])
def test_somebody_in_distress_is_given_numbers_to_copy(real: World, language: str, label: str) -> None:
    person = Person(real).begin(language).type("nak bunuh diri rasanya")
    (message, *_) = [reply for reply in person.replies if isinstance(reply, Message) and copied(reply)]
    assert {"999", "15555", "15999"} <= set(copied(message))
    assert label in [button.label for row in message.rows for button in row]
    assert all(number in message.text for number in copied(message))


def test_the_terminal_prints_what_would_be_copied(world: World) -> None:
    console = Console(color_system=None, soft_wrap=True, highlight=False, record=True)
    show(at_plan(Person(world)).section("Contacts").message, console, lambda file: file.name)
    assert "Copy 03-1111 2222: 03-1111 2222" in console.export_text()


def test_telegram_takes_the_buttons_as_they_are(world: World) -> None:
    screen = at_plan(Person(world)).section("Contacts").message
    call = replies.message(Incoming(1, 5, Typed(""), "en"), screen)
    rows = markup.keyboard(call.params["reply_markup"])
    assert [button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button] == copied(screen)
    assert [button["text"] for button in rows[-1]] == [button.label for button in screen.nav]
    assert "copy_text" not in str(replies.plainer(call)), "an older server may refuse what copies"
