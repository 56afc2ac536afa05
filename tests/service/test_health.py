"""What an operator's machine learns over HTTP; and that no log line carries a token."""

import logging
from pathlib import Path
from urllib.parse import quote

import aiohttp
import pytest

from bot.service.observing.logs import configure, log
from tests.bot_api import BotApi
from tests.channels.test_webhook import free_port
from tests.serving import Bot

TOKEN = "987654:AAE-a_token_of_the_usual_length_here"


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db", health_at=("127.0.0.1", free_port()))


async def ask(bot: Bot, path: str) -> tuple[int, str]:
    assert bot.health_at is not None
    url = f"http://127.0.0.1:{bot.health_at[1]}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def test_a_bot_is_ready_once_telegram_has_answered(api: BotApi, bot: Bot) -> None:
    stall = api.fault("stall", "getUpdates")
    siti = api.person(1)
    async with bot.running():
        await api.until(lambda: stall.hits == 1)
        assert await ask(bot, "/healthz") == (200, "ok\n")
        assert await ask(bot, "/readyz") == (503, "Telegram has not answered yet\n")
        siti.say("one")
        stall.release.set()
        await siti.sees("1: one")
        assert await ask(bot, "/readyz") == (200, "ok\n")
        bot.clock.at += 121
        assert await ask(bot, "/readyz") == (503, "Telegram has been silent\n")


async def test_metrics_count_what_happened_and_what_waits(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    api.fault("too_many", "sendMessage", chat=2, seconds=50)
    async with bot.running() as running:
        siti.say("one")
        siti.say("crash")
        ali.say("one")
        await siti.sees("so far: one")
        await api.until(lambda: running.kept.store.outbox.held(2) is not None)
        await api.until(lambda: running.kept.store.outbox.backlog().depth == 1)
        bot.clock.at += 7
        _, text = await ask(bot, "/metrics")
    lines = set(text.splitlines())
    assert {
        'pandu_turns_total{kind="incoming"} 3.0',
        'pandu_errors_total{kind="set_aside"} 1.0',
        'pandu_errors_total{kind="slow_down"} 1.0',
        'pandu_errors_total{kind="given_up"} 0.0',
        'pandu_sent_total{method="sendMessage"} 3.0',
        "pandu_turn_seconds_count 3.0",
        "pandu_outbox_depth 1.0",
        "pandu_outbox_age_seconds 7.0",
    } <= lines


@pytest.mark.parametrize("secret", ["", TOKEN])
def test_no_log_line_carries_a_token_in_words_fields_or_tracebacks(
    secret: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    root = logging.getLogger()
    before = root.handlers[:]
    request.addfinalizer(lambda: root.handlers.__setitem__(slice(None), before))
    configure("info", secret)
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe failed")
    except ValueError:
        log.exception("failed", url=f"http://h/bot{quote(TOKEN)}/x", empty=None)
    logging.getLogger("aiohttp").error("bot[%s] %s", TOKEN, "<html>" * 10_000)
    own, foreign = capsys.readouterr().err.splitlines()
    assert TOKEN.split(":")[1] not in own + foreign
    assert own.count("(token)") == 2
    assert "event=failed" in own
    assert "empty" not in own
    assert foreign.count("(token)") == 1
    assert len(foreign) < 5_000, "a page in place of an answer is cut"
