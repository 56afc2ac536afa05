"""One `transitions` machine a dialogue: questions and outcomes are its states, answering is its one trigger.

The only module that knows the library. A machine is built once, shared by all chats and never changed; what
moves through it is a light model that is never registered (a registered one costs 20 KiB and is never freed).
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from transitions import EventData, Machine

from bot.content.rules import Scope, compile_condition
from bot.content.schema import Dialogue, Question

_ANSWER = "answer"


class _Walker:
    """Where a replay stands, what it may look at, and whether the answer in hand is "I don't know"."""

    __slots__ = ("scope", "state", "unsure")

    def __init__(self, state: str, scope: Scope, *, unsure: bool) -> None:
        self.state = state
        self.scope = scope
        self.unsure = unsure


class DialogueMachine:
    """The routes of a dialogue."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self.first = next(iter(dialogue.questions))
        self._machine = Machine(
            model=None,
            states=[*dialogue.questions, *dialogue.outcomes],
            transitions=[route for id_, question in dialogue.questions.items() for route in _routes(id_, question)],
            initial=self.first,
            auto_transitions=False,
            send_event=True,
            queued=False,
        )

    def advance(self, question: str, scope: Scope, *, unsure: bool) -> str:
        """The question or outcome that an answer leads to. `scope` holds that answer already."""
        walker = _Walker(question, scope, unsure=unsure)
        self._machine.events[_ANSWER].trigger(walker)
        return walker.state

    @cached_property
    def remaining(self) -> dict[str, int]:
        """For each question, the most questions still to answer, itself included."""
        questions = self.dialogue.questions
        known: dict[str, int] = {}

        def longest(id_: str, trail: frozenset[str]) -> int:
            if id_ not in questions or id_ in trail:
                return 0
            if id_ not in known:
                question = questions[id_]
                targets = {question.unsure or "", *(route.go for route in question.next)}
                known[id_] = 1 + max(longest(target, trail | {id_}) for target in targets)
            return known[id_]

        return {id_: longest(id_, frozenset()) for id_ in questions}


def _routes(id_: str, question: Question) -> list[dict[str, Any]]:
    # transitions tries them in this order, which is the order of the YAML list.
    routes: list[dict[str, Any]] = []
    if question.unsure:
        routes.append({"trigger": _ANSWER, "source": id_, "dest": question.unsure, "conditions": _is_unsure})
    for route in question.next:
        guards = [] if route.when is None else [_guard(compile_condition(route.when))]
        routes.append({"trigger": _ANSWER, "source": id_, "dest": route.go, "conditions": guards})
    return routes


def _guard(check: Callable[[Scope], bool]) -> Callable[[EventData], bool]:
    return lambda event: check(_walker(event).scope)


def _is_unsure(event: EventData) -> bool:
    return _walker(event).unsure


def _walker(event: EventData) -> _Walker:
    assert isinstance(event.model, _Walker)  # noqa: S101 - nothing else is ever sent through
    return event.model
