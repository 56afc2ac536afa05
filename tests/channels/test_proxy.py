"""The real process behind a proxy: calls leave through the one of the environment, but for the hosts in NO_PROXY."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession, web

from tests.bot_api import BotApi
from tests.process import served

FAR = "http://telegram.invalid"  # only a proxy knows the way there


@asynccontextmanager
async def proxy_to(api: BotApi) -> AsyncIterator[tuple[int, set[str | None]]]:
    """A proxy on a free port that takes every host to the stand-in, and the credentials it was shown."""
    shown: set[str | None] = set()

    async def forward(request: web.Request) -> web.Response:
        shown.add(request.headers.get("Proxy-Authorization"))
        headers = {"Content-Type": request.headers.get("Content-Type", "application/json")}
        there = session.request(request.method, api.url + request.path, data=await request.read(), headers=headers)
        async with there as answer:
            return web.Response(status=answer.status, body=await answer.read(), content_type=answer.content_type)

    runner = web.ServerRunner(web.Server(forward))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    async with ClientSession() as session:
        await site.start()
        try:
            yield runner.addresses[0][1], shown
        finally:
            await runner.cleanup()


async def test_calls_leave_through_the_proxy_of_the_environment(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    async with proxy_to(api) as (port, shown):
        there = {"http_proxy": f"http://pandu:open@127.0.0.1:{port}", "no_proxy": ""}
        async with served(api, tmp_path, TELEGRAM_API_BASE_URL=FAR, **there) as bot:
            siti.say("/start")
            await siti.sees("PERKESO")
    assert "Basic " + base64.b64encode(b"pandu:open").decode() in shown
    assert "event=proxy host=127.0.0.1" in bot.output
    assert "pandu:open" not in bot.output


async def test_a_host_in_no_proxy_is_called_itself(api: BotApi, tmp_path: Path) -> None:
    siti = api.person(11)
    async with proxy_to(api) as (port, shown):
        there = {"http_proxy": f"http://127.0.0.1:{port}", "no_proxy": "127.0.0.1"}
        async with served(api, tmp_path, **there) as bot:
            siti.say("/start")
            await siti.sees("PERKESO")
    assert not shown
    assert "event=proxy" not in bot.output
