"""What follows from a question somebody asks. It is answered, and what was on the screen is still there afterwards."""

from dataclasses import replace
from datetime import date

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.bank import COUNTED, say_answer, say_unanswered
from bot.dialogue.moves.navigation import home
from bot.dialogue.moves.stories import tell
from bot.dialogue.places import (
    AtAnswer,
    AtAnswers,
    AtChange,
    AtConfirm,
    AtDay,
    AtForms,
    AtLimits,
    AtPlan,
    AtQuestion,
    AtReading,
    AtSection,
    AtTopics,
)
from bot.dialogue.replies import Counted, Message
from bot.dialogue.screens.knowledge.limits import dated_limit
from bot.dialogue.screens.knowledge.registers import contact_text
from bot.dialogue.screens.knowledge.requests import request_message
from bot.dialogue.screens.view import plain

IN_THE_MIDDLE = (AtAnswers, AtQuestion, AtReading, AtDay, AtChange, AtConfirm, AtPlan, AtSection)
"""Where an answer stands above what was there, and does not take its place."""
_MOST_OFFERED = 3


def talk(ctx: TurnContext, event: events.TalkedTo) -> Chat:
    """Says what a topic says, with its contacts, in a message of its own."""
    topic = ctx.world.content.topics.get(event.topic)
    if topic is None:
        ctx.note("sorry.not_understood")
        return ctx.chat
    view = ctx.view()
    blocks = [plain(view.words.text(topic.say))] if topic.say else []
    blocks += [contact_text(view, view.content.contacts[id_]) for id_ in topic.contacts]
    text = "\n\n".join(blocks)
    ctx.effects.append(Message(text, view.copies(text)))
    ctx.as_new = True
    return _away_from_topics(ctx)


def _away_from_topics(ctx: TurnContext) -> Chat:
    """Which subject was meant is answered, where that was the question."""
    return home(ctx, ctx.chat) if isinstance(ctx.chat.place, AtTopics) else ctx.chat


def answer_request(ctx: TurnContext, event: events.RequestMade) -> Chat | None:
    """Answers a request about a subject from its main benefit; about nothing in particular, in general."""
    topics = ctx.world.content.topics
    request = topics.get(event.request)
    if request is None:
        return ctx.chat
    subject = topics.get(event.about.topic) if event.about else _at_hand(ctx)
    benefit = ctx.world.content.benefits.get(event.benefit or (subject.benefit if subject else None) or "")
    limit = _limit_of(ctx, benefit) if request.id == "deadline" and benefit else None
    if limit is not None and not isinstance(ctx.chat.place, IN_THE_MIDDLE):
        return _limited(ctx, event, limit)
    only_asks = request.screen == "forms" and event.about is not None and not event.about.facts
    mine = event.about.topic if event.about is not None and only_asks and ctx.chat.consent is not None else None
    message = request_message(ctx.view(), request.id, benefit, mine) if benefit else None
    if message is not None:
        ctx.effects.append(message)
        ctx.as_new = True
    elif request.screen == "forms":
        return replace(ctx.chat, place=AtForms())
    else:
        talk(ctx, events.TalkedTo(request.id))
    if event.about is None or ctx.chat.consent is None or (only_asks and message is not None):
        return _away_from_topics(ctx)
    return tell(ctx, event.about)


def _limited(ctx: TurnContext, event: events.RequestMade, limit: schema.Limit) -> Chat:
    """The limit, which asks the one date it needs; with the last day above where the text states that date."""
    rule = ctx.world.content.deadline_of(limit)
    told = dict(event.about.facts) if event.about else {}
    day = next((told[id_] for id_ in rule.start if id_ in told), None) if rule else None
    if day is not None and rule is not None and rule.within is not None:
        ctx.effects.append(dated_limit(ctx.view(), limit, date.fromisoformat(day)))
        ctx.as_new = True
    return replace(ctx.chat, place=AtLimits(limit.id))


def _limit_of(ctx: TurnContext, benefit: schema.Benefit) -> schema.Limit | None:
    """The line of the list of limits that is a benefit's own."""
    return next((limit for limit in ctx.world.content.limits.values() if limit.of == benefit.id), None)


def _at_hand(ctx: TurnContext) -> schema.Topic | None:
    """The subject of the present session."""
    session = ctx.chat.session
    if session is None:
        return None
    topics = ctx.world.content.topics.values()
    return next((item for item in topics if item.opens and item.opens.dialogue == session.dialogue), None)


def ask(ctx: TurnContext, event: events.QuestionAsked) -> Chat:
    """Answers a question; asks which was meant where several may be."""
    known = _known(ctx, event)
    if not known:
        return unanswered(ctx)
    if event.sure:
        return _read(ctx, known[0])
    return _offer(ctx, known, event)


def _offer(ctx: TurnContext, known: tuple[str, ...], event: events.QuestionAsked) -> Chat:
    """Asks which was meant. Subjects are offered beside it only after the consent, which a sentence waits for too."""
    if ctx.chat.consent is None or not event.topics:
        return replace(ctx.chat, place=AtAnswers(known))
    return replace(ctx.chat, place=AtAnswers(known, event.topics), said=event.text)


def ask_aside(ctx: TurnContext, event: events.QuestionAsked) -> Chat:
    """The same in the middle of something: the answer stands above, and what was there comes again below."""
    known = _known(ctx, event)
    if not known:
        return unanswered(ctx)
    if not event.sure:
        return _offer(ctx, known, event)
    say_answer(ctx, known[0])
    return ctx.chat


def choose(ctx: TurnContext, event: events.AnswerChosen) -> Chat:
    """Shows the answer that was chosen; back to where the chat was, where none was."""
    if event.answer not in ctx.world.content.answers:
        unanswered(ctx)
        return home(ctx, ctx.chat)
    if isinstance(ctx.chat.place, IN_THE_MIDDLE) and ctx.state() is not None:
        say_answer(ctx, event.answer)
        return home(ctx, ctx.chat)
    return _read(ctx, event.answer)


def unanswered(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001 - a move like the others
    """Says that no answer is known, and whom to ask."""
    say_unanswered(ctx)
    return ctx.chat


def _known(ctx: TurnContext, event: events.QuestionAsked) -> tuple[str, ...]:
    return tuple(id_ for id_ in event.answers if id_ in ctx.world.content.answers)[:_MOST_OFFERED]


def _read(ctx: TurnContext, answer: str) -> Chat:
    """An answer as the screen."""
    ctx.effects.append(Counted(COUNTED, answer, ctx.language))
    return replace(ctx.chat, place=AtAnswer(answer))
