"""What follows from what somebody sends: a command, an answer, a button's label, or a text about something else."""

from dataclasses import replace

from bot.dialogue.context import Moves
from bot.dialogue.input import free_text as understanding
from bot.dialogue.input.answers import TYPED, Doubtful, Sorry, Understood, read_among, read_answer
from bot.dialogue.input.buttons import names_nothing, pressed
from bot.dialogue.input.commands import CANONICAL, NAMES
from bot.dialogue.model import AtConfirm, AtReading, Attachment, Command, Input, Typed
from bot.dialogue.moves import claims as claim_moves
from bot.dialogue.moves.actions import act
from bot.dialogue.moves.answers import answer_asked
from bot.dialogue.screens.situation import Situation
from bot.dialogue.screens.view import parse_tap
from bot.language.choices.yes_no import read_unsure
from bot.language.text.detect import clearly
from bot.language.text.masking import mask

TEXT_LIMIT = 1000  # characters of a message that are read; nobody's answer is longer
_SHORT = 3  # words up to which a day, a number or a sum is an answer and nothing else
_SENTENCE = 4  # words from which a doubtful answer is more likely something else


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
        button = pressed(moves, received.text)
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
    button = pressed(moves, text)
    tap = parse_tap(button.data or "") if button else None
    if tap is not None:
        act(moves, tap)
    else:
        _free_text(moves, text)
        written = clearly(text)
        if written is not None and written != moves.language and not moves.chat.offered:
            moves.chat, moves.offer = replace(moves.chat, offered=True), written


def _free_text(moves: Moves, text: str) -> None:
    screen, _, rest = moves.chat.screen.partition(".")
    id_, _, what = rest.partition(".")
    if screen == "forms":
        moves.open(f"forms.find.{text[:60]}")
        return
    if screen == "claim" and what == "name":
        claim_moves.rename(moves, id_, text)
        return
    if names_nothing(moves, text):
        moves.note("sorry.choice")
        return
    hidden = screen == "topics"  # what the screen lies over is not what it asks
    if hidden:
        moves.close()
    situation = moves.situation
    asks = situation is not None and situation.asked is not None and not (hidden or moves.chat.screen)
    if situation is None or not asks or isinstance(situation.session.place, AtConfirm):
        if not understanding.comes_first(text, moves):
            understanding.respond(moves, text)
    else:
        _answer(moves, situation, text)


def _answer(moves: Moves, situation: Situation, text: str) -> None:
    """A text where a question is on the screen: its answer, or something beside the point."""
    asked, place = situation.asked or "", situation.session.place
    if read_unsure(text):
        answer_asked(moves, None)
        return
    reading = read_among(situation, place, text) if isinstance(place, AtReading) else None
    reading = reading or read_answer(situation, asked, text)
    measured = situation.question(asked).answer.type in TYPED
    short_answer = measured and not isinstance(reading, Sorry) and len(text.split()) <= _SHORT
    if not short_answer and understanding.comes_first(text, moves):
        return
    if isinstance(reading, Understood):
        answer_asked(moves, reading.value)
        understanding.note_answers(moves, text, answered=asked)
    elif len(text.split()) >= _SENTENCE and understanding.beside_the_point(moves, text):
        return
    elif isinstance(reading, Doubtful):
        moves.place(AtReading(asked, reading.values))
    elif reading.values or not understanding.beside_the_point(moves, text):
        moves.note(reading.key, **reading.values)
