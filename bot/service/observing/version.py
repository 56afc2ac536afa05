"""Which Pandu this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

DISTRIBUTION = "pandu-perkeso"


def version() -> str:
    """The version of the installed distribution; `unknown` in a bare checkout."""
    try:
        return installed(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"
