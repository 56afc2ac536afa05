"""Somebody who writes of two matters at once: the second is offered at the plan of the first."""

from bot.dialogue.world import World
from tests.people import Person

ANSWERS = {"worker": "employee", "leave": "ongoing", "employer": "reported"}


def at_the_plan(world: World, language: str, story: str, yes: str) -> Person:
    """The plan of the injury in a story that tells of a lost job, too."""
    person = Person(world).begin(language).type(story).tap(yes)
    for _ in range(8):
        options = {(button.data or "").rpartition(":")[2]: button for button in person.buttons}
        chosen = next((options[value] for value in ANSWERS.values() if value in options), None)
        if chosen is not None:
            person.press(chosen)
        elif "month" in options:
            person.type("1/11/2026")
        elif "2500" in options:
            person.press(options["2500"])
    return person


def test_the_second_matter_is_offered_at_the_plan_of_the_first(world: World) -> None:
    story = "I hurt my hand at work on 1 Nov and my boss fired me on 10 Nov"
    person = at_the_plan(world, "English", story, "All correct")
    assert "You may claim from PERKESO" in person.text
    person.tap("Next: Lost a job")
    assert "last day of work" in person.text  # whose job it was is known
    assert "Next: Lost a job" not in person.type("/plan").labels


def test_the_day_that_was_told_of_the_second_matter_is_proposed(world: World) -> None:
    story = "tangan saya cedera masa kerja 1 Nov lepas tu bos buang saya 10 Nov"
    person = at_the_plan(world, "Bahasa Melayu", story, "Semua betul")
    label = next(label for label in person.labels if label.startswith("Seterusnya: "))
    assert "10 November 2026" in person.tap(label).text


def test_where_a_plan_leads_nobody_is_asked_again_who_it_is_about(world: World) -> None:
    person = Person(world).begin().type("/start housewife")
    for option in ("me", "injury", "2026-11-20", "outside"):
        person.press(next(button for button in person.buttons if (button.data or "").endswith(f":{option}")))
    assert "under 55" in person.text
    text = person.tap("Too sick or disabled to work").text
    assert "Who is this for?" not in text
    assert "Question 2" in text
