"""One running copy a database: a lock on a file beside it, which the system frees however the process ends."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from bot.store.errors import InUseError


class CopyLock:
    """Held while a copy serves. `take()` raises InUseError when another copy holds it, OSError without a
    folder.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise InUseError("another copy serves this database") from None
        self._descriptor = descriptor

    def free(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "CopyLock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.free()
