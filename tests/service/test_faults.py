"""A crash at every boundary: each commit and each call, before its effect and after, n = 1, 2, 3, ... until
none is left.

A crash here is what a kill leaves behind: the tasks of the bot stop where they are, the connection to the database is
dropped without a word, and the same database is opened again.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.channels.telegram import channel as channel_room
from bot.channels.telegram.request import AiohttpRequest
from bot.dialogue import serialiser as saved
from bot.service import serving
from bot.store.errors import StoreError
from bot.store.sqlite.engine import Engine
from tests.bot_api import BotApi
from tests.echo import heard
from tests.serving import Bot

PEOPLE = 5
TEXTS = 10
Where = Literal["before commit", "after commit", "before call", "after call"]


class Crash(BaseException):
    """The process is gone. Nobody may catch it and go on."""


class Boundary:
    """Counts the boundaries of one kind, and crashes at the n-th."""

    def __init__(self, where: Where, number: int) -> None:
        self.where = where
        self.left = number
        self.crashed = asyncio.Event()

    def passes(self, where: Where) -> None:
        if where != self.where:
            return
        self.left -= 1
        if self.left <= 0:
            self.crashed.set()
            raise Crash

    @property
    def dead(self) -> bool:
        return self.crashed.is_set()


def _break(boundary: Boundary, patch: pytest.MonkeyPatch) -> None:
    """Puts the boundary around every commit and every call of the bot."""
    real_transaction, real_call = Engine.transaction, AiohttpRequest.do_request

    @contextmanager
    def transaction(self: Engine) -> Any:
        if boundary.dead:
            raise Crash
        with real_transaction(self):
            yield
            boundary.passes("before commit")
        boundary.passes("after commit")

    async def call(self: AiohttpRequest, url: str, *more: Any, **named: Any) -> Any:
        if boundary.dead:
            raise Crash
        if url.rpartition("/")[2] in ("getMe", "getUpdates"):
            return await real_call(self, url, *more, **named)
        boundary.passes("before call")
        result = await real_call(self, url, *more, **named)
        boundary.passes("after call")
        return result

    patch.setattr(Engine, "transaction", transaction)
    patch.setattr(AiohttpRequest, "do_request", call)
    patch.setattr(serving, "DRAIN_SECONDS", 0.0)


async def _until_crash(bot: Bot, boundary: Boundary, done: Callable[[], bool]) -> None:
    """Runs the bot until it crashes or is done, and leaves what a kill leaves."""
    before = asyncio.all_tasks()
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)  # what dies of the crash is meant to
    kept = bot.open()
    stop = asyncio.Event()
    with pytest.MonkeyPatch.context() as patch:
        _break(boundary, patch)
        task = asyncio.create_task(bot.serve(kept, stop))
        await bot.api.until(lambda: boundary.dead or done())
        if not boundary.dead:
            stop.set()
            await asyncio.wait({task})
        while left := asyncio.all_tasks() - before - {asyncio.current_task()}:
            for each in left:
                each.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        assert boundary.dead or task.exception() is None
        kept.store.close()


@pytest.mark.parametrize("where", ["before commit", "after commit", "before call", "after call"])
async def test_a_crash_at_every_boundary_loses_nothing_and_repeats_one_message_at_most(
    api: BotApi, tmp_path: Path, where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        """Presents nothing: its calls only cost time here."""

    monkeypatch.setattr(channel_room, "present", nothing)
    wanted = [f"{n}: text {n}" for n in range(1, TEXTS + 1)]
    crashes = 0
    for number in range(1, 60):
        folder = tmp_path / str(number)
        folder.mkdir()
        bot = Bot(api, folder / "pandu.db")
        people = [api.person(number * 100 + person) for person in range(PEOPLE)]
        for n in range(1, TEXTS + 1):
            for person in people:
                person.say(f"text {n}")

        def done(people: list[Any] = people) -> bool:
            return all(person.view.by_bot and wanted[-1] in person.screen.text for person in people)

        boundary = Boundary(where, number)
        await _until_crash(bot, boundary, done)
        crashes += boundary.dead

        def done_in_time(bot: Bot = bot, done: Callable[[], bool] = done) -> bool:
            # The clock stands still unless it is moved, and a call cut short by the crash is tried again later.
            bot.clock.pass_by(60)
            return done()

        async with bot.running() as running:
            await api.until(done_in_time)
            store = running.kept.store
            await api.until(lambda: store.outbox.backlog().depth == 0)  # noqa: B023
            for person in people:
                state = store.chats.load(person.chat_id)
                assert state is not None
                assert heard(saved.load(state)) == [f"text {n}" for n in range(1, TEXTS + 1)]
        for person in people:
            shown = Counter(message.text for message in person.view.by_bot)
            assert set(shown) == set(wanted)
            assert shown.total() <= TEXTS + 1, (number, shown)
            firsts = list(dict.fromkeys(message.text for message in person.view.by_bot))
            assert firsts == wanted
        if not boundary.dead:
            break
    assert crashes >= (2 if "commit" in where else PEOPLE * TEXTS)
    assert not boundary.dead  # the last run met every boundary and survived


@pytest.mark.parametrize("number", [1, 2])
async def test_a_write_that_fails_ends_the_bot_with_nothing_acknowledged_that_is_not_kept(
    api: BotApi, tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = api.person(1)
    bot = Bot(api, tmp_path / "pandu.db")
    kept = bot.open()
    writes = 0
    run = Engine.run

    def fails(self: Engine, sql: str, values: Any = ()) -> Any:
        nonlocal writes
        writes += sql.startswith("INSERT INTO") and "meta" not in sql
        if writes >= number:
            raise StoreError("disk I/O error")
        return run(self, sql, values)

    monkeypatch.setattr(Engine, "run", fails)
    siti.say("one")

    async def meets_a_bad_disk() -> None:
        async with bot.running(kept) as running:
            await api.until(running.task.done)

    with pytest.raises(StoreError):
        await meets_a_bad_disk()
    assert siti.view.by_bot == []
    assert len(api.inbox) == 1
    monkeypatch.undo()
    async with bot.running():
        await siti.sees("1: one")


async def test_a_stop_under_load_repeats_nothing_and_loses_nothing(api: BotApi, tmp_path: Path) -> None:
    bot = Bot(api, tmp_path / "pandu.db")
    people = [api.person(number) for number in range(1, 21)]
    for n in range(1, 4):
        for person in people:
            person.say(f"text {n}")
    wanted = [f"{n}: text {n}" for n in range(1, 4)]
    for stop_after in (5, 25, 45, 10**9):
        async with bot.running():
            await api.until(
                lambda: sum(len(person.view.by_bot) for person in people) >= min(stop_after, 60)  # noqa: B023
            )
    assert [[message.text for message in person.view.by_bot] for person in people] == [wanted] * 20


async def test_updates_delivered_twice_and_shuffled_across_chats_read_as_once(api: BotApi, tmp_path: Path) -> None:
    bot = Bot(api, tmp_path / "pandu.db")
    people = [api.person(number) for number in range(1, 6)]
    queued: list[tuple[int, dict[str, Any]]] = []
    for n in range(1, 5):
        for person in reversed(people) if n % 2 else people:
            queued.append((1000 + len(queued), {"message": person.message(text=f"text {n}")}))
    for update_id, payload in queued:
        api.inbox.push(payload, update_id)
        api.inbox.push(payload, update_id)
    async with bot.running():
        for person in people:
            await person.sees("4: text 4")
    for person in people:
        assert [message.text for message in person.view.by_bot] == [f"{n}: text {n}" for n in range(1, 5)]
