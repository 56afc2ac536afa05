"""A chat as it moves in a turn: from screen to screen, and from subject to subject, one method a move.

What happens to answers stands in `bot.dialogue.moves.answers`, and to saved claims in `bot.dialogue.moves.claims`.
"""

from dataclasses import replace
from datetime import date, datetime

from bot.content import schema
from bot.dialogue.model import (
    Answer,
    AtChange,
    AtConfirm,
    AtDay,
    AtPlan,
    AtQuestion,
    AtReading,
    Chat,
    Consent,
    Counted,
    Place,
    Reply,
    Session,
)
from bot.dialogue.screens import claims, opening
from bot.dialogue.screens.situation import Situation, situation_of
from bot.dialogue.screens.view import View
from bot.dialogue.world import World
from bot.language.intents.topics import Understanding, understand
from bot.language.text.formatting import Language, malaysian_day

CLAIM = "claim:"  # begins where to go when it is a saved claim


class Moves:
    """The chat as it moves.

    `notes` are said above the screen; `effects` are replies besides the screen; `as_new` sends the screen as a new
    message; `erased` says that everything must go; `offer` is a language to offer to go on in.
    """

    def __init__(self, chat: Chat, now: datetime, world: World, code: str) -> None:
        self.chat = chat
        self.now = now
        self.world = world
        self.today: date = malaysian_day(now)
        self.notes: list[str] = []
        self.effects: list[Reply] = []
        self.as_new = False
        self.erased = False
        self.offer: Language | None = None
        self._code = code
        self._memo: dict[tuple[str, str, int], tuple[object, object]] = {}
        self._view: View | None = None
        self._heard: tuple[str, Understanding] | None = None
        self._situated: tuple[Chat, Situation | None] | None = None

    @property
    def view(self) -> View:
        """The chat, ready to be shown. Made once for each state of the chat."""
        if self._view is None or self._view.chat is not self.chat:
            self._view = View(self.world, self.chat, self.today, self.language, self._memo)
        return self._view

    @property
    def language(self) -> Language:
        """The person's choice, else Telegram's code (Malay and Indonesian mean Malay), else English."""
        if self.chat.language:
            return self.chat.language
        return "ms" if self._code.lower().split("-")[0] in ("ms", "id") else "en"

    @property
    def situation(self) -> Situation | None:
        """Where the session stands. Made once for each state of the chat."""
        if self._situated is None or self._situated[0] is not self.chat:
            self._situated = (self.chat, situation_of(self.view))
        return self._situated[1]

    def understood(self, text: str) -> Understanding:
        """What a text is about. Asked several times in a turn, found out once."""
        if self._heard is None or self._heard[0] != text:
            self._heard = (text, understand(text))
        return self._heard[1]

    def note(self, key: str, **values: str | int) -> None:
        """Something to be said above the screen."""
        self.notes.append(self.view.words.ui(key, **values))

    # --- screens over the session -------------------------------------------------------------------------

    def choose_language(self, argument: str) -> None:
        """Sets the language; the answers stay, the screen is shown again."""
        if argument in ("ms", "en"):
            self.chat = replace(self.chat, language="ms" if argument == "ms" else "en")
            if self.chat.screen in ("welcome", "language"):
                self.close()

    def agree(self) -> None:
        """Accepts the privacy notice."""
        consent = Consent(self.now, self.world.notice_version, self.language)
        self.chat = replace(self.chat, consent=consent, screen="menu", pending="")

    def open(self, screen: str) -> None:
        """Lays a screen over the session."""
        self.chat = replace(self.chat, screen=screen)

    def close(self) -> None:
        """Takes the screen that lies over the session away."""
        self.open("" if self.chat.session else "menu")

    # --- sessions -----------------------------------------------------------------------------------------

    def enter(self, argument: str) -> None:
        """Starts what a line of the menu stands for; asks first when another subject is unfinished."""
        if self._entry(argument) is not None:
            self.leave_for(argument)

    def leave_for(self, where: str) -> None:
        """Goes to a line of the menu, a dialogue or `claim:<id>`; asks first when another subject is unfinished."""
        if self.unfinished:
            self.place(AtConfirm("leave", where))
        else:
            self._go(where)

    def _go(self, where: str) -> None:
        entry = self._entry(where)
        if entry is not None:
            self.start(entry.dialogue, entry.answers)
        elif where.startswith(CLAIM):
            self.open_claim(where.removeprefix(CLAIM))
        elif where in self.world.content.dialogues:
            self.start(where, {})
        else:
            self.chat = replace(self.chat, session=None, screen="menu")

    def open_claim(self, id_: str) -> None:
        """Makes a claim's session the current one and shows its plan, or the question that is open again."""
        claim = claims.find(self.chat, id_)
        if claim is None:
            self.open("claims")
            return
        self.chat = replace(self.chat, session=claim.session, screen="")
        situation = self.situation
        self.place(AtPlan() if situation and situation.open_question is None else AtQuestion())

    def _entry(self, argument: str) -> schema.Entry | None:
        group_id, _, index = argument.rpartition(".")
        group = next((group for group in opening.groups(self.view) if group.id == group_id), None)
        return group.entries[int(index)] if group and index.isdecimal() and int(index) < len(group.entries) else None

    @property
    def unfinished(self) -> bool:
        """Whether the session has answers that leaving would drop."""
        situation = self.situation
        return situation is not None and situation.open_question is not None and bool(situation.path.answered)

    def start(self, dialogue_id: str, given: dict[str, str]) -> None:
        """Begins a dialogue, with answers already given."""
        dialogue = self.world.content.dialogues.get(dialogue_id)
        if dialogue is None:
            return
        revisions = {id_: question.rev for id_, question in dialogue.questions.items()}
        answers = {id_: Answer(value, self.today, revisions[id_]) for id_, value in given.items() if id_ in revisions}
        if self.chat.state:
            answers[schema.STATE_QUESTION] = Answer(self.chat.state, self.today)
        session = Session(_base36(self.chat.step), dialogue_id, answers, version=self._version(dialogue_id))
        self.chat = replace(self.chat, session=session, screen="")
        self.count()

    def restart(self, name: str) -> None:
        """`start` goes to the menu, `restart` to the first question; both ask before answers are dropped."""
        situation = self.situation
        if self.unfinished:
            self.place(AtConfirm("restart" if name == "restart" else "leave"))
        elif name == "restart" and situation is not None:
            self.start(situation.dialogue.id, {})
        else:
            self.open("menu")

    def confirm(self) -> None:
        """The yes to leaving or restarting."""
        session = self.chat.session
        if session is None or not isinstance(session.place, AtConfirm):
            return
        if session.place.what == "restart":
            self.start(session.dialogue, {})
        else:
            self._go(session.place.then)

    def place(self, place: Place) -> None:
        """Goes to a place of the session."""
        if self.chat.session is not None:
            self.chat = replace(self.chat, session=replace(self.chat.session, place=place), screen="")

    def _version(self, dialogue: str) -> str:
        return self.world.content.versions.get(dialogue, "")

    def greet_changed_dialogue(self) -> None:
        """Says once that the questions changed since the session was last used; its answers were replayed."""
        session = self.chat.session
        if session is None or session.dialogue not in self.world.machines:
            if session is not None:
                self.chat = replace(self.chat, session=None, screen="menu")
                self.note("sorry.changed_dialogue")
            return
        version = self._version(session.dialogue)
        if session.version == version:
            return
        self.chat = replace(self.chat, session=replace(session, version=version))
        situation = self.situation
        if situation is None or not session.answers:
            return
        place = session.place
        gone = isinstance(place, AtChange | AtReading | AtDay) and place.question not in situation.answered
        if gone or (isinstance(place, AtPlan) and situation.open_question is not None):
            self.chat = replace(self.chat, session=replace(session, version=version, place=AtQuestion()))
        self.note("question.kept")

    def why(self) -> None:
        """Shows why the question is asked, or hides it again."""
        session = self.chat.session
        if session is not None and isinstance(session.place, AtQuestion | AtChange):
            self.place(replace(session.place, help=not session.place.help))

    def back(self) -> None:
        """To the question before; from a screen that lies over the session, to the session."""
        situation = self.situation
        if self.chat.screen or situation is None:
            self.close()
            return
        place, answered = situation.session.place, situation.answered
        if isinstance(place, AtPlan) and place.section != "top":
            self.place(AtPlan())
        elif isinstance(place, AtReading | AtDay):
            self.place(AtQuestion())
        else:
            position = answered.index(situation.asked) if situation.asked in answered else len(answered)
            if position == 0:
                self.open("menu")
            else:
                self.place(AtChange(answered[position - 1]))

    def turn_page(self, page: int) -> None:
        """Turns to a page of the plan's open section."""
        session = self.chat.session
        if session is not None and isinstance(session.place, AtPlan):
            self.place(AtPlan(session.place.section, page))

    def count(self) -> None:
        """Counts the step reached, without saying by whom."""
        situation = self.situation
        if situation is not None:
            self.effects.append(Counted(situation.dialogue.id, situation.step, self.language))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
        if number == 0:
            return text
