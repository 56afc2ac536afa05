"""The tables of words beside these modules, read from YAML."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def read_table(name: str) -> dict[str, Any]:
    """The table in a file of this room, read by libyaml, which is far quicker than Python."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table
