"""A crash at every boundary: each commit and each call, before its effect and after, n = 1, 2, 3, ... until
none is left.

A crash here is what a kill leaves behind: the tasks of the bot stop where they are, the connection to the
database is
dropped without a word, and the same database is opened again.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.channels.telegram import serve as serving_room
from bot.channels.telegram.api import Api
from bot.channels.telegram.serve import serve
from bot.channels.telegram.updates import read
from bot.dialogue import saved
from bot.service.budget import Budget
from bot.service.events import Event, Incoming
from bot.service.metrics import Metrics
from bot.service.ports import Call
from bot.service.runner import Runner
from bot.store.engine import Engine
from bot.store.errors import StoreError
from tests.bot_api import BotApi
from tests.echo import NOW, echo, heard
from tests.serving import Bot, say

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


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


def _break(boundary: Boundary, patch: pytest.MonkeyPatch) -> None:
    """Puts the boundary around every commit and every call of the bot."""
    real_transaction, real_call = Engine.transaction, Api.call

    @contextmanager
    def transaction(self: Engine) -> Any:
        if boundary.dead:
            raise Crash
        with real_transaction(self):
            yield
            boundary.passes("before commit")
        boundary.passes("after commit")

    async def call(self: Api, method: str, params: dict[str, Any] | None = None) -> Any:
        if boundary.dead:
            raise Crash
        if method not in ("getMe", "getUpdates") and not method.startswith("setMy"):
            boundary.passes("before call")
            result = await real_call(self, method, params)
            boundary.passes("after call")
            return result
        return await real_call(self, method, params)

    patch.setattr(Engine, "transaction", transaction)
    patch.setattr(Api, "call", call)
    patch.setattr(serving_room, "DRAIN_SECONDS", 0.0)


async def _until_crash(bot: Bot, boundary: Boundary, done: Callable[[], bool]) -> None:
    """Runs the bot until it crashes or is done, and leaves what a kill leaves."""
    before = asyncio.all_tasks()
    kept = bot.open()
    stop = asyncio.Event()
    with pytest.MonkeyPatch.context() as patch:
        _break(boundary, patch)
        task = asyncio.create_task(serve(bot.telegram(), kept, stop))
        await bot.api.until(lambda: boundary.dead or done())
        if not boundary.dead:
            stop.set()
            await asyncio.wait({task})
        while left := asyncio.all_tasks() - before - {asyncio.current_task()}:
            for each in left:
                each.cancel()
            await asyncio.wait(left)
        assert boundary.dead or task.exception() is None
        kept.store.close()


@pytest.mark.parametrize("where", ["before commit", "after commit", "before call", "after call"])
async def test_a_crash_at_every_boundary_loses_nothing_and_repeats_one_message_at_most(
    api: BotApi, tmp_path: Path, where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        """Presents nothing: its calls only cost time here."""

    monkeypatch.setattr(serving_room, "present", nothing)
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


@pytest.mark.parametrize("number", [1, 2, 3])
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


# --- 2,000 generated updates -----------------------------------------------------------------------------

VALUES: list[Any] = [None, True, -1, 2**70, "", "x", "\ud800", [], [{}], {}, {"id": 1}, 1.5]
LETTERS = "abc /<&>\u202e\u0000é😀09"


def _text(rng: random.Random, most: int) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, most)))


def _update(rng: random.Random) -> tuple[dict[str, Any], bool]:
    """An update as people cause it, or the same with one part replaced or gone; and whether it was left
    whole.
    """
    chat = rng.randint(1, 5)
    user = {"id": chat, "is_bot": False, "first_name": "P", "language_code": rng.choice(["en", "ms", "id"])}
    message: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "from": user}
    payload: dict[str, Any]
    match rng.choice(["text", "command", "sticker", "tap", "edited"]):
        case "tap":
            tap = {"id": "1", "from": user, "chat_instance": "1", "data": _text(rng, 20), "message": message}
            payload = {"callback_query": tap}
        case "edited":
            payload = {"edited_message": message | {"text": _text(rng, 50), "edit_date": 2}}
        case "sticker":
            payload = {"message": message | {"sticker": {"file_id": "f"}}}
        case "command":
            payload = {"message": message | {"text": f"/{_text(rng, 50)}"}}
        case _:
            payload = {"message": message | {"text": _text(rng, 50)}}
    whole = rng.random() < 0.5
    if not whole:
        body = payload[next(iter(payload))]
        target = rng.choice([body, body.get("message", body)["chat"], body["from"]])
        key = rng.choice(sorted(target))
        if rng.random() < 0.5:
            target[key] = rng.choice(VALUES)
        else:
            del target[key]
    return payload, whole


class Quiet:
    """A sender that keeps what it is offered."""

    def __init__(self) -> None:
        self.offered: list[Any] = []
        self.answered: list[str] = []
        self.left: list[Any] = []

    def settled(self, count: int) -> None: ...
    def scrub_after(self, erased: Any) -> None: ...
    def answer(self, query: str, text: str) -> None:
        self.answered.append(query)

    def offer(self, queued: Any) -> None:
        self.offered += queued


class Plain:
    """A wire that only says how many replies there were."""

    def calls(self, event: Incoming, replies: Any) -> list[Call]:
        return [Call("say", {"chat_id": event.chat}) for _ in replies]

    def notice(self, chat: int, text: str, *, private: bool) -> Call:
        return Call("notice", {"chat_id": chat, "text": text})


@pytest.mark.parametrize("seed", range(20))
def test_two_thousand_generated_updates_are_each_answered_or_set_aside(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    generated = [_update(rng) for _ in range(100)]
    bot = Bot(None, tmp_path / "pandu.db")  # type: ignore[arg-type]
    kept = bot.open()
    sender, metrics = Quiet(), Metrics()
    runner = Runner(
        kept.store,
        echo,
        saved,
        Plain(),
        say,
        sender,
        metrics,
        lambda: NOW,
        kept.name,  # type: ignore[arg-type]
        Budget(burst=1e9),
    )
    events: list[Event] = [
        read({"update_id": number, **payload}) for number, (payload, _) in enumerate(generated, start=1)
    ]
    for start in range(0, 100, 7):
        runner.take(events[start : start + 7])
    for (payload, whole), event in zip(generated, events, strict=True):
        assert isinstance(event, Incoming) or not whole, payload
    private = [event for event in events if isinstance(event, Incoming)]
    said = Counter(call.chat for call in sender.offered if call.method == "say")
    for chat, written in Counter(event.chat for event in private if event.query is None).items():
        assert said[chat] >= written
    assert Counter(sender.answered) >= Counter(event.query for event in private if event.query)
    for chat in {event.chat for event in private}:
        state = kept.store.chats.load(chat)
        if state is not None:
            assert 0 < len(heard(saved.load(state))) <= sum(event.chat == chat for event in private)
    kept.store.close()
