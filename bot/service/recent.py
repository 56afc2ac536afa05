"""The chats of the last turns, so that the next turn need not read them out of their bytes again."""

from collections import OrderedDict

from bot.dialogue.chat import Chat
from bot.service.ports import Saving

REMEMBERED = 250  # chats; the one idle longest is forgotten first


class Recent:
    """Chats by their number. What is kept decides: a chat is only given for the very bytes it was kept as."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._chats: OrderedDict[int, tuple[bytes, Chat]] = OrderedDict()

    def load(self, number: int, saved: bytes) -> Chat:
        """The chat that these bytes are. Raises ValueError when they are none."""
        known = self._chats.get(number)
        return known[1] if known is not None and known[0] == saved else self._saving.load(saved)

    def remember(self, number: int, saved: bytes, chat: Chat) -> None:
        """Takes what is now kept of a chat."""
        self._chats[number] = (saved, chat)
        self._chats.move_to_end(number)
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)

    def forget(self, number: int) -> None:
        """Holds nothing of a chat that was erased."""
        self._chats.pop(number, None)
