"""What every test may ask for: a Bot API server, Pandu's own world, and a person who has begun to use it."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.world import World
from tests.bot_api import BotApi
from tests.people import Person

# A busy machine is no failure: no test of this suite is about how long one example takes.
settings.register_profile("pandu", deadline=None)
settings.load_profile("pandu")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(load(packaged_flows()))


@pytest.fixture
def person(world: World) -> Person:
    return Person(world).begin()
