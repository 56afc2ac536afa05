"""What several commands share: options, and errors told in a line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from bot.content.loader import ContentError
from bot.language.intents.sparse_model import StaleModelError
from bot.language.text.formatting import MALAYSIA
from bot.service.errors import StartError
from bot.settings import SettingsError

FLOWS = click.option("--flows", type=click.Path(path_type=Path), help="Another flows folder.")


class _Moment(click.ParamType[datetime]):
    """An ISO date or date and time; without a zone it is Malaysian."""

    name = "iso"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no ISO date, such as 2026-11-21 or 2026-11-21T09:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=MALAYSIA)


NOW = click.option("--now", type=_Moment(), help="Start the clock there and let it run on.")


@contextmanager
def one_line_errors() -> Iterator[None]:
    """What a person can mend is said in plain lines, never as a traceback."""
    try:
        yield
    except (ContentError, StaleModelError) as error:
        click.echo(error, err=True)
        raise SystemExit(1) from None
    except SettingsError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    except StartError as error:
        click.echo(error, err=True)
        raise SystemExit(error.code) from None
