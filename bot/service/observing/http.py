"""Listening for HTTP, with limits: who connects and says nothing, or very slowly, must not use up the process."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.service.errors import StartError

HEADER_SECONDS = 10.0
KEEP_ALIVE_SECONDS = 75.0
END_OF_HEADER = b"\r\n\r\n"


class _Guarded(asyncio.Protocol):
    """A connection that is dropped when its first request has not come in time, or when there are too many."""

    def __init__(self, inner: asyncio.Protocol, open_now: set["_Guarded"], most: int) -> None:
        self._inner = inner
        self._open_now = open_now
        self._most = most
        self._begun = b""
        self._timer: asyncio.TimerHandle | None = None
        self.pause_writing: Callable[[], None] = inner.pause_writing
        self.resume_writing: Callable[[], None] = inner.resume_writing
        self.eof_received: Callable[[], bool | None] = inner.eof_received

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._inner.connection_made(transport)
        if len(self._open_now) >= self._most and isinstance(transport, asyncio.WriteTransport):
            transport.abort()
            return
        self._open_now.add(self)
        if isinstance(transport, asyncio.WriteTransport):
            self._timer = asyncio.get_running_loop().call_later(HEADER_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        if self._timer is not None:
            self._begun = self._begun[-3:] + data
            if END_OF_HEADER in self._begun:
                self._timer.cancel()
                self._timer, self._begun = None, b""
        self._inner.data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._open_now.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        self._inner.connection_lost(exc)


@asynccontextmanager
async def listening(app: web.Application, listen: tuple[str, int], setting: str, most: int) -> AsyncIterator[int]:
    """Serves an application on an address, which `setting` named, to `most` connections at once; gives the port.

    Raises StartError when nothing can listen there.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0, keepalive_timeout=KEEP_ALIVE_SECONDS)
    await runner.setup()
    assert runner.server is not None  # noqa: S101 (made by setup)
    make, open_now = runner.server, set[_Guarded]()
    try:
        try:
            server = await asyncio.get_running_loop().create_server(
                lambda: _Guarded(make(), open_now, most), *listen, reuse_address=True
            )
        except OSError as error:
            raise StartError(2, f"{setting}: cannot listen there: {error.strerror}") from None
        try:
            yield int(server.sockets[0].getsockname()[1])
        finally:
            server.close()
    finally:
        await runner.cleanup()
