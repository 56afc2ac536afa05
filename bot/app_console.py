"""Wires the turn to the terminal."""

from pathlib import Path

from bot.app import Clock, Pandu, keys_of
from bot.channels import console
from bot.dialogue.replies import File
from bot.language.text.formatting import Language
from bot.service.local import LocalChat
from bot.service.logs import configure
from bot.service.opening import open_store
from bot.settings import Settings


def hold_console(settings: Settings, pandu: Pandu, clock: Clock, language: Language | None, *, plain: bool) -> None:
    """Holds the conversation in the terminal until the input ends. Raises StartError, StoreError."""
    configure("error")
    kept = open_store(settings.pandu_database, keys_of(settings))
    try:
        chat = LocalChat(kept.store, pandu.turn, clock, language, pandu.keep_until)
        console.hold(chat, lambda file: _save_beside(settings.pandu_database, file), plain=plain)
    finally:
        kept.store.close()


def _save_beside(database: Path, file: File) -> str:
    path = database.resolve().parent / Path(file.name).name
    path.write_bytes(file.content)
    return str(path)
