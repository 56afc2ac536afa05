"""`pandu doctor` finds what is wrong, says how to mend it, and tells no secret."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet

from bot.cli import main
from bot.service.upkeep.opening import open_store
from tests.bot_api import BotApi
from tests.process import ROOT
from tests.smtp import mail_server

KEY = Fernet.generate_key().decode()
FLOWS = str(ROOT / "tests/flows/tiny")


async def doctor(api: BotApi, folder: Path, **settings: str) -> tuple[int, str]:
    """The exit code and what it said."""
    environment = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_BASE_URL": api.url,
        "PANDU_DATABASE": str(folder / "pandu.db"),
        "PANDU_DATA_KEY": KEY,
        "PANDU_OPERATOR": "A union, help@example.org",
    }
    arguments = ["doctor", "--flows", FLOWS]
    result = await asyncio.to_thread(CliRunner().invoke, main, arguments, env=environment | settings)
    assert api.token not in result.output
    assert KEY not in result.output
    return result.exit_code, result.output


async def test_a_sound_installation_is_told_so_and_left_alone(api: BotApi, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "pandu.db", (KEY,)).store) as store:
        store.chats.save(7, b"state", 1.0)
    before = (tmp_path / "pandu.db").read_bytes()
    _, said = await doctor(api, tmp_path)
    for line in (
        "ok       clock",
        "ok       token: the bot is @pandu_test_bot",
        "ok       webhook: none, long polling; 0 updates wait",
        "ok       database: sound, 1 chats",
        "ok       key: 1 in PANDU_DATA_KEY",
        "ok       disk",
        "ok       operator",
    ):
        assert line in said
    assert (tmp_path / "pandu.db").read_bytes() == before


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN is missing"),
        ({"TELEGRAM_BOT_TOKEN": "123456:another-than-the-servers"}, "does not accept TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_API_BASE_URL": "http://127.0.0.1:9"}, "does not answer"),
        ({"PANDU_DATABASE": "/nowhere/at/all/pandu.db"}, "cannot be written to"),
        ({"PANDU_OPERATOR": ""}, "PANDU_OPERATOR is empty"),
        ({"PANDU_DATA_KEY": ""}, "in a file beside the database"),
        ({"TELEGRAM_WEBHOOK_URL": "https://x.org/h", "TELEGRAM_WEBHOOK_SECRET": "s" * 16}, "wanted https://x.org/h"),
    ],
)
async def test_what_is_wrong_is_named_with_how_to_mend_it(
    api: BotApi, tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    code, said = await doctor(api, tmp_path, **settings)
    at = next(number for number, line in enumerate(said.splitlines()) if words in line)
    assert said.splitlines()[at + 1].strip().startswith("-> ")
    assert code in (0, 1)


async def test_a_database_of_another_key_and_a_damaged_one_are_wrong(api: BotApi, tmp_path: Path) -> None:
    file = tmp_path / "pandu.db"
    with closing(open_store(file, (KEY,)).store) as store:
        for chat in range(200):
            store.chats.save(chat, b"state" * 100, 1.0)
        store.chats.scrub()
    code, said = await doctor(api, tmp_path, PANDU_DATA_KEY=Fernet.generate_key().decode())
    assert (code, "encrypted with another key" in said) == (1, True)
    raw = bytearray(file.read_bytes())
    raw[3 * 4096 : 12 * 4096] = b"\xff" * (9 * 4096)
    file.write_bytes(raw)
    code, said = await doctor(api, tmp_path)
    assert (code, "wrong    database" in said) == (1, True)


async def test_a_key_file_that_others_can_read_is_wrong(api: BotApi, tmp_path: Path) -> None:
    open_store(tmp_path / "pandu.db").store.close()
    (tmp_path / "pandu.db.key").chmod(0o644)
    code, said = await doctor(api, tmp_path, PANDU_DATA_KEY="")
    assert (code, "others can read pandu.db.key" in said) == (1, True)


async def test_files_that_others_can_read_are_wrong(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings hold the token, the database and its log what people said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PANDU_OPERATOR=The union\n")
    with closing(open_store(tmp_path / "pandu.db", (KEY,)).store) as store:
        store.chats.save(1, b"state", 1.0)
        files = [tmp_path / name for name in (".env", "pandu.db", "pandu.db-wal")]
        for open_to_all in files:
            for file in files:
                file.chmod(0o600)
            assert "can read" not in (await doctor(api, tmp_path, PANDU_DATABASE="pandu.db"))[1]
            open_to_all.chmod(0o644)
            code, said = await doctor(api, tmp_path, PANDU_DATABASE="pandu.db")
            assert (code, f"others on this machine can read {open_to_all.name}\n" in said) == (1, True), said
            assert f"-> chmod 600 {open_to_all.name}" in said


async def test_whether_the_mail_server_takes_reports_is_tried(api: BotApi, tmp_path: Path) -> None:
    settings = {"PANDU_OPERATOR_MAIL": "pandu@example.org"}
    async with mail_server() as post:
        assert "mail: the server answers" in (await doctor(api, tmp_path, **settings, PANDU_MAIL_SERVER=post.url))[1]
        assert post.mails == []
    code, said = await doctor(api, tmp_path, **settings, PANDU_MAIL_SERVER="smtp://127.0.0.1:9")
    assert (code, "wrong    mail: the server does not take mail" in said) == (1, True)
