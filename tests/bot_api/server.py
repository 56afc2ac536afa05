"""The stand-in itself: an aiohttp server that answers Bot API methods and keeps what people see."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import ClientSession, web

from tests.bot_api.errors import ApiError
from tests.bot_api.faults import Fault
from tests.bot_api.inbox import Inbox
from tests.bot_api.methods import BY_NAME, judge
from tests.bot_api.people import Person
from tests.bot_api.profile import Profile
from tests.bot_api.screens import ChatView

TOKEN = "123456:TEST-token-of-the-stand-in-0123456789"


class BotApi(Profile):
    """The server for one bot. `async with BotApi() as api:` then point the bot at `api.url`.

    `latency` delays every method; `faults` go wrong in the order they were added; `now` is the server's clock.
    """

    def __init__(self, latency: float = 0.0, now: Callable[[], float] = time.time) -> None:
        self.token = TOKEN
        bot = {
            "id": 123456,
            "is_bot": True,
            "first_name": "Pandu",
            "username": "pandu_test_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        super().__init__(bot, now)
        self.latency = latency
        self.inbox = Inbox(now)
        self.faults: list[Fault] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.webhook: dict[str, Any] = {}
        self.requests = 0  # being answered now, getUpdates not counted
        self.url = ""
        self._changed = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None

    # --- its life ----------------------------------------------------------------------------------------

    async def __aenter__(self) -> "BotApi":
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for fault in self.faults:
            fault.release.set()
        if self._delivery:
            self._delivery.cancel()
        assert self._runner is not None
        await self._runner.cleanup()

    def person(self, chat_id: int, language: str | None = "en", **more: Any) -> Person:
        """Somebody with a private chat with the bot (made when it is new)."""
        self.chats.setdefault(chat_id, ChatView(chat_id))
        return Person(self, chat_id, language=language, **more)

    def fault(self, kind: Any, method: str | None = None, **more: Any) -> Fault:
        """Adds a fault and gives it back, so that its hits can be read and its stall released."""
        fault = Fault(kind, method, **more)
        self.faults.append(fault)
        return fault

    def push(self, payload: dict[str, Any], update_id: int | None = None) -> int:
        """Queues an update for the bot, well formed or not; gives its id."""
        number = self.inbox.push(payload, update_id)
        self.changed()
        return number

    def changed(self) -> None:
        """Wakes everybody who waits for something to be so."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, so: Callable[[], bool], seconds: float = 30.0) -> None:
        """Waits until `so()`; fails with the transcripts when it does not become so."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not so():
            if loop.time() > end:
                seen = {chat.id: chat.transcript() + chat.toasts for chat in self.chats.values()}
                raise AssertionError(f"waited in vain; the screens are {seen}")
            with suppress(TimeoutError):  # what is waited for may also come true inside the bot, unseen here
                await asyncio.wait_for(self._changed.wait(), 0.02)

    # --- requests ----------------------------------------------------------------------------------------

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        counted = method != "getupdates"
        self.requests += counted
        self.changed()
        try:
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            if method not in BY_NAME:
                raise ApiError(404, "Not Found")
            params = await _params(request)
            return await self._answer(request, method, params)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        finally:
            self.requests -= counted
            self.changed()

    async def _answer(self, request: web.Request, method: str, params: dict[str, Any]) -> web.StreamResponse:
        if self.latency:
            await asyncio.sleep(self.latency)
        fault = next((fault for fault in self.faults if fault.matches(method, params)), None)
        if fault is not None:
            if fault.kind == "stall":
                await fault.release.wait()
            if fault.kind == "cut":
                return _cut(request)
            if fault.kind == "page":
                return web.Response(status=404, text=f"<html>404 {request.path_qs}</html>")
            if fault.kind == "strange":
                return web.json_response(fault.body)
            if fault.kind == "garbage":
                return web.Response(text="<html>not JSON")
            if (error := fault.error()) is not None:
                raise error
        judge(method, params)
        run: Callable[[dict[str, Any]], Awaitable[Any]] = getattr(self, f"_{method}")
        result = await run(params)
        if method != "getupdates":
            self.calls.append((method, params))
        if fault is not None and fault.kind == "cut_after":
            return _cut(request)
        return web.json_response({"ok": True, "result": result})

    # --- receiving ---------------------------------------------------------------------------------------

    async def _getme(self, params: dict[str, Any]) -> Any:
        return self.bot

    async def _getupdates(self, params: dict[str, Any]) -> Any:
        if self.webhook.get("url"):
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)  # the earlier poller gets the 409
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        allowed = params.get("allowed_updates")
        self.inbox.confirm(int(params.get("offset", 0)), allowed)
        self.changed()
        limit = max(1, min(int(params.get("limit", 100)), 100))
        end = asyncio.get_running_loop().time() + min(int(params.get("timeout", 0)), 50)
        while not (batch := self.inbox.batch(limit)):
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                break
            woken = asyncio.ensure_future(self._changed.wait())
            done, _ = await asyncio.wait({woken, mine}, timeout=min(left, 1.0), return_when=asyncio.FIRST_COMPLETED)
            woken.cancel()
            if mine in done:
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        return batch

    async def _setwebhook(self, params: dict[str, Any]) -> Any:
        self.webhook = params
        if self._delivery:
            self._delivery.cancel()
        self.inbox.confirm(0, params.get("allowed_updates"))
        if params.get("url"):
            self._delivery = asyncio.ensure_future(self._deliver())
        return True

    async def _deletewebhook(self, params: dict[str, Any]) -> Any:
        return await self._setwebhook({})

    async def _getwebhookinfo(self, params: dict[str, Any]) -> Any:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.inbox),
        }

    async def _deliver(self) -> None:
        """Posts updates to the webhook; several at once, in order within a lane; what is not 2xx is tried
        again.
        """
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        async with ClientSession(headers=headers) as session, asyncio.TaskGroup() as group:
            lanes: dict[str, asyncio.Queue[dict[str, Any]]] = {}

            async def lane(queue: asyncio.Queue[dict[str, Any]]) -> None:
                while True:
                    update = await queue.get()
                    await _until_taken(session, self.webhook["url"], update)
                    self.inbox.drop(update["update_id"])
                    self.changed()

            posted: set[int] = set()
            while True:
                for update in self.inbox.batch(10_000):
                    if update["update_id"] in posted:
                        continue
                    posted.add(update["update_id"])
                    key = _lane_of(update)
                    if key not in lanes:
                        lanes[key] = asyncio.Queue()
                        group.create_task(lane(lanes[key]))
                    lanes[key].put_nowait(update)
                await self._changed.wait()


async def _params(request: web.Request) -> dict[str, Any]:
    """The parameters of a call: JSON, a form or multipart; values of a form that are JSON are read as such."""
    if request.content_type == "application/json":
        return dict(await request.json())
    params: dict[str, Any] = dict(request.query)
    for key, value in (await request.post()).items():
        params[key] = value
        if isinstance(value, str) and value[:1] in "[{":
            params[key] = json.loads(value)
    return params


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _until_taken(session: ClientSession, url: str, update: dict[str, Any]) -> None:
    while not await _post(session, url, update):  # noqa: ASYNC110 (Telegram, too, tries again after a while)
        await asyncio.sleep(0.05)


async def _post(session: ClientSession, url: str, update: dict[str, Any]) -> bool:
    try:
        async with session.post(url, json=update) as response:
            return 200 <= response.status < 300
    except OSError:
        return False
    except Exception:  # a server that goes away in the middle answers in many ways: all mean "again"
        return False


def _lane_of(update: dict[str, Any]) -> str:
    """Telegram keeps one order per chat for messages and another per user for taps."""
    for kind, value in update.items():
        if isinstance(value, dict):
            if kind == "callback_query":
                return f"tap {value.get('from', {}).get('id')}"
            return f"chat {value.get('chat', {}).get('id')}"
    return "other"
