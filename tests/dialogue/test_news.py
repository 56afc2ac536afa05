"""News of the law in a chat: beside what stands there, once, and only while it is wanted."""

from dataclasses import replace
from datetime import date

import pytest

from bot.content import schema
from bot.content.schema.base import Ref
from bot.content.text import Text
from bot.dialogue.inputs import Announced
from bot.dialogue.replies import Message
from bot.dialogue.world import World
from tests.people import Person

TITLE = "EIS pays more"


@pytest.fixture
def told(world: World) -> World:
    """A world with two pieces of news for who lost a job."""
    made = [
        schema.News(
            id=id_,
            on=date(2027, 1, 1),
            title=Text(TITLE),
            say=Text("The first month is 50%."),
            dialogues=("job_loss",),
            certainty="perkeso",
            checked=date(2026, 11, 21),
            sources=(Ref(source="act_a1796"),),
        )
        for id_ in ("first", "second")
    ]
    made.append(made[0].model_copy(update={"id": "paid", "dialogues": (), "benefits": ("job_search_allowance",)}))
    made.append(made[0].model_copy(update={"id": "other", "dialogues": (), "benefits": ("funeral_benefit",)}))
    return replace(world, content=replace(world.content, news={one.id: one for one in made}))


def planned(world: World) -> Person:
    person = Person(world).begin().type("I was retrenched on 3 November 2026, salary 2500").tap("All correct")
    for label in ("Private employee, 18 to 59", "All 24 months"):
        person.tap(label)
    while "Skip" in person.labels or "Selangor" in person.labels:
        person.tap("Selangor" if "Selangor" in person.labels else "Skip")
    assert person.chat.claims, person.text
    return person


def said(person: Person) -> str:
    return "\n".join(reply.text for reply in person.replies if isinstance(reply, Message))


def test_it_is_told_once_and_the_screen_stays(told: World) -> None:
    person = planned(told)
    place = person.chat.place
    assert TITLE in said(person.send(Announced("first")))
    assert person.chat.place == place
    assert said(person.send(Announced("first"))) == ""


def test_who_wants_no_news_gets_none_and_may_have_it_again(told: World) -> None:
    person = planned(told).send(Announced("first"))
    person.tap("No more news of the law")
    assert said(person.send(Announced("second"))) == ""
    assert "I do not tell you" in person.type("/mydata").text
    person.tap("Tell me news of the law")
    assert TITLE in said(person.send(Announced("second")))


def test_who_has_no_open_claim_of_it_is_not_told(told: World) -> None:
    assert said(Person(told).begin().send(Announced("first"))) == ""


@pytest.mark.parametrize(("news", "told_of"), [("paid", True), ("other", False)])
def test_news_of_a_benefit_are_told_to_whose_plan_has_it(told: World, news: str, *, told_of: bool) -> None:
    assert (TITLE in said(planned(told).send(Announced(news)))) == told_of
