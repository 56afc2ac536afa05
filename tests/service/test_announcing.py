"""News of the law: told once, by day, to whoever has an open claim that it touches and wants to hear it."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.service.upkeep.announcing import announce as announce_in
from bot.service.upkeep.announcing import by_day
from bot.service.upkeep.opening import open_store
from tests.bot_api import BotApi, Person
from tests.process import ROOT, served
from tests.service.test_reminders import TODAY, _ends, _to_the_plan, rows

NEWS = """
- id: falls_2027
  on: 2027-01-01
  title: More is paid for a fall
  say: From that day more is paid. Look at your claim again.
  dialogues: [fall]
  certainty: perkeso
  sources: [leaflet]
  checked: 2026-11-21
"""
TITLE = "More is paid for a fall"


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    """A few flows with one piece of news."""
    folder = Path(shutil.copytree(ROOT / "tests/flows/tiny", tmp_path / "flows"))
    (folder / "news.yaml").write_text(NEWS)
    return folder


def announce(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["announce", *arguments])


async def _told(person: Person) -> int:
    return sum(TITLE in message.text for message in person.view.by_bot)


async def test_who_has_an_open_claim_is_told_once_the_next_morning(
    api: BotApi, tmp_path: Path, flows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, ali = api.person(11), api.person(12)
    options = ("--flows", str(flows))
    async with served(api, tmp_path, *options, "--now", TODAY) as bot:
        await _to_the_plan(siti)
        ali.say("/start")
        await ali.sees("Pandu")
        await _ends(bot)
    monkeypatch.chdir(tmp_path)
    night = (*options, "--now", "2026-11-21T22:00")
    assert announce("falls_2027", "--dry-run", *night).output.splitlines()[-1] == "1 chat would be told."
    assert announce("falls_2027", *night).output.splitlines()[-1] == "1 chat will be told by the running bot."
    async with served(api, tmp_path, *options, "--now", "2026-11-22T08:00") as bot:
        siti.say("/menu")
        await siti.sees("What happened?")
        await _ends(bot)
    assert await _told(siti) == 0, "nobody is woken at night"
    async with served(api, tmp_path, *options, "--now", "2026-11-22T09:00") as bot:
        await siti.sees(TITLE)
        await siti.sees("This applies from 1 January 2027.")
        await _ends(bot)
    assert announce("falls_2027", *options, "--now", "2026-11-22T10:00").output.splitlines()[-1].startswith("0 chats")
    assert (await _told(siti), await _told(ali)) == (1, 0)


async def test_what_was_not_told_by_day_waits_for_the_next_one(
    api: BotApi, tmp_path: Path, flows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = api.person(11)
    options = ("--flows", str(flows))
    async with served(api, tmp_path, *options, "--now", TODAY) as bot:
        await _to_the_plan(siti)
        await _ends(bot)
    monkeypatch.chdir(tmp_path)
    announce("falls_2027", *options, "--now", "2026-11-21T19:00")
    async with served(api, tmp_path, *options, "--now", "2026-11-21T21:00") as bot:
        nine = (datetime(2026, 11, 22, 1, 0, tzinfo=UTC).timestamp(),)
        await api.until(lambda: rows(tmp_path, "SELECT due FROM reminders") == [nine])
        await _ends(bot)
    assert await _told(siti) == 0
    async with served(api, tmp_path, *options, "--now", "2026-11-22T09:30") as bot:
        await siti.sees(TITLE)
        await _ends(bot)
    assert rows(tmp_path, "SELECT * FROM reminders") == []


def test_a_chat_that_cannot_be_read_stops_nobody_else_from_being_told(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "pandu.db").store) as store:
        store.chats.save(11, b"?", 1.0)
        assert announce_in(store, "falls_2027", lambda _: True, datetime(2026, 11, 21, 1, 0, tzinfo=UTC)) == 0


def test_unknown_news_is_refused_in_one_line(flows: Path) -> None:
    result = announce("nothing", "--flows", str(flows))
    assert result.exit_code == 2
    assert result.output.strip() == "there is no news 'nothing' in news.yaml: falls_2027"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 21, 1, 0, tzinfo=UTC), datetime(2026, 11, 21, 1, 0, tzinfo=UTC)),  # nine in the morning
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), datetime(2026, 11, 22, 1, 0, tzinfo=UTC)),  # eight in the evening
        (datetime(2026, 11, 20, 18, 0, tzinfo=UTC), datetime(2026, 11, 21, 1, 0, tzinfo=UTC)),  # two at night
    ],
)
def test_it_is_told_by_day_in_malaysia(now: datetime, due: datetime) -> None:
    assert by_day(now) == due
