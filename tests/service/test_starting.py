"""Pandu starts wherever it is put: settings as people write them, terminals as old as they are, disks that are full."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings

ROOT = Path(__file__).parents[2]
TOKEN = "123456:ABC-def_ghi"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def pandu(folder: Path, *arguments: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot` in a folder, with nothing of this machine's settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PANDU", "TELEGRAM", "LANG", "LC_"))}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, cwd=folder, env=kept | {"PYTHONPATH": str(ROOT)} | environment, input=said, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip


# --- .env as people write it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "operator"),
    [
        ("PANDU_OPERATOR=Pusat Bantuan Pekerja (PBP) 03-1234 5678", "Pusat Bantuan Pekerja (PBP) 03-1234 5678"),
        ("PANDU_OPERATOR=Kelab Pekerja <kelab@example.org>", "Kelab Pekerja <kelab@example.org>"),
        ("PANDU_OPERATOR=Siti's helpdesk", "Siti's helpdesk"),
        ("PANDU_OPERATOR=Siti Aminah, siti@example.com", "Siti Aminah, siti@example.com"),
        ('PANDU_OPERATOR="Kesatuan; touch X"', "Kesatuan; touch X"),
        ("PANDU_OPERATOR = Ali & $HOME `x`", "Ali & $HOME `x`"),
        ("# who\\nexport PANDU_OPERATOR='Ali'\\n", "Ali"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_settings_file_is_read_as_it_was_written(
    folder: Path, written: str, operator: str, ends: str, mark: str
) -> None:
    """theskumar/python-dotenv#15, caktus/margarita#120: a settings file run by a shell"""
    lines = [*written.split("\\n"), f"TELEGRAM_BOT_TOKEN={TOKEN}"]
    (folder / ".env").write_bytes((mark + ends.join(lines) + ends).encode())
    settings = load_settings()
    assert settings.pandu_operator == operator
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == TOKEN


def test_quotes_that_docker_leaves_around_a_value_are_taken_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDU_OPERATOR", '"Kesatuan Pekerja (03-1234 5678)"')
    assert load_settings().pandu_operator == "Kesatuan Pekerja (03-1234 5678)"


def test_a_settings_file_in_another_encoding_is_said(folder: Path) -> None:
    (folder / ".env").write_bytes(b"PANDU_OPERATOR=Caf\xe9\n")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_run_starts_the_terminal_or_telegram_as_the_settings_file_says(folder: Path) -> None:
    talk = pandu(folder, "run", said="/start\n")
    assert talk.returncode == 0, talk.stderr
    assert "PERKESO" in talk.stdout
    (folder / ".env").write_text("TELEGRAM_BOT_TOKEN=no token\nPANDU_OPERATOR=A (B)\n")
    wrong = pandu(folder, "run")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("TELEGRAM_BOT_TOKEN is not a token")


def test_the_makefile_leaves_the_settings_file_to_pandu() -> None:
    recipe = (ROOT / "Makefile").read_text().split("run: $(READY)\n")[1].split("\n\n")[0]
    assert recipe.strip() == "@exec $(PY) -m bot run"


# --- values that cannot be ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("TELEGRAM_API_BASE_URL", "http://127.0.0.1:999999", "is not an address"),
        ("TELEGRAM_API_BASE_URL", "http://[::1", "is not an address"),
        ("TELEGRAM_API_BASE_URL", "https://user@host", "is not an address"),
        ("TELEGRAM_WEBHOOK_URL", "https://h/{x", "is not an address"),
        ("TELEGRAM_WEBHOOK_URL", "http://bot.example.org/hook", "must begin with https://"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org:8000/hook", "must have one of the ports"),
        ("PANDU_HTTP_LISTEN", "127.0.0.1:²", "is not host:port"),
        ("PANDU_HTTP_LISTEN", "127.0.0.1:0", "is not host:port"),
        ("PANDU_HTTP_LISTEN", "127.0.0.1:65536", "is not host:port"),
        ("PANDU_DATABASE", ".", "names a folder"),
        ("PANDU_DATA_KEY", ",", "is not one or more Fernet keys"),
        ("PANDU_FLOWS", "nowhere", "names no folder"),
    ],
)
def test_a_value_that_cannot_be_is_told_before_anything_starts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"{variable} {words}"):
        load_settings()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("written", ["[::1]:18443", "::1:18443"])
def test_an_address_of_the_sixth_version_is_understood(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("PANDU_HTTP_LISTEN", written)
    assert load_settings().pandu_http_listen == ("::1", 18443)


# --- terminals and disks -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_knows_few_letters_is_talked_to(folder: Path, encoding: str) -> None:
    talk = pandu(folder, "chat", "--plain", "--lang", "ms", said="/start\n", PYTHONIOENCODING=encoding)
    assert (talk.returncode, "Traceback" in talk.stderr) == (0, False)
    assert "PERKESO" in talk.stdout


def test_a_disk_that_is_full_at_the_start_is_no_wrong_setting(folder: Path) -> None:
    """Exit 4: with room again it starts, so a supervisor must try again."""
    command = [sys.executable, "-m", "bot", "chat", "--plain"]
    full = subprocess.run(
        command, cwd=folder, env=dict(os.environ) | {"PYTHONPATH": str(ROOT)}, input="/start\n", capture_output=True,
        text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
    )  # fmt: skip
    assert full.returncode == 4, full.stderr
    assert full.stderr.strip().splitlines()[-1].startswith("PANDU_DATABASE: the database cannot be used")
    assert "Traceback" not in full.stderr


def test_files_of_the_terminal_are_their_owners_alone_and_go_with_everything_else(folder: Path) -> None:
    begin = "/start\nContinue\n"
    given = pandu(folder, "chat", "--plain", "--lang", "en", said=f"{begin}/mydata\nAll of it as a file\n")
    files = list(folder.glob("pandu-*"))
    assert files, given.stdout
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    gone = pandu(folder, "chat", "--plain", said="/delete\nYes, delete it all\n")
    assert list(folder.glob("pandu-*")) == [], gone.stdout
