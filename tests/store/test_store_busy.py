"""Another process reads or writes the database while Pandu serves: the others must not notice."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.service.observing import health
from bot.service.outgoing.sender import SCRUB_AGAIN
from tests.bot_api import BotApi
from tests.channels.test_webhook import free_port
from tests.service.test_health import ask
from tests.serving import Bot


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db", health_at=("127.0.0.1", free_port()))


@contextmanager
def another(bot: Bot, *statements: str) -> Iterator[None]:
    """Another process's connection that is in the middle of these."""
    with closing(sqlite3.connect(bot.database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()
        yield


async def test_an_erasure_beside_a_reader_makes_nobody_wait_and_is_finished_later(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    log = bot.database.with_name("pandu.db-wal")
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        with another(bot, "BEGIN", "SELECT count(*) FROM chats"):
            siti.say("/delete")
            await siti.sees("All gone.")
            while 'pandu_errors_total{kind="scrub_waits"} 1' not in (await ask(bot, "/metrics"))[1]:
                pass
            ali.say("one")
            await ali.sees("1: one")
            assert log.stat().st_size > 0
        bot.clock.pass_by(SCRUB_AGAIN)
        await api.until(lambda: log.stat().st_size == 0)


async def test_another_writer_makes_turns_wait_and_nothing_else(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        with another(bot, "BEGIN IMMEDIATE"):
            siti.say("deux")
            while await ask(bot, "/readyz") != (503, "the database does not answer\n"):
                pass
            assert await ask(bot, "/healthz") == (200, "ok\n")
        await siti.sees("2: deux")
