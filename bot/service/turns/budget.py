"""How much one chat may ask of the bot: a bucket that fills slowly, one notice when it is empty, then quiet."""

from collections import OrderedDict
from typing import Literal

Verdict = Literal["go", "notice", "quiet"]

BURST = 40.0  # updates at once: far more than a person taps, less than a script
PER_SECOND = 1.0
REMEMBERED = 10_000  # chats; the one idle longest is forgotten first, which only fills its bucket


class Budget:
    """Judges each update of a chat by the chat's bucket. Memory is bounded."""

    def __init__(self, burst: float = BURST, per_second: float = PER_SECOND) -> None:
        self._burst = burst
        self._per_second = per_second
        self._buckets: OrderedDict[int, tuple[float, float, bool]] = OrderedDict()

    def spend(self, chat: int, now: float) -> Verdict:
        """`go` while there is something left, `notice` once when it has run out, `quiet` until it fills again."""
        left, at, told = self._buckets.pop(chat, (self._burst, now, False))
        left = min(self._burst, left + max(0.0, now - at) * self._per_second)
        if left >= 1:
            self._buckets[chat] = (left - 1, now, told and left < self._burst / 2)
            verdict: Verdict = "go"
        else:
            self._buckets[chat] = (left, now, True)
            verdict = "quiet" if told else "notice"
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return verdict
