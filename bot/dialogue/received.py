"""What follows from what somebody sends: a command, an answer, a button's label, or a text about something else."""

from dataclasses import replace

from bot.dialogue import claim_moves, understanding
from bot.dialogue.actions import act
from bot.dialogue.answer_moves import answer_asked
from bot.dialogue.commands import CANONICAL, NAMES
from bot.dialogue.model import AtConfirm, AtPlan, AtQuestion, AtReading, Attachment, Button, Command, Input, Typed
from bot.dialogue.moves import Moves
from bot.dialogue.planning import plan_screen
from bot.dialogue.reading import Doubtful, Understood, read_answer
from bot.dialogue.screens import screen_of
from bot.dialogue.view import parse_tap
from bot.language.detect import clearly
from bot.language.masking import mask

TEXT_LIMIT = 1000  # characters of a message that are read; nobody's answer is longer
_SENTENCE = 4  # words from which a doubtful answer is more likely something else
_TYPED_ANSWERS = ("date", "number", "money")


def receive(moves: Moves, received: Input) -> None:
    """Acts on a text, a command or an attachment."""
    if moves.chat.consent is None:
        _before_consent(moves, received)
    elif isinstance(received, Command):
        _command(moves, received)
    elif isinstance(received, Attachment):
        moves.note("sorry.attachment")
    elif isinstance(received, Typed):
        _typed(moves, received)


def _before_consent(moves: Moves, received: Input) -> None:
    """Nothing is asked or kept before the privacy notice is accepted; typed choices work all the same."""
    if isinstance(received, Command):
        name = CANONICAL.get(received.name)
        if name == "delete":
            moves.erased = True
        elif name == "start" and received.rest in moves.world.content.dialogues:
            moves.chat = replace(moves.chat, pending=received.rest)
    elif isinstance(received, Typed):
        button = _pressed(moves, received.text)
        tap = parse_tap(button.data or "") if button else None
        if tap is not None:
            act(moves, tap)
        elif not understanding.comes_first(received.text[:TEXT_LIMIT], moves):
            subject = understanding.subject_of(moves, received.text[:TEXT_LIMIT])
            moves.chat = replace(moves.chat, pending=subject or moves.chat.pending)


def _command(moves: Moves, command: Command) -> None:
    name = CANONICAL.get(command.name)
    if name is None:
        moves.note("sorry.unknown_command")
    elif name == "back":
        moves.back()
    elif name == "start" and command.rest in moves.world.content.dialogues:
        moves.leave_for(command.rest)
    elif name in ("start", "restart"):
        moves.restart(name)
    elif name == "reminders":
        claim_moves.open_reminders(moves)
    else:
        moves.open(name)


def _typed(moves: Moves, typed: Typed) -> None:
    if typed.edited:
        moves.note("sorry.edited", back=f"/{NAMES['back'][moves.language]}")
        return
    if len(typed.text) > TEXT_LIMIT:
        moves.note("sorry.long")
    text, masked = mask(typed.text[:TEXT_LIMIT])
    if masked:
        moves.note("sorry.masked")
    button = _pressed(moves, text)
    tap = parse_tap(button.data or "") if button else None
    if tap is not None:
        act(moves, tap)
    else:
        _free_text(moves, text)
        written = clearly(text)
        if written is not None and written != moves.language and not moves.chat.offered:
            moves.chat, moves.offer = replace(moves.chat, offered=True), written


def _pressed(moves: Moves, text: str) -> Button | None:
    """The button of the current screen that a typed number or label names."""
    wanted = _folded(text)
    if wanted.isdecimal() and _asks_only_typed(moves):
        return None  # the commonest answer, on a screen where no label is a number: no need to make it
    screen = screen_of(moves.view, moves.now)
    choices = [button for row in screen.rows for button in row if button.data]
    if wanted.isdecimal() and not _asks_typed(moves):
        number = int(wanted)
        if _may_be_an_amount(moves, wanted):
            return None
        return choices[number - 1] if 0 < number <= len(choices) else None
    every = [*choices, *(button for button in screen.nav if button.data), *_other_sections(moves)]
    return next((button for button in every if _folded(button.label) == wanted), None)


def _other_sections(moves: Moves) -> list[Button]:
    """In a section of the plan, the other sections can be named too."""
    situation = moves.situation
    if moves.chat.screen or situation is None or not isinstance(situation.session.place, AtPlan):
        return []
    return [button for row in plan_screen(situation, AtPlan()).rows for button in row if button.data]


def _asks_only_typed(moves: Moves) -> bool:
    """Whether the screen is a question that offers nothing to choose from."""
    situation = moves.situation
    return situation is not None and isinstance(situation.session.place, AtQuestion) and _asks_typed(moves)


def _asks_typed(moves: Moves) -> bool:
    """Whether a number that is typed is an answer of its own, not the number of a choice."""
    situation = moves.situation
    if moves.chat.screen or situation is None or situation.asked is None:
        return False
    if isinstance(situation.session.place, AtReading | AtConfirm):
        return False
    return situation.question(situation.asked).answer.type in _TYPED_ANSWERS


def _may_be_an_amount(moves: Moves, number: str) -> bool:
    """Whether a number may mean another option than the one it counts to: "3" where options stand for days."""
    situation = moves.situation
    if moves.chat.screen or situation is None or situation.asked is None:
        return False
    if not isinstance(situation.session.place, AtQuestion):
        return False
    return isinstance(read_answer(situation, situation.asked, number), Doubtful)


def _free_text(moves: Moves, text: str) -> None:
    screen, _, rest = moves.chat.screen.partition(".")
    id_, _, what = rest.partition(".")
    if screen == "forms":
        moves.open(f"forms.find.{text[:60]}")
        return
    if screen == "claim" and what == "name":
        claim_moves.rename(moves, id_, text)
        return
    if screen == "topics":
        moves.close()
    situation = moves.situation
    if understanding.comes_first(text, moves):
        return
    if moves.chat.screen or situation is None or situation.asked is None:
        understanding.respond(moves, text)
        return
    reading = read_answer(situation, situation.asked, text)
    if isinstance(reading, Understood):
        asked = situation.asked
        answer_asked(moves, reading.value)
        understanding.note_answers(moves, text, answered=asked)
    elif len(text.split()) >= _SENTENCE and understanding.beside_the_point(moves, text):
        return
    elif isinstance(reading, Doubtful):
        moves.place(AtReading(situation.asked, reading.values))
    elif reading.values or not understanding.beside_the_point(moves, text):
        moves.note(reading.key, **reading.values)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
