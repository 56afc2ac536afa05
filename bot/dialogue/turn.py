"""One turn: what somebody sent and what is kept of their chat, to what is kept now and what is shown.

Pure and total: no clock, no I/O, and every input gets an answer that says what to do next.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.dialogue import claim_moves, claims, understanding
from bot.dialogue.commands import CANONICAL, NAMES
from bot.dialogue.model import (
    AtConfirm,
    AtPlan,
    AtQuestion,
    AtReading,
    Attachment,
    Button,
    Chat,
    Command,
    Erase,
    Expiring,
    Input,
    Message,
    Reminded,
    Reply,
    Tapped,
    Toast,
    Typed,
)
from bot.dialogue.moves import Moves
from bot.dialogue.mydata import data_file
from bot.dialogue.planning import plan_screen
from bot.dialogue.reading import Doubtful, Understood, read_answer
from bot.dialogue.screens import page_number, screen_of
from bot.dialogue.view import LASTING, Tap, parse_tap, plain
from bot.dialogue.world import World
from bot.language.detect import clearly
from bot.language.masking import mask

TEXT_LIMIT = 1000  # characters of a message that are read; nobody's answer is longer
_SENTENCE = 4  # words from which a doubtful answer is more likely something else
_TYPED_ANSWERS = ("date", "number", "money")

_ACTIONS: dict[str, Callable[[Moves, str], None]] = {
    "lang": Moves.choose_language,
    "agree": lambda moves, _: _agree(moves),
    "close": lambda moves, _: moves.close(),
    "menu": lambda moves, _: moves.open("menu"),
    "group": lambda moves, group: moves.open(f"menu.{group}"),
    "entry": Moves.enter,
    "go": lambda moves, dialogue: moves.start(dialogue, {}),
    "langs": lambda moves, _: moves.open("language"),
    "help": lambda moves, _: moves.open("help"),
    "forms": lambda moves, _: moves.open("forms"),
    "fgroup": lambda moves, group: moves.open(f"forms.group.{group}"),
    "form": lambda moves, form: moves.open(f"forms.form.{form}"),
    "myfile": lambda moves, _: _hand_over_data(moves),
    "mypage": lambda moves, page: moves.open(f"mydata.{page}"),
    "yes": lambda moves, _: moves.confirm(),
    "stay": lambda moves, _: moves.place(AtQuestion()),
    "o": Moves.answer_asked,
    "unsure": lambda moves, _: moves.answer_asked(None),
    "month": Moves.pick_day,
    "keep": lambda moves, _: moves.keep(),
    "why": lambda moves, _: moves.why(),
    "back": lambda moves, _: moves.back(),
    "sec": lambda moves, section: moves.place(AtPlan(section)),
    "page": lambda moves, page: moves.turn_page(page_number(page)),
    "change": lambda moves, _: moves.change(""),
    "cq": Moves.change,
    "claims": lambda moves, page: moves.open(f"claims.{page_number(page)}"),
    "claim": lambda moves, claim: moves.open(f"claim.{claim}"),
    "copen": claim_moves.open_plan,
    "cfiled": lambda moves, claim: claim_moves.set_status(moves, claim, "filed"),
    "cclose": lambda moves, claim: claim_moves.set_status(moves, claim, "closed"),
    "refuse": claim_moves.refuse,
    "cname": lambda moves, claim: moves.open(f"claim.{claim}.name"),
    "cdel": lambda moves, claim: moves.open(f"claim.{claim}.delete"),
    "cgone": claim_moves.delete,
    "tick": claim_moves.tick,
    "rems": lambda moves, claim: moves.open(f"claim.{claim}.reminders"),
    "rem": claim_moves.choose_reminder,
    "remall": claim_moves.all_or_no_reminders,
    "remoff": claim_moves.no_reminders,
    "ics": lambda moves, claim: claim_moves.hand_over(moves, claim, "ics"),
    "pdf": lambda moves, claim: claim_moves.hand_over(moves, claim, "pdf"),
    "share": claim_moves.share,
    "topic": understanding.choose,
    "erase": lambda moves, _: setattr(moves, "erased", True),
}


def turn(chat: Chat, input: Input, now: datetime, world: World) -> tuple[Chat, tuple[Reply, ...]]:  # noqa: A002
    """The chat after one input, and the replies. `now` carries its zone; `today` is the date in Malaysia."""
    moves = Moves(chat, now, world, input.code)
    if isinstance(input, Reminded):
        return _reminded(moves, input)
    if isinstance(input, Expiring):
        text = moves.view.ui("expiring.text", day=moves.view.words.day(input.on))
        return chat, (Message(text, silent=claims.at_night(now)),)
    if isinstance(input, Tapped):
        return _tapped(moves, input)
    moves.as_new = True
    moves.greet_changed_dialogue()
    _received(moves, input)
    if _at_rest(moves):
        claim_moves.ask_whether_filed(moves)
    return _shown(moves, [])


def _at_rest(moves: Moves) -> bool:
    """Whether a question of Pandu's own interrupts nothing: in the menu, in the list of claims, at a plan."""
    chat, place = moves.chat, moves.chat.session.place if moves.chat.session else None
    if moves.effects or chat.consent is None:
        return False
    return chat.screen in ("menu", "claims", "claims.0") or (not chat.screen and place == AtPlan() and moves.as_new)


