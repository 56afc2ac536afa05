"""Structured logs by structlog: one line an event, `key=value`, never a text of a person, never the token.

A token is cut out of every line at the last moment, so that no library's message or traceback can carry it.
"""

import logging
import re
import sys
from urllib.parse import quote

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TOKEN = re.compile(r"\d{3,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
REDACTED = "(token)"
LONGEST_LINE = 4_000  # a traceback fits; a page that a proxy sends in place of an answer does not

log: structlog.stdlib.BoundLogger = structlog.get_logger("pandu")


class Line(structlog.stdlib.ProcessorFormatter):
    """A record as one line, Pandu's own and those of libraries. Tracebacks are kept, on the same line."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = [form for secret in secrets if secret for form in (secret, quote(secret, safe=""))]
        super().__init__(
            foreign_pre_chain=_FIRST,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _without_nothing,
                structlog.processors.LogfmtRenderer(key_order=["at", "level", "event"], bool_as_flag=False),
            ],
        )

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record).replace("\n", "\\n")
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return TOKEN.sub(REDACTED, line)[:LONGEST_LINE]


def _without_nothing(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {key: value for key, value in event.items() if value not in (None, "")}


_FIRST: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
]


def configure(level: str, *secrets: str) -> None:
    """Sends every log line of the process, of libraries too, to standard error in this form."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_FIRST,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(*secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("pandu").setLevel(level.upper())


def debugging() -> bool:
    """Whether `debug` says anything, for those whose fields take time to make."""
    return logging.getLogger("pandu").isEnabledFor(logging.DEBUG)
