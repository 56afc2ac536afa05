"""Counts of what happens, by prometheus_client. No label ever names a chat. Every series begins at zero."""

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.service.observing.version import version

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
TURNS = ("incoming", "elsewhere", "membership", "ignored", "unreadable", "due", "ending", "repeated")
ERRORS = ("set_aside", "given_up", "too_much", "slow_down", "unreachable", "gone", "plainer", "nothing_to_do", "answer",
          "poll", "conflict", "scrub_waits", "erasure_refused")  # fmt: skip
SENT = ("sendMessage", "editMessageText", "sendDocument", "setMyCommands", "deleteMyCommands", "mail")

prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call] # a second series that nobody asks for


class Metrics:
    """`turns` by kind of event, `errors` by kind, how long a turn takes to its commit and a call to its answer."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._turns = self._counter("pandu_turns", "Events acted on, by kind.", "kind", TURNS)
        self._errors = self._counter("pandu_errors", "What went wrong, by kind.", "kind", ERRORS)
        self._sent = self._counter("pandu_sent", "What arrived, by method of the Bot API; and mails.", "method", SENT)
        self._reports = Counter("pandu_reports", "Mistakes reported to the operator.", registry=self.registry)
        self.turn_seconds = self._histogram("pandu_turn_seconds", "From an event to its commit.")
        self.send_seconds = self._histogram("pandu_send_seconds", "From a call to its answer.")
        self.loop_lag = self._histogram("pandu_loop_lag_seconds", "How late the event loop was, asked once a second.")
        self.outbox_depth = self._gauge("pandu_outbox_depth", "Calls that wait to leave.")
        self.outbox_age = self._gauge("pandu_outbox_age_seconds", "How long the oldest of them has waited.")
        self.paused = self._gauge("pandu_paused_seconds", "How long nothing leaves for anybody, as Telegram asked.")
        self.database_bytes = self._gauge("pandu_database_bytes", "Size of the database file.")
        self.log_bytes = self._gauge("pandu_database_log_bytes", "Size of the database's write-ahead log.")
        built = Gauge("pandu_build_info", "The version that runs.", ["version"], registry=self.registry)
        built.labels(version()).set(1)

    def turn(self, kind: str) -> None:
        self._turns.labels(kind).inc()

    def error(self, kind: str) -> None:
        self._errors.labels(kind).inc()

    def sent(self, method: str) -> None:
        self._sent.labels(method).inc()

    def report(self) -> None:
        self._reports.inc()

    def text(self) -> bytes:
        """Everything as Prometheus reads it."""
        return generate_latest(self.registry)

    def _counter(self, name: str, about: str, label: str, known: tuple[str, ...]) -> Counter:
        counter = Counter(name, about, [label], registry=self.registry)
        for value in known:
            counter.labels(value)
        return counter

    def _histogram(self, name: str, about: str) -> Histogram:
        return Histogram(name, about, registry=self.registry, buckets=BUCKETS)

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(name, about, registry=self.registry)
