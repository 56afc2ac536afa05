"""Every edge of every dialogue, held through the real turn in both languages: by taps, and by typing alone.

The walks are generated, so a new question or route is walked without anybody writing a test for it.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bot.app import make_world
from bot.authoring.walks import Rehearsal, Walk
from bot.content import schema
from bot.content.loader import load
from bot.dialogue.chat import Chat, Session
from bot.dialogue.inputs import Returned
from bot.dialogue.places import AtDay, AtQuestion, AtReading
from bot.dialogue.screens.session_view import SessionView, asked_at, session_view
from bot.dialogue.screens.view import View
from bot.language.text.formatting import Language, malaysian_day
from tests.people import NOW, Person

WORLD = make_world(load(Path("flows")))
TODAY = malaysian_day(NOW)
Way = Callable[[Person, schema.Question, str | None], None]


@cache
def begun(language: Language) -> Chat:
    """A chat past the welcome and the privacy notice."""
    return Person(WORLD).begin({"en": "English", "ms": "Bahasa Melayu"}[language]).chat


@cache
def walks(dialogue: str) -> tuple[Walk, ...]:
    """The walks of a dialogue."""
    return tuple(Rehearsal(WORLD.content, WORLD.content.dialogues[dialogue], TODAY).walks())


def label(person: Person, question: schema.Question, value: str | None) -> str:
    """What a person reads on the button of an answer, or would type where there is none."""
    language = person.chat.language
    assert language is not None
    words, answer = WORLD.words[language], question.answer
    if value is None:
        return words.ui("buttons.unsure")
    if isinstance(answer, schema.ChoiceAnswer):
        return words.text(answer.options[value])
    if isinstance(answer, schema.YesNoAnswer):
        return words.ui(f"answers.{value}")
    if isinstance(answer, schema.StateAnswer):
        return words.ui(f"states.{value}")
    if isinstance(answer, schema.DateAnswer):
        return words.date(date.fromisoformat(value))
    return words.money(Decimal(value)) if isinstance(answer, schema.MoneyAnswer) else value


def tapping(person: Person, question: schema.Question, value: str | None) -> None:
    """A tap wherever there is a button: a day is picked from its month. Only amounts and numbers have none."""
    name = label(person, question, value)
    if value is not None and isinstance(question.answer, schema.DateAnswer):
        pick(person, date.fromisoformat(value))
    elif name in person.labels:
        person.tap(name)
    else:
        person.type(name)


def pick(person: Person, day: date) -> None:
    """Opens the calendar, turns to the month of a day and taps the day."""
    person.press(person.message.rows[-1][0])
    while True:
        place = person.chat.place
        assert isinstance(place, AtDay)
        year, month = map(int, place.month.split("-"))
        ahead = (day.year - year) * 12 + day.month - month
        if ahead == 0:
            break
        turns = {"«": ahead <= -12, "»": ahead >= 12, "‹": ahead < 0, "›": ahead > 0}
        sign = next(sign for sign, wanted in turns.items() if wanted)
        person.tap(next(label for label in person.labels if sign in label))
    found = [button for button in person.buttons if (button.data or "").endswith(f":o:{day.isoformat()}")]
    person.press(found[0])


def typing(person: Person, question: schema.Question, value: str | None) -> None:
    """Typed, as it is read on the button."""
    person.type(label(person, question, value))


def confirm(person: Person, value: str | None, way: Way) -> None:
    """An unlikely date is read back, to be confirmed."""
    place = person.chat.place
    if isinstance(place, AtReading) and value is not None:
        assert value in place.candidates
        language = person.chat.language or "en"
        name = WORLD.words[language].day(date.fromisoformat(value))
        person.tap(name) if way is tapping else person.type(name)


def shown(person: Person) -> SessionView:
    """Where the chat stands."""
    found = session_view(View(WORLD, person.chat, TODAY, person.chat.language or "en"), person.chat.session)
    assert found is not None
    return found


def asked(person: Person) -> str | None:
    """The question on the screen."""
    return asked_at(person.chat.place, shown(person).state)


@pytest.mark.parametrize("way", [tapping, typing])
@pytest.mark.parametrize("language", ["ms", "en"])
@pytest.mark.parametrize("dialogue", WORLD.content.dialogues)
def test_every_edge_is_walked(dialogue: str, language: Language, way: Way) -> None:
    for walk in walks(dialogue):
        person = Person(WORLD, chat=replace(begun(language), place=AtQuestion(), session=Session("0", dialogue, {})))
        person.send(Returned())
        for id_, value in walk.answers:
            now = shown(person)
            assert asked(person) == id_, f"{walk}: {person.text}"
            assert now.asked(id_) in unescaped(person.text)
            way(person, now.question(id_), value)
            confirm(person, value, way)
        if asked(person) == schema.STATE_QUESTION:
            way(person, shown(person).question(schema.STATE_QUESTION), "selangor")
        end = shown(person)
        assert len(end.state.answered) <= 8
        assert (asked(person), end.state.path.at) == (None, walk.outcome), f"{walk}: {person.text}"
        outcome = end.dialogue.outcomes[walk.outcome]
        said = end.raw(outcome.say, outcome.say_other)
        assert all(sentence in unescaped(person.text) for sentence in re.split(r"(?<=[.?!]) ", said))
        given = {id_: answer.value for id_, answer in end.session.answers.items() if id_ != schema.STATE_QUESTION}
        assert given == dict(walk.answers)


def unescaped(markup: str) -> str:
    """The text of a message as it was before it was made safe."""
    return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_every_line_of_the_menu_opens_its_dialogue() -> None:
    for language in ("ms", "en"):
        words = WORLD.words[language]  # type: ignore[index]
        for group in WORLD.content.menu.values():
            for index, entry in enumerate(group.entries):
                title = entry.title or WORLD.content.dialogues[entry.dialogue].title
                person = Person(WORLD, chat=begun(language)).type("/menu").tap(words.text(group.title))  # type: ignore[arg-type]
                if len(group.entries) > 1:
                    person.tap(words.text(title))
                session = person.chat.session
                assert session is not None
                assert session.dialogue == entry.dialogue, index
                assert {id_: answer.value for id_, answer in session.answers.items()} == entry.answers
