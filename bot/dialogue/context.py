"""What a turn works with: the chat as it stands, the day, the words, and what is to be said besides the screen."""

from datetime import date, datetime

from bot.dialogue.chat import Chat, Session
from bot.dialogue.replies import Reply
from bot.dialogue.screens.session_view import asked_at
from bot.dialogue.screens.view import States, View
from bot.dialogue.world import World
from bot.language.intents.topics import Understanding, understand
from bot.language.text.formatting import Language, malaysian_day
from bot.session.state import SessionState


class TurnContext:
    """One turn. Only the conversation's machine moves `chat`; `before` is how it stood when the turn began.

    `notes` are said above the screen; `effects` are replies besides the screen; `as_new` sends the screen as a new
    message; `from_plan` is set where the tap was one of the plan's; `quiet` shows no screen; `erased` says that
    everything must go; `offer` is a language to offer to go on in.
    """

    def __init__(self, chat: Chat, now: datetime, world: World, code: str = "") -> None:
        self.chat = chat
        self.before = chat
        self.now = now
        self.world = world
        self.today: date = malaysian_day(now)
        self.notes: list[str] = []
        self.effects: list[Reply] = []
        self.as_new = False
        self.from_plan = False
        self.quiet = False
        self.erased = False
        self.offer: Language | None = None
        self._code = code
        self._states: States = []
        self._heard: tuple[str, Understanding] | None = None

    @property
    def language(self) -> Language:
        """The person's choice, else Telegram's code, else English."""
        return self.chat.language or language_of(self._code)

    def view(self, chat: Chat | None = None) -> View:
        """A chat, ready to be shown; the present one unless another is given."""
        shown = chat or self.chat
        return View(self.world, shown, self.today, shown.language or self.language, self._states)

    def state(self, chat: Chat | None = None) -> SessionState | None:
        """Where the answers of a chat's session stand; None without a session."""
        session = (chat or self.chat).session
        return self.state_of(session) if session else None

    @property
    def asked(self) -> str | None:
        """The question on the screen; None where there is none."""
        state = self.state()
        return asked_at(self.chat.place, state) if state else None

    def state_of(self, session: Session) -> SessionState | None:
        """Where the answers of a session stand; None when its dialogue is no more. Made once a turn."""
        return self.view().state_of(session)

    def understood(self, text: str) -> Understanding:
        """What a text is about. Asked several times in a turn, found out once."""
        if self._heard is None or self._heard[0] != text:
            self._heard = (text, understand(text))
        return self._heard[1]

    def note(self, key: str, **values: str | int) -> None:
        """Something to be said above the screen."""
        self.notes.append(self.world.words[self.language].ui(key, **values))


def language_of(code: str) -> Language:
    """The language that a code of Telegram's means: Malay and Indonesian mean Malay, everything else English."""
    return "ms" if code.lower().replace("_", "-").split("-")[0] in ("ms", "id", "in") else "en"
