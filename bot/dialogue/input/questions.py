"""A text read as a question that the bank answers."""

from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.world import bare
from bot.language.intents.answers import find_answers
from bot.language.intents.question_features import is_asking

_SENTENCE = 3  # words from which a text may ask something where an answer is awaited
_SHORT = 14  # words up to which a text that asks is no story


def question_of(ctx: TurnContext, text: str, least: float | None = None) -> events.QuestionAsked | None:
    """The question that a text asks: surely one, or one of a few; None where it asks nothing that is known.

    With `least` only an answer of at least that score counts.
    """
    if not ctx.world.content.answers:
        return None
    if (titled := title_of(ctx, text)) is not None:
        return titled
    found = find_answers(text)
    if found.decision == "offer" and not is_short_question(text):
        return None  # what happened is told: a few subjects are the better guess
    if least is not None and found.answers[0].score < least:
        return None
    known = tuple(each.id for each in found.answers if each.id in ctx.world.content.answers)
    if found.decision == "none" or not known:
        return None
    return events.QuestionAsked(known, sure=found.decision == "say" and known[0] == found.answers[0].id)


def is_short_question(text: str) -> bool:
    """Whether a text asks something and tells no story."""
    return len(text.split()) <= _SHORT and is_asking(text)


def title_of(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """The question that a text is, word for word as the bank writes it."""
    answer = ctx.world.questions.get(bare(text))
    return events.QuestionAsked((answer,), sure=True) if answer else None


def question_instead(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """A question typed where an answer is awaited: only what surely is one, as an answer may use the same words."""
    if len(text.split()) < _SENTENCE or not is_asking(text):
        return None
    asked = question_of(ctx, text)
    return asked if asked is not None and asked.sure else None
