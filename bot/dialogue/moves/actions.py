"""What each button does. A tap, a typed number and a typed label all end here."""

from collections.abc import Callable

from bot.dialogue.context import Moves
from bot.dialogue.input import free_text as understanding
from bot.dialogue.model import AtPlan, AtQuestion
from bot.dialogue.moves import answers as answer_moves
from bot.dialogue.moves import claims as claim_moves
from bot.dialogue.screens.mydata import data_file
from bot.dialogue.screens.router import page_number
from bot.dialogue.screens.view import Tap

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
    "o": answer_moves.answer_asked,
    "unsure": lambda moves, _: answer_moves.answer_asked(moves, None),
    "month": answer_moves.pick_day,
    "keep": lambda moves, _: answer_moves.keep(moves),
    "why": lambda moves, _: moves.why(),
    "back": lambda moves, _: moves.back(),
    "sec": lambda moves, section: moves.place(AtPlan(section)),
    "page": lambda moves, page: moves.turn_page(page_number(page)),
    "change": lambda moves, _: answer_moves.change(moves, ""),
    "cq": answer_moves.change,
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


def act(moves: Moves, tap: Tap) -> None:
    """Does what a button says; before the privacy notice is accepted, only what leads to it."""
    action = _ACTIONS.get(tap.action)
    if action is not None and (moves.chat.consent is not None or tap.action in ("lang", "agree")):
        action(moves, tap.argument)


def _agree(moves: Moves) -> None:
    pending = moves.chat.pending
    moves.agree()
    if pending:
        understanding.begin_with(moves, pending)


def _hand_over_data(moves: Moves) -> None:
    moves.effects.append(data_file(moves.view))
    moves.as_new = True
