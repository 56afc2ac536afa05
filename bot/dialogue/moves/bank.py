"""What the bank of answers has to say, or that it has nothing. Both are counted, without what was asked."""

from bot.dialogue.commands import NAMES
from bot.dialogue.context import TurnContext
from bot.dialogue.replies import Counted
from bot.dialogue.screens.knowledge.answers import answer_aside

COUNTED = "questions"


def say_answer(ctx: TurnContext, answer: str) -> None:
    """An answer of the bank above the screen."""
    ctx.effects.append(Counted(COUNTED, answer, ctx.language))
    ctx.effects.append(answer_aside(ctx.view(), ctx.world.content.answers[answer]))
    ctx.as_new = True


def say_unanswered(ctx: TurnContext) -> None:
    """Says that no answer is known, and whom to ask."""
    ctx.note("bank.unanswered", questions=f"/{NAMES['questions'][ctx.language]}")
    ctx.effects.append(Counted(COUNTED, "unanswered", ctx.language))