def _shown(moves: Moves, first: list[Reply]) -> tuple[Chat, tuple[Reply, ...]]:
    """The chat, and what it shows: its screen with the notes above, and what else the moves brought."""
    if moves.erased:
        text = moves.view.ui("confirm.deleted")
        return Chat(), (*first, Message(text, replace=not moves.as_new), Erase())
    moves.chat = replace(moves.chat, step=moves.chat.step + 1)
    message = screen_of(moves.view, moves.now)
    text = "\n\n".join([*map(plain, moves.notes), message.text])
    screen = replace(message, text=text, replace=not moves.as_new)
    return moves.chat, (*first, *moves.effects, *_offer(moves), screen)


def _offer(moves: Moves) -> list[Reply]:
    """Asks a person who writes in the other language whether to go on in it."""
    if moves.offer is None:
        return []
    words = moves.world.words[moves.offer]
    yes = moves.view.button(
        words.ui("buttons.malay" if moves.offer == "ms" else "buttons.english"), "lang", moves.offer
    )
    return [Message(plain(words.ui("topics.switch")), ((yes,),))]


def _reminded(moves: Moves, reminded: Reminded) -> tuple[Chat, tuple[Reply, ...]]:
    """A reminder is a message of its own: the screen the person is on stays as it was."""
    claim = claims.find(moves.chat, reminded.claim)
    if claim is None:
        return moves.chat, ()
    message = claims.reminder(moves.view, claim, reminded.days, reminded.due, moves.now)
    if message is None:
        return moves.chat, ()
    if reminded.days == min(claim.reminders, default=0):
        moves.chat = claims.put(moves.chat, replace(claim, asked=True))
    return moves.chat, (message,)


# --- taps ------------------------------------------------------------------------------------------------


def _tapped(moves: Moves, tapped: Tapped) -> tuple[Chat, tuple[Reply, ...]]:
    """Acts on a tap. The same tap again, under whatever update, changes nothing and says nothing."""
    chat = moves.chat
    if tapped.data == chat.last_tap:
        return chat, (Toast(),)
    moves.greet_changed_dialogue()
    tap = parse_tap(tapped.data)
    session = chat.session.id if chat.session else ""
    fresh = tap is not None and tap.step == chat.step and tap.session == session
    if tap is None or not (fresh or (tap.action in LASTING and chat.consent is not None)):
        # An old keyboard: say so, and show where the chat stands, below, on a keyboard of its own.
        moves.as_new = True
        return _shown(moves, [Toast(moves.view.words.ui("sorry.stale")[:200])])
    moves.chat = replace(moves.chat, last_tap=tapped.data)
    _act(moves, tap)
    if _at_rest(moves):
        claim_moves.ask_whether_filed(moves)
    return _shown(moves, [Toast()])


def _agree(moves: Moves) -> None:
    pending = moves.chat.pending
    moves.agree()
    if pending:
        understanding.begin_with(moves, pending)


def _act(moves: Moves, tap: Tap) -> None:
    action = _ACTIONS.get(tap.action)
    if action is not None and (moves.chat.consent is not None or tap.action in ("lang", "agree")):
        action(moves, tap.argument)


def _hand_over_data(moves: Moves) -> None:
    moves.effects.append(data_file(moves.view))
    moves.as_new = True


# --- what is typed ---------------------------------------------------------------------------------------


def _received(moves: Moves, received: Input) -> None:
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
            _act(moves, tap)
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
        _act(moves, tap)
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
        moves.answer_asked(reading.value)
        understanding.note_answers(moves, text, answered=asked)
    elif len(text.split()) >= _SENTENCE and understanding.beside_the_point(moves, text):
        return
    elif isinstance(reading, Doubtful):
        moves.place(AtReading(situation.asked, reading.values))
    elif reading.values or not understanding.beside_the_point(moves, text):
        moves.note(reading.key, **reading.values)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
