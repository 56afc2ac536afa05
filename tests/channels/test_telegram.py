"""Telegram by long polling, over real HTTP: what people see, whatever they send and whatever goes wrong."""

from pathlib import Path

import pytest

from tests.bot_api import BotApi
from tests.serving import Bot


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Bot:
    return Bot(api, tmp_path / "pandu.db")


async def test_typed_and_tapped_answers_are_heard_in_order(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("hello")
        await siti.sees("1: hello")
        siti.tap("Next")
        await siti.sees("2: tap")
        siti.say("/menu@pandu_test_bot now")
        await siti.sees("3: /menu")
    assert [message.text for message in siti.view.by_bot] == ["2: tap", "3: /menu"]  # the tap changed the first
    assert siti.view.by_bot[0].edits == 1


async def test_a_conversation_goes_on_after_a_restart(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("before")
        await siti.sees("1: before")
    siti.say("while it was away")
    async with bot.running():
        await siti.sees("2: while it was away")
        siti.tap("Next", on=siti.view.by_bot[0])
        await siti.sees("3: tap")
    assert len(siti.view.by_bot) == 3  # the tapped message was not the last: a new one, where it is seen


async def test_an_unreadable_update_is_set_aside_and_the_rest_go_on(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    siti.say("one")
    api.push({"message": {"message_id": 1, "chat": {"id": 2}, "secret": "900101-14-5678"}})
    api.push({"callback_query": {"id": "77", "data": "x"}})
    siti.say("deux")
    async with bot.running() as running:
        await siti.sees("2: deux")
        await ali.sees("Sorry (ms)")
        aside = running.kept.store.inbox.aside()
    assert [(entry.kind, entry.keys, entry.error) for entry in aside] == [
        ("message", "chat,message_id,secret", "KeyError"),
        ("callback_query", "data,id", "TypeError"),
    ]
    assert [message.text for message in siti.view.by_bot] == ["1: one", "2: deux"]


async def test_half_a_character_is_read_as_a_question_mark_and_stops_nobody(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    siti.say("half \ud83d")
    ali.say("whole 😀")
    async with bot.running():
        await siti.sees("1: half ?")
        await ali.sees("1: whole 😀")


async def test_a_turn_that_fails_is_apologised_for_and_changes_nothing(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running() as running:
        siti.say("one")
        siti.say("crash")
        await siti.sees("Sorry (en)")
        siti.say("deux")
        await siti.sees("2: deux")
        assert [entry.error for entry in running.kept.store.inbox.aside()] == ["RuntimeError"]


async def test_a_group_gets_one_line_and_a_way_to_the_private_chat(api: BotApi, bot: Bot) -> None:
    group = api.person(-5, "ms")
    async with bot.running() as running:
        group.say("/start@pandu_test_bot")
        shown = await group.sees("Private only (ms)")
        assert running.kept.store.chats.count() == 0
    assert shown.rows[0][0] == {"text": "Buka", "url": "https://t.me/pandu_test_bot?start=start"}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}, "photo"),
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, "voice"),
        ({"document": {"file_id": "f", "file_unique_id": "u"}}, "document"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "other"),
        ({}, "other"),
    ],
)
async def test_what_is_no_text_is_answered_too(api: BotApi, bot: Bot, content: dict[str, object], kind: str) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.send(**content)
        await siti.sees(f"1: ({kind})")


async def test_an_edited_text_is_a_text(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        siti.edit("/menu")
        await siti.sees("2: /menu")


@pytest.mark.parametrize("text", ["x" * 10_000, "<b>&amp;</b> 👩🏽‍🏭 \u202e", "/", "/Ünknown", "\x00", "1" * 4096])
async def test_any_text_is_answered(api: BotApi, bot: Bot, text: str) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say(text)
        await siti.sees("1:")


async def test_a_file_arrives_with_its_name(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("file")
        shown = await siti.sees("Here")
    assert (shown.file, shown.content) == ("plan.txt", b"the plan")


async def test_the_profile_is_set_in_both_languages(api: BotApi, bot: Bot) -> None:
    async with bot.running():
        await api.until(lambda: len(api.profile) == 12)
    assert {language for _, language in api.profile} == {"ms", "en", ""}


async def test_one_tap_under_two_update_ids_moves_once_and_both_spinners_stop(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        siti.say("one")
        await siti.sees("1: one")
        data = siti.button("Next")["callback_data"]
        siti.tap_data(data)
        siti.tap_data(data)
        await siti.is_told("Already noted")
        await siti.sees("2: tap")
    assert siti.view.spinning == {}


async def test_updates_delivered_twice_change_nothing(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    async with bot.running():
        for text in ("one", "deux"):
            update_id = siti.say(text)
            api.inbox.push({"message": siti.message(text=text)}, update_id)
        await siti.sees("2: deux")
        siti.say("three")
        await siti.sees("3: three")
    assert len(siti.view.by_bot) == 3


# --- too much of one chat --------------------------------------------------------------------------------


async def test_a_flood_gets_one_notice_and_then_quiet_while_others_are_heard(api: BotApi, bot: Bot) -> None:
    siti, ali = api.person(1), api.person(2)
    async with bot.running():
        for _ in range(80):
            siti.say("flood")
        await siti.sees("Slowly (en)")
        ali.say("hello")
        await ali.sees("1: hello")
        bot.clock.pass_by(60)
        siti.say("later")
        await siti.sees("41: later")
    assert sum("Slowly" in message.text for message in siti.view.by_bot) == 1
