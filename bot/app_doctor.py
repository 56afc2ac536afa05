"""What is wrong with an installation, and how to mend it: `pandu doctor`.

It changes nothing, and looks at everything even when the first thing is wrong. No finding carries a token or a key.
"""

import asyncio
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

import aiohttp
from telegram import WebhookInfo

from bot.app import keys_of, mailbox_of
from bot.authoring.check import check_folder
from bot.channels.telegram.api import Api, told
from bot.content.loader import packaged_flows
from bot.language.text.formatting import malaysian_day
from bot.service.errors import RejectedError, SendError, StartError
from bot.service.observing.version import version
from bot.service.upkeep.opening import keys_of_database, open_store
from bot.settings import Settings
from bot.store.cipher import key_file
from bot.store.errors import StoreError

ENOUGH_DISK = 500_000_000  # bytes: a year of conversations and the room a backup needs
CLOCK_SECONDS = 30.0  # more, and "today" may be another day than the worker's
OLD_OUTBOX = 600.0

Verdict = Literal["ok", "warning", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `mend` says what to do when it is not `ok`."""

    what: str
    verdict: Verdict
    words: str
    mend: str = ""

    def __str__(self) -> str:
        line = f"{self.verdict:8} {self.what}: {self.words}"
        return f"{line}\n         -> {self.mend}" if self.mend else line


def examine(settings: Settings, flows: Path | None, now: datetime) -> Iterator[Finding]:
    """Everything that can be looked at, in an order in which a person would mend it."""
    yield Finding("version", "ok", version())
    yield from _telegram(settings)
    yield from _modes(settings)
    yield from _database(settings, now)
    yield _key(settings)
    if isinstance(settings.pandu_database, Path):
        yield _disk(settings.pandu_database)
    yield _operator(settings)
    yield from _mail(settings)
    yield from _content(flows or packaged_flows(), now)


def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_bot_token is None:
        return [Finding("token", "wrong", "TELEGRAM_BOT_TOKEN is missing", "get one from @BotFather and set it")]
    return asyncio.run(_ask_telegram(settings, settings.telegram_bot_token.get_secret_value()))


async def _ask_telegram(settings: Settings, token: str) -> list[Finding]:
    base = settings.telegram_api_base_url
    found = [await _clock(base)]
    async with Api(token, base) as api:
        try:
            me = await told(api.bot.get_me())
            webhook = await told(api.bot.get_webhook_info())
        except RejectedError:
            mend = "copy it again from @BotFather; a token that was revoked never works again"
            return [*found, Finding("token", "wrong", "Telegram does not accept TELEGRAM_BOT_TOKEN", mend)]
        except SendError as error:
            mend = "look at the network, the firewall and TELEGRAM_API_BASE_URL"
            return [*found, Finding("API", "wrong", f"{base} does not answer ({error})", mend)]
    found.append(Finding("token", "ok", f"the bot is @{me.username}"))
    if me.can_join_groups:
        mend = "send /setjoingroups to @BotFather: a claim is a private matter"
        found.append(Finding("groups", "warning", "the bot can be added to groups", mend))
    return [*found, _webhook(settings, webhook)]


def _webhook(settings: Settings, info: WebhookInfo) -> Finding:
    wanted = settings.telegram_webhook_url
    waiting = f"{info.pending_update_count} updates wait"
    if wanted != info.url:
        words = f"set to {info.url or 'nothing'}, wanted {wanted or 'nothing (long polling)'}; {waiting}"
        return Finding("webhook", "warning", words, "start `pandu serve`: it sets or removes the webhook itself")
    if info.last_error_message:
        mend = "look at the proxy, its certificate, and TELEGRAM_WEBHOOK_LISTEN"
        return Finding("webhook", "wrong", f"Telegram's last delivery failed: {info.last_error_message}", mend)
    return Finding("webhook", "ok", f"{info.url or 'none, long polling'}; {waiting}")


async def _clock(base: str) -> Finding:
    """Telegram's own time, from the head of any of its answers."""
    try:
        timeout = aiohttp.ClientTimeout(total=10)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session, session.get(base) as answer:
            there = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, KeyError, ValueError) as error:
        return Finding("clock", "warning", f"could not be compared ({type(error).__name__})", "see API")
    apart = abs((datetime.now(UTC) - there).total_seconds())
    if apart > CLOCK_SECONDS:
        return Finding("clock", "wrong", f"{apart:.0f} s away from Telegram's", "let NTP set the clock of this machine")
    return Finding("clock", "ok", f"within {max(apart, 1):.0f} s of Telegram's")


