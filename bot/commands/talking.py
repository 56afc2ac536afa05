"""The commands that hold conversations: run, chat and serve."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from bot.app import clock_from, pandu_of
from bot.commands.shared import FLOWS, NOW, one_line_errors
from bot.language.loading import load_tables
from bot.settings import load_settings


@click.command()
@click.option("--lang", type=click.Choice(["ms", "en"]), help="Begin in this language.")
@click.option("--database", type=click.Path(path_type=Path), help="File of the conversation; wins over PANDU_DATABASE.")
@NOW
@click.option("--plain", is_flag=True, help="No colour; one block for each line read, ended by a line '---'.")
@FLOWS
def chat(
    lang: Literal["ms", "en"] | None, database: Path | None, now: datetime | None, plain: bool, flows: Path | None
) -> None:
    """Hold the conversation in the terminal; it goes on where it was.

    Type a number, a label or your own words; /help lists the commands. With --plain, or when the input is no
    terminal, a conversation can be piped in.
    """
    with one_line_errors():
        settings = load_settings(database)
        plain = plain or not (sys.stdin.isatty() and sys.stdout.isatty())
        clock = clock_from(now)
        from bot.app_console import hold_console  # rich takes its time to import

        pandu = pandu_of(settings, flows, clock())
        hold_console(settings, pandu, clock, lang, plain=plain)


@click.command()
@NOW
@FLOWS
def serve(now: datetime | None, flows: Path | None) -> None:
    """Serve Telegram: by long polling, or by webhook when TELEGRAM_WEBHOOK_URL is set."""
    with one_line_errors():
        settings = load_settings()
        clock = clock_from(now)
        from bot.app_telegram import serve_telegram  # python-telegram-bot takes its time to import

        pandu = pandu_of(settings, flows, clock())
        load_tables()
        serve_telegram(settings, pandu, clock)


@click.command()
@click.pass_context
def run(context: click.Context) -> None:
    """Serve Telegram when TELEGRAM_BOT_TOKEN is set; otherwise hold the same conversation in the terminal."""
    with one_line_errors():
        token = load_settings().telegram_bot_token
    context.invoke(serve if token else chat)
