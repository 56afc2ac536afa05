"""A cable between a program and PostgreSQL: counts round trips, and can be cut so that neither end hears of it."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Cable:
    """Carries connections from a port of this machine to a server's socket file."""

    def __init__(self, folder: Path) -> None:
        self._to = str(folder / ".s.PGSQL.5432")
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.asked: list[str] = []  # each time a client asked for all answers so far, and then had to wait
        self._whole = threading.Event()
        self._whole.set()
        threading.Thread(target=self._let_in, daemon=True).start()

    def address(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def cut(self) -> None:
        """From now on nothing comes through, and no end is told."""
        self._whole.clear()

    def mend(self) -> None:
        self._whole.set()

    def close(self) -> None:
        self._door.close()

    def _let_in(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._to)
        other, heard = {client: server, server: client}, _Heard()
        with client, server, suppress(OSError):  # an end that has gone is the other's to notice
            while True:
                for end in select.select([client, server], [], [])[0]:
                    self._whole.wait()
                    data = end.recv(65_536)
                    if not data:
                        return
                    if end is client:
                        self.asked += heard.more(data)
                    other[end].sendall(data)


class _Heard:
    """Reads PostgreSQL's messages out of what a client sends: a letter and a length each, but for the first few."""

    def __init__(self) -> None:
        self._left = b""
        self._begun = False

    def more(self, data: bytes) -> list[str]:
        """The messages that make the server answer: Flush, Sync, and a query of the simple kind."""
        self._left += data
        found = []
        while len(self._left) >= (5 if self._begun else 8):
            at = int(self._begun)
            length = int.from_bytes(self._left[at : at + 4], "big") + at
            if len(self._left) < length:
                break
            message, self._left = self._left[:length], self._left[length:]
            if self._begun:
                found += [kind for kind in (chr(message[0]),) if kind in "HSQ"]
            else:
                self._begun = int.from_bytes(message[4:8], "big") == 196_608  # version 3: no question about encryption
        return found


@contextmanager
def laid(folder: Path) -> Iterator[Cable]:
    cable = Cable(folder)
    try:
        yield cable
    finally:
        cable.mend()
        cable.close()
