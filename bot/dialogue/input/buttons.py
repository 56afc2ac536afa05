"""Which button of the screen a typed text names: by its number, its label, or a yes or no where the screen asks one.

A number counts the buttons that are shown. Where a number is an answer of its own, it is none of this.
"""

from datetime import date

from bot.dialogue.context import Moves
from bot.dialogue.input.answers import TYPED, Doubtful, read_answer
from bot.dialogue.model import AtConfirm, AtPlan, AtQuestion, AtReading, Button, Message
from bot.dialogue.screens.plan import plan_screen
from bot.dialogue.screens.router import screen_of
from bot.dialogue.screens.view import parse_tap
from bot.language.choices.options import place_named
from bot.language.choices.yes_no import read_yes_no

# What a button does where a screen asks yes or no. To delete is never said by a mere yes.
_YES, _NO = frozenset({"yes", "cfiled"}), frozenset({"stay", "copen"})


def pressed(moves: Moves, text: str) -> Button | None:
    """The button of the current screen that a text names."""
    place = place_named(text)
    if (place is not None or text.strip().isdecimal()) and _asks_only_typed(moves):
        return None  # the commonest answer, on a screen where no label is a number: no need to make it
    screen = screen_of(moves.view, moves.now)
    choices = shown_choices(screen)
    if place is not None and _is_place(moves, place):
        return choices[place - 1] if 0 < place <= len(choices) else _labelled(choices, text)
    every = [*choices, *(button for button in screen.nav if button.data), *_other_sections(moves)]
    return _labelled(every, text) or _yes_or_no(moves, screen, text)


def names_nothing(moves: Moves, text: str) -> bool:
    """Whether a text is a number that counts buttons, but none that is shown."""
    over, situation = moves.chat.screen, moves.situation
    if place_named(text) is None or over.startswith("forms") or over.endswith(".name"):
        return False
    if over or situation is None or situation.asked is None:
        return True
    place = situation.session.place
    return isinstance(place, AtConfirm) or (isinstance(place, AtReading) and not _is_of_date(moves))


def shown_choices(screen: Message) -> list[Button]:
    """The buttons that a number counts."""
    return [button for row in screen.rows for button in row if button.data]


def _labelled(buttons: list[Button], text: str) -> Button | None:
    wanted = _folded(text)
    return next((button for button in buttons if _folded(button.label) == wanted), None)


def _yes_or_no(moves: Moves, screen: Message, text: str) -> Button | None:
    """The one button that a yes or a no means, on a screen that asks nothing else."""
    situation = moves.situation
    over, place = moves.chat.screen, situation.session.place if situation else None
    asks = (
        isinstance(place, AtConfirm | AtReading) if not over else over.endswith(".filed") or over.startswith("topics.")
    )
    yes = read_yes_no(text) if asks else None
    if yes is None:
        return None
    choices = shown_choices(screen)
    if over.startswith("topics."):
        return choices[-1] if not yes else choices[0] if len(choices) == 2 else None
    if isinstance(place, AtReading) and not over:
        if not _is_of_date(moves):
            return None  # a yes or a no may be one of the options
        back = [button for button in screen.nav if _action(button) == "back"]
        return choices[0] if yes and len(choices) == 1 else None if yes else back[0]
    found = [button for button in choices if _action(button) in (_YES if yes else _NO)]
    return found[0] if len(found) == 1 else None


def _action(button: Button) -> str:
    tap = parse_tap(button.data or "")
    return tap.action if tap else ""


def _other_sections(moves: Moves) -> list[Button]:
    """In a section of the plan, the other sections can be named too."""
    situation = moves.situation
    if moves.chat.screen or situation is None or not isinstance(situation.session.place, AtPlan):
        return []
    return shown_choices(plan_screen(situation, AtPlan()))


def _is_place(moves: Moves, number: int) -> bool:
    """Whether a number counts buttons: not where it is an answer of its own, or may be one and has to be asked."""
    situation = moves.situation
    if moves.chat.screen or situation is None or situation.asked is None:
        return True
    place, asked = situation.session.place, situation.asked
    if isinstance(place, AtReading) and _is_of_date(moves):
        return not any(date.fromisoformat(value).day == number for value in place.candidates)
    if isinstance(place, AtReading | AtConfirm):
        return True
    if situation.question(asked).answer.type in TYPED:
        return False
    return not isinstance(read_answer(situation, asked, str(number)), Doubtful)


def _is_of_date(moves: Moves) -> bool:
    situation = moves.situation
    asked = situation.asked if situation else None
    return situation is not None and asked is not None and situation.question(asked).answer.type == "date"


def _asks_only_typed(moves: Moves) -> bool:
    """Whether the screen is a question that offers nothing to choose from."""
    situation = moves.situation
    if moves.chat.screen or situation is None or situation.asked is None:
        return False
    typed = situation.question(situation.asked).answer.type in TYPED
    return isinstance(situation.session.place, AtQuestion) and typed


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
