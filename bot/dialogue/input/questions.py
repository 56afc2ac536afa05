"""A text read as a question that the bank answers."""

from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.input.plan_questions import asks_where_to_get
from bot.dialogue.places import AtForms, AtLetters
from bot.dialogue.screens.knowledge.forms import form_named
from bot.dialogue.screens.knowledge.letters import asked_for
from bot.dialogue.world import bare
from bot.language.clauses.mood import asks_which
from bot.language.intents.answers import find_answers
from bot.language.intents.question_features import is_asking
from bot.language.lexicon.tokens import plain

_SENTENCE = 3  # words from which a text may ask something where an answer is awaited
_FEW = 3  # words up to which a question may be about anything on the screen
_SHORT = 14  # words up to which a text that asks is no story


def question_of(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """The question that a text asks: surely one, or one of a few; None where it asks nothing that is known."""
    if (titled := title_of(ctx, text)) is not None:
        return titled
    found = likely_questions(ctx, text)
    # Who tells what happened is better served by a few subjects than by a few questions.
    return found[0] if found and (found[0].sure or is_short_question(text)) else None


def likely_questions(ctx: TurnContext, text: str) -> tuple[events.QuestionAsked, float] | None:
    """The question of the bank that a text is surely about, or the few that it may be, and the score of the first."""
    if not ctx.world.content.answers:
        return None
    found = find_answers(text, asked_here(ctx))
    known = tuple(each.id for each in found.answers if each.id in ctx.world.content.answers)
    if found.decision == "none" or not known:
        return None
    sure = found.decision == "say" and known[0] == found.answers[0].id
    return events.QuestionAsked(known, sure=sure), found.answers[0].score


def asked_here(ctx: TurnContext) -> tuple[str, ...]:
    """The answers of the bank that people ask for at the question on the screen; none where none is there."""
    state, id_ = ctx.state(), ctx.asked
    return () if state is None or id_ is None else state.question(id_).asked_here


def question_at(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """A question typed where an answer is awaited. One that nothing surely answers is offered what people ask there."""
    asked, here = question_of(ctx, text), asked_here(ctx)
    if not here or not is_short(text) or (asked is not None and asked.sure):
        return asked
    likely = () if asked is None else asked.answers
    if not asks_which(plain(text)) and not set(here) & set(likely) and len(text.split()) > _FEW:
        return asked
    fitting = [id_ for id_ in likely if id_ in here]
    return events.QuestionAsked(tuple(dict.fromkeys((*fitting, *likely, *here))), sure=False)


def question_aside(ctx: TurnContext, text: str) -> events.QuestionAsked | events.Unanswered | events.NotUnderstood:
    """A text typed at offered questions while another one waits below them: nothing leads away from that."""
    found = likely_questions(ctx, text)
    if found is not None:
        return found[0]
    return events.Unanswered() if is_short_question(text) else events.NotUnderstood()


def is_short(text: str) -> bool:
    """Whether a text is too short to tell a story."""
    return len(text.split()) <= _SHORT


def is_short_question(text: str) -> bool:
    """Whether a text asks something and tells no story."""
    return is_short(text) and is_asking(text)


def title_of(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """The question that a text is, word for word as the bank writes it."""
    answer = ctx.world.questions.get(bare(text))
    return events.QuestionAsked((answer,), sure=True) if answer else None


def letters_wanted(ctx: TurnContext, text: str) -> events.LetterOpened | events.Opened | None:
    """The one letter that a text asks for, those it may be, or all of them; None where it asks for none."""
    found = asked_for(ctx.view(), text)
    if found is None:
        return None
    if len(found) == 1:
        return events.LetterOpened(found[0].id)
    every = len(found) == len(ctx.world.content.letters)
    return events.Opened(AtLetters() if every else AtLetters(text=text[:60]))


def benefit_named(ctx: TurnContext, text: str) -> str:
    """The id of the benefit that a text calls by its name in either language; "" where it names none."""
    said = f" {bare(text)} "
    named = [
        (len(name), benefit.id)
        for benefit in ctx.world.content.benefits.values()
        for words in ctx.world.words.values()
        for name in map(bare, words.text(benefit.name).replace("'", "").strip(")").split("("))
        if f" {name} " in said
    ]
    return max(named, default=(0, ""))[1]


def form_wanted(ctx: TurnContext, text: str) -> events.Opened | None:
    """The form that a text names and asks where to get."""
    form = form_named(ctx.world.content, text) if asks_where_to_get(text) else None
    return events.Opened(AtForms(text=form)) if form else None


def question_instead(ctx: TurnContext, text: str) -> events.QuestionAsked | None:
    """A question typed where an answer is awaited: only what surely is one, as an answer may use the same words."""
    if len(text.split()) < _SENTENCE or not is_asking(text):
        return None
    asked = question_of(ctx, text)
    return asked if asked is not None and asked.sure else None
