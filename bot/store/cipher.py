"""Encryption of what is kept: Fernet, newest key first, so that a key can be changed without losing old data."""

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.store.errors import KeyMismatchError

KEY_FILE_MODE = 0o600


class Cipher:
    """Seals and opens bytes. New data is sealed with the first key; every key opens.

    Raises ValueError when a key is not a Fernet key (32 bytes in url-safe base64).
    """

    def __init__(self, *keys: str) -> None:
        fernets = [Fernet(key) for key in keys]
        self.seal = fernets[0].encrypt
        self._open = fernets[0].decrypt if len(fernets) == 1 else MultiFernet(fernets).decrypt
        self._secret = hashlib.sha256(b"pandu names in logs" + keys[-1].encode()).digest()

    def open(self, token: bytes) -> bytes:
        """The bytes sealed in `token`; raises KeyMismatchError when no key opens it."""
        try:
            return self._open(token)
        except InvalidToken:
            raise KeyMismatchError("the data was encrypted with another key") from None

    def nickname(self, chat: int) -> str:
        """A short keyed hash that stands for a chat in logs; without the key it leads to nobody."""
        return hmac.new(self._secret, str(chat).encode(), hashlib.sha256).hexdigest()[:12]


def key_file(database: Path) -> Path:
    """Where the key of a database lies when none was given in the settings."""
    return database.with_name(database.name + ".key")


def key_beside(database: Path) -> str:
    """The key in the file beside the database; made with mode 0600 when there is none."""
    path = key_file(database)
    if path.exists():
        return path.read_text().strip()
    key = Fernet.generate_key().decode()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, KEY_FILE_MODE)
    with os.fdopen(descriptor, "w") as file:
        file.write(key + "\n")
    return key
