"""The commands. `pandu …` and `python -m bot …` are the same."""

from datetime import datetime
from pathlib import Path

import click

from bot.language.formatting import MALAYSIA

_FLOWS = click.option("--flows", type=click.Path(path_type=Path), help="Another flows folder.")


class _Moment(click.ParamType[datetime]):
    """An ISO date or date and time; without a zone it is Malaysian."""

    name = "iso"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no ISO date, such as 2026-11-21 or 2026-11-21T09:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=MALAYSIA)


_NOW = click.option("--now", type=_Moment(), help="Start the clock there and let it run on.")


@click.group()
def main() -> None:
    """Pandu guides workers in Malaysia through a PERKESO claim."""
