"""Mistakes that people report arrive by mail: without a name, never lost, and nobody waits for a server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.service.errors import RefusedError, UnreachableError
from bot.service.outgoing.mailbox import Mailbox
from bot.service.outgoing.troubles import GIVE_UP_AFTER
from bot.service.ports import MAIL
from bot.settings import SettingsError, load_settings
from bot.store.interface import MAILBOX
from tests.bot_api import BotApi, Person
from tests.process import ROOT, Served, served
from tests.service.test_reminders import _ends, _to_the_plan, rows
from tests.serving import Bot
from tests.smtp import MailServer, mail_server

TINY = ("--flows", str(ROOT / "tests/flows/tiny"), "--now", "2026-11-21T09:00")
TO = "pandu@example.org"


@pytest.fixture
async def post() -> AsyncIterator[MailServer]:
    async with mail_server() as server:
        yield server


async def _reports(siti: Person, text: str) -> None:
    await _to_the_plan(siti)
    siti.say("More")
    await siti.api.until(lambda: "Report a mistake" in siti.screen.labels)
    siti.tap("Report a mistake")
    await siti.sees("Write it here in one message")
    siti.say(text)
    await siti.sees("I have passed it on")


def mailing(post: MailServer) -> dict[str, str]:
    return {"PANDU_OPERATOR_MAIL": TO, "PANDU_MAIL_SERVER": post.url}


async def test_a_report_arrives_by_mail_and_in_the_chat_without_a_name(
    api: BotApi, tmp_path: Path, post: MailServer
) -> None:
    siti, operator = api.person(11), api.person(99)
    async with served(api, tmp_path, *TINY, **mailing(post), PANDU_OPERATOR_CHAT="99") as bot:
        await _reports(siti, "The last day is wrong, call me on 012-345 6789")
        await operator.sees("A mistake in 'fall' (en)")
        await api.until(lambda: len(post.mails) == 1)
        await _ends(bot)
    (mail,) = post.mails
    assert (mail["To"], mail["Subject"]) == (TO, "Pandu: A mistake in 'fall' (en)")
    assert mail.get_content().strip() == "The last day is wrong, call me on •••"
    assert "11" not in mail.get_content()
    assert rows(tmp_path, "SELECT * FROM outbox") == []


async def test_a_mail_that_is_not_taken_is_tried_again(api: BotApi, tmp_path: Path, post: MailServer) -> None:
    post.answers = [451, 451]
    async with served(api, tmp_path, *TINY, **mailing(post)):
        await _reports(api.person(11), "The last day is wrong")
        await api.until(lambda: len(post.mails) == 1)
    assert post.connections == 3


async def test_a_server_that_says_nothing_holds_up_nobody_and_loses_nothing(
    api: BotApi, tmp_path: Path, post: MailServer
) -> None:
    siti = api.person(11)
    post.silent = True
    async with served(api, tmp_path, *TINY, **mailing(post)) as bot:
        await _reports(siti, "The last day is wrong")
        await api.until(lambda: post.connections == 1)
        siti.say("/menu")
        await siti.sees("What happened?")
        await _ends(bot)
    assert post.mails == []
    post.silent = False
    async with served(api, tmp_path, *TINY, **mailing(post)) as again:
        await api.until(lambda: len(post.mails) == 1)
        await _ends(again)
    assert _kept_nothing_more(again, tmp_path)


def _kept_nothing_more(bot: Served, folder: Path) -> bool:
    return "given_up" not in bot.output and rows(folder, "SELECT * FROM outbox") == []


async def test_a_mail_waits_for_as_long_as_it_takes(api: BotApi, tmp_path: Path, post: MailServer) -> None:
    """A message to a person is given up after a day; what is for the operator is not."""
    bot = Bot(api, tmp_path / "pandu.db", mailbox=Mailbox(TO, post.url))
    kept, begun = bot.open(), bot.clock.at
    kept.store.outbox.queue(MAILBOX, MAIL, {"subject": "A mistake", "text": "a day"}, None, begun)
    post.answers = [451] * 30
    async with bot.running(kept):

        def an_hour_later() -> bool:
            bot.clock.pass_by(3_600)
            return bool(post.mails)

        await api.until(an_hour_later)
        assert bot.clock.at - begun > GIVE_UP_AFTER
        assert kept.store.inbox.aside() == []


async def test_what_is_refused_for_good_is_told_apart_from_what_may_pass(post: MailServer) -> None:
    box = Mailbox(TO, post.url)
    post.answers = [554, 452]
    with pytest.raises(RefusedError, match="554"):
        await box.deliver("A mistake", "spam?")
    with pytest.raises(UnreachableError, match="452"):
        await box.deliver("A mistake", "later")
    await box.deliver("A mistake", "now\n.\nafter a dot")
    assert post.mails[0].get_content().splitlines() == ["now", ".", "after a dot"]


async def test_a_password_is_never_sent_in_clear(post: MailServer) -> None:
    with pytest.raises(UnreachableError):
        await Mailbox(TO, post.url.replace("//", "//siti:se%40cret@")).deliver("A mistake", "text")
    assert (post.mails, post.passwords) == ([], [])


@pytest.mark.parametrize(
    ("mail", "server", "words"),
    [
        (TO, "", "PANDU_MAIL_SERVER is missing"),
        ("pandu", "smtp://h", "PANDU_OPERATOR_MAIL is not one mail address"),
        ("a@b.org, c@d.org", "smtp://h", "PANDU_OPERATOR_MAIL is not one mail address"),
        (TO, "mail.example.org", "PANDU_MAIL_SERVER is not smtps://"),
        (TO, "smtp://h:99999", "PANDU_MAIL_SERVER is not smtps://"),
        (TO, "smtp://", "PANDU_MAIL_SERVER is not smtps://"),
    ],
)
def test_a_wrong_setting_is_told_in_a_line(
    mail: str, server: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PANDU_OPERATOR_MAIL", mail)
    monkeypatch.setenv("PANDU_MAIL_SERVER", server)
    with pytest.raises(SettingsError, match=words):
        load_settings()
