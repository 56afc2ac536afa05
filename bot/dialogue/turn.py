"""One turn: what somebody sent and what is kept of their chat, to what is kept now and what is shown.

Pure and total: no clock, no I/O, and every input gets an answer that says what to do next.
"""

from dataclasses import replace
from datetime import datetime

from bot.dialogue.context import Moves
from bot.dialogue.input.router import receive
from bot.dialogue.model import (
    AtPlan,
    Chat,
    Erase,
    Expiring,
    Input,
    Message,
    Reminded,
    Reply,
    Tapped,
    Toast,
)
from bot.dialogue.moves import claims as claim_moves
from bot.dialogue.moves.actions import act
from bot.dialogue.screens import claims
from bot.dialogue.screens.router import screen_of
from bot.dialogue.screens.view import LASTING, parse_tap, plain
from bot.dialogue.world import World


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
    receive(moves, input)
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
    act(moves, tap)
    if _at_rest(moves):
        claim_moves.ask_whether_filed(moves)
    return _shown(moves, [Toast()])
