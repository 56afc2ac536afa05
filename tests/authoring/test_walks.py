"""Generated walks: together they take every route, every option and every "I don't know" of every dialogue."""

from datetime import date
from pathlib import Path

import pytest

from bot.authoring.checks.answers import options_of
from bot.authoring.walks import Rehearsal
from bot.content import schema
from bot.content.graph import Graph
from bot.content.loader import Content, load
from bot.session.answers import Answer
from bot.session.machine import DialogueMachine
from bot.session.path import replay

TODAY = date(2026, 11, 21)
PANDU = load(Path("flows"))
TINY = load(Path("tests/flows/tiny"))
EVERY = [(TINY, "fall"), *((PANDU, id_) for id_ in PANDU.dialogues)]


@pytest.mark.parametrize(("content", "dialogue_id"), EVERY, ids=[id_ for _, id_ in EVERY])
def test_walks_take_every_edge_and_end_where_the_conversation_ends(content: Content, dialogue_id: str) -> None:
    dialogue = content.dialogues[dialogue_id]
    machine = DialogueMachine(dialogue)
    edges, options = set(), set()
    for walk in Rehearsal(content, dialogue, TODAY).walks():
        given = {id_: Answer(value, TODAY, dialogue.questions[id_].rev) for id_, value in walk.answers}
        path = replay(content, machine, given, TODAY)
        assert (path.answered, path.at) == (tuple(id_ for id_, _ in walk.answers), walk.outcome)
        edges |= set(zip(path.answered, [*path.answered[1:], path.at], strict=True))
        options |= set(walk.answers)
    graph = Graph(dialogue)
    assert edges == {(question, to) for question, after in graph.after.items() for to in after}
    for id_, question in dialogue.questions.items():
        assert {value for name, value in options if name == id_} >= {*(options_of(question.answer) or ()), None}


def test_typed_answers_are_tried_on_both_sides_of_a_figure() -> None:
    walks = list(Rehearsal(TINY, TINY.dialogues["fall"], TODAY).walks())
    assert {value for walk in walks for id_, value in walk.answers if id_ == "days_off"} >= {"3", "4", "5", "10"}


def test_an_answer_given_before_is_not_asked() -> None:
    dialogue = TINY.dialogues["fall"]
    assert Rehearsal(TINY, dialogue, TODAY).longest == 4
    given = Rehearsal(TINY, dialogue, TODAY, {"for_whom": "me"})
    assert given.longest == 3
    assert {dict(walk.answers)["for_whom"] for walk in given.walks()} == {"me"}


SURE = {"certainty": "guide", "checked": "2026-11-21", "sources": ["a"]}


def routed(when: object) -> tuple[Content, schema.Dialogue]:
    """Two questions; the second is only routed by a condition on the first."""
    content = Content()
    content.facts["start"] = schema.Fact.model_validate(
        {
            "id": "start",
            "title": "x",
            "unit": "date",
            "values": [{"from": "2000-01-01", "value": "2018-01-01", **SURE}],
        }
    )
    end = {"say": "x", "plan": [], "sources": ["a"]}
    dialogue = schema.Dialogue.model_validate(
        {
            "id": "two",
            "title": "x",
            "about": "x",
            "checked": "2026-11-21",
            "event_date": "day",
            "questions": {
                "day": {"ask": "x", "why": "x", "answer": {"type": "date"}, "unsure": "more", "next": "more"},
                "more": {
                    "ask": "x",
                    "why": "x",
                    "answer": {"type": "yes_no"},
                    "unsure": "no",
                    "next": [{"when": when, "go": "yes"}, {"go": "no"}],
                },
            },
            "outcomes": {"yes": end, "no": end},
        }
    )
    return content, dialogue


@pytest.mark.parametrize(
    "when",
    [
        {"day": {"before": {"fact": "start"}}},
        {"day": {"is": {"fact": "start"}}},
        {"day": {"is": "today"}},
        {"today": {"after": {"answer": "day"}}},
        {"day": {"known": "false"}},
        {"day": {"after": "2020-02-29"}, "more": {"is": "yes"}},
        {"not": {"day": {"before": "1990-01-01"}}},
    ],
)
def test_routes_that_hang_on_an_earlier_day_are_found(when: object) -> None:
    content, dialogue = routed(when)
    rehearsal = Rehearsal(content, dialogue, TODAY)
    assert rehearsal.never_taken == []
    assert {walk.outcome for walk in rehearsal.walks()} == {"yes", "no"}


def test_a_route_that_no_answer_takes_is_named() -> None:
    content, dialogue = routed({"day": {"before": "1950-01-01"}, "more": {"is": "yes"}})
    assert Rehearsal(content, dialogue, TODAY).never_taken == [("more", 0)]
