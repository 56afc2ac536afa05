"""What follows from a text that tells what happened. It proposes; nothing is known before the person said so."""

from dataclasses import replace

from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.commands import NAMES
from bot.dialogue.context import TurnContext
from bot.dialogue.input.free_text import event_of_text, story_of
from bot.dialogue.moves.bank import say_answer, say_unanswered
from bot.dialogue.moves.handing_over import handed_over
from bot.dialogue.moves.navigation import arrive, begin, home, unfinished
from bot.dialogue.places import AtFacts, AtPlan, AtQuestion, AtSection, AtTopics, AtWelcome, Fact
from bot.session.answers import Answer


def wait_for_consent(ctx: TurnContext, event: events.Event) -> Chat:
    """Before the consent a sentence waits, sealed like everything kept; what it asked is answered, as that is public.

    The router has put the sentence into `said`.
    """
    if isinstance(event, events.StoryTold) and event.answer:
        say_answer(ctx, event.answer)
    if isinstance(event, events.TopicsOffered) and event.unknown:
        say_unanswered(ctx)
    return replace(ctx.chat, place=AtWelcome())


def go_on_with(ctx: TurnContext, chat: Chat, said: str) -> Chat:
    """Goes on, after the consent, with what was said before it."""
    ctx.chat = chat
    event = event_of_text(ctx, said)
    told = event.about if isinstance(event, events.RequestMade) else event
    if isinstance(told, events.StoryTold):
        return tell(ctx, replace(told, answer=""))  # said before the consent
    if isinstance(event, events.TopicsOffered) or (isinstance(event, events.QuestionAsked) and event.topics):
        return offer_topics(ctx, events.TopicsOffered(event.topics, said))
    return chat


def tell(ctx: TurnContext, event: events.StoryTold) -> Chat:
    """Proposes what a story states; a story that states nothing but its subject opens that.

    A story about the subject at hand only adds to it. About another one, it asks first where answers would be dropped.
    """
    if event.answer:
        say_answer(ctx, event.answer)
    chat = replace(ctx.chat, later=_with_later(ctx.chat, event), said="")
    session = chat.session
    if session is not None and session.dialogue == event.dialogue and unfinished(ctx, chat):
        return _propose(ctx, chat, event.dialogue, event.facts) if event.facts else home(ctx, chat)
    if unfinished(ctx, chat):
        return replace(chat, place=AtTopics((event.topic,)))
    if event.facts:
        return replace(chat, place=AtFacts(event.dialogue, event.facts, event.opens))
    if session is not None and session.dialogue == event.dialogue and isinstance(chat.place, AtPlan | AtSection):
        ctx.note("topics.at_hand", restart=f"/{NAMES['restart'][ctx.language]}")
        return chat
    _say_subject(ctx, event.topic)
    return begin(ctx, chat, event.dialogue, event.opens)


def _with_later(chat: Chat, event: events.StoryTold) -> tuple:  # type: ignore[type-arg]
    known = {matter.dialogue for matter in chat.later} | {event.dialogue}
    return (*chat.later, *(matter for matter in event.later if matter.dialogue not in known))


def _propose(ctx: TurnContext, chat: Chat, dialogue: str, facts: tuple[Fact, ...]) -> Chat:
    session = chat.session
    new = tuple(fact for fact in facts if session is None or fact[0] not in session.answers)
    return replace(chat, place=AtFacts(dialogue, new)) if new else home(ctx, chat)


def confirm(ctx: TurnContext, event: object = None) -> Chat | None:  # noqa: ARG001 - a move like the others
    """All of it is right: now it is known."""
    place = ctx.chat.place
    return _take(ctx, place) if isinstance(place, AtFacts) else None


def strike_out(ctx: TurnContext, event: events.FactStruck) -> Chat | None:
    """One of the facts is not right: it will be asked as ever."""
    place = ctx.chat.place
    if not isinstance(place, AtFacts):
        return None
    left = tuple(fact for fact in place.facts if fact[0] != event.question)
    place = replace(place, facts=left)
    return replace(ctx.chat, place=place) if left else _take(ctx, place)


def _take(ctx: TurnContext, place: AtFacts) -> Chat:
    chat, session = ctx.chat, ctx.chat.session
    if session is None or session.dialogue != place.dialogue or not unfinished(ctx, chat):
        return begin(ctx, chat, place.dialogue, (*place.opens, *place.facts))
    questions = ctx.world.content.dialogues[place.dialogue].questions
    taken = {id_: Answer(value, ctx.today, questions[id_].rev) for id_, value in place.facts if id_ in questions}
    # What was answered to a question stands last, so that the next screen reads that back.
    return arrive(ctx, replace(chat, session=replace(session, answers=taken | session.answers), place=AtQuestion()))


def offer_topics(ctx: TurnContext, event: events.TopicsOffered) -> Chat:
    """Asks which of a few subjects was meant; the sentence waits. Of a question it says that nothing answers it."""
    if event.unknown:
        say_unanswered(ctx)
    return replace(ctx.chat, place=AtTopics(event.topics), said=event.text)


def choose_topic(ctx: TurnContext, event: events.TopicChosen) -> Chat:
    """The person said which subject was meant."""
    topic, said = ctx.world.content.topics.get(event.topic), ctx.chat.said
    chat = replace(home(ctx, ctx.chat), said="")
    if topic is None:
        return chat
    if topic.opens is None:
        return chat
    told = story_of(ctx, topic, said)
    chat = replace(chat, later=_with_later(chat, told))
    session = chat.session
    if session is not None and session.dialogue == told.dialogue and unfinished(ctx, chat):
        return chat
    if told.facts:
        return replace(chat, place=AtFacts(told.dialogue, told.facts, told.opens))
    _say_subject(ctx, topic.id)
    return begin(ctx, chat, told.dialogue, told.opens)


def begin_matter(ctx: TurnContext, event: object = None) -> Chat | None:  # noqa: ARG001
    """Takes up the next matter that somebody wrote of."""
    if not ctx.chat.later:
        return None
    matter, *later = ctx.chat.later
    chat = replace(ctx.chat, later=tuple(later))
    if matter.facts:
        return replace(chat, place=AtFacts(matter.dialogue, matter.facts, handed_over(ctx, matter.dialogue)))
    return begin(ctx, chat, matter.dialogue, handed_over(ctx, matter.dialogue))


def _say_subject(ctx: TurnContext, topic: str) -> None:
    known = ctx.world.content.topics.get(topic)
    if known is not None:
        ctx.note("topics.understood", topic=ctx.view().words.text(known.title))
