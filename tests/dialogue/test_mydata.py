"""What is kept about a person: shown, handed over as a file, complete, and gone when it must be."""

import json

import pytest

from bot.dialogue import serialiser as saved
from bot.dialogue.replies import File
from bot.dialogue.world import World
from tests.people import Person, world_of
from tests.subjects import FILES, MORE, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | MORE)


@pytest.fixture
def person(world: World) -> Person:
    person = at_plan(Person(world))
    person.tap("Documents (0/2)").tap("☐ The letter").type("/reminders").tap("All reminders")
    return person.type("/start other")


def everything(person: Person) -> str:
    """All the pages."""
    text = person.type("/mydata").text
    while "More" in person.labels:
        text += person.tap("More").text
    return text


def test_every_claim_is_shown_with_its_answers_and_what_was_chosen(person: Person) -> None:
    text = everything(person)
    for words in (
        *("English", "You agreed", "Claim: I lost my job", "Not sent yet", "Documents ready: The letter"),
        *(
            "14 days before",
            "On the day itself",
            "Thursday, 1 October 2026",
            "RM2,500",
            "Selangor",
            "Subject: Something else",
        ),
    ):
        assert words in text
    assert text.count("RM2,500") == 1


def test_the_file_holds_everything_exactly_as_it_is_kept(person: Person) -> None:
    person.type("/dataku").tap("All of it as a file")
    (file,) = [reply for reply in person.replies if isinstance(reply, File)]
    assert file.name == "pandu-data.json"
    assert file.caption == "All that is kept about you, as a file."
    assert saved.load(file.content) == person.chat.__class__(**{**vars(person.chat), "step": person.chat.step - 1})
    data = json.loads(file.content)
    assert data["claims"][0]["session"]["answers"]["wage"]["value"] == "2500"
    assert data["state"] == "selangor"


def test_answers_to_questions_that_are_no_more_are_shown_all_the_same(
    person: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lost = FILES["dialogues/lost.yaml"].replace("me: I did, other", "self: I did, other").replace("wage:", "pay:")
    lost = lost.replace("next: wage", "next: pay")
    person.world = world_of(tmp_path_factory.mktemp("changed"), FILES | MORE | {"dialogues/lost.yaml": lost})
    text = everything(person)
    assert "<b>me</b>" in text
    assert "wage\n<b>2500</b>" in text


def test_malay(world: World) -> None:
    person = Person(world).begin("Bahasa Melayu").type("/dataku")
    assert "Semuanya sebagai fail" in person.labels
