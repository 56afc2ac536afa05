"""The bot's connection to a Bot API server, and its errors told apart as the service needs them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, NoReturn, TypeVar

from telegram import Bot, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.telegram.request import AiohttpRequest, Polling, proxy_to
from bot.service.errors import (
    ConflictError,
    GoneError,
    MovedError,
    NothingToDoError,
    RefusedError,
    RejectedError,
    SlowDownError,
    UnreachableError,
)

OFFICIAL = "https://api.telegram.org"
KINDS = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
POLL_SECONDS = 25
CONNECTIONS = 512
LONGEST_ERROR = 200  # characters of an error that are worth a place in a log

PASSING = ("logged out",)  # said of every call while a bot moves between servers
# What no later try would change, in the words of the Bot API.
DONE = ("message is not modified", "query is too old", "query id is invalid")
GONE = (
    "peer_id_invalid",
    "user is deleted",
    "chat not found",
    "user is deactivated",
    "bot was kicked",
    "not enough rights to send",
    "have no rights to send",
    "topic_closed",
    "chat_write_forbidden",
)

Result = TypeVar("Result")


class Api:
    """A `telegram.Bot` over aiohttp. `async with` opens and closes its connections; `doubt` learns of each refusal of
    the token.
    """

    def __init__(self, token: str, base_url: str = OFFICIAL) -> None:
        self.doubt: Callable[[], None] = lambda: None
        proxy = proxy_to(base_url)
        self._sending = AiohttpRequest(CONNECTIONS, proxy)
        self._polling = Polling(1, proxy, read_seconds=POLL_SECONDS + 10)
        root = base_url.rstrip("/")
        self.bot: Bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
        )

    async def __aenter__(self) -> "Api":
        await self._sending.initialize()
        await self._polling.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._sending.shutdown()
        await self._polling.shutdown()

    async def call(self, call: Awaitable[Result]) -> Result:
        """What one call of `bot` gives. Raises the errors of `service.errors`; a token refused once is only a doubt."""
        try:
            return await told(call)
        except RejectedError as error:
            self.doubt()
            raise UnreachableError(str(error)) from None

    async def updates(self, offset: int | None, seconds: int = POLL_SECONDS) -> list[Any]:
        """Updates from `offset` on as they came, which confirms those below it."""
        wait = timedelta(seconds=seconds)
        await self.call(self.bot.get_updates(offset, timeout=wait, allowed_updates=KINDS))
        return self._polling.received


async def told(call: Awaitable[Result]) -> Result:
    """What a call of the library's `Bot` gives. Raises the errors of `service.errors`."""
    try:
        return await call
    except TelegramError as error:
        _tell(error)
    except KeyError:
        raise UnreachableError("a strange answer") from None
    except (TypeError, ValueError, AttributeError):
        # It said `ok`, so it was done; what came of it cannot be read.
        raise NothingToDoError("a strange result") from None


def _tell(error: TelegramError) -> NoReturn:
    """The service's error for one of the library's. Its words never carry the token."""
    words = str(error)[:LONGEST_ERROR]
    low = words.lower()
    match error:
        case RetryAfter():
            seconds = error.retry_after
            raise SlowDownError(seconds if isinstance(seconds, int) else seconds.total_seconds()) from None
        case ChatMigrated():
            raise MovedError(error.new_chat_id) from None
        case Forbidden():
            raise GoneError(words) from None
        case InvalidToken() if error.__cause__ is None:
            raise RejectedError("the token is not accepted") from None
        case Conflict():
            raise ConflictError(words) from None
        case BadRequest():
            if any(said in low for said in DONE):
                raise NothingToDoError(words) from None
            if any(said in low for said in GONE):
                raise GoneError(words) from None
            if any(said in low for said in PASSING):
                raise UnreachableError(words) from None
            raise RefusedError(words) from None
        case _:
            raise UnreachableError(words) from None
