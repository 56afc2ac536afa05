"""Structured logs: one line an event, `key=value`, never a text of a person, never the token.

A token is cut out of every line at the last moment, so that no library's message or traceback can carry it.
"""

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
REDACTED = "(token)"


class Line(logging.Formatter):
    """A record as one line. Tracebacks are kept, on the same line."""

    def __init__(self, *secrets: str) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields: Mapping[str, Any] = getattr(record, "fields", {})
        parts = [f"at={at}", f"level={record.levelname.lower()}", f"event={_shown(record.getMessage())}"]
        parts += [f"{key}={_shown(value)}" for key, value in fields.items() if value not in (None, "")]
        if record.exc_info:
            parts.append(f"trace={_shown(self.formatException(record.exc_info))}")
        return self.redact(" ".join(parts))

    def redact(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return TOKEN.sub(REDACTED, text)


def _shown(value: Any) -> str:
    text = str(value)
    return text if re.fullmatch(r"[\w.:/+-]+", text) else json.dumps(text, ensure_ascii=False)


class _Log:
    """`log.info("event", key=value)`."""

    def __init__(self) -> None:
        self._logger = logging.getLogger("pandu")

    def _write(self, level: int, event: str, fields: dict[str, Any]) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.log(level, event, extra={"fields": fields})

    @property
    def debugging(self) -> bool:
        """Whether `debug` says anything, for those whose fields take time to make."""
        return self._logger.isEnabledFor(logging.DEBUG)

    def debug(self, event: str, **fields: Any) -> None:
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: Any) -> None:
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: Any) -> None:
        self._write(logging.ERROR, event, fields)


log = _Log()


def configure(level: str, *secrets: str) -> None:
    """Sends every log line of the process, of libraries too, to standard error in this form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(*secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("pandu").setLevel(level.upper())
