"""What public bug reports of Telegram bots tell of what is heard: twice, without a word, in a group."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot_api import BotApi
from tests.serving import Bot

LOCATION = {"latitude": 3.1, "longitude": 101.7}


PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


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
