"""The stand-in for Telegram's server refuses what Telegram refuses; else tests against it mean little."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import aiohttp.web
import pytest

from tests.bot_api import BotApi


class Bot:
    """A bot at its barest: posts a method, gives status and body."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.root = f"{api.url}/bot{api.token}"
        self.session = session

    async def ask(self, method: str, **params: Any) -> tuple[int, Any]:
        async with self.session.post(f"{self.root}/{method}", json=params) as response:
            body = await response.json()
            return response.status, body.get("result", body.get("description"))

    async def does(self, method: str, **params: Any) -> Any:
        status, result = await self.ask(method, **params)
        assert status == 200, result
        return result


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(api, session)


@pytest.fixture
def clock() -> list[float]:
    return [1_000_000.0]


def rows(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": f"d:{label}"}] for label in labels]}


async def test_updates_come_again_until_an_offset_confirms_them(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    first, second = siti.say("one"), siti.say("two")
    assert [u["update_id"] for u in await bot.does("getUpdates")] == [first, second]
    assert [u["update_id"] for u in await bot.does("getUpdates", limit=1)] == [first]
    assert [u["update_id"] for u in await bot.does("getUpdates", offset=second)] == [second]
    assert await bot.does("getUpdates", offset=second + 1) == []


async def test_a_negative_offset_keeps_only_the_last(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    siti.say("one")
    last = siti.say("two")
    assert [u["update_id"] for u in await bot.does("getUpdates", offset=-1)] == [last]


async def test_a_long_poll_wakes_when_somebody_writes(api: BotApi, bot: Bot) -> None:
    poll = asyncio.create_task(bot.does("getUpdates", timeout=30))
    await api.until(lambda: api._poller is not None)
    api.person(1).say("hello")
    assert (await asyncio.wait_for(poll, 2))[0]["message"]["text"] == "hello"


async def test_the_earlier_of_two_pollers_is_told_of_the_conflict(api: BotApi, bot: Bot) -> None:
    poll = asyncio.create_task(bot.ask("getUpdates", timeout=30))
    await api.until(lambda: api._poller is not None)
    assert await bot.does("getUpdates", timeout=0) == []
    status, words = await poll
    assert (status, words.split(":")[0]) == (409, "Conflict")


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.does("setWebhook", url="http://127.0.0.1:9/none")
    assert (await bot.ask("getUpdates"))[0] == 409
    await bot.does("deleteWebhook")
    assert (await bot.ask("getUpdates"))[0] == 200


async def test_allowed_updates_stay_as_they_were_last_said(api: BotApi, bot: Bot) -> None:
    await bot.does("getUpdates", allowed_updates=["callback_query"])
    api.person(1).say("not asked for")
    assert await bot.does("getUpdates") == []


async def test_taps_expire_after_150_seconds_and_messages_after_a_day(clock: list[float]) -> None:
    async with BotApi(now=lambda: clock[0]) as api, aiohttp.ClientSession() as session:
        bot = Bot(api, session)
        siti = api.person(1)
        await bot.does("sendMessage", chat_id=1, text="Well?", reply_markup=rows("Yes"))
        siti.tap("Yes")
        siti.say("hello")
        clock[0] += 151
        assert ["message" in u for u in await bot.does("getUpdates")] == [True]
        clock[0] += 86_400
        assert await bot.does("getUpdates") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>Bold</b> &amp; <i>more</i>", "Bold & more"),
        ('<a href="https://x.org/?a=1">link</a>', "link"),
        ("a &lt; b", "a < b"),
    ],
)
async def test_html_is_read_as_people_see_it(api: BotApi, bot: Bot, text: str, shown: str) -> None:
    siti = api.person(1)
    await bot.does("sendMessage", chat_id=1, text=text, parse_mode="HTML")
    assert siti.screen.text == shown


@pytest.mark.parametrize("text", ["a < b", "<b>open", "<b><i>crossed</b></i>", "<h1>no</h1>", "</b>"])
async def test_html_that_does_not_parse_is_refused(api: BotApi, bot: Bot, text: str) -> None:
    api.person(1)
    status, words = await bot.ask("sendMessage", chat_id=1, text=text, parse_mode="HTML")
    assert status == 400
    assert "can't parse entities" in words


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "\U0001f600" * 2049}, "message is too long"),  # two UTF-16 units each
        ({"text": "x", "nonsense": 1}, "unknown fields"),
        ({"text": "x", "chat_id": 77}, "chat not found"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "unallowed"),
        ({"text": "x", "reply_markup": rows("é" * 32)}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [rows("a")["inline_keyboard"][0] * 9]}},
            "too long",
        ),
        ({"text": "x", "reply_markup": rows(*map(str, range(101)))}, "too long"),
    ],
)
async def test_messages_beyond_the_limits_are_refused(
    api: BotApi, bot: Bot, params: dict[str, Any], words: str
) -> None:
    api.person(1)
    status, told = await bot.ask("sendMessage", **{"chat_id": 1} | params)
    assert status == 400
    assert words in told


