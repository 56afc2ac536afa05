"""Wires the turn to the terminal."""

import os
from pathlib import Path

from bot.app import Clock, Pandu, keys_of
from bot.channels import console
from bot.dialogue.files import bytes_of
from bot.dialogue.inputs import Input
from bot.dialogue.replies import Erase, File, Reply
from bot.language.text.formatting import Language
from bot.service.observing.logs import configure
from bot.service.turns.local import LocalChat
from bot.service.upkeep.opening import open_store
from bot.settings import Settings

ENDINGS = (".pdf", ".ics", ".json")  # of the files that Pandu hands over


def hold_console(settings: Settings, pandu: Pandu, clock: Clock, language: Language | None, *, plain: bool) -> None:
    """Holds the conversation in the terminal until the input ends. Raises StartError, StoreError."""
    configure("error")
    kept = open_store(settings.pandu_database, keys_of(settings))
    database = settings.pandu_database
    folder = database.resolve().parent if isinstance(database, Path) else Path.cwd()
    try:
        chat = LocalChat(kept.store, pandu.talk(), clock, language)

        def send(received: Input) -> tuple[Reply, ...]:
            replies = chat.send(received)
            if any(isinstance(reply, Erase) for reply in replies):
                _forget(folder)
            return replies

        console.hold(send, lambda file: _save(folder, file), plain=plain)
    finally:
        kept.store.close()


def _save(folder: Path, file: File) -> str:
    """Writes a file where only its owner can read it: it says in clear what the database keeps sealed."""
    path = folder / Path(file.name).name
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(bytes_of(file))
    return str(path)


def _forget(folder: Path) -> None:
    """Whoever deletes everything does not want to find it beside the database."""
    for path in folder.glob("pandu-*"):
        if path.suffix in ENDINGS:
            path.unlink(missing_ok=True)
