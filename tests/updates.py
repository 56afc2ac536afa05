"""Updates as people cause them, and broken ones, made from a seed: for tests and for benchmarks."""

import random
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any

from bot.dialogue.chat import Chat
from bot.dialogue.commands import CANONICAL
from bot.dialogue.inputs import Returned, Tapped
from bot.dialogue.replies import Message
from bot.dialogue.turn import turn
from bot.dialogue.world import World

# Nobody's: numbers of the shapes that people type by mistake and that may never be seen again.
PERSONAL = (
    "900101-14-5678", "880229105433", "A12345678", "012-345 6789", "+60 19 876 5432", "siti.aminah@example.com",
    "maybank 5123 4567 8901",
)  # fmt: skip
SAID = (
    "sy eksiden balik keje, boleh claim x", "kena buang kerja minggu lepas", "husband passed away, pekerja kilang",
    "jari putus kena mesin", "tarikh akhir EIS bila?", "berapa saya dapat gaji 2500", "nak cakap dengan orang",
    "borang 34", "hi", "terima kasih", "ya", "tak", "x tau", "1", "2", "9", "3 Mac", "3/4/2026", "15hb", "semalam",
    "minggu lepas", "31/2/2026", "RM2.5k", "2,500.00", "dua ribu", "12 bulan", "3 bln", "Selangor", "jb", "kl",
    "saya", "isteri saya", "bodoh bot ni", "saya nak mati", "cakap english boleh", "what did you say", "100000000",
)  # fmt: skip
LETTERS = "abc /<&>\u202e\u0000\u0301é😀09தமி中文\n"
BROKEN: tuple[Any, ...] = (None, True, -1, 2**70, "", "x", "\ud800", [], [{}], {}, {"id": 1}, 1.5)
_FILE = {"file_id": "f", "file_unique_id": "u"}
ATTACHED: dict[str, Any] = {
    "sticker": _FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False},
    "photo": [_FILE | {"width": 1, "height": 1}],
    "voice": _FILE | {"duration": 1},
    "document": _FILE,
    "location": {"latitude": 3.1, "longitude": 101.7},
}


class Stranger:
    """Somebody who types and taps anything. `screen` are the data of the buttons they see, kept by the caller."""

    def __init__(self, chat: int, rng: random.Random) -> None:
        self.chat = chat
        self.screen: Sequence[str] = ()
        self._rng = rng
        self._old: list[str] = []
        self._taps = 0
        self._messages = 0
        self._user = {"id": chat, "is_bot": False, "first_name": "P", "language_code": rng.choice(["en", "ms", "id"])}

    def whole(self) -> dict[str, Any]:
        """An update such as Telegram sends, without its id."""
        rng = self._rng
        match rng.choices(["tap", "text", "command", "attachment", "edited"], [6, 6, 1, 1, 1])[0]:
            case "tap":
                return self._tap()
            case "command":
                return {"message": self._message(text=f"/{rng.choice([*CANONICAL, self._noise(50)])} {self._text()}")}
            case "attachment":
                return {"message": self._message(**dict([rng.choice(list(ATTACHED.items()))]))}
            case "edited":
                return {"edited_message": self._message(text=self._text(), edit_date=2)}
            case _:
                return {"message": self._message(text=self._text())}

    def broken(self) -> dict[str, Any]:
        """The same with one part replaced or gone, which may leave it readable."""
        payload = deepcopy(self.whole())
        body = payload[next(iter(payload))]
        target = self._rng.choice([body, body.get("message", body)["chat"], body["from"]])
        key = self._rng.choice(sorted(target))
        if self._rng.random() < 0.5:
            target[key] = self._rng.choice(BROKEN)
        else:
            del target[key]
        return payload

    def _tap(self) -> dict[str, Any]:
        self._taps += 1
        self._old = [*self._old[-50:], *self.screen]
        chances = [self.screen or ("x",)] * 8 + [self._old or ("x",), [self._noise(20)]]
        data = self._rng.choice(self._rng.choice(chances))
        id_ = f"{self.chat}-{self._taps}"
        return {"callback_query": {"id": id_, "from": self._user, "chat_instance": "1", "data": data}
                | {"message": self._message(text="...")}}  # fmt: skip

    def _message(self, **content: Any) -> dict[str, Any]:
        chat = {"id": self.chat, "type": "private", "first_name": "P"}
        self._messages += 1
        return {"message_id": self._messages, "date": 1, "chat": chat, "from": self._user, **content}

    def _text(self) -> str:
        rng = self._rng
        match rng.choices(["said", "both", "personal", "noise", "long"], [8, 1, 1, 1, 1])[0]:
            case "said":
                return rng.choice(SAID)
            case "both":
                return f"{rng.choice(SAID)} {rng.choice(SAID)}"
            case "personal":
                return f"{rng.choice(SAID)} {rng.choice(PERSONAL)} {rng.choice(('', 'ic saya', 'call'))}"
            case "noise":
                return self._noise(50)
            case _:
                return self._noise(9) * rng.randint(1, 400)

    def _noise(self, most: int) -> str:
        return "".join(self._rng.choice(LETTERS) for _ in range(self._rng.randint(1, most)))


def buttons_of(params: dict[str, Any]) -> list[str]:
    """The data of every button in the parameters of a call."""
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def stuck(chat: Chat, now: datetime, world: World) -> list[str]:
    """What is wrong with a chat: a screen that cannot be shown, or a button on it that gets no answer."""
    shown, replies = turn(chat, Returned(), now, world)
    messages = [reply for reply in replies if isinstance(reply, Message)]
    if not messages:
        return ["shows nothing"]
    wrong = [f"{len(message.text)} characters" for message in messages if len(message.text) > 4096]
    buttons = [button for row in (*messages[-1].rows, messages[-1].nav) for button in row if button.data is not None]
    silent = [button for button in buttons if not turn(shown, Tapped(button.data or ""), now, world)[1]]
    return wrong + [f"no answer to {button.label!r}" for button in silent]
