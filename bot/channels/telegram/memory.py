"""What came a moment ago, so that the same again is known. A restart forgets it, which costs a line said twice."""

from collections import OrderedDict
from collections.abc import Hashable

REMEMBERED = 2_000


class Latest:
    """The latest of each thing, as hashes: what somebody wrote is not kept."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._known: OrderedDict[int, int] = OrderedDict()

    def same(self, thing: Hashable, value: Hashable = None) -> bool:
        """Whether this thing was seen before with this value; from now on it has it."""
        key, now = hash(thing), hash(value)
        before = self._known.pop(key, None)
        self._known[key] = now
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return before == now
