"""Where benefits and appeals are used: which outcomes lead to them, and which questions may be asked before."""

from collections.abc import Iterable

from bot.content.graph import Graph
from bot.content.loader import Content
from bot.content.schema import STATE_QUESTION, Dialogue, Question

_STATE = Question.model_validate({"ask": "?", "why": "?", "answer": {"type": "state"}, "unsure": "end", "next": "end"})


class Askable:
    """The questions that may be asked before something is shown, by id; one id may stand in several dialogues."""

    def __init__(self, dialogue: Dialogue | None = None, ids: Iterable[str] = ()) -> None:
        self._questions: dict[str, list[Question]] = {}
        self.always: frozenset[str] | None = None
        """The questions that may be asked before it in every place that leads to it; None before the first place."""
        if dialogue:
            self.add(dialogue, ids)

    def add(self, dialogue: Dialogue, ids: Iterable[str]) -> None:
        """Adds the questions of one place in a dialogue."""
        ids = frozenset(ids)
        self.always = ids if self.always is None else self.always & ids
        for id_ in ids:
            self._questions.setdefault(id_, []).append(dialogue.questions[id_])

    def add_state(self) -> "Askable":
        """Adds the question that the engine asks by itself when a safe day depends on the state."""
        self._questions.setdefault(STATE_QUESTION, []).append(_STATE)
        return self

    @property
    def ids(self) -> Iterable[str]:
        """The ids of the questions."""
        return self._questions.keys()

    def __contains__(self, id_: str) -> bool:
        return id_ in self._questions

    def __getitem__(self, id_: str) -> list[Question]:
        return self._questions.get(id_, [])


class Uses:
    """For every benefit and appeal that an outcome leads to, the questions asked on the way."""

    def __init__(self, content: Content) -> None:
        self.graphs = {id_: Graph(dialogue) for id_, dialogue in content.dialogues.items()}
        self.benefits: dict[str, Askable] = {}
        self.appeals: dict[str, Askable] = {}
        for dialogue in content.dialogues.values():
            for id_, outcome in dialogue.outcomes.items():
                before = self.graphs[dialogue.id].before.get(id_, frozenset())
                planned = {item.benefit for item in outcome.plan}
                appeals = {each for each in outcome.instead if each in content.appeals}
                appeals |= {each for id_ in planned & content.benefits.keys() for each in content.benefits[id_].appeals}
                for benefit in planned:
                    self.benefits.setdefault(benefit, Askable().add_state()).add(dialogue, before)
                for appeal in appeals:
                    self.appeals.setdefault(appeal, Askable().add_state()).add(dialogue, before)

    def before(self, dialogue: Dialogue, node: str) -> Askable:
        """What may be asked before a question is left, or before an outcome of a dialogue."""
        before = self.graphs[dialogue.id].before.get(node, frozenset())
        if node in dialogue.questions:
            return Askable(dialogue, before | {node})
        return Askable(dialogue, before).add_state()
