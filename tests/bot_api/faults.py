"""Faults on demand: what goes wrong with which method and chat, and how often."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.bot_api.errors import ApiError


@dataclass
class Fault:
    """One thing that goes wrong; matches a call by method and chat (None matches all), `times` times (None:
    always).

    `kind`: `rejected` (401), `page` (404 with a page in place of an answer), `strange` (200 with the JSON `body`),
    `too_many` (429 with `seconds`), `blocked` (403), `broken` (500), `refused` (400 with `says`), `migrated`
    (400 with `chat_to`), `cut` (connection reset, nothing done), `cut_after` (done, then reset), `stall` (held until
    `release` is set), `garbage` (200, no JSON).
    """

    kind: Literal[
        "rejected", "page", "strange", "too_many", "blocked", "broken", "refused", "migrated", "cut", "cut_after",
        "stall", "garbage",
    ]  # fmt: skip
    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    skip: int = 0
    seconds: int = 1
    body: Any = None
    says: str = "Bad Request: something is wrong"
    chat_to: int = 0
    release: asyncio.Event = field(default_factory=asyncio.Event)
    hits: int = 0

    def matches(self, method: str, params: dict[str, Any]) -> bool:
        """Whether this fault strikes the call; counts it when it does."""
        if self.method is not None and self.method.lower() != method:
            return False
        if self.chat is not None and str(params.get("chat_id")) != str(self.chat):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        self.hits += 1
        return True

    def error(self) -> ApiError | None:
        """The refusal of this fault, or None when it is one of the connection."""
        match self.kind:
            case "too_many":
                words = f"Too Many Requests: retry after {self.seconds}"
                return ApiError(429, words, retry_after=self.seconds)
            case "blocked":
                return ApiError(403, "Forbidden: bot was blocked by the user")
            case "rejected":
                return ApiError(401, "Unauthorized")
            case "broken":
                return ApiError(500, "Internal Server Error")
            case "refused":
                return ApiError(400, self.says)
            case "migrated":
                words = "Bad Request: group chat was upgraded to a supergroup chat"
                return ApiError(400, words, migrate_to_chat_id=self.chat_to)
            case _:
                return None
