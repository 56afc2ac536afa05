"""What a message is about: one topic of `TOPICS`, how sure that is, and whether to open it, to ask or to leave it.

Free text suggests and never decides: `open` leads to a subject with a line that says what was understood and a way
back, `ask` offers a few buttons, `none` shows the menu. The weights are learned offline by
`training/train.py`; serving needs neither that nor scikit-learn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.language.intents.features import features, named_concepts
from bot.language.intents.linear_model import Model, load_model
from bot.language.intents.sparse_model import fingerprint

Decision = Literal["open", "ask", "none"]

SUBJECTS = (
    "work_accident", "commuting_accident", "occupational_disease", "non_work_accident", "job_loss",
    "invalidity_illness", "death_of_worker", "pension_in_payment", "foreign_worker", "gig_rider",
    "domestic_worker", "housewife",
    "employer_not_contributing", "medical_treatment", "appeal", "child_education", "eis_new_job",
)  # fmt: skip
REQUESTS = ("deadline", "forms_documents", "amount", "claim_status", "office_contact", "contribution_check")
OTHERS = (
    "human_help", "language_switch", "greeting", "thanks_bye", "privacy", "scam_or_agent", "abuse_or_frustration",
    "distress", "out_of_scope",
)  # fmt: skip
TOPICS = SUBJECTS + REQUESTS + OTHERS

# Chosen on phrases left out of training, see benchmarks/understanding.py.
OPEN_FROM, OPEN_AHEAD, OUTSIDE_UNDER = 0.80, 0.60, 0.03
NAMED_FROM, NAMED_AHEAD = 0.65, 0.40  # the same for the one subject that a word stands for
ASK_FROM = 0.12
_ALTERNATIVES = 4

# A subject or a request counts beside the topic only when a word of the message stands for it.
_EVIDENCE: dict[str, tuple[frozenset[str], ...]] = {
    "job_loss": (frozenset({"eis"}), frozenset({"job_end"}), frozenset({"job_search"})),
    "invalidity_illness": (frozenset({"invalidity"}), frozenset({"disease"})),
    "death_of_worker": (frozenset({"death"}), frozenset({"survivors"})),
    "commuting_accident": (frozenset({"accident", "go_work"}), frozenset({"injury", "go_work"})),
    "non_work_accident": (
        frozenset({"skbbk"}),
        frozenset({"accident", "home_leisure"}),
        frozenset({"injury", "home_leisure"}),
    ),
    "work_accident": (frozenset({"accident"}), frozenset({"injury"})),
    "occupational_disease": (frozenset({"occupational"}),),
    "pension_in_payment": (frozenset({"pension"}),),
    "foreign_worker": (frozenset({"foreign"}),),
    "gig_rider": (frozenset({"gig"}),),
    "domestic_worker": (frozenset({"domestic"}),),
    "housewife": (frozenset({"housewife"}),),
    "employer_not_contributing": (frozenset({"employer", "refuse"}), frozenset({"employer", "complaint"})),
    "medical_treatment": (frozenset({"treatment"}),),
    "appeal": (frozenset({"appeal"}),),
    "child_education": (frozenset({"study"}),),
    "eis_new_job": (frozenset({"eis", "new_job"}),),
    "deadline": (frozenset({"date_limit"}),),
    "forms_documents": (frozenset({"forms"}), frozenset({"documents"})),
    "amount": (frozenset({"how_much"}),),
    "claim_status": (frozenset({"status"}), frozenset({"money_in"})),
    "office_contact": (frozenset({"office"}),),
    "contribution_check": (frozenset({"contribution"}),),
}

ONLY_NAMED = frozenset({"non_work_accident"})
"""A bare "accident" or "jatuh" may be one at work, which pays more: it is asked which of the accidents it was."""
ACCIDENTS = ("work_accident", "commuting_accident", "non_work_accident")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic and how likely it is, from 0 to 1."""

    topic: str
    score: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """The likeliest topic; the subject and the requests the message names; what to do; the next likely topics.

    `named`: a word of the message stands for the topic; always so for a topic that is no subject and no request.
    """

    topic: str
    subject: str | None
    asks: tuple[str, ...]
    score: float
    decision: Decision
    alternatives: tuple[Suggestion, ...]
    named: bool = False


def understand(text: str) -> Understanding:
    """What a message is about. Any text is allowed; only its first characters are read."""
    found = features(text)
    return judge(named_concepts(found), _model().probabilities(found))


def judge(concepts: frozenset[str], likely: Mapping[str, float] | None) -> Understanding:
    """The same, from the concepts of a message and the likelihood of each topic (None: no part of it was ever seen)."""
    if likely is None:
        return Understanding("out_of_scope", None, (), 0.0, "none", ())
    ranked = _ranked(likely)
    best, rest = ranked[0], ranked[1:]
    named = best.topic in OTHERS or _stands_for(best.topic, concepts)
    alone = named and not any(one.topic in SUBJECTS and _stands_for(one.topic, concepts) for one in rest[:2])
    return Understanding(
        topic=best.topic,
        subject=_named(SUBJECTS, ranked, concepts, best.topic),
        asks=(asks,) if (asks := _named(REQUESTS, ranked, concepts, best.topic)) else (),
        score=best.score,
        decision=_decide(best, rest, named, alone),
        alternatives=tuple(rest[:_ALTERNATIVES]),
        named=named,
    )


def load() -> None:
    """Read the learned weights and the tables of words now, so that no message waits for them."""
    understand("perkeso")


def _ranked(likely: Mapping[str, float]) -> list[Suggestion]:
    """The topics, likeliest first."""
    ranked = sorted((Suggestion(topic, score) for topic, score in likely.items()), key=lambda one: -one.score)
    return [Suggestion(one.topic, round(one.score, 4)) for one in ranked]


def _decide(best: Suggestion, rest: list[Suggestion], named: bool, alone: bool) -> Decision:
    """`named`: a word of the message stands for the likeliest topic; `alone`: for none of the next two subjects."""
    if best.topic == "out_of_scope":
        doubtful = best.score < OPEN_FROM and rest[0].score >= 2 * ASK_FROM
        return "ask" if doubtful else "none"
    if (best.topic in ONLY_NAMED and not named) or (best.topic == "housewife" and rest[0].topic == "death_of_worker"):
        return "ask"  # a widow who keeps the house is not the one who died
    outside = next(one.score for one in rest if one.topic == "out_of_scope")
    least, ahead = (NAMED_FROM, NAMED_AHEAD) if alone and best.topic in SUBJECTS else (OPEN_FROM, OPEN_AHEAD)
    if best.score >= least and best.score - rest[0].score >= ahead and outside < OUTSIDE_UNDER:
        return "open"
    return "ask" if best.score >= ASK_FROM else "none"


def _named(kind: tuple[str, ...], ranked: list[Suggestion], concepts: frozenset[str], topic: str) -> str | None:
    """The topic itself if it is of this kind, else the likeliest of the kind that a word of the message stands for."""
    if topic in kind:
        return topic
    if topic in OTHERS:
        return None
    for one in ranked:
        if one.topic in kind and _stands_for(one.topic, concepts):
            return one.topic
    return None


def _stands_for(topic: str, concepts: frozenset[str]) -> bool:
    """Whether a word of the message stands for a subject or a request."""
    return any(signs <= concepts for signs in _EVIDENCE[topic])


@cache
def _model() -> Model:
    return load_model(TOPICS, fingerprint(features))
