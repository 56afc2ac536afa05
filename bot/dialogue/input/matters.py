"""What a text is about where it tells of two matters: the model of subjects weighs one against the other.

Pure. In: what the model understood, and the text. Out: the matters told, in the order in which they open; None where
it tells of one.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.content import schema
from bot.content.loader import Content
from bot.language.clauses.people import hurt_too
from bot.language.clauses.split import Mood, clauses
from bot.language.intents.topics import SUBJECTS, Suggestion, Understanding
from bot.language.lexicon.patterns import pattern
from bot.language.lexicon.tokens import plain
from bot.language.stories.happenings import told
from bot.language.stories.reader import matters_told

HURT = frozenset(
    {"work_accident", "commuting_accident", "non_work_accident", "occupational_disease", "invalidity_illness"}
)
DEATH, PENSION = "death_of_worker", "pension_in_payment"


def with_matters(understood: Understanding, text: str, content: Content) -> Understanding | None:
    """Opens the matter told first where the model saw it too, and offers both where the model is not sure of one."""
    matters = matters_told(text, content.dialogues)
    if len(matters) < 2:
        return None
    seen = (understood.topic, *(item.topic for item in understood.alternatives))
    opening = _topics(content.topics, seen)
    topics = [opening[id_] for id_ in matters if id_ in opening]
    if not topics or (understood.decision == "open" and understood.topic not in topics):
        return None
    opened = content.dialogues[next(id_ for id_ in matters if id_ in opening)]
    kept = any(id_ in opened.also for id_ in matters)
    likely = kept and set(seen[:2]) == set(topics[:2])  # the model hesitates between the very matters that are told
    if understood.decision == "open" or likely:
        if understood.topic not in SUBJECTS or topics[0] not in seen:
            return None
        rest = [item for item in understood.alternatives if item.topic != topics[0]]
        return replace(understood, topic=topics[0], subject=topics[0], decision="open", alternatives=tuple(rest))
    likeliest = [understood.topic] if understood.decision == "ask" and understood.topic not in topics else []
    first, *others = dict.fromkeys((*likeliest, *topics, *seen))
    scores = {item.topic: item.score for item in understood.alternatives}
    offered = tuple(Suggestion(id_, scores.get(id_, 0.0)) for id_ in others)
    return replace(understood, topic=first, subject=first, decision="ask", alternatives=offered)


def of_life_and_death(understood: Understanding, text: str) -> Understanding:
    """A death comes before the accident or illness it came from, and before a pension that the dead person drew.

    Where somebody lives still, a death is only supposed, or the writer was hurt too, it is asked about.
    """
    said = plain(text)
    deaths = [clause for clause in clauses(text) if any(told(clause.text, "death"))]
    died = any(clause.mood is not Mood.SUPPOSED for clause in deaths)
    lives = bool(deaths) or pattern("moods", "alive").search(said)
    if died and understood.topic in HURT:
        if not hurt_too(text):
            return replace(understood, topic=DEATH, subject=DEATH, decision="open")
        return replace(
            understood, decision="ask", alternatives=(Suggestion(DEATH, understood.score), *understood.alternatives)
        )
    others = tuple(item for item in understood.alternatives if item.topic != DEATH)
    if understood.topic == DEATH and not died and lives and others:
        first = next((item for item in others if item.topic in HURT), others[0])
        rest = (item for item in others if item is not first)
        offered = (Suggestion(DEATH, understood.score), *rest)
        return replace(understood, topic=first.topic, subject=None, decision="ask", alternatives=offered)
    if understood.topic == PENSION and died and pattern("moods", "burial").search(said):
        return replace(understood, topic=DEATH, subject=DEATH, alternatives=others)
    return understood


def _topics(topics: Mapping[str, schema.Topic], seen: tuple[str, ...]) -> dict[str, str]:
    """The topic of each dialogue: the likeliest of those that open it, or the first."""
    order = [*(id_ for id_ in seen if id_ in topics), *topics]
    opening: dict[str, str] = {}
    for id_ in order:
        entry = topics[id_].opens
        if entry is not None and id_ in SUBJECTS:
            opening.setdefault(entry.dialogue, id_)
    return opening
