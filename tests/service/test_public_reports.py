"""What public bug reports of Telegram bots tell of, tried on `serve` over real HTTP: nobody stops the others, no one
update kills, nothing is said that nobody asked for.
"""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram.webhook import Hook
from bot.dialogue.chat import Chat
from bot.service.errors import StartError
from bot.service.outgoing.printer import Printer
from tests.bot_api import BotApi
from tests.channels.test_webhook import SECRET, free_port
from tests.echo import heard
from tests.process import ROOT, served
from tests.service.test_reminders import _to_the_plan
from tests.serving import Bot

LOCATION = {"latitude": 3.1, "longitude": 101.7}
PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


# --- answers that no server should give --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rejected", "page"])
@pytest.mark.parametrize("method", ["sendMessage", "getUpdates"])
async def test_one_refusal_of_a_good_token_is_survived(api: BotApi, bot: Bot, kind: str, method: str) -> None:
    """tdlib/telegram-bot-api#77, Naltox/telegram-node-bot#92: 401 or 404 now and then, to a token that is good."""
    siti = api.person(1)
    fault = api.fault(kind, method)
    async with bot.running():
        siti.say("one")
        await api.until(lambda: fault.hits == 1)
        await _passing(bot, api, lambda: bool(siti.view.by_bot))
    assert [message.text for message in siti.view.by_bot] == ["1: one"]


async def test_a_token_that_was_withdrawn_ends_the_service_after_a_minute(api: BotApi, bot: Bot) -> None:
    """eternnoir/pyTelegramBotAPI#2367: polling for ever with a token that is of no use any more."""
    siti = api.person(1)
    siti.say("one")

    async def loses_its_token() -> None:
        async with bot.running() as running:
            await siti.sees("1: one")
            begun = bot.clock.at
            api.fault("rejected", times=None)
            await _passing(bot, api, running.task.done)
            assert 60 <= bot.clock.at - begun <= 180

    with pytest.raises(StartError, match="TELEGRAM_BOT_TOKEN") as error:
        await loses_its_token()
    assert error.value.code == 2


@pytest.mark.parametrize("method", ["sendMessage", "getUpdates", "answerCallbackQuery"])
@pytest.mark.parametrize("body", [{}, [], None, "x", {"ok": False}, {"ok": True}, {"ok": True, "result": 7}])
async def test_a_strange_answer_is_survived(api: BotApi, bot: Bot, method: str, body: Any) -> None:
    """200 with something that is no answer of the Bot API."""
    siti = api.person(1)
    siti.say("one")
    async with bot.running():
        await siti.sees("1: one")
        fault = api.fault("strange", method, body=body)
        siti.tap("Next")
        siti.say("deux")
        await _passing(bot, api, lambda: fault.hits == 1)
        siti.say("trois")
        await _passing(bot, api, lambda: "trois" in siti.screen.text)


async def _passing(bot: Bot, api: BotApi, so: Any) -> None:
    """Lets time pass until it is so."""

    def later() -> bool:
        bot.clock.pass_by(1)
        return bool(so())

    await api.until(later)


# --- an update that cannot be kept -------------------------------------------------------------------------


def _not_for_ever(chat: Chat, seen: datetime) -> datetime:
    """What a forged date did: the moment to delete the chat lies beyond the calendar."""
    return seen + timedelta(days=10**9 if "forever" in heard(chat) else 180)


@pytest.mark.parametrize("webhook", [False, True])
async def test_what_cannot_be_kept_is_set_aside_and_the_rest_goes_on(api: BotApi, bot: Bot, *, webhook: bool) -> None:
    """yagop/node-telegram-bot-api#36: one update that fails comes again and again, and nobody else is answered."""
    siti, ali = api.person(1), api.person(2)
    bot.keep_until = _not_for_ever
    if webhook:
        port = free_port()
        bot.hook = Hook(f"http://127.0.0.1:{port}/updates", SECRET, ("127.0.0.1", port))
    async with bot.running() as running:
        siti.say("one")
        siti.say("forever")
        ali.say("one")
        await ali.sees("1: one")
        await siti.sees("so far: one")
        assert [entry.error for entry in running.kept.store.inbox.aside()] == ["OverflowError"]
        siti.say("deux")
        await siti.sees("2: deux")
        await api.until(lambda: len(api.inbox) == 0)
    assert [message.text for message in siti.view.by_bot] == ["1: one", "Sorry (en)", "so far: one", "2: deux"]


