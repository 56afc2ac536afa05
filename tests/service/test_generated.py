"""2,000 generated updates, whole and broken, through the whole of Pandu: each answered or set aside, nobody stuck.

`benchmarks/generated.py` does the same with many more against the real process.
"""

import random
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_world
from bot.channels.telegram.api import Api, told
from bot.channels.telegram.updates import Reader
from bot.channels.telegram.wire import TelegramWire
from bot.content.loader import load, packaged_flows
from bot.dialogue import serialiser as saved
from bot.dialogue.chat import Chat
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Reply
from bot.dialogue.turn import turn
from bot.dialogue.world import World
from bot.service.events import Event, Incoming
from bot.service.observing.metrics import Metrics
from bot.service.ports import Talk
from bot.service.turns.budget import Budget
from bot.service.turns.runner import Runner
from tests.bot_api import BotApi
from tests.people import NOW
from tests.serving import Bot, say
from tests.updates import PERSONAL, Stranger, buttons_of, stuck

PEOPLE = 10
EACH = 10  # updates of a person in one run
AT_ONCE = 7


class Kept:
    """A sender that keeps what it is offered."""

    def __init__(self) -> None:
        self.offered: list[Any] = []
        self.answered: list[str] = []

    def take_left(self) -> list[Any]:
        return []

    def scrub_after(self, erased: Any) -> None: ...

    def answer(self, query: str, text: str) -> None:
        self.answered.append(query)

    def offer(self, queued: Any) -> None:
        self.offered += queued


@cache
def world() -> World:
    return make_world(load(packaged_flows()))


def _turn(chat: Chat, received: Input, now: Any) -> tuple[Chat, tuple[Reply, ...]]:
    return turn(chat, received, now, world())


@pytest.mark.parametrize("seed", range(20))
async def test_generated_updates_are_each_answered_or_set_aside(api: BotApi, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    kept = Bot(None, tmp_path / "pandu.db").open()  # type: ignore[arg-type]
    sender = Kept()
    telegram = Api(api.token, api.url)
    async with telegram:
        await told(telegram.bot.get_me())
    reader, wire = Reader(telegram.bot), TelegramWire(telegram, {}, {"ms": "Buka", "en": "Open"})
    talk = Talk(_turn, saved, lambda _, seen: seen + timedelta(days=180), say)
    now, budget = lambda: NOW, Budget(burst=1e9)
    runner = Runner(kept.store, talk, wire, sender, Metrics(), now, kept.name, budget)  # type: ignore[arg-type]
    people = {chat: Stranger(chat, rng) for chat in range(1, PEOPLE + 1)}
    whole_ids, number = set(), 0
    for _ in range(PEOPLE * EACH // AT_ONCE + 1):
        events: list[Event] = []
        for person in rng.sample(list(people.values()), AT_ONCE):
            number += 1
            whole = rng.random() < 0.7
            raw = {"update_id": number, **(person.whole() if whole else person.broken())}
            events.append(reader.read(raw))
            if whole:
                whole_ids.add(number)
                assert isinstance(events[-1], Incoming), raw
        sender.offered.clear()
        sender.answered.clear()
        await runner.take(events)
        spoken_to = {call.chat for call in sender.offered}
        for event in events:
            if isinstance(event, Incoming):
                assert event.query in sender.answered if event.query else event.chat in spoken_to, event
        for call in sender.offered:
            said = str(call.params)
            assert not [secret for secret in PERSONAL if secret in said], said
            if call.chat in people and "reply_markup" in call.params:
                people[call.chat].screen = buttons_of(call.params)
    assert not {aside.update_id for aside in kept.store.inbox.aside()} & whole_ids
    for chat in people:
        state = kept.store.chats.load(chat)
        assert state is None or not stuck(saved.load(state), NOW, world())
    kept.store.close()
