"""A summary or a link that is passed on says nothing of its person, and opens its subject for whoever gets it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.replies import Message
from bot.dialogue.world import World
from tests.dialogue.claims import LOST
from tests.people import Person, world_of
from tests.subjects import FILES, MORE, at_plan


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world_of(tmp_path_factory.mktemp("flows"), FILES | MORE)


def messages(person: Person) -> Sequence[str]:
    return [reply.text for reply in person.replies if isinstance(reply, Message)]


@pytest.mark.parametrize(("username", "link"), [("pandu_bot", "https://t.me/pandu_bot?start=lost"), ("", "")])
def test_what_is_sent_on_says_nothing_of_its_person(world: World, username: str, link: str) -> None:
    from dataclasses import replace

    person = at_plan(Person(replace(world, username=username)))
    person.type("/claims").tap(LOST).tap("Change its name").type("Kilang ABC").tap("Open the plan")
    (summary,) = messages(person.tap("Save or send").tap("Share"))
    for words in (
        "I lost my job",
        "Friday, 27 November 2026",
        "Fill in the form",
        "1-300-22-8000",
        "not PERKESO",
        link,
    ):
        assert words in summary
    for personal in ("October", "2,500", "2500", "Selangor", "Kilang", "resign"):
        assert personal not in summary
    assert ("t.me" in summary) == bool(username)


def test_a_link_opens_its_subject_also_through_the_privacy_notice(world: World) -> None:
    person = Person(world).type("/start lost")
    assert person.chat.session is None
    person.tap("Agree and continue")
    assert "Who lost the job?" in person.text
    assert "How many months?" in person.type("/start other").text, "nothing was answered yet"


def test_a_link_into_the_middle_of_another_subject_asks_first(world: World) -> None:
    person = Person(world).begin().type("/start lost").tap("I did").type("/start other")
    assert "Leave “I lost my job”?" in person.text
    assert "How many months?" in person.tap("Yes, leave it").text


@settings(deadline=None, max_examples=60)
@given(payload=st.text(max_size=80) | st.sampled_from(["claim:0", "menu.0", "../lost", "lost ", "LOST", "__class__"]))
def test_whatever_a_link_carries_is_no_more_than_a_start(world: World, payload: str) -> None:
    fresh = Person(world).type(f"/start {payload}").tap("Agree and continue")
    known = Person(world).begin().type(f"/start {payload}")
    for person in (fresh, known):
        opened = person.chat.session.dialogue if person.chat.session else None
        word = payload.strip().casefold().replace("-", "_")  # a poster may shout
        assert opened == (word if word in world.content.dialogues else None)


def test_what_is_sent_on_of_a_lost_job_says_by_when_how_much_and_where() -> None:
    person = Person(make_world(load(packaged_flows())), code="ms")
    person.type("company retrench saya 26 oktober 2026, gaji 2500").tap("Setuju, teruskan").tap("Semua betul")
    person.tap("Pekerja swasta, umur 18-59").tap("Semua 24 bulan").tap("Selangor")
    text = person.tap("Simpan / hantar").tap("Kongsi").text
    for said in (
        "<b>Hilang kerja</b>",
        "24 Disember 2026",
        "RM6,615",
        "Langkah pertama:",
        "https://eis.perkeso.gov.my",
    ):
        assert said in text
    assert "Pasti: tertulis dalam undang-undang" in text
    assert "Surat tawaran kerja baharu" not in text, "nobody just retrenched has the offer of a new job"
