"""The conversations in docs/examples and in the README are what Pandu says today."""

from pathlib import Path

import pytest

from bot.content.loader import load
from tests.conversations import CONVERSATIONS
from tests.examples import examples


def test_every_dialogue_has_a_conversation() -> None:
    assert {each.name for each in CONVERSATIONS} == set(load(Path("flows")).dialogues)


def test_the_conversations_are_current() -> None:
    stale = [str(path) for path, text in examples() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if stale:
        pytest.fail(f"run 'make examples': {', '.join(stale)} say something else than Pandu")
