"""What follows when Telegram asks to wait: one chat waits; everybody only when several people's chats are told at once.

A group may be told by anybody who writes a lot there, so it never makes others wait.
"""

from collections import deque

from bot.service.observing.logs import log

TOGETHER = 1.0  # seconds within which this many private chats must be told
SEVERAL = 3
LONGEST = 5.0  # seconds that everybody waits at most; who is told again waits again


class Pauses:
    """`until` is when everybody may go on; moments are seconds since the epoch."""

    def __init__(self) -> None:
        self.until = 0.0
        self._told: deque[tuple[float, int]] = deque()

    def told(self, chat: int, seconds: float, now: float) -> None:
        """A chat was told to wait."""
        if chat < 0:
            return
        self._told.append((now, chat))
        while now - self._told[0][0] > TOGETHER:
            self._told.popleft()
        if len({number for _, number in self._told}) >= SEVERAL:
            self.until = max(self.until, now + min(seconds, LONGEST))
            log.warning("slow_down_all", seconds=min(seconds, LONGEST), asked=seconds)

    def left(self, now: float) -> float:
        """For how many seconds everybody still waits."""
        return max(0.0, self.until - now)
