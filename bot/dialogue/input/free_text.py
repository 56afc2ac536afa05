"""A free text, read as an event: it may tell, ask or answer. It suggests a subject and never decides an answer."""

from dataclasses import replace
from datetime import date

from bot.content import schema
from bot.content.graph import Graph
from bot.dialogue import events
from bot.dialogue.chat import Matter
from bot.dialogue.context import TurnContext
from bot.dialogue.input.matters import of_life_and_death, with_matters
from bot.dialogue.input.plan_questions import asks_by_when, asks_for_papers, plan_question
from bot.dialogue.input.questions import (
    benefit_named,
    form_wanted,
    is_short,
    is_short_question,
    letters_wanted,
    likely_questions,
    title_of,
)
from bot.dialogue.input.restated import restated
from bot.dialogue.places import BESIDE_PLAN, BY_NAME, AtOffices, AtPlan, AtSection, Fact
from bot.dialogue.screens.knowledge.requests import OF_A_BENEFIT
from bot.language.choices.states import read_state
from bot.language.choices.unsure import read_unsure
from bot.language.clauses.mood import asks, asks_who, tells_nothing, wishes, without_announcing
from bot.language.clauses.people import ME, OTHER
from bot.language.dates.reader import find_dates
from bot.language.intents.care import in_danger
from bot.language.intents.question_features import is_plainly_asking
from bot.language.intents.topics import ACCIDENTS, ASK_FROM, ONLY_NAMED, REQUESTS, Understanding
from bot.language.lexicon.tokens import plain

OUT_OF_SCOPE = "out_of_scope"
_NEVER_OFFERED = frozenset({OUT_OF_SCOPE, "abuse_or_frustration", "distress", "greeting", "thanks_bye", "human_help"})
_TALK = frozenset({"greeting", "thanks_bye", "language_switch", "privacy", "human_help", "abuse_or_frustration"})
_KIND_WORDS = frozenset({"greeting", "thanks_bye", "human_help"})
_SURELY_TALK = 0.6  # the likelihood from which they are answered
_ABOVE_TALK = 0.2  # the score from which an answer of the bank comes before small talk
_ABOVE_STORY = -0.3  # the same before what a text that may also tell something leads to
_ABOVE_TOLD = 0.1  # the same where it has no form of a question
_SURE_AT_PLAN = -0.2  # the same where a few words may be about the plan that stands there
_OFFERED_AT_PLAN = 0.6  # the likelihood from which a few words at a plan may be about another subject
_SURELY_OUTSIDE = 0.8  # the likelihood from which a text is told to be about something else
_MOST_OFFERED = 3
_BESIDE = 2  # subjects offered beside questions
_SHORTEST_STORY = 3  # words of which one need not stand for the subject


def event_of_text(ctx: TurnContext, text: str) -> events.Event:
    """What a text means where no question is on the screen."""
    topics = ctx.world.content.topics
    if not any(letter.isalpha() for letter in text):
        return events.NotUnderstood("sorry.choice")
    if (titled := title_of(ctx, text)) is not None:
        return titled
    if (better := restated(ctx, text)) is not None:
        return better
    if (letters := letters_wanted(ctx, text)) is not None:
        return letters
    if (talk := _talk(ctx, text)) is not None:
        return talk
    text = without_announcing(text)
    named = ctx.world.ear.named(text)
    if named is not None:
        topic = topics.get(named.topic)
        return story_of(ctx, topic, text) if topic else events.DialogueChosen(named.dialogue)
    heard = ctx.understood(text) if topics else None
    heard = of_life_and_death(heard, text) if heard else None
    both = with_matters(heard, text, ctx.world.content) if heard else None
    understood = both or heard
    asked = _asked_outright(ctx, text, understood)
    if asked is None and both is None:  # who tells two matters asks for no answer of the bank
        asked = _asked(ctx, text, understood)
    if isinstance(asked, events.QuestionAsked) and not asked.sure and understood is not None:
        return replace(asked, topics=_subjects(ctx, understood), text=text)
    if asked is not None:
        return asked
    if understood is None or understood.decision == "none":
        outside = understood is not None and understood.topic == OUT_OF_SCOPE and understood.score >= _SURELY_OUTSIDE
        return events.TalkedTo(OUT_OF_SCOPE) if outside and OUT_OF_SCOPE in topics else _nothing_known(text)
    if understood.decision == "ask" or understood.topic == "distress":
        return _doubtful(ctx, text, understood)
    return _sure(ctx, text, understood)


