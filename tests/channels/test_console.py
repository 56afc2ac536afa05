"""The terminal: a number is the button that it stands by, and at a calendar it is a day."""

import io
import sys

import pytest

from bot.channels.console import hold
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from tests.people import NOW, Person


def held(world: World, monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """What stands in the terminal after the last line."""
    chat = Chat()

    def send(received: Input) -> tuple[Reply, ...]:
        nonlocal chat
        chat, replies = turn(chat, received, NOW, world)
        return replies

    shown = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys, "stdout", shown)
    hold(send, lambda _: "", plain=True)
    return shown.getvalue().split("\n---\n")[-2]


def test_a_number_is_the_button_it_stands_by_even_where_a_day_is_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("saya kena buang kerja", "setuju", "1")
    assert "1. Hari ini" in held(world, monkeypatch, *told)
    assert "Jawapan anda: Sabtu, 21 November 2026" in held(world, monkeypatch, *told, "1")


def test_at_a_calendar_a_number_is_a_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ("saya kena buang kerja", "setuju", "1", "3")
    assert "Jawapan anda: Khamis, 5 November 2026" in held(world, monkeypatch, *told, "5")


def test_of_two_firsts_of_a_month_a_one_is_the_first_button(world: World) -> None:
    person = Person(world, code="ms").type("saya kena buang kerja").type("setuju").type("ya").type("1")
    assert "1 November" in person.labels[0]
    assert "1 November" in person.type("1").text
    assert "Soalan 3" in person.text
