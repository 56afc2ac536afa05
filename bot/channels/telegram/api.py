"""Calls of the Bot API, and its errors told apart as the service needs them."""

import warnings
from collections.abc import Callable
from typing import Any, NoReturn, cast

from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import RequestData

from bot.channels.telegram.request import AiohttpRequest, Params
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
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
PLAIN = ("sendMessage", "editMessageText", "answerCallbackQuery")
CONNECTIONS = 512

# What no later try would change, in the words of the Bot API.
DONE = ("message is not modified", "query is too old", "query id is invalid")
GONE = ("chat not found", "user is deactivated", "bot was kicked", "have no rights to send")

# `Bot.do_api_request` is public and meant for raw calls; it warns that typed methods exist.
warnings.filterwarnings("ignore", message="Please use 'Bot", module="bot.channels.telegram")
# A time to wait is a number now and a timedelta some day: both are understood below.
warnings.filterwarnings("ignore", message="Deprecated since version v22.2", module="telegram")


class Api:
    """The bot's connection to a Bot API server. Raises the errors of `service.errors`."""

    def __init__(self, token: str, base_url: str = OFFICIAL) -> None:
        self._sending = AiohttpRequest(CONNECTIONS)
        self._polling = AiohttpRequest(1, read_seconds=POLL_SECONDS + 10)
        root = base_url.rstrip("/")
        self.bot: Bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
        )

        self._plain = {method: f"{root}/bot{token}/{method}" for method in PLAIN}

    async def __aenter__(self) -> "Api":
        await self._sending.initialize()
        await self._polling.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._sending.shutdown()
        await self._polling.shutdown()

    async def call(self, method: str, params: dict[str, Any] | None = None) -> Any:
        """One call; its raw result."""
        try:
            if method in self._plain:
                # Most of all calls: the same way out without what a `Bot` does around it, a quarter of its
                # cost.
                return await self._sending.post(self._plain[method], cast(RequestData, Params(params or {})))
            return await self.bot.do_api_request(method, params)
        except TelegramError as error:
            _tell(error)

    async def updates(self, offset: int | None, seconds: int = POLL_SECONDS) -> list[Any]:
        """Updates from `offset` on, which confirms those below it."""
        params: dict[str, Any] = {"timeout": seconds, "allowed_updates": KINDS}
        if offset is not None:
            params["offset"] = offset
        result = await self.call("getUpdates", params)
        if not isinstance(result, list):
            raise UnreachableError("no list of updates")
        return result


def document(content: bytes, name: str) -> InputFile:
    return InputFile(content, filename=name)


def _tell(error: TelegramError) -> NoReturn:
    """The service's error for one of the Bot API. Words never carry the token."""
    words = str(error)
    low = words.lower()
    said: Callable[[str], bool] = low.__contains__
    match error:
        case RetryAfter():
            seconds = error.retry_after
            raise SlowDownError(seconds if isinstance(seconds, int) else seconds.total_seconds()) from None
        case ChatMigrated():
            raise MovedError(error.new_chat_id) from None
        case Forbidden():
            raise GoneError(words) from None
        case EndPointNotFound():
            raise RefusedError(words) from None
        case InvalidToken():
            raise RejectedError("the token is not accepted") from None
        case Conflict():
            raise ConflictError(words) from None
        case BadRequest():
            if any(map(said, DONE)):
                raise NothingToDoError(words) from None
            if any(map(said, GONE)):
                raise GoneError(words) from None
            raise RefusedError(words) from None
        case _:
            raise UnreachableError(words) from None