def _doubtful(ctx: TurnContext, text: str, understood: Understanding) -> events.Event:
    """The subjects that a text may be about. A few words do not lead away from a plan."""
    topics = ctx.world.content.topics
    likely = ACCIDENTS if understood.topic in ONLY_NAMED and not understood.named else _likeliest(understood)
    offered = [id_ for id_ in likely if id_ in topics and id_ not in _NEVER_OFFERED][:_MOST_OFFERED]
    if understood.topic in _KIND_WORDS and understood.score >= _SURELY_TALK and understood.topic in topics:
        return events.TalkedTo(understood.topic)
    if len(text.split()) < _SHORTEST_STORY and not understood.named and likely != ACCIDENTS:
        return _nothing_known(text)
    unknown = is_short_question(text) and understood.topic != "distress"
    little = (
        unknown
        or read_unsure(text)
        or (is_short(text) and not (understood.named and understood.score >= _OFFERED_AT_PLAN))
    )
    if not offered or (little and isinstance(ctx.chat.place, AtPlan | AtSection)):
        return _nothing_known(text)
    return events.TopicsOffered(tuple(offered), text, unknown)


def _nothing_known(text: str) -> events.Unanswered | events.NotUnderstood:
    """A question to which nothing here is an answer, or a text that nothing here understands."""
    return events.Unanswered() if is_short_question(text) and len(text.split()) > 1 else events.NotUnderstood()


def _talk(ctx: TurnContext, text: str) -> events.Event | None:
    """What needs a word before all else: help where somebody is in danger, who is speaking, a greeting."""
    if asks_who(plain(text)):
        return events.Opened(BY_NAME["help"])
    nothing = tells_nothing(plain(text)) and not isinstance(ctx.chat.place, BESIDE_PLAN)
    greets = nothing or not without_announcing(text)
    topic = "distress" if in_danger(text) else "greeting" if greets else ""
    return events.TalkedTo(topic) if topic in ctx.world.content.topics else None


def _subjects(ctx: TurnContext, understood: Understanding) -> tuple[str, ...]:
    """The likeliest subjects of a text that may as well be a question: none where it is surely about nothing here."""
    if understood.decision == "none":
        return ()
    topics = ctx.world.content.topics
    likely = [understood.topic, *(item.topic for item in understood.alternatives if item.score >= ASK_FROM)]
    return tuple(id_ for id_ in likely if id_ in topics and topics[id_].opens is not None)[:_BESIDE]


def _likeliest(understood: Understanding) -> tuple[str, ...]:
    return (understood.topic, *(item.topic for item in understood.alternatives))


def _asked(ctx: TurnContext, text: str, understood: Understanding | None) -> events.Event | None:
    """The answer of the bank to a text, or the few it may want; a story that also asks has its answer said first.

    None where the text only tells what happened, or asks what a benefit or a subject answers better.
    """
    found = likely_questions(ctx, text)
    if found is None:
        return None
    asked, score = found
    if score < _SURE_AT_PLAN and isinstance(ctx.chat.place, AtPlan | AtSection):
        asked = replace(asked, sure=False)  # "it" is what the plan is about
    if understood is None or understood.decision == "none":
        return asked if asked.sure or is_short_question(text) else None
    if understood.decision == "open":
        return _asked_of_subject(ctx, text, understood, asked, score)
    plainly = is_plainly_asking(text)
    if is_short(text):
        return replace(asked, sure=asked.sure and (plainly or score >= _ABOVE_TOLD))
    return replace(asked, sure=False) if asked.sure and plainly and score >= _ABOVE_STORY else None


