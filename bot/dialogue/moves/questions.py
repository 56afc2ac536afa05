"""What follows from a question somebody asks. It is answered, and what was on the screen is still there afterwards."""

from dataclasses import replace

from bot.content import schema
from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.moves.navigation import home
from bot.dialogue.moves.stories import tell
from bot.dialogue.places import AtForms, AtTopics
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge.registers import contact_text
from bot.dialogue.screens.knowledge.requests import request_message
from bot.dialogue.screens.view import plain


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
    benefit = ctx.world.content.benefits.get((subject.benefit if subject else None) or "")
    message = request_message(ctx.view(), request.id, benefit) if benefit else None
    if message is not None:
        ctx.effects.append(message)
        ctx.as_new = True
    elif request.screen == "forms":
        return replace(ctx.chat, place=AtForms())
    else:
        talk(ctx, events.TalkedTo(request.id))
    if event.about is None or ctx.chat.consent is None:
        return _away_from_topics(ctx)
    return tell(ctx, event.about)


def _at_hand(ctx: TurnContext) -> schema.Topic | None:
    """The subject of the present session."""
    session = ctx.chat.session
    if session is None:
        return None
    topics = ctx.world.content.topics.values()
    return next((item for item in topics if item.opens and item.opens.dialogue == session.dialogue), None)


def ask(ctx: TurnContext, event: events.QuestionAsked) -> Chat | None:  # noqa: ARG001
    """Answers a question; asks which was meant where several may be."""
    return None


def ask_aside(ctx: TurnContext, event: events.QuestionAsked) -> Chat:  # noqa: ARG001
    """The same in the middle of something: the answer stands above, and what was there comes again below."""
    return ctx.chat


def choose(ctx: TurnContext, event: events.AnswerChosen) -> Chat:  # noqa: ARG001
    """Shows the answer that was chosen; back to where the chat was, where none was."""
    return home(ctx, ctx.chat)


def unanswered(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001 - a move like the others
    """Says that no answer is known, and whom to ask."""
    ctx.note("sorry.not_understood")
    return ctx.chat
