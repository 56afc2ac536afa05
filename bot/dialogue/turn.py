"""One turn: what somebody sent and what is kept of their chat, to what is kept now and what is shown.

Pure and total: no clock, no I/O, and every input gets an answer that says what to do next. What is tapped, typed
as a number or a label, or sent as a command ends in the same few actions below.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar

from bot.content import schema
from bot.dialogue import asking, forms, mydata, opening
from bot.dialogue.commands import CANONICAL, NAMES
from bot.dialogue.model import (
    Answer,
    AtChange,
    AtConfirm,
    AtPlan,
    AtQuestion,
    AtReading,
    Attachment,
    Button,
    Chat,
    Command,
    Consent,
    Erase,
    Input,
    Message,
    Reply,
    Session,
    Tapped,
    Toast,
    Typed,
)
from bot.dialogue.planning import plan_screen
from bot.dialogue.reading import Doubtful, Sorry, Understood, read_answer
from bot.dialogue.situation import Situation, situation_of
from bot.dialogue.view import Tap, View, bold, parse_tap, plain
from bot.dialogue.world import World
from bot.language.formatting import Language, malaysian_day
from bot.language.masking import mask
from bot.plan.model import ClaimPlan

TEXT_LIMIT = 1000  # characters of a message that are read; nobody's answer is longer
_TYPED_ANSWERS = ("date", "number", "money")


def turn(chat: Chat, input: Input, now: datetime, world: World) -> tuple[Chat, tuple[Reply, ...]]:  # noqa: A002
    """The chat after one input, and the replies. `now` carries its zone; `today` is the date in Malaysia."""
    return _Turn(chat, input, now, world).run()


class _Turn:
    """The working of one turn: `chat` moves as actions are taken, `notes` are said above the screen."""

    def __init__(self, chat: Chat, input: Input, now: datetime, world: World) -> None:  # noqa: A002
        self.chat = chat
        self.input = input
        self.now = now
        self.world = world
        self.today: date = malaysian_day(now)
        self.notes: list[str] = []
        self.toast: str | None = "" if isinstance(input, Tapped) else None
        self.as_new = not isinstance(input, Tapped)
        self.erased = False

    # --- the frame ----------------------------------------------------------------------------------------

    def run(self) -> tuple[Chat, tuple[Reply, ...]]:
        """Takes the input in and shows where the chat stands after it."""
        if isinstance(self.input, Tapped):
            moved = self._tapped(self.input)
            if not moved:
                return self.chat, (Toast(self.toast or ""),)
        elif self.chat.consent is None:
            self._before_consent(self.input)
        else:
            self._received(self.input)
        return self._shown()

    def _shown(self) -> tuple[Chat, tuple[Reply, ...]]:
        replies: list[Reply] = [] if self.toast is None else [Toast(self.toast)]
        if self.erased:
            text = self.view.ui("confirm.deleted")
            return Chat(), (*replies, Message(text, replace=not self.as_new), Erase())
        self.chat = replace(self.chat, step=self.chat.step + 1)
        message = self._screen()
        text = "\n\n".join([*map(plain, self.notes), message.text])
        return self.chat, (*replies, replace(message, text=text, replace=not self.as_new))

    @property
    def view(self) -> View:
        return View(self.world, self.chat, self.today, self.language)

    @property
    def language(self) -> Language:
        """The person's choice, else Telegram's code (Malay and Indonesian mean Malay), else English."""
        if self.chat.language:
            return self.chat.language
        return "ms" if self.input.code.lower().split("-")[0] in ("ms", "id") else "en"

    @property
    def situation(self) -> Situation | None:
        return situation_of(self.view)

    def _note(self, key: str, **values: str) -> None:
        self.notes.append(self.view.words.ui(key, **values))

    # --- what is shown ------------------------------------------------------------------------------------

    def _screen(self) -> Message:
        view, (name, _, rest) = self.view, self.chat.screen.partition(".")
        if self.chat.language is None:
            return opening.welcome(view)
        if self.chat.consent is None:
            return opening.notice(view)
        screens: dict[str, Callable[[], Message]] = {
            "help": lambda: opening.help_screen(view),
            "language": lambda: opening.language(view),
            "privacy": lambda: opening.privacy(view),
            "mydata": lambda: mydata.mydata_screen(view, _page(rest)),
            "delete": lambda: mydata.delete_screen(view),
            "forms": lambda: self._forms(rest),
            "menu": lambda: self._menu(rest),
        }
        if name in screens:
            return screens[name]()
        return self._session_screen() or opening.menu(view)

    def _menu(self, rest: str) -> Message:
        group = next((group for group in opening.groups(self.view) if group.id == rest), None)
        return opening.menu_group(self.view, group) if group else opening.menu(self.view)

    def _forms(self, rest: str) -> Message:
        kind, _, what = rest.partition(".")
        if kind == "group":
            group, _, page = what.rpartition(".")
            return forms.group_screen(self.view, group, _page(page))
        if kind == "form" and what in self.world.content.forms:
            return forms.form_screen(self.view, self.world.content.forms[what])
        if kind == "find":
            return forms.found_screen(self.view, what)
        return forms.forms_screen(self.view)

    def _session_screen(self) -> Message | None:
        situation = self.situation
        if situation is None:
            return None
        place = situation.session.place
        if isinstance(place, AtConfirm):
            return self._confirm_screen(situation, place)
        if isinstance(place, AtReading):
            return asking.reading(situation, place)
        if isinstance(place, AtChange) and place.question is None:
            return asking.change_list(situation)
        if situation.asked is not None:
            return asking.question(situation, situation.asked)
        return plan_screen(situation, place if isinstance(place, AtPlan) else AtPlan())

    def _confirm_screen(self, situation: Situation, place: AtConfirm) -> Message:
        title = situation.raw(situation.dialogue.title)
        yes = self.view.key(f"buttons.{place.what}_yes", "yes")
        stay = self.view.key("buttons.stay", "stay")
        return Message(bold(self.view.words.ui(f"confirm.{place.what}", title=title)), ((stay,), (yes,)))

    # --- taps ---------------------------------------------------------------------------------------------

    def _tapped(self, tapped: Tapped) -> bool:
        """Acts on a tap. False when nothing is to be shown: the same tap again, under whatever update."""
        if tapped.data == self.chat.last_tap:
            self.toast = ""
            return False
        tap = parse_tap(tapped.data)
        session = self.chat.session.id if self.chat.session else ""
        if tap is None or tap.step != self.chat.step or tap.session != session:
            # An old keyboard: say so, and show where the chat stands, below, on a keyboard of its own.
            self.toast = self.view.words.ui("sorry.stale")[:200]
            self.as_new = True
            return True
        self.chat = replace(self.chat, last_tap=tapped.data)
        self._act(tap)
        return True

    def _act(self, tap: Tap) -> None:
        if self.chat.consent is None and tap.action not in ("lang", "agree"):
            return
        action = self._ACTIONS.get(tap.action)
        if action is not None:
            action(self, tap.argument)

    def _choose_language(self, argument: str) -> None:
        if argument in ("ms", "en"):
            self.chat = replace(self.chat, language="ms" if argument == "ms" else "en")
            if self.chat.screen in ("welcome", "language"):
                self._close("")

    def _agree(self, _: str) -> None:
        consent = Consent(self.now, self.world.notice_version, self.language)
        self.chat = replace(self.chat, consent=consent, screen="menu")
        if self.chat.pending:
            entry, self.chat = self.chat.pending, replace(self.chat, pending="")
            self._start(entry, {})

    def _close(self, _: str) -> None:
        """Takes the screen that lies over the session away."""
        self.chat = replace(self.chat, screen="" if self.chat.session else "menu")

    def _open(self, screen: str) -> None:
        self.chat = replace(self.chat, screen=screen)

    def _enter(self, argument: str) -> None:
        """Starts what a line of the menu stands for; asks first when another subject is unfinished."""
        entry = self._entry(argument)
        if entry is None:
            return
        situation = self.situation
        if situation is not None and situation.open_question is not None and situation.session.answers:
            self._place(AtConfirm("leave", argument))
        else:
            self._start(entry.dialogue, entry.answers)

    def _entry(self, argument: str) -> schema.Entry | None:
        group_id, _, index = argument.rpartition(".")
        group = next((group for group in opening.groups(self.view) if group.id == group_id), None)
        return group.entries[int(index)] if group and index.isdigit() and int(index) < len(group.entries) else None

    def _start(self, dialogue_id: str, given: dict[str, str]) -> None:
        dialogue = self.world.content.dialogues.get(dialogue_id)
        if dialogue is None:
            return
        revisions = {id_: question.rev for id_, question in dialogue.questions.items()}
        answers = {id_: Answer(value, self.today, revisions[id_]) for id_, value in given.items() if id_ in revisions}
        if self.chat.state:
            answers[schema.STATE_QUESTION] = Answer(self.chat.state, self.today)
        session = Session(_base36(self.chat.step), dialogue_id, answers, version=self._version(dialogue_id))
        self.chat = replace(self.chat, session=session, screen="")

    def _version(self, dialogue: str) -> str:
        return self.world.content.versions.get(dialogue, "")

    def _yes(self, _: str) -> None:
        session = self.chat.session
        if session is None or not isinstance(session.place, AtConfirm):
            return
        if session.place.what == "restart":
            self._start(session.dialogue, {})
            return
        entry = self._entry(session.place.then)
        if entry is not None:
            self._start(entry.dialogue, entry.answers)
        else:
            self.chat = replace(self.chat, session=None, screen="menu")

    def _stay(self, _: str) -> None:
        self._place(AtQuestion())

    def _place(self, place: AtQuestion | AtPlan | AtChange | AtConfirm | AtReading) -> None:
        if self.chat.session is not None:
            self.chat = replace(self.chat, session=replace(self.chat.session, place=place), screen="")

    # --- answers ------------------------------------------------------------------------------------------

    def _option(self, value: str) -> None:
        situation = self.situation
        if situation is None or situation.asked is None:
            return
        self._answer(situation, situation.asked, value)

    def _unsure(self, _: str) -> None:
        situation = self.situation
        if situation is not None and situation.asked is not None:
            self._answer(situation, situation.asked, None)

    def _answer(self, situation: Situation, id_: str, value: str | None) -> None:
        """Keeps an answer and goes on to the first question that is open, or to the plan."""
        before = situation.plan
        answer = Answer(value, self.today, situation.question(id_).rev)
        answers = {**situation.session.answers, id_: answer}
        session = replace(
            situation.session, answers=answers, place=AtQuestion(), version=self._version(situation.dialogue.id)
        )
        self.chat = replace(self.chat, session=session)
        if id_ == schema.STATE_QUESTION:
            self.chat = replace(self.chat, state=value)
        after = self.situation
        if after is not None and after.open_question is None:
            self._place(AtPlan())
            self.as_new = True  # the plan is a message to keep, not the last state of a question
            if before is not None and after.plan is not None and id_ != schema.STATE_QUESTION:
                self._say_what_changed(before, after.plan)

    def _say_what_changed(self, before: ClaimPlan, now: ClaimPlan) -> None:
        old, new, words = before.nearest(), now.nearest(), self.view.words
        if before.outcome_id != now.outcome_id:
            self._note("change.outcome_changed")
        elif old and new and old.last_day and new.last_day and old.last_day != new.last_day:
            self._note("change.deadline_changed", new=words.day(new.last_day), old=words.day(old.last_day))
        elif [item.benefit.id for item in before.benefits] != [item.benefit.id for item in now.benefits]:
            self._note("change.outcome_changed")

    def _keep(self, _: str) -> None:
        """Leaves an answer as it was and goes on from there."""
        self._place(AtQuestion())
        situation = self.situation
        if situation is not None and situation.open_question is None:
            self._place(AtPlan())

    def _why(self, _: str) -> None:
        session = self.chat.session
        if session is not None and isinstance(session.place, AtQuestion | AtChange):
            self._place(replace(session.place, help=not session.place.help))

    def _back(self, _: str) -> None:
        """To the question before; from a screen that lies over the session, to the session."""
        if self.chat.screen or self.situation is None:
            self._close("")
            return
        situation = self.situation
        place, answered = situation.session.place, situation.answered
        if isinstance(place, AtPlan) and place.section != "top":
            self._place(AtPlan())
            return
        if isinstance(place, AtReading):
            self._place(AtQuestion())
            return
        position = answered.index(situation.asked) if situation.asked in answered else len(answered)
        if position == 0:
            self._open("menu")
        else:
            self._place(AtChange(answered[position - 1]))

    def _section(self, section: str) -> None:
        self._place(AtPlan(section))

    def _turn_page(self, page: str) -> None:
        session = self.chat.session
        if session is not None and isinstance(session.place, AtPlan):
            self._place(AtPlan(session.place.section, _page(page)))

    def _change(self, question: str) -> None:
        situation = self.situation
        if situation is not None and question in ("", *situation.answered):
            self._place(AtChange(question or None))

    def _erase(self, _: str) -> None:
        self.erased = True

    _ACTIONS: ClassVar[dict[str, Callable[["_Turn", str], None]]] = {
        "lang": _choose_language,
        "agree": _agree,
        "close": _close,
        "menu": lambda self, _: self._open("menu"),
        "group": lambda self, group: self._open(f"menu.{group}"),
        "entry": _enter,
        "go": lambda self, dialogue: self._start(dialogue, {}),
        "langs": lambda self, _: self._open("language"),
        "help": lambda self, _: self._open("help"),
        "forms": lambda self, _: self._open("forms"),
        "fgroup": lambda self, group: self._open(f"forms.group.{group}"),
        "form": lambda self, form: self._open(f"forms.form.{form}"),
        "mypage": lambda self, page: self._open(f"mydata.{page}"),
        "erase": _erase,
        "yes": _yes,
        "stay": _stay,
        "o": _option,
        "unsure": _unsure,
        "keep": _keep,
        "why": _why,
        "back": _back,
        "sec": _section,
        "page": _turn_page,
        "change": lambda self, _: self._change(""),
        "cq": _change,
    }

    # --- what is typed ------------------------------------------------------------------------------------

    def _before_consent(self, received: Input) -> None:
        """Nothing is asked or kept before the privacy notice is accepted; typed choices work all the same."""
        if isinstance(received, Command) and CANONICAL.get(received.name) == "delete":
            self.erased = True
            return
        if isinstance(received, Typed):
            button = self._pressed(received.text)
            if button is not None and button.data is not None:
                tap = parse_tap(button.data)
                if tap is not None:
                    self._act(tap)

    def _received(self, received: Input) -> None:
        if isinstance(received, Command):
            self._command(received)
        elif isinstance(received, Attachment):
            self._note("sorry.attachment")
        elif isinstance(received, Typed):
            self._typed(received)

    def _command(self, command: Command) -> None:
        name = CANONICAL.get(command.name)
        if name is None:
            self._note("sorry.unknown_command")
        elif name == "back":
            self._back("")
        elif name in ("start", "restart"):
            self._restart(name)
        else:
            self._open(name)

    def _restart(self, name: str) -> None:
        situation = self.situation
        unfinished = situation is not None and situation.open_question is not None and situation.session.answers
        if unfinished:
            self._place(AtConfirm("restart" if name == "restart" else "leave"))
        elif name == "restart" and situation is not None:
            self._start(situation.dialogue.id, {})
        else:
            self._open("menu")

    def _typed(self, typed: Typed) -> None:
        if typed.edited:
            self._note("sorry.edited", back=f"/{NAMES['back'][self.language]}")
            return
        if len(typed.text) > TEXT_LIMIT:
            self._note("sorry.long")
        text, masked = mask(typed.text[:TEXT_LIMIT])
        if masked:
            self._note("sorry.masked")
        button = self._pressed(text)
        if button is not None and button.data is not None:
            tap = parse_tap(button.data)
            if tap is not None:
                self._act(tap)
            return
        self._free_text(text)

    def _pressed(self, text: str) -> Button | None:
        """The button of the current screen that a typed number or label names."""
        screen, wanted = self._screen(), _folded(text)
        choices = [button for row in screen.rows for button in row if button.data]
        if wanted.isdecimal() and not self._asks_typed():
            number = int(wanted)
            return choices[number - 1] if 0 < number <= len(choices) else None
        every = [*choices, *(button for button in screen.nav if button.data), *self._sections()]
        return next((button for button in every if _folded(button.label) == wanted), None)

    def _sections(self) -> list[Button]:
        """In a section of the plan, the other sections can be named too."""
        situation = self.situation
        if self.chat.screen or situation is None or not isinstance(situation.session.place, AtPlan):
            return []
        return [button for row in plan_screen(situation, AtPlan()).rows for button in row if button.data]

    def _asks_typed(self) -> bool:
        situation = self.situation
        if self.chat.screen or situation is None or situation.asked is None:
            return False
        if isinstance(situation.session.place, AtReading | AtConfirm):
            return False
        return situation.question(situation.asked).answer.type in _TYPED_ANSWERS

    def _free_text(self, text: str) -> None:
        if self.chat.screen.startswith("forms"):
            self._open(f"forms.find.{text[:60]}")
            return
        situation = self.situation
        if self.chat.screen or situation is None or situation.asked is None:
            self._note("sorry.not_understood")
            return
        id_ = situation.asked
        reading = read_answer(situation, id_, text)
        if isinstance(reading, Understood):
            self._answer(situation, id_, reading.value)
        elif isinstance(reading, Doubtful):
            self._place(AtReading(id_, reading.values))
        elif isinstance(reading, Sorry):
            self._note(reading.key, **reading.values)


def _page(raw: str) -> int:
    return int(raw) if raw.isdecimal() else 0


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
        if number == 0:
            return text
