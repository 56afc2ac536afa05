"""Counts of what happens, in Prometheus's text format. No label ever names a chat."""

from bisect import bisect_left
from collections import Counter

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Histogram:
    """Seconds, counted in fixed buckets."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BUCKETS) + 1)
        self.total = 0.0

    def add(self, seconds: float, times: int = 1) -> None:
        self.counts[bisect_left(BUCKETS, seconds)] += times
        self.total += seconds * times

    def lines(self, name: str) -> list[str]:
        out, below = [f"# TYPE {name} histogram"], 0
        for bound, count in zip((*map(str, BUCKETS), "+Inf"), self.counts, strict=True):
            below += count
            out.append(f'{name}_bucket{{le="{bound}"}} {below}')
        return [*out, f"{name}_sum {self.total:.6f}", f"{name}_count {below}"]


class Metrics:
    """`turns` by kind of event, `errors` by kind, how long a turn takes to its commit and a call to its answer."""

    def __init__(self) -> None:
        self.turns: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.turn_seconds = Histogram()
        self.send_seconds = Histogram()

    def text(self, gauges: dict[str, float]) -> str:
        """Everything as Prometheus reads it; `gauges` are what only others know, by full name."""
        out: list[str] = []
        for name, label, counter in (
            ("pandu_turns_total", "kind", self.turns),
            ("pandu_errors_total", "kind", self.errors),
            ("pandu_sent_total", "method", self.sent),
        ):
            out.append(f"# TYPE {name} counter")
            out += [f'{name}{{{label}="{key}"}} {count}' for key, count in sorted(counter.items())]
        out += self.turn_seconds.lines("pandu_turn_seconds")
        out += self.send_seconds.lines("pandu_send_seconds")
        for name, value in gauges.items():
            out += [f"# TYPE {name} gauge", f"{name} {value:g}"]
        return "\n".join(out) + "\n"
