"""The settings, from the environment or a `.env` file. What is malformed is one clear line naming the variable.

`.env` is read here and by no shell: a value may hold brackets, apostrophes and spaces, the file Windows line ends.
"""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.store.address import Database, PostgresAddress, database_of

OFFICIAL = "https://api.telegram.org"
PORTS = (443, 80, 88, 8443)  # to which Telegram posts; a server of one's own posts to any
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{3,}")
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_LEVELS = ("debug", "info", "warning", "error")
_QUOTED = re.compile(r"""(["'])(.*)\1""", re.DOTALL)


class SettingsError(Exception):
    """A setting is missing or malformed; the message names the variable and says what it should be."""


class Settings(BaseSettings):
    """See the table of settings in the README."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Windows editors begin a file with a mark
        extra="ignore",
        hide_input_in_errors=True,
        env_ignore_empty=True,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_base_url: str = OFFICIAL
    telegram_webhook_url: str = ""
    telegram_webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    telegram_webhook_listen: Annotated[tuple[str, int], NoDecode] = ("127.0.0.1", 8443)
    pandu_http_listen: Annotated[tuple[str, int] | None, NoDecode] = None
    pandu_database: Path | PostgresAddress = Path("pandu.db")
    pandu_data_key: Annotated[tuple[SecretStr, ...], NoDecode] = Field(default=(), repr=False)
    pandu_operator: str = ""
    pandu_operator_chat: int | None = None
    pandu_operator_mail: str = ""
    pandu_mail_server: SecretStr | None = Field(default=None, validate_default=True)
    pandu_flows: Path | None = None
    pandu_log_level: str = "info"
    pandu_retention_days: Annotated[int, Field(ge=30, le=3650)] = 180  # a warning comes two weeks before

    @field_validator("*", mode="before")
    @classmethod
    def _bare(cls, raw: object) -> object:
        """Without the blanks around a value, and without its quotes, which Docker leaves where they stand."""
        if not isinstance(raw, str):
            return raw
        bare = raw.strip()
        quoted = _QUOTED.fullmatch(bare)
        return quoted[2].strip() if quoted else bare

    @field_validator("pandu_database", mode="before")
    @classmethod
    def _database(cls, raw: object) -> object:
        return database_of(raw) if isinstance(raw, str) else raw

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a token from BotFather, which looks like 123456:ABC-def")
        return token

    @field_validator("telegram_api_base_url")
    @classmethod
    def _server(cls, address: str) -> str:
        _must_be_address(address)
        return address.rstrip("/")

    @field_validator("telegram_webhook_url")
    @classmethod
    def _hook(cls, address: str, info: ValidationInfo) -> str:
        if not address:
            return ""
        _must_be_address(address)
        parts = urlsplit(address)
        if info.data.get("telegram_api_base_url") == OFFICIAL:
            if parts.scheme != "https":
                raise ValueError("must begin with https://, or Telegram does not post there")
            if (parts.port or 443) not in PORTS:
                raise ValueError(f"must have one of the ports {', '.join(map(str, PORTS))}")
        return address.rstrip("/")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is None and info.data.get("telegram_webhook_url"):
            raise ValueError("is missing: TELEGRAM_WEBHOOK_URL needs it, so that only Telegram can post there")
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("must have 16 to 256 of A-Z, a-z, 0-9, _ and -")
        return secret

    @field_validator("telegram_webhook_listen", "pandu_http_listen", mode="before")
    @classmethod
    def _listen(cls, raw: object) -> object:
        if not isinstance(raw, str):
            return raw
        host, _, port = raw.rpartition(":")
        if not (port.isascii() and port.isdecimal() and 1 <= int(port) <= 65_535) or re.search(r"[\s/@]", host):
            raise ValueError("is not host:port, such as 127.0.0.1:8443 or [::1]:8443")
        return host.removeprefix("[").removesuffix("]") or "127.0.0.1", int(port)

    @field_validator("pandu_database")
    @classmethod
    def _file(cls, file: Database) -> Database:
        if isinstance(file, Path) and file.is_dir():
            raise ValueError(f"names a folder, and should name a file: {file}")
        return file

    @field_validator("pandu_data_key", mode="before")
    @classmethod
    def _keys(cls, raw: object) -> object:
        if not isinstance(raw, str):
            return raw
        from cryptography.fernet import Fernet

        keys = raw.replace(",", " ").split()
        for key in keys or ("",):
            try:
                Fernet(key)
            except ValueError:
                raise ValueError("is not one or more Fernet keys, newest first, separated by commas") from None
        return tuple(SecretStr(key) for key in keys)

    @field_validator("pandu_operator_mail")
    @classmethod
    def _mail(cls, address: str) -> str:
        if address and not _MAIL.fullmatch(address):
            raise ValueError("is not one mail address, such as pandu@example.org")
        return address

    @field_validator("pandu_mail_server")
    @classmethod
    def _mail_server(cls, server: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if server is None and info.data.get("pandu_operator_mail"):
            raise ValueError("is missing: PANDU_OPERATOR_MAIL needs a server that takes mail")
        if server is not None and not _is_mail_server(server.get_secret_value()):
            raise ValueError("is not smtps://user:password@host or smtp://host:port; write an @ in them as %40")
        return server

    @field_validator("pandu_flows")
    @classmethod
    def _folder(cls, folder: Path | None) -> Path | None:
        if folder is not None and not folder.is_dir():
            raise ValueError(f"names no folder: {folder}")
        return folder

    @field_validator("pandu_log_level")
    @classmethod
    def _level(cls, level: str) -> str:
        if level.lower() not in _LEVELS:
            raise ValueError(f"is none of {', '.join(_LEVELS)}")
        return level.lower()


def load_settings(database: Database | None = None) -> Settings:
    """The settings; `database` wins over PANDU_DATABASE.

    Raises SettingsError with one line that names the first variable that is wrong.
    """
    try:
        return Settings(pandu_database=database) if database else Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        variable = str(first["loc"][0]).upper()
        raise SettingsError(f"{variable} {first['msg'].removeprefix('Value error, ')}") from None
    except UnicodeDecodeError:
        raise SettingsError(".env cannot be read: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f".env cannot be read: {error.strerror}") from None


def _is_mail_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and parts.port != 0 and not parts.path.strip("/")
        )
    except ValueError:
        return False


def _must_be_address(address: str) -> None:
    """Raises ValueError for what no connection could be made to."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or "@" in address or re.search(r"[\s{}<>\\^`|\"]", address):
        raise ValueError("is not an address, such as https://api.example.org")
