"""Schemes of people who are no ordinary employees: each Act keeps its own limits, said as what they are."""

from bot.dialogue.world import World
from tests.people import Person


def self_employed(world: World, accident: str) -> Person:
    """At the deadlines of somebody with a plan of RM1,550 and an accident on a day."""
    person = Person(world).begin().tap("Gig, housewife, maid, foreigner").tap("Self-employed or gig work")
    person.tap("Me").tap("Accident while working").tap("On my own, citizen or PR")
    person.type(accident).tap("Yes").type("1550")
    if "Selangor" in person.labels:
        person.tap("Selangor")
    return person.section("Deadlines")


def test_the_end_of_72_months_is_named_and_is_never_a_day_to_act_by(world: World) -> None:
    text = self_employed(world, "2026-10-01").text
    assert "1 October 2027" in text  # 12 months
    assert "After Friday, 1 October 2032 the law allows no claim at all." in text  # 1 October 2026 + 72 months
    assert text.count("2032") == 1
