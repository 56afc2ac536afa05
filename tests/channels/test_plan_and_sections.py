"""A plan stays where it is: what it opens stands in one message below it, over real HTTP with the real content."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot_api import BotApi
from tests.bot_api.people import Person
from tests.process import served

STORY = ["I was retrenched on 2 November 2026", "agree", "yes", "private sector", "don't know", "2800"]


@pytest.fixture
async def person(api: BotApi, tmp_path: Path) -> AsyncIterator[Person]:
    """At the plan of a lost job, which is the last message."""
    async with served(api, tmp_path, "--now", "2026-11-21T09:00"):
        person = api.person(7, "en")
        for count, line in enumerate(STORY, 1):
            person.say(line)
            await person.has(count)
        assert "Today" in person.screen.text, person.view.transcript()
        yield person


async def test_what_a_plan_opens_takes_the_place_of_what_it_opened_before(person: Person) -> None:
    plan = person.screen
    said = plan.text
    person.tap("Steps", plan)
    steps = await person.sees("Steps")
    assert steps.id != plan.id
    person.tap("Documents (0/", plan)
    papers = await person.sees("Documents")
    assert papers.id == steps.id, "one second message, edited in place"
    person.tap("‹", papers)
    await person.sees("Forms")
    assert person.screen.id == steps.id
    person.tap("Remind me", plan)
    await person.sees("Reminders")
    assert person.screen.id == steps.id
    assert plan.text == said
    assert person.view.pinned == {plan.id}


async def test_what_was_said_below_is_never_written_over(person: Person) -> None:
    plan = person.screen
    person.tap("Save or send", plan)
    panel = await person.sees("Save or send")
    person.say("apa itu HUS?")
    told = await person.sees("Temporary")
    said = told.text
    person.tap("Steps", plan)
    await person.sees("Steps")
    assert person.screen.id not in (panel.id, told.id)
    assert told.text == said
