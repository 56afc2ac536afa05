"""A fast, lenient stand-in for Telegram's Bot API, for load: it checks nothing and costs little.

Raw HTTP/1.1 over asyncio, for clients that keep connections alive and name a content length. Updates are confirmed by
the offset of the next poll, as Telegram does, so what a killed bot did not confirm comes again. The strict stand-in of
the tests is `tests/bot_api`.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

TOKEN = "123456:BENCH-token-of-the-load-stand-in-01234567"  # noqa: S105 (of no bot)
BOT = {"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": False}
AT_ONCE = 100
DATE = 1_795_000_000

OnScreen = Callable[[int, int, str, list[list[dict[str, Any]]]], None]
"""What a chat sees: chat, message id, text, rows of buttons."""


class ApiServer:
    """The server. `on_screen` is told each message as it appears; `latency` delays every answer."""

    def __init__(self, on_screen: OnScreen, latency: float = 0.0) -> None:
        self.on_screen = on_screen
        self.latency = latency
        self.stalled: set[int] = set()  # chats whose calls are answered only when they leave this set
        self.url = ""
        self.calls = 0
        self.polls = 0
        self.first_poll = 0.0
        self._updates: deque[tuple[int, str]] = deque()
        self._next_id = 1000
        self._next_message = 100
        self._poll: tuple[_Connection, asyncio.TimerHandle] | None = None
        self._due = False
        self._server: asyncio.Server | None = None
        self._held: list[tuple[_Connection, str, dict[str, Any]]] = []

    async def __aenter__(self) -> "ApiServer":
        self.loop = asyncio.get_running_loop()
        self._server = await self.loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    @property
    def waiting(self) -> int:
        """Updates not yet confirmed."""
        return len(self._updates)

    def push(self, update: dict[str, Any]) -> None:
        """Queues an update. Those of one moment are delivered together."""
        self._next_id += 1
        self._updates.append((self._next_id, json.dumps({"update_id": self._next_id, **update})))
        if self._poll is not None and not self._due:
            self._due = True
            self.loop.call_soon(self._deliver)

    def release(self) -> None:
        """Lets the calls of stalled chats go on."""
        self.stalled.clear()
        held, self._held = self._held, []
        for connection, method, params in held:
            self._finish(connection, method, params)

    # --- requests ----------------------------------------------------------------------------------------

    def request(self, connection: "_Connection", method: str, params: dict[str, Any]) -> None:
        if method == "getupdates":
            self._begin_poll(connection, params)
            return
        self.calls += 1
        if self.stalled and int(params.get("chat_id", 0)) in self.stalled:
            self._held.append((connection, method, params))
        elif self.latency:
            self.loop.call_later(self.latency, self._finish, connection, method, params)
        else:
            self._finish(connection, method, params)

    def _finish(self, connection: "_Connection", method: str, params: dict[str, Any]) -> None:
        if method not in ("sendmessage", "editmessagetext", "senddocument"):
            connection.answer('{"ok":true,"result":' + (json.dumps(BOT) if method == "getme" else "true") + "}")
            return
        chat = int(params["chat_id"])
        if method == "editmessagetext":
            message = int(params["message_id"])
        else:
            self._next_message += 1
            message = self._next_message
        text = params.get("text", "")
        place = {"id": chat, "type": "private", "first_name": "A"}
        result = {"message_id": message, "date": DATE, "chat": place, "from": BOT, "text": text}
        connection.answer(json.dumps({"ok": True, "result": result}))
        markup = params.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        self.on_screen(chat, message, text, markup.get("inline_keyboard", []))

    # --- polling -----------------------------------------------------------------------------------------

    def _begin_poll(self, connection: "_Connection", params: dict[str, Any]) -> None:
        if not self.polls:
            self.first_poll = monotonic()
        self.polls += 1
        offset = int(params.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._end_poll()
        seconds = min(30.0, float(params.get("timeout") or 0))
        self._poll = (connection, self.loop.call_later(seconds, self._end_poll))
        if self._updates:
            self._due = True
            self.loop.call_soon(self._deliver)

    def _deliver(self) -> None:
        self._due = False
        if self._poll is None:
            return
        batch = [self._updates[index][1] for index in range(min(AT_ONCE, len(self._updates)))]
        connection, timer = self._poll
        self._poll = None
        timer.cancel()
        body = '{"ok":true,"result":[' + ",".join(batch) + "]}"
        if self.latency:
            self.loop.call_later(self.latency, connection.answer, body)
        else:
            connection.answer(body)

    def _end_poll(self) -> None:
        if self._poll is not None:
            connection, timer = self._poll
            self._poll = None
            timer.cancel()
            connection.answer('{"ok":true,"result":[]}')

    def lost(self, connection: "_Connection") -> None:
        """A poll whose connection is gone gets nothing; its updates stay."""
        if self._poll is not None and self._poll[0] is connection:
            self._poll[1].cancel()
            self._poll = None


class _Connection(asyncio.Protocol):
    """One connection: requests one after another."""

    def __init__(self, server: ApiServer) -> None:
        self._server = server
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (the interface's)
        self._transport = None
        self._server.lost(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while True:
            head, mark, rest = self._buffer.partition(b"\r\n\r\n")
            if not mark:
                return
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            length = int(headers.get("content-length", 0))
            if len(rest) < length:
                return
            self._buffer = rest[length:]
            method = first.split(" ")[1].rpartition("/")[2].lower()
            self._server.request(self, method, _params(headers.get("content-type", ""), rest[:length]))

    def answer(self, body: str) -> None:
        if self._transport is not None:
            raw = body.encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n"
            self._transport.write(head.encode() + raw)


def _params(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return json.loads(body) if body else {}
    if kind.startswith("multipart/form-data"):
        return _multipart(kind, body)
    return {key: values[0] for key, values in parse_qs(body.decode()).items()}


def _multipart(kind: str, body: bytes) -> dict[str, Any]:
    boundary = kind.partition("boundary=")[2].strip('"').encode()
    params = {}
    for part in body.split(b"--" + boundary):
        head, mark, value = part.partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        if mark and name and b"filename=" not in head:
            params[name] = value.removesuffix(b"\r\n").decode()
    return params