def _database(settings: Settings, now: datetime) -> Iterator[Finding]:
    file = settings.pandu_database
    if isinstance(file, Path) and not file.exists():
        folder = file.resolve().parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            mend = "make the folder, and let the user Pandu runs as write there"
            yield Finding("database", "wrong", f"PANDU_DATABASE: {folder} cannot be written to", mend)
        else:
            yield Finding("database", "ok", f"{file} will be made by the first start")
        return
    try:
        kept = open_store(file, keys_of_database(file, keys_of(settings)))
    except StartError as error:
        mend = "set the key it was written with, or put a backup back: `pandu restore FILE`"
        yield Finding("database", "wrong", str(error), mend)
        return
    try:
        problems = kept.store.problems()
        if problems:
            yield Finding("database", "wrong", f"damaged: {problems[0]}", "put a backup back: `pandu restore FILE`")
        else:
            yield Finding("database", "ok", f"sound, {kept.store.chats.count()} chats")
        backlog = kept.store.outbox.backlog()
        age = 0.0 if backlog.oldest is None else now.timestamp() - backlog.oldest
        if age > OLD_OUTBOX:
            mend = "is `pandu serve` running? Its log says why messages do not leave"
            yield Finding("messages", "warning", f"{backlog.depth} wait, the oldest for {age / 60:.0f} min", mend)
    except StoreError as error:
        yield Finding("database", "wrong", str(error), "put a backup back: `pandu restore FILE`")
    finally:
        kept.store.close()


def _modes(settings: Settings) -> Iterator[Finding]:
    """Who else on this machine can read the token and the database."""
    database = settings.pandu_database
    of_database = (database, Path(f"{database}-wal")) if isinstance(database, Path) else ()
    for file in (Path(".env"), *of_database):
        if file.exists() and file.stat().st_mode & 0o077:
            yield Finding("mode", "wrong", f"others on this machine can read {file}", f"chmod 600 {file}")


def _key(settings: Settings) -> Finding:
    if settings.pandu_data_key:
        return Finding("key", "ok", f"{len(settings.pandu_data_key)} in PANDU_DATA_KEY")
    if not isinstance(settings.pandu_database, Path):
        return Finding("key", "wrong", "PANDU_DATA_KEY is missing", "set it: beside PostgreSQL no key is kept")
    beside = key_file(settings.pandu_database)
    if beside.exists() and beside.stat().st_mode & 0o077:
        return Finding("key", "wrong", f"others can read {beside.name}", f"chmod 600 {beside}")
    mend = "move it into PANDU_DATA_KEY, so that who copies the folder cannot read the answers"
    return Finding("key", "warning", f"in a file beside the database ({beside.name})", mend)


def _disk(database: Path) -> Finding:
    folder = database.resolve().parent
    if not folder.is_dir():
        return Finding("disk", "wrong", f"{folder} is no folder", "make it")
    free = shutil.disk_usage(folder).free
    words = f"{free / 1e9:.1f} GB free"
    if free < ENOUGH_DISK:
        return Finding("disk", "wrong", words, "make room: a full disk stops Pandu")
    return Finding("disk", "ok", words)


def _operator(settings: Settings) -> Finding:
    if settings.pandu_operator:
        return Finding("operator", "ok", "named in the privacy notice")
    mend = "set PANDU_OPERATOR to a name and a contact: people must know who keeps their answers"
    return Finding("operator", "warning", "PANDU_OPERATOR is empty", mend)


def _mail(settings: Settings) -> Iterator[Finding]:
    """Whether mistakes that people report can arrive by mail."""
    mailbox = mailbox_of(settings)
    if mailbox is None:
        return
    try:
        asyncio.run(mailbox.greet())
    except SendError as error:
        mend = "look at PANDU_MAIL_SERVER: its host, port, user and password; reports wait until it answers"
        yield Finding("mail", "wrong", f"the server does not take mail ({error})", mend)
    else:
        yield Finding("mail", "ok", "the server answers")


def _content(flows: Path, now: datetime) -> Iterator[Finding]:
    report, content = check_folder(flows, malaysian_day(now), walk=False)
    missing = [problem for problem in report.problems if problem.code == "untranslated"]
    others = [problem for problem in report.problems if problem.code != "untranslated"]
    if missing:
        yield Finding("catalogue", "wrong", f"{len(missing)} texts without Malay", "run `pandu check`")
    else:
        yield Finding("catalogue", "ok", "every text in both languages")
    if others or content is None:
        yield Finding("content", "wrong", f"{len(others)} problems, the first: {others[0]}", "run `pandu check`")
    elif report.warnings:
        words = f"{len(report.warnings)} warnings, the first: {report.warnings[0]}"
        yield Finding("sources", "warning", words, "check them against PERKESO's pages again: `pandu check`")
    else:
        yield Finding("sources", "ok", "all checked within 12 months")
