"""What follows from a free text: it may suggest a subject, never decide an answer.

A sure subject is opened with a line that says what was understood; a doubtful one is asked about; a request is
answered, for the subject it names or the one at hand, and then the current question comes again.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.content import schema
from bot.content.graph import Graph
from bot.dialogue.context import Moves
from bot.dialogue.input.answers import acceptable, options_of
from bot.dialogue.model import Message
from bot.dialogue.moves.answers import fill_in
from bot.dialogue.screens.registers import contact_text
from bot.dialogue.screens.values import shown
from bot.dialogue.screens.view import View, bold, plain
from bot.language.choices.sentences import Wanted, answers_in
from bot.language.intents.topics import Understanding

OUT_OF_SCOPE = "out_of_scope"
FIRST = frozenset({"distress"})  # answered before anything else is read out of a text
_NEVER_OFFERED = frozenset({OUT_OF_SCOPE, "abuse_or_frustration"})  # as a button these say nothing, or hurt
_SENTENCE = 3  # words from which a text may hold more than one answer
_ANSWERED_BY_SUBJECT = ("deadline", "forms_documents", "amount")


def comes_first(text: str, moves: Moves) -> bool:
    """Whether a text must be answered before it is read as anything else; answers it then."""
    if not moves.world.content.topics or len(text.split()) < 2:
        return False
    understood = moves.understood(text)
    topic = moves.world.content.topics.get(understood.topic)
    if understood.decision == "none" or topic is None or topic.id not in FIRST:
        return False
    _say(moves, topic)
    return True


def respond(moves: Moves, text: str) -> None:
    """Answers a text that is no answer to the question on the screen."""
    topics = moves.world.content.topics
    if not any(letter.isalpha() for letter in text):
        moves.note("sorry.choice")
        return
    understood = moves.understood(text) if topics else None
    if understood is None or understood.decision == "none":
        _not_understood(moves, topics.get(OUT_OF_SCOPE) if understood and understood.topic == OUT_OF_SCOPE else None)
    elif understood.decision == "ask":
        likely = (understood.topic, *(item.topic for item in understood.alternatives))
        _ask(moves, [id_ for id_ in likely if id_ in topics and id_ not in _NEVER_OFFERED][:3], text)
    else:
        _open(moves, text, understood)


def beside_the_point(moves: Moves, text: str) -> bool:
    """A text that is no answer to the question may be about something else; says whether it was, and answers it."""
    topics = moves.world.content.topics
    understood = moves.understood(text) if topics else None
    if understood is None or understood.decision == "none":
        return False
    if len(text.split()) < _SENTENCE and (understood.decision == "ask" or not understood.named):
        return False  # a word or two where a question stands is an answer that was not understood
    before = (len(moves.notes), len(moves.effects), moves.chat)
    respond(moves, text)
    return before != (len(moves.notes), len(moves.effects), moves.chat)


def choose(moves: Moves, id_: str) -> None:
    """The person said which topic was meant."""
    topic, said = moves.world.content.topics.get(id_), moves.chat.said
    moves.chat = replace(moves.chat, said="")
    moves.close()
    if topic is None:
        return
    if topic.kind != "subject":
        _say(moves, topic)
    elif _enter(moves, topic, sure=True):
        note_answers(moves, said)


def subject_of(moves: Moves, text: str) -> str:
    """The subject a text surely names, for somebody who has not accepted the privacy notice yet; else empty."""
    topics = moves.world.content.topics
    understood = moves.understood(text) if topics and len(text.split()) > 1 else None
    if understood is None or understood.decision != "open":
        return ""
    return understood.subject if understood.subject in topics else ""


def begin_with(moves: Moves, pending: str) -> None:
    """Opens what was asked for before the privacy notice was accepted: a topic, or a dialogue by its id."""
    topic = moves.world.content.topics.get(pending)
    if topic is not None:
        _enter(moves, topic, sure=True)
    else:
        moves.start(pending, {})


def topics_screen(view: View, ids: Sequence[str]) -> Message:
    """Did you mean…?"""
    topics = [view.content.topics[id_] for id_ in ids if id_ in view.content.topics]
    rows = tuple((view.button(view.words.text(topic.title), "topic", topic.id),) for topic in topics)
    none = view.key("buttons.none_of_these", "topic", "none")
    return Message(bold(view.words.ui("topics.did_you_mean")), (*rows, (none,)), (view.key("buttons.menu", "menu"),))


def _open(moves: Moves, text: str, understood: Understanding) -> None:
    topics = moves.world.content.topics
    subject = topics.get(understood.subject or "")
    asked = [topics[id_] for id_ in understood.asks if id_ in topics]
    if not asked and understood.topic in topics and topics[understood.topic].kind != "subject":
        asked = [topics[understood.topic]]
    for request in asked:
        _answer_request(moves, request, subject)
    if subject is not None and _enter(moves, subject, text=text):
        note_answers(moves, text)


def _enter(moves: Moves, subject: schema.Topic, *, sure: bool = False, text: str = "") -> bool:
    """Opens a subject; asks first when another one is unfinished. Says whether that subject is now at hand."""
    entry, session = subject.opens, moves.chat.session
    if entry is None:
        return False
    if session is not None and session.dialogue == entry.dialogue and moves.unfinished:
        return True
    if moves.unfinished and not sure:
        _ask(moves, [subject.id], text)
        return False
    moves.note("topics.understood", topic=moves.view.words.text(subject.title))
    moves.start(entry.dialogue, entry.answers)
    return True


def note_answers(moves: Moves, text: str, *, answered: str | None = None) -> None:
    """Keeps what a sentence answers of the questions that may still come, so that none is asked again; reads it back.

    `answered` is the question it was an answer to: what it said there, a date for one, it says of no other question.
    """
    situation = moves.situation
    if situation is None or len(text.split()) < _SENTENCE:
        return
    questions = situation.dialogue.questions
    ahead = Graph(situation.dialogue).from_(situation.path.at)
    taken = situation.question(answered).answer.type if answered else None
    wanted = [
        Wanted(id_, question.answer.type, options_of(situation, question.answer))
        for id_, question in questions.items()
        if id_ in ahead
        and id_ not in situation.session.answers
        and (question.answer.type != taken or taken == "choice")
    ]
    event = situation.dialogue.event_date
    if answered is None and len(event) == 1 and any(question.id == event[0] for question in wanted):
        # The day in a sentence that opens a subject is the day it happened.
        wanted = [question for question in wanted if question.type != "date" or question.id == event[0]]
    read_back = []
    for id_, value in answers_in(text, wanted, moves.today).items():
        if not acceptable(situation, id_, value):
            continue
        fill_in(moves, id_, value)
        question = questions[id_]
        asked = situation.raw(question.ask, question.ask_other)
        alone = asked[: asked.find("?") + 1] or asked  # without the hints that follow it
        read_back.append(f"{alone} {shown(moves.view, question, value)}")
    if read_back:
        moves.note("topics.noted", answers="; ".join(read_back))


def _ask(moves: Moves, ids: Sequence[str], text: str) -> None:
    if ids:
        moves.chat = replace(moves.chat, said=text)
        moves.open("topics." + ".".join(ids))
    else:
        _not_understood(moves, None)


def _not_understood(moves: Moves, topic: schema.Topic | None) -> None:
    if topic is not None and topic.say is not None:
        moves.notes.append(moves.view.words.text(topic.say))
    else:
        moves.note("sorry.not_understood")


def _answer_request(moves: Moves, request: schema.Topic, subject: schema.Topic | None) -> None:
    """A request about a subject is answered from its main benefit; about nothing in particular, in general."""
    view = moves.view
    benefit = view.content.benefits.get((subject or _at_hand(moves) or request).benefit or "")
    if request.id not in _ANSWERED_BY_SUBJECT or benefit is None:
        _say(moves, request)
        return
    lines = [f"{bold(view.words.text(benefit.name))}"]
    if request.id == "deadline":
        lines += [_deadline(view, rule) for rule in benefit.deadlines if rule.kind == "claim"]
    elif request.id == "forms_documents":
        lines += [view.ui("share.forms", list=", ".join(_codes(view, benefit)))]
        lines += [view.ui("share.documents", list=", ".join(_papers(view, benefit)))]
    else:
        lines.append(view.ui("topics.amount"))
    moves.effects.append(Message("\n".join(lines)))
    moves.as_new = True


def _at_hand(moves: Moves) -> schema.Topic | None:
    """The subject of the current session."""
    session = moves.chat.session
    if session is None:
        return None
    topics = moves.world.content.topics.values()
    return next((item for item in topics if item.opens and item.opens.dialogue == session.dialogue), None)


def _deadline(view: View, rule: schema.Deadline) -> str:
    words = view.words
    what, start = words.text(rule.do), words.text(rule.counted_from)
    if rule.within is None:
        limit = view.ui("deadline.none", start=start)
    else:
        period = words.ui(f"units.{rule.within.unit}", n=rule.within.count)
        limit = view.ui("deadline.within", period=period, start=start)
    return f"{plain(what)}\n{limit}\n{view.ui(f'certainty.{rule.certainty}')}"


def _codes(view: View, benefit: schema.Benefit) -> list[str]:
    forms = [view.content.forms[use.id] for use in benefit.forms]
    return [form.code or view.words.text(form.name) for form in forms]


def _papers(view: View, benefit: schema.Benefit) -> list[str]:
    return [view.words.text(view.content.documents[use.id].name) for use in benefit.documents]


def _say(moves: Moves, topic: schema.Topic) -> None:
    """What a topic says, with its contacts, as a message of its own; or its screen."""
    view = moves.view
    if topic.screen is not None:
        moves.open(topic.screen)
    blocks = [plain(view.words.text(topic.say))] if topic.say else []
    blocks += [contact_text(view, view.content.contacts[id_]) for id_ in topic.contacts]
    if blocks:
        text = "\n\n".join(blocks)
        moves.effects.append(Message(text, view.copies(text)))
        moves.as_new = True
