"""What follows from a free text: it may suggest a subject, never decide an answer.

A sure subject is opened with a line that says what was understood; a doubtful one is asked about; a request is
answered, for the subject it names or the one at hand, and then the current question comes again.
"""

from collections.abc import Sequence

from bot.content import schema
from bot.dialogue.model import Message
from bot.dialogue.moves import Moves
from bot.dialogue.view import View, bold, link, plain
from bot.language.topics import Understanding, understand

OUT_OF_SCOPE = "out_of_scope"
FIRST = frozenset({"distress"})  # answered before anything else is read out of a text
_ANSWERED_BY_SUBJECT = ("deadline", "forms_documents", "amount")


def comes_first(text: str, moves: Moves) -> bool:
    """Whether a text must be answered before it is read as anything else; answers it then."""
    if not moves.world.content.topics or len(text.split()) < 2:
        return False
    understood = understand(text)
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
    understood = understand(text) if topics else None
    if understood is None or understood.decision == "none":
        _not_understood(moves, topics.get(OUT_OF_SCOPE) if understood and understood.topic == OUT_OF_SCOPE else None)
    elif understood.decision == "ask":
        _ask(
            moves,
            [id_ for id_ in (understood.topic, *(item.topic for item in understood.alternatives)) if id_ in topics][:3],
        )
    else:
        _open(moves, understood)


def beside_the_point(moves: Moves, text: str) -> bool:
    """A text that is no answer to the question may be about something else; says whether it was, and answers it."""
    topics = moves.world.content.topics
    understood = understand(text) if topics else None
    if understood is None or understood.decision == "none":
        return False
    before = (len(moves.notes), len(moves.effects), moves.chat)
    respond(moves, text)
    return before != (len(moves.notes), len(moves.effects), moves.chat)


def choose(moves: Moves, id_: str) -> None:
    """The person said which topic was meant."""
    topic = moves.world.content.topics.get(id_)
    moves.close()
    if topic is None:
        return
    if topic.kind == "subject":
        _enter(moves, topic, sure=True)
    else:
        _say(moves, topic)


def topics_screen(view: View, ids: Sequence[str]) -> Message:
    """Did you mean…?"""
    topics = [view.content.topics[id_] for id_ in ids if id_ in view.content.topics]
    rows = tuple((view.button(view.words.text(topic.title), "topic", topic.id),) for topic in topics)
    none = view.key("buttons.none_of_these", "topic", "none")
    return Message(bold(view.words.ui("topics.did_you_mean")), (*rows, (none,)), (view.key("buttons.menu", "menu"),))


def _open(moves: Moves, understood: Understanding) -> None:
    topics = moves.world.content.topics
    subject = topics.get(understood.subject or "")
    asked = [topics[id_] for id_ in understood.asks if id_ in topics]
    if not asked and understood.topic in topics and topics[understood.topic].kind != "subject":
        asked = [topics[understood.topic]]
    for request in asked:
        _answer_request(moves, request, subject)
    if subject is not None:
        _enter(moves, subject)


def _enter(moves: Moves, subject: schema.Topic, *, sure: bool = False) -> None:
    """Opens a subject, unless it is open already or another one is unfinished: then that is asked first."""
    entry = subject.opens
    session = moves.chat.session
    if entry is None or (session is not None and session.dialogue == entry.dialogue and moves.unfinished):
        return
    if moves.unfinished and not sure:
        _ask(moves, [subject.id])
        return
    moves.note("topics.understood", topic=moves.view.words.text(subject.title))
    moves.start(entry.dialogue, entry.answers)


def _ask(moves: Moves, ids: Sequence[str]) -> None:
    if ids:
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
    for id_ in topic.contacts:
        contact = view.content.contacts[id_]
        lines = [bold(view.words.text(contact.name)), plain(view.words.text(contact.what))]
        lines += [f"<code>{plain(contact.phone)}</code>"] if contact.phone else []
        lines += [link(contact.url, contact.url)] if contact.url else []
        blocks.append("\n".join(lines))
    if blocks:
        moves.effects.append(Message("\n\n".join(blocks)))
        moves.as_new = True
