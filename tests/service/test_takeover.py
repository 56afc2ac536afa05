"""Two copies of `serve`, real processes on one PostgreSQL: another goes on when the one that serves cannot."""

import signal
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet

from tests.bot_api import BotApi
from tests.cable import Cable, laid
from tests.channels.test_webhook import free_port
from tests.postgres_server import Server
from tests.process import Served, served

KEY = Fernet.generate_key().decode()
STOPS: dict[str, Callable[[Served, Cable], None]] = {
    "killed": lambda copy, _: copy.kill(),
    "stopped": lambda copy, _: copy.process.send_signal(signal.SIGSTOP),
    "cut off": lambda _, cable: cable.cut(),
}
GOES_ON: dict[str, Callable[[Served, Cable], None]] = {
    "killed": lambda copy, _: None,
    "stopped": lambda copy, _: copy.process.send_signal(signal.SIGCONT),
    "cut off": lambda _, cable: cable.mend(),
}


async def ready(port: int) -> tuple[int, str]:
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


@pytest.mark.parametrize("how", STOPS)
async def test_another_copy_takes_over_and_the_first_acts_no_more(
    api: BotApi, empty_postgres: str, postgres: Server, tmp_path: Path, how: str
) -> None:
    database, siti = empty_postgres.split("?")[0].rsplit("/", 1)[1], api.person(1)
    ports = [free_port(), free_port()]
    with laid(postgres.folder) as first_cable, laid(postgres.folder) as second_cable:
        settings = [
            {
                "PANDU_DATABASE": cable.address(database),
                "PANDU_DATA_KEY": KEY,
                "PANDU_HTTP_LISTEN": f"127.0.0.1:{port}",
            }
            for cable, port in zip((first_cable, second_cable), ports, strict=True)
        ]
        async with served(api, tmp_path, **settings[0]) as first:
            siti.say("/start")
            await siti.has(1)
            async with served(api, tmp_path, **settings[1]) as second:
                while await ready(ports[1]) != (503, "standing by\n"):
                    assert second.process.returncode is None
                assert (await ready(ports[0]))[0] == 200
                before = len(siti.view.by_bot)
                STOPS[how](first, first_cable)
                siti.say("/menu")
                await api.until(lambda: len(siti.view.by_bot) > before)
                assert (await ready(ports[1]))[0] == 200
                GOES_ON[how](first, first_cable)
                assert await first.ends() in (-9, 3, 4)
                shown = [message.text for message in siti.view.by_bot[before:]]
                assert len(shown) == len(set(shown)), "nothing was said twice: nobody was in the air when it stopped"
