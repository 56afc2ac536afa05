"""The conversations in docs/examples and in the README."""

from pathlib import Path

from bot.content.loader import load
from tests.conversations import CONVERSATIONS


def test_every_dialogue_has_a_conversation() -> None:
    assert {each.name for each in CONVERSATIONS} == set(load(Path("flows")).dialogues)
