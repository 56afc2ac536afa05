"""The routes of a dialogue as a graph: what can follow what, whatever the conditions say."""

from functools import cached_property

from bot.content.schema import Dialogue


class Graph:
    """Questions and outcomes as nodes; every route and every "I don't know" as an edge."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.first = next(iter(dialogue.questions))
        self.outcomes = frozenset(dialogue.outcomes)
        self.after: dict[str, tuple[str, ...]] = {
            id_: tuple(dict.fromkeys(filter(None, (*(route.go for route in question.next), question.unsure))))
            for id_, question in dialogue.questions.items()
        }

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The nodes that some route leads to from the first question, itself included."""
        return self.from_(self.first)

    @cached_property
    def before(self) -> dict[str, frozenset[str]]:
        """For each node, the questions that may have been asked when it comes."""
        before: dict[str, set[str]] = {}
        for question in self.after:
            if question in self.reachable:
                for node in self.from_(question) - {question}:
                    before.setdefault(node, set()).add(question)
        return {node: frozenset(questions) for node, questions in before.items()}

    @cached_property
    def dead_ends(self) -> list[str]:
        """The questions from which no outcome can be reached."""
        return [question for question in self.after if not self.from_(question) & self.outcomes]

    @cached_property
    def cycles(self) -> list[tuple[str, ...]]:
        """One round for each question at which some route closes a circle."""
        found: list[tuple[str, ...]] = []
        done: set[str] = set()

        def visit(node: str, trail: tuple[str, ...]) -> None:
            if node in trail:
                found.append((*trail[trail.index(node) :], node))
            elif node not in done:
                for following in self.after.get(node, ()):
                    visit(following, (*trail, node))
                done.add(node)

        for question in self.after:
            visit(question, ())
        return found

    def from_(self, start: str) -> frozenset[str]:
        """The nodes that some route leads to from a node, itself included."""
        seen, waiting = {start}, [start]
        while waiting:
            for node in self.after.get(waiting.pop(), ()):
                if node not in seen:
                    seen.add(node)
                    waiting.append(node)
        return frozenset(seen)
