"""The one way a method of the stand-in refuses: an error as Telegram words it."""

from typing import Any


class ApiError(Exception):
    """A refusal: HTTP status, description and `parameters` (`retry_after`, `migrate_to_chat_id`)."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(description: str) -> ApiError:
    """400, in Telegram's words."""
    return ApiError(400, f"Bad Request: {description}")
