"""Chats kept by the version before open where they were, with nothing lost."""

import json
from pathlib import Path

import pytest

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue import serialiser
from bot.dialogue.inputs import Returned
from tests.people import Person

ROWS = json.loads(Path("tests/chats_of_the_first_version.json").read_text(encoding="utf-8"))
"""Real rows, opened, as the first version kept them."""

WHERE = {
    "welcome": "I am not PERKESO",
    "notice": "You asked about",
    "menu": "What happened?",
    "question": "last day of work?",
    "reading": "Which date do you mean?",
    "day": "Press the day",
    "plan": "60 days",
    "section": "Documents",
    "reminders": "Reminders",
    "menu with a claim": "My claims",
    "confirm": "Your answers there will be dropped",
    "change": "last day of work?",
    "topics": "What happened?",
    "forms": "PERKESO forms",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_chat_of_the_first_version_goes_on_where_it_was(name: str) -> None:
    row = ROWS[name]
    chat = serialiser.load(json.dumps(row).encode())
    assert serialiser.load(serialiser.dump(chat)) == chat
    kept = (row.get("session") or {}).get("answers", {})
    assert {*kept} == {*(chat.session.answers if chat.session else {})}
    assert len(chat.claims) == len(row.get("claims", []))
    person = Person(make_world(load(packaged_flows())), chat=chat).send(Returned())
    assert WHERE[name] in person.text + "".join(person.labels)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"1", b'{"place": {"kind": "nowhere"}}', b'{"session": {"id": 1}}'])
def test_what_is_no_chat_is_refused_in_one_way(raw: bytes) -> None:
    with pytest.raises(ValueError, match="not a saved chat"):
        serialiser.load(raw)
