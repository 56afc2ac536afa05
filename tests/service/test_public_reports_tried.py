"""Further public bug reports of Telegram bots, tried on what carries the talk; docs/reports.md lists them all."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.webhook import Hook
from tests.bot_api import BotApi
from tests.channels.test_webhook import SECRET, free_port
from tests.serving import Bot

SOMEBODY = {"id": 77, "is_bot": False, "first_name": "Ali"}
CHANNEL = {"id": -100123, "type": "channel", "title": "News"}


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


async def _passing(bot: Bot, api: BotApi, so: Any) -> None:
    """Lets time pass until it is so."""

    def later() -> bool:
        bot.clock.pass_by(1)
        return bool(so())

    await api.until(later)


@pytest.mark.parametrize(
    "update",
    [
        # python-telegram-bot#560: a post in a channel is from nobody
        {"channel_post": {"message_id": 5, "date": 1, "chat": CHANNEL, "text": "hello"}},
        # python-telegram-bot#571: a tap under a message that the bot does not know
        {"callback_query": {"id": "9", "from": SOMEBODY, "chat_instance": "1", "data": "x", "inline_message_id": "a"}},
        # aiogram#1436
        {"poll_answer": {"poll_id": "1", "user": SOMEBODY, "option_ids": [0]}},
        # aiogram#1633
        {"chat_join_request": {"chat": CHANNEL, "from": SOMEBODY, "user_chat_id": 77, "date": 1}},
        # tdlib/telegram-bot-api#388 and #773 in another form: reactions
        {"message_reaction_count": {"chat": CHANNEL, "message_id": 5, "date": 1, "reactions": []}},
        {"something_of_next_year": {"id": 1}},
    ],
)
async def test_what_is_not_meant_for_it_stops_nothing(api: BotApi, bot: Bot, update: dict[str, Any]) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        api.push(update)
        siti.say("one")
        await siti.sees("1: one")
        assert running.kept.store.chats.count() == 1
        await api.until(lambda: len(api.inbox) == 0)


async def test_a_tap_on_a_message_that_can_no_longer_be_read_is_acted_on(api: BotApi, bot: Bot) -> None:
    """aiogram#1675: Telegram tells of an old message no more than its number, and as its date 0"""
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        old = siti.screen
        raw = {"chat": siti.chat(), "message_id": old.id, "date": 0}
        tap = {"id": "900", "from": siti.user, "chat_instance": "1", "data": "next:1", "message": raw}
        siti.view.spinning["900"], api.spun["900"] = "Next", 1
        api.push({"callback_query": tap})
        await siti.sees("2: tap")


async def test_the_same_tap_sent_again_by_the_app_is_acted_on_once(api: BotApi, bot: Bot) -> None:
    """tdlib/telegram-bot-api#699: an app that was closed sends a tap again, as another update"""
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        first = siti.screen
        data = siti.button("Next", first)["callback_data"]
        for _ in range(3):
            siti.tap_data(data, first, "Next")
        siti.say("after")
        await siti.sees("3: after")


@pytest.mark.parametrize("webhook", [False, True])
async def test_everything_that_waited_is_answered_in_its_order(api: BotApi, bot: Bot, *, webhook: bool) -> None:
    """aiogram#1317, #960, tdlib/telegram-bot-api#147, #593: twenty at once, also after the bot was down"""
    siti, ali = api.person(1), api.person(2)
    for number in range(20):
        siti.say(f"text {number}")
        ali.say(f"text {number}")
    if webhook:
        port = free_port()
        bot.hook = Hook(f"http://127.0.0.1:{port}/updates", SECRET, ("127.0.0.1", port))
    async with bot.running():
        for person in (siti, ali):
            await person.has(20)
    for person in (siti, ali):
        assert [shown.text for shown in person.view.by_bot] == [f"{n + 1}: text {n}" for n in range(20)]


async def test_a_link_and_a_text_that_come_together_are_one_chat(api: BotApi, bot: Bot) -> None:
    """rapidpro#819: one person became two contacts"""
    siti = api.person(1)
    siti.say("/start job_loss")
    siti.say("one")
    async with bot.running() as running:
        await siti.sees("2: one")
        assert running.kept.store.chats.count() == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "cut"},  # python-telegram-bot#510, #711
        {"kind": "broken"},  # tdlib/telegram-bot-api#868
        {"kind": "garbage"},
        {"kind": "too_many", "seconds": 3},  # aiogram#1401
        {"kind": "refused", "says": "Logged out"},  # tdlib/telegram-bot-api#484
        {"kind": "page"},
    ],
)
@pytest.mark.parametrize("method", ["getUpdates", "sendMessage", "getMe"])
async def test_a_trouble_that_lasts_a_while_ends_with_it(
    api: BotApi, bot: Bot, method: str, fault: dict[str, Any]
) -> None:
    siti = api.person(1)
    siti.say("one")
    made = api.fault(method=method, times=2, **fault)
    async with bot.running():
        await _passing(bot, api, lambda: made.hits == 2 or siti.view.by_bot)
        siti.say("deux")
        await _passing(bot, api, lambda: any("deux" in shown.text for shown in siti.view.by_bot))
    assert [shown.text for shown in siti.view.by_bot] == ["1: one", "2: deux"]


async def test_a_webhook_that_may_not_be_set_yet_is_set_later(api: BotApi, bot: Bot) -> None:
    """RasaHQ/rasa#4128: the process ended when Telegram asked it to wait"""
    siti = api.person(1)
    port = free_port()
    bot.hook = Hook(f"http://127.0.0.1:{port}/updates", SECRET, ("127.0.0.1", port))
    fault = api.fault("too_many", "setWebhook", times=2, seconds=1)
    async with bot.running():
        await _passing(bot, api, lambda: fault.hits == 2)
        siti.say("one")
        await _passing(bot, api, lambda: bool(siti.view.by_bot))


@pytest.mark.parametrize("text", ["snake_case_ and *stars", "a [link](x) `code", "<b>not bold & <i>", "\\#4444 |~>"])
async def test_signs_of_markup_in_a_text_are_letters(api: BotApi, bot: Bot, text: str) -> None:
    """aiogram#1187, #197, #1084"""
    siti = api.person(1)
    async with bot.running() as running:
        siti.say(text)
        await siti.sees(f"1: {text}")
        assert running.kept.store.inbox.aside() == []


async def test_twenty_quick_taps_slow_down_their_own_chat_only(api: BotApi, bot: Bot) -> None:
    """python-telegram-bot#939, #783"""
    siti, ali = api.person(1), api.person(2)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        api.fault("too_many", chat=1, times=3, seconds=5)
        for number in range(1, 20):
            siti.tap_data(f"next:{number}")
        ali.say("one")
        await ali.sees("1: one")
        await _passing(bot, api, lambda: "20: tap" in siti.screen.text)
