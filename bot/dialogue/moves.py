"""What can happen to a chat in a turn, one method a move. A tap, a number, a label and a command all end here."""

import re
from dataclasses import replace
from datetime import date, datetime

from bot.content import schema
from bot.dialogue import claims, opening
from bot.dialogue.day_picker import first_month
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
from bot.dialogue.situation import Situation, situation_of
from bot.dialogue.view import View
from bot.dialogue.world import World
from bot.language.formatting import Language, malaysian_day
from bot.plan.model import ClaimPlan

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
        self._situated: tuple[Chat, Situation | None] | None = None

    @property
    def view(self) -> View:
        """The chat, ready to be shown."""
        return View(self.world, self.chat, self.today, self.language, self._memo)

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
        self._count()

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

    # --- answers ------------------------------------------------------------------------------------------

    def answer_asked(self, value: str | None) -> None:
        """Answers the question on the screen; None is "I don't know"."""
        situation = self.situation
        if situation is not None and situation.asked is not None:
            self.answer(situation, situation.asked, value)

    def answer(self, situation: Situation, id_: str, value: str | None) -> None:
        """Keeps an answer and goes on to the first question that is open, or to the plan."""
        before, seen = situation.plan, {*situation.answered, _end(situation)}
        given = Answer(value, self.today, situation.question(id_).rev)
        session = replace(situation.session, answers={**situation.session.answers, id_: given}, place=AtQuestion())
        self.chat = replace(self.chat, session=session)
        if id_ == schema.STATE_QUESTION:
            self.chat = replace(self.chat, state=value)
        after = self.situation
        if after is not None and after.open_question is None:
            self._arrive(after)
            if before is not None and after.plan is not None and id_ != schema.STATE_QUESTION:
                self._say_what_changed(before, after.plan)
        if after is not None and _end(after) not in seen:  # an answer given again is no step further
            self._count()

    def fill_in(self, id_: str, value: str) -> None:
        """Keeps an answer that was given before its question came, and goes on to what is then open."""
        situation = self.situation
        if situation is None:
            return
        given = Answer(value, self.today, situation.question(id_).rev)
        session = replace(situation.session, answers={**situation.session.answers, id_: given}, place=AtQuestion())
        self.chat = replace(self.chat, session=session)
        after = self.situation
        if after is not None and after.open_question is None:
            self._arrive(after)

    def _arrive(self, situation: Situation) -> None:
        """At the plan: it is a message to keep, and a claim."""
        self.place(AtPlan())
        self.as_new = True
        self.chat = claims.keep(self.chat, situation)
        claim = claims.find(self.chat, situation.session.id)
        if claim is None and len(self.chat.claims) >= claims.MOST:
            self.note("claims.full", n=claims.MOST)
        if claim is not None and claim.reminders:
            self.effects.append(claims.remind(self.view, claim, self.now))

    def _say_what_changed(self, before: ClaimPlan, now: ClaimPlan) -> None:
        old, new, words = before.nearest(), now.nearest(), self.view.words
        if before.outcome_id != now.outcome_id:
            self.note("change.outcome_changed")
        elif old and new and old.last_day and new.last_day and old.last_day != new.last_day:
            self.note("change.deadline_changed", new=words.day(new.last_day), old=words.day(old.last_day))
        elif [item.benefit.id for item in before.benefits] != [item.benefit.id for item in now.benefits]:
            self.note("change.outcome_changed")

    def pick_day(self, month: str) -> None:
        """Shows a month to pick the asked day from: the first time the month of the answer so far."""
        situation = self.situation
        if situation is None or situation.asked is None:
            return
        if re.fullmatch(r"(19[5-9]\d|20\d\d)-(0[1-9]|1[0-2])", month) is None:
            month = first_month(situation, situation.asked)
        self.place(AtDay(situation.asked, month))

    def keep(self) -> None:
        """Leaves an answer as it was and goes on from there."""
        self.place(AtQuestion())
        situation = self.situation
        if situation is not None and situation.open_question is None:
            self.place(AtPlan())

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

    def change(self, question: str) -> None:
        """Shows the answers to change, or asks one of them again."""
        situation = self.situation
        if situation is not None and question in ("", *situation.answered):
            self.place(AtChange(question or None))

    def _count(self) -> None:
        """Counts the step reached, without saying by whom."""
        situation = self.situation
        if situation is not None:
            self.effects.append(Counted(situation.dialogue.id, _end(situation), self.language))


def _end(situation: Situation) -> str:
    """The step that the answers lead to: a question, or an outcome after `=`."""
    return situation.open_question or f"={situation.path.at}"


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
        if number == 0:
            return text