async def test_a_store_that_fails_for_one_chat_alone_loses_nobody_elses_update(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, ali = api.person(1), api.person(2)
    kept = bot.open()
    save = kept.store.chats.save

    def fails_for_siti(chat: int, *more: Any, **named: Any) -> bytes:
        if chat == 1:
            raise OverflowError("int too large")
        return save(chat, *more, **named)

    monkeypatch.setattr(kept.store.chats, "save", fails_for_siti)
    for person in (siti, ali):
        person.say("one")
        person.say("deux")
    async with bot.running(kept):
        await ali.sees("2: deux")
        await siti.has(2)
        assert [entry.error for entry in kept.store.inbox.aside()] == ["OverflowError"] * 2
        await api.until(lambda: len(api.inbox) == 0)
    assert [message.text for message in ali.view.by_bot] == ["1: one", "2: deux"]


# --- what nobody asked for ---------------------------------------------------------------------------------


async def test_a_place_that_moves_is_heard_once(api: BotApi, bot: Bot) -> None:
    """rapierorg/telegram-bot-swift#89"""
    siti = api.person(1)
    async with bot.running():
        siti.send(location=LOCATION | {"live_period": 900})
        await siti.sees("1: (location 3.1 101.7)")
        message = siti.view.messages[0].id
        for _ in range(5):
            api.push({"edited_message": siti._raw(message, location=LOCATION, edit_date=2)})
        siti.say("deux")
        await siti.sees("2: deux")


async def test_an_album_is_heard_once_and_its_caption_is_a_text(api: BotApi, bot: Bot) -> None:
    """eternnoir/pyTelegramBotAPI#1581, nyaruka/rapidpro#1314"""
    siti = api.person(1)
    async with bot.running():
        for _ in range(3):
            siti.send(**PHOTO, media_group_id="7")
        siti.send(**PHOTO, media_group_id="8", caption="I have lost my job")
        siti.send(**PHOTO, media_group_id="8")
        siti.send(**PHOTO, caption="/menu")
        await siti.sees("3: /menu")
    assert [message.text for message in siti.view.by_bot] == ["1: (photo)", "2: I have lost my job", "3: /menu"]


async def test_an_edit_that_changes_no_word_is_none(api: BotApi, bot: Bot) -> None:
    """tdlib/telegram-bot-api#388: a reaction told as an edit"""
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        siti.edit("one")
        siti.edit("uno")
        await siti.sees("2: uno")


@pytest.mark.parametrize(
    "news",
    [
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {
            "chat_background_set": {
                "type": {"type": "fill", "fill": {"type": "solid", "color": 1}, "dark_theme_dimming": 1}
            }
        },
        {"forum_topic_created": {"name": "Claims", "icon_color": 1}},
        {"write_access_allowed": {}},
    ],
)
async def test_news_of_a_chat_are_no_message(api: BotApi, bot: Bot, news: dict[str, Any]) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.send(**news)
        siti.say("one")
        await siti.sees("1: one")


async def test_letters_that_nobody_sees_are_left_out(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("lost\u202e my\u200b \x00\x1bjob 👩\u200d🏭\nyesterday")
        await siti.sees("1: lost my job 👩\u200d🏭\nyesterday")


# --- groups ------------------------------------------------------------------------------------------------


async def test_a_group_hears_one_line_when_it_speaks_to_the_bot_and_no_more_for_minutes(api: BotApi, bot: Bot) -> None:
    """yukuku/telebot#56, python-telegram-bot#319, QwenLM/qwen-code#7609"""
    group, other = api.person(-5), api.person(-6)
    mention = {"type": "mention", "offset": 0, "length": 15}
    async with bot.running() as running:
        for text in ("hello", "/menu@OtherBot", "/weather", "what does pandu say"):
            group.say(text)
        group.edit("/menu@pandu_test_bot")
        group.send(new_chat_members=[group.user])
        group.send(text="@pandu_test_bot hello", entities=[mention], message_thread_id=77, is_topic_message=True)
        await group.sees("Private only (en)")
        group.say("/menu")
        other.say("/menu@pandu_test_bot")
        await other.sees("Private only (en)")
        assert len(group.view.by_bot) == 1
        bot.clock.pass_by(301)
        group.say("/menu")
        await group.has(2)
        assert running.kept.store.chats.count() == 0
    sent = [params for method, params in api.calls if method == "sendmessage" and params["chat_id"] == -5]
    assert [params.get("message_thread_id") for params in sent] == [77, None]


async def test_where_the_bot_may_not_write_is_left_alone(api: BotApi, bot: Bot) -> None:
    group, siti = api.person(-5), api.person(1)
    words = "Bad Request: not enough rights to send text messages to the chat"
    fault = api.fault("refused", "sendMessage", chat=-5, says=words)
    async with bot.running() as running:
        group.say("/menu@pandu_test_bot")
        siti.say("one")
        await siti.sees("1: one")
        await api.until(lambda: fault.hits == 1 and running.kept.store.outbox.backlog().depth == 0)
        assert running.kept.store.inbox.aside() == []


async def test_a_command_to_another_bot_is_a_text_in_private(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("/menu@OtherBot")
        await siti.sees("1: /menu@OtherBot")
        siti.say("/MENU@pandu_test_bot")
        await siti.sees("2: /menu")


# --- pins, files, commands ---------------------------------------------------------------------------------


async def test_a_message_is_kept_in_sight_in_place_of_the_one_before_and_nobody_elses_is_touched(
    api: BotApi, bot: Bot
) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("mine")
        await siti.sees("1: mine")
        theirs = siti.view.messages[0].id
        siti.view.pinned.add(theirs)
        for number in (2, 3):
            siti.say("pin")
            await siti.has(number)
            pinned = siti.screen.id
            await api.until(lambda: siti.view.pinned == {theirs, pinned})  # noqa: B023
        api.fault("refused", "pinChatMessage", says="Bad Request: not enough rights to manage pinned messages")
        siti.say("pin")
        siti.say("after")
        await siti.sees("2: after")
    assert "pinned aloud" not in siti.view.toasts
    assert len(siti.view.by_bot) == 3, "what was pinned before is gone, and the news of a pin is no message"


async def test_the_same_file_is_uploaded_once_also_when_telegram_forgot_it(api: BotApi, bot: Bot) -> None:
    """axoviq-ai/synthadoc#44: files made and sent again and again"""
    siti, ali = api.person(1), api.person(2)
    async with bot.running():
        for person in (siti, ali, siti):
            person.say("file")
            person.say("after")
            await person.sees(": after")
        assert api.uploads == 1
        api.files.clear()
        siti.say("file")
        await siti.sees("Here")
        assert api.uploads == 2
    assert [message.content for message in siti.view.by_bot if message.file] == [b"the plan"] * 3


async def test_printing_holds_up_nobody_else_and_is_done_once(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """circumspect/White-Rabbit#42: a page takes a hundred times as long as a turn"""
    siti, ali = api.person(1), api.person(2)
    printed, may_go_on = [], asyncio.Event()

    async def slowly(_: Printer, kind: str, content: bytes) -> bytes:
        printed.append((kind, content))
        await may_go_on.wait()
        return b"%PDF"

    monkeypatch.setattr(Printer, "print", slowly)
    async with bot.running():
        for _ in range(3):
            siti.say("print")
        await api.until(lambda: len(printed) == 1)
        ali.say("one")
        await ali.sees("1: one")
        may_go_on.set()
        await siti.has(3)
    assert printed == [("plan", b"to print")]
    assert [(message.file, message.content) for message in siti.view.by_bot] == [("plan.pdf", b"%PDF")] * 3


async def test_commands_are_listed_in_the_language_somebody_chose_until_they_delete(api: BotApi, bot: Bot) -> None:
    siti = api.person(1, "en")
    async with bot.running():
        siti.say("melayu")
        await api.until(lambda: siti.view.commands is not None)
        assert siti.view.commands == [{"command": "menu", "description": "Choose a subject"}]
        siti.say("/delete")
        await api.until(lambda: siti.view.commands is None)


async def test_a_mistake_that_somebody_reports_reaches_the_operators_chat_without_a_name(
    api: BotApi, tmp_path: Path
) -> None:
    siti, operator = api.person(11), api.person(99)
    tiny = ("--flows", str(ROOT / "tests/flows/tiny"), "--now", "2026-11-21T09:00")
    async with served(api, tmp_path, *tiny, PANDU_OPERATOR_CHAT="99", PANDU_OPERATOR="The union"):
        await _to_the_plan(siti)
        siti.say("More")
        await api.until(lambda: "Report a mistake" in siti.screen.labels)
        siti.tap("Report a mistake")
        await siti.sees("Write it here in one message")
        siti.say("The last day is wrong, call me on 012-345 6789")
        await siti.sees("I have passed it on")
        report = await operator.sees("A mistake in 'fall' (en)")
    assert "The last day is wrong, call me on •••" in report.text
    assert "11" not in report.text
    assert len(operator.view.by_bot) == 1


# --- HTTP --------------------------------------------------------------------------------------------------


async def test_connections_that_say_nothing_or_too_many_are_dropped(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """guzba/mummy#141, xorbitsai/inference#5213"""
    monkeypatch.setattr("bot.service.observing.http.HEADER_SECONDS", 0.3)
    port = free_port()
    bot.health_at = ("127.0.0.1", port)
    async with bot.running():
        siti = api.person(1)
        siti.say("one")
        await siti.sees("1: one")
        half = [await asyncio.open_connection("127.0.0.1", port) for _ in range(40)]
        for _, writer in half:
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        ended = await asyncio.gather(*(reader.read() for reader, _ in half), return_exceptions=True)
        assert len(ended) == 40
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        for _, writer in half:
            writer.close()