def _asked_of_subject(
    ctx: TurnContext, text: str, understood: Understanding, asked: events.QuestionAsked, score: float
) -> events.Event | None:
    """The same where it is clear what the text is about."""
    if understood.topic in _TALK:
        return asked if asked.sure and score >= _ABOVE_TALK else None
    subject = ctx.world.content.topics.get(understood.subject or "")
    told = story_of(ctx, subject, text) if subject is not None else None
    asks = is_plainly_asking(text)
    stated = told is not None and any(value not in (ME, OTHER) for _, value in told.facts)
    if told is not None and not stated and is_short(text) and wishes(plain(text)):
        return asked
    if told is not None and (stated or not asks or not is_short(text) or find_dates(text, ctx.today)):
        above = asked.sure and score >= (_ABOVE_STORY if asks else _ABOVE_TOLD)
        return replace(told, answer=asked.answers[0]) if above else None
    if asked.sure:
        return asked if (is_short(text) and score >= _ABOVE_STORY) or is_short_question(text) else None
    unnamed = told is None and understood.topic in OF_A_BENEFIT
    general = understood.topic not in REQUESTS or understood.topic == "contribution_check" or unnamed
    return asked if general and is_short_question(text) else None


def _asked_outright(ctx: TurnContext, text: str, understood: Understanding | None) -> events.Event | None:
    """A question that the plan on the screen, the list of limits or the list of offices answers."""
    of_plan = plan_question(ctx, text)
    if of_plan is not None or understood is None:
        return of_plan
    asks = {understood.topic, *understood.asks}
    subject = ctx.world.content.topics.get(understood.subject or "")
    if (form := form_wanted(ctx, text)) is not None:
        return form
    if subject is not None and subject.benefit and is_short(text) and asks_for_papers(text):
        return events.RequestMade("forms_documents", story_of(ctx, subject, text), benefit_named(ctx, text))
    limited = subject is not None and any(limit.of == subject.benefit for limit in ctx.world.content.limits.values())
    if limited and subject is not None and is_short_question(text) and asks_by_when(text):
        return events.RequestMade("deadline", story_of(ctx, subject, text))
    if understood.decision != "open":
        return None
    if "office_contact" in asks and ctx.world.content.offices and (state := read_state(text)):
        return events.Opened(AtOffices(state))
    return None


def _sure(ctx: TurnContext, text: str, understood: Understanding) -> events.Event:
    topics = ctx.world.content.topics
    topic, subject = topics.get(understood.topic), topics.get(understood.subject or "")
    # A request that no benefit answers ("caruman", "duit masuk") counts only where it is what was meant above all.
    asks = next((id_ for id_ in understood.asks if id_ in topics and id_ in (understood.topic, *OF_A_BENEFIT)), None)
    told = story_of(ctx, subject, text) if subject is not None else None
    # A word of a request ("duit", "carum") in what happened asks for nothing: the story is what was meant.
    if told is not None and understood.topic not in REQUESTS and tells(told, text, ctx.today):
        return told
    if asks:
        return events.RequestMade(asks, told)
    if topic is not None and topic.kind != "subject":
        if topic.screen in BY_NAME:
            return events.Opened(BY_NAME[topic.screen])
        return events.TalkedTo(topic.id) if topic.kind == "talk" else events.RequestMade(topic.id)
    return told or events.NotUnderstood()


def tells(told: events.StoryTold, text: str, today: date) -> bool:
    """Whether a text about a subject tells what happened, beside what it may ask."""
    says_when = "?" not in text and not asks(plain(text)) and bool(find_dates(text, today))
    return bool(told.facts) or says_when or not is_short_question(text)


def story_of(ctx: TurnContext, topic: schema.Topic, text: str) -> events.StoryTold:
    """A text about a subject, with the facts that it states for the subject's dialogue."""
    entry = topic.opens
    assert entry is not None  # noqa: S101 - the check holds every subject to one
    ear, opens = ctx.world.ear, dict(entry.answers)
    second = ear.second(text, entry.dialogue, ctx.today)
    later = (Matter(second.dialogue, tuple(second.facts.items())),) if second else ()
    facts = _still_open(ctx, entry.dialogue, ear.proposed(text, entry.dialogue, ctx.today), opens)
    return events.StoryTold(topic.id, entry.dialogue, tuple(opens.items()), facts, later)


def _still_open(ctx: TurnContext, dialogue: str, found: dict[str, str], given: dict[str, str]) -> tuple[Fact, ...]:
    """The facts whose questions may still come where the answers stand."""
    session = ctx.chat.session
    state = ctx.state() if session is not None and session.dialogue == dialogue else None
    if state is None:
        return tuple((id_, value) for id_, value in found.items() if id_ not in given)
    ahead = Graph(state.dialogue).from_(state.path.at)
    return tuple((id_, value) for id_, value in found.items() if id_ in ahead and id_ not in state.answers)
