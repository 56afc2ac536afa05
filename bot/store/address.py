"""Where a store is: a file, or a PostgreSQL database."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class PostgresAddress:
    """The address of a PostgreSQL database as libpq takes it. In words it never shows the password."""

    address: str = field(repr=False)

    def __str__(self) -> str:
        parts = urlsplit(self.address)
        return f"postgresql://{parts.hostname or ''}{parts.path}"


Database = Path | PostgresAddress


def database_of(written: str) -> Database:
    """The database an operator wrote down."""
    return PostgresAddress(written) if written.startswith(SCHEMES) else Path(written)
