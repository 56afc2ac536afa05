"""A free text, read as an event: it may tell, ask or answer. It suggests a subject and never decides an answer."""

from bot.content import schema
from bot.content.graph import Graph
from bot.dialogue import events
from bot.dialogue.context import TurnContext
from bot.dialogue.input.answers import (
    TYPED,
    Doubtful,
    Sorry,
    Understood,
    acceptable,
    options_of,
    read_among,
    read_answer,
)
from bot.dialogue.places import BY_NAME, AtLetters, AtReading, Fact
from bot.dialogue.screens.knowledge.letters import asked_for
from bot.language.choices.sentences import Wanted, answers_in
from bot.language.choices.yes_no import read_unsure
from bot.language.intents.topics import Understanding
from bot.session.state import SessionState

OUT_OF_SCOPE = "out_of_scope"
FIRST = frozenset({"distress"})  # answered before anything else is read out of a text
_NEVER_OFFERED = frozenset({OUT_OF_SCOPE, "abuse_or_frustration", "distress", "greeting", "thanks_bye"})
_SENTENCE = 3  # words from which a text may hold more than one answer
_SHORT = 3  # words up to which a day, a number or a sum is an answer and nothing else
_LONG = 4  # words from which a doubtful answer is more likely something else
_MOST_OFFERED = 3


def event_of_text(ctx: TurnContext, text: str) -> events.Event:
    """What a text means where no question is on the screen."""
    topics = ctx.world.content.topics
    if not any(letter.isalpha() for letter in text):
        return events.NotUnderstood("sorry.choice")
    asked_letters = asked_for(ctx.view(), text)
    if asked_letters is not None:
        return _letters(ctx, asked_letters, text)
    understood = ctx.understood(text) if topics else None
    if understood is None or understood.decision == "none":
        outside = understood is not None and understood.topic == OUT_OF_SCOPE
        return events.TalkedTo(OUT_OF_SCOPE) if outside and OUT_OF_SCOPE in topics else events.NotUnderstood()
    if understood.decision == "ask":
        likely = (understood.topic, *(item.topic for item in understood.alternatives))
        offered = [id_ for id_ in likely if id_ in topics and id_ not in _NEVER_OFFERED][:_MOST_OFFERED]
        return events.TopicsOffered(tuple(offered), text) if offered else events.NotUnderstood()
    return _sure(ctx, text, understood)


def _letters(ctx: TurnContext, found: list[schema.Letter], text: str) -> events.Event:
    """The one letter that was asked for, those it may be, or all of them."""
    if len(found) == 1:
        return events.LetterOpened(found[0].id)
    every = len(found) == len(ctx.world.content.letters)
    return events.Opened(AtLetters() if every else AtLetters(text=text[:60]))


def _sure(ctx: TurnContext, text: str, understood: Understanding) -> events.Event:
    topics = ctx.world.content.topics
    topic, subject = topics.get(understood.topic), topics.get(understood.subject or "")
    asks = next((id_ for id_ in understood.asks if id_ in topics), None)
    if asks:
        told = story_of(ctx, subject, text) if subject is not None else None
        return events.RequestMade(asks, told)
    if topic is not None and topic.kind != "subject":
        if topic.screen in BY_NAME:
            return events.Opened(BY_NAME[topic.screen])
        return events.TalkedTo(topic.id) if topic.kind == "talk" else events.RequestMade(topic.id)
    return story_of(ctx, subject, text) if subject is not None else events.NotUnderstood()


def story_of(ctx: TurnContext, topic: schema.Topic, text: str) -> events.StoryTold:
    """A text about a subject, with the facts that it states for the subject's dialogue."""
    entry = topic.opens
    assert entry is not None  # noqa: S101 - the check holds every subject to one
    opens = tuple(entry.answers.items())
    return events.StoryTold(topic.id, entry.dialogue, opens, facts_of(ctx, entry.dialogue, dict(opens), text))


def facts_of(ctx: TurnContext, dialogue_id: str, given: dict[str, str], text: str) -> tuple[Fact, ...]:
    """The answers that a text states for the questions that may still come."""
    session = ctx.chat.session
    state = ctx.state()
    if state is None or session is None or session.dialogue != dialogue_id:
        machine = ctx.world.machines[dialogue_id]
        state = SessionState(ctx.world.content, ctx.world.calendar, machine, {}, ctx.today)
    if len(text.split()) < _SENTENCE:
        return ()
    questions = state.dialogue.questions
    ahead = Graph(state.dialogue).from_(state.path.at)
    wanted = [
        Wanted(id_, question.answer.type, options_of(ctx.view(), question.answer))
        for id_, question in questions.items()
        if id_ in ahead and id_ not in state.answers and id_ not in given
    ]
    event = state.dialogue.event_date
    if len(event) == 1 and any(question.id == event[0] for question in wanted):
        # The day in a sentence that opens a subject is the day it happened.
        wanted = [question for question in wanted if question.type != "date" or question.id == event[0]]
    found = answers_in(text, wanted, ctx.today)
    return tuple((id_, value) for id_, value in found.items() if acceptable(state, id_, value))


def event_of_answer(ctx: TurnContext, text: str) -> events.Event:
    """What a text means where a question is on the screen: its answer, or something beside the point."""
    state, id_, place = ctx.state(), ctx.asked, ctx.chat.place
    if state is None or id_ is None:
        return event_of_text(ctx, text)
    if read_unsure(text):
        return events.Answered(None)
    reading = read_among(ctx.view(), state, place, text) if isinstance(place, AtReading) else None
    reading = reading or read_answer(ctx.view(), state, id_, text)
    measured = state.question(id_).answer.type in TYPED
    short_answer = measured and not isinstance(reading, Sorry) and len(text.split()) <= _SHORT
    if not short_answer and _needs_help(ctx, text):
        return events.TalkedTo("distress")
    if isinstance(reading, Understood):
        return events.Answered(reading.value)
    if len(text.split()) >= _LONG and (beside := _beside_the_point(ctx, text)):
        return beside
    if isinstance(reading, Doubtful):
        return events.Doubted(reading.values)
    beside = None if reading.values else _beside_the_point(ctx, text)
    return beside or events.Misread(reading.key, reading.values)


def _needs_help(ctx: TurnContext, text: str) -> bool:
    """Whether a text must be answered before it is read as anything else."""
    if len(text.split()) < 2 or not ctx.world.content.topics:
        return False
    understood = ctx.understood(text)
    return understood.decision != "none" and understood.topic in FIRST & ctx.world.content.topics.keys()


def _beside_the_point(ctx: TurnContext, text: str) -> events.Event | None:
    """A text that is no answer to the question may be about something else; None where it is not."""
    understood = ctx.understood(text) if ctx.world.content.topics else None
    if understood is None or understood.decision == "none":
        return None
    if len(text.split()) < _SENTENCE and (understood.decision == "ask" or not understood.named):
        return None  # a word or two where a question stands is an answer that was not understood
    return event_of_text(ctx, text)