async def test_a_text_of_4096_units_after_parsing_is_accepted(api: BotApi, bot: Bot) -> None:
    api.person(1)
    await bot.does("sendMessage", chat_id=1, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")


async def test_an_edit_shows_in_place_and_one_that_changes_nothing_is_refused(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    sent = await bot.does("sendMessage", chat_id=1, text="one", reply_markup=rows("Go"))
    edit = {"chat_id": 1, "message_id": sent["message_id"], "text": "two"}
    await bot.does("editMessageText", **edit)
    assert (siti.screen.text, siti.screen.labels, len(siti.view.by_bot)) == ("two", [], 1)
    assert "message is not modified" in (await bot.ask("editMessageText", **edit))[1]
    missing = await bot.ask("editMessageText", chat_id=1, message_id=9, text="x")
    assert "message to edit not found" in missing[1]


async def test_a_spinner_turns_until_its_tap_is_answered_once(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    await bot.does("sendMessage", chat_id=1, text="Well?", reply_markup=rows("Yes"))
    siti.tap("Yes")
    query = (await bot.does("getUpdates"))[0]["callback_query"]["id"]
    assert siti.view.spinning
    await bot.does("answerCallbackQuery", callback_query_id=query, text="Noted")
    assert (siti.view.spinning, siti.view.toasts) == ({}, ["Noted"])
    assert "query is too old" in (await bot.ask("answerCallbackQuery", callback_query_id=query))[1]


async def test_a_document_arrives_with_its_name_and_bytes(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    form = aiohttp.FormData({"chat_id": "1", "caption": "Here"})
    form.add_field("document", b"%PDF", filename="plan.pdf", content_type="application/pdf")
    async with bot.session.post(f"{bot.root}/sendDocument", data=form) as response:
        assert response.status == 200
    assert (siti.screen.file, siti.screen.content, siti.screen.text) == ("plan.pdf", b"%PDF", "Here")


async def test_the_profile_is_kept_by_language_within_its_limits(api: BotApi, bot: Bot) -> None:
    await bot.does("setMyShortDescription", short_description="Hai", language_code="ms")
    assert api.profile["short_description", "ms"] == "Hai"
    assert (await bot.ask("setMyShortDescription", short_description="x" * 121))[0] == 400
    wrong = await bot.ask("setMyCommands", commands=[{"command": "Menu", "description": "x"}])
    assert wrong[0] == 400


async def test_wrong_tokens_and_unknown_methods_are_told_apart(api: BotApi, bot: Bot) -> None:
    assert (await bot.ask("sendNonsense"))[0] == 404
    bot.root = f"{api.url}/bot9:wrong"
    assert (await bot.ask("getMe"))[0] == 401


async def test_faults_strike_the_method_and_chat_they_name_as_often_as_they_say(api: BotApi, bot: Bot) -> None:
    api.person(1)
    api.person(2)
    api.fault("too_many", "sendMessage", chat=1, seconds=7)
    assert (await bot.ask("sendMessage", chat_id=2, text="x"))[0] == 200
    assert (await bot.ask("sendMessage", chat_id=1, text="x"))[0] == 429
    assert (await bot.ask("sendMessage", chat_id=1, text="x"))[0] == 200


@pytest.mark.parametrize(("kind", "messages"), [("cut", 0), ("cut_after", 1)])
async def test_a_cut_connection_has_its_effect_or_not(api: BotApi, bot: Bot, kind: str, messages: int) -> None:
    siti = api.person(1)
    api.fault(kind, "sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.ask("sendMessage", chat_id=1, text="x")
    assert len(siti.view.by_bot) == messages


async def test_a_stalled_call_waits_until_it_is_released(api: BotApi, bot: Bot) -> None:
    siti = api.person(1)
    stall = api.fault("stall", "sendMessage")
    call = asyncio.create_task(bot.does("sendMessage", chat_id=1, text="late"))
    await api.until(lambda: api.requests == 1)
    assert not siti.view.by_bot
    stall.release.set()
    await call
    assert siti.screen.text == "late"


async def test_a_webhook_gets_updates_with_its_secret_and_again_until_it_says_yes(api: BotApi, bot: Bot) -> None:
    got: list[tuple[str, str]] = []

    async def receive(request: aiohttp.web.Request) -> aiohttp.web.Response:
        body = await request.json()
        got.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], body["message"]["text"]))
        return aiohttp.web.Response(status=500 if len(got) == 1 else 200)

    app = aiohttp.web.Application()
    app.router.add_post("/hook", receive)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.does("setWebhook", url=f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
    siti = api.person(1)
    siti.say("one")
    siti.say("two")
    await api.until(lambda: len(got) == 3)
    await runner.cleanup()
    assert got == [("s3cret", "one"), ("s3cret", "one"), ("s3cret", "two")]
