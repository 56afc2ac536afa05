"""Conditions, dates and inputs use only what can be known then: asked before, of a fitting type, an id that exists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.authoring.checks import did_you_mean
from bot.authoring.checks.answers import is_date, misfit, misfitting_test
from bot.content import rules, schema
from bot.content.loader import Content
from bot.content.source import Place, Problem
from bot.content.tree import below, conditions
from bot.content.uses import Askable, Uses


@dataclass(frozen=True)
class _Where:
    """An item, what may be asked before it is used, and that moment in words."""

    content: Content
    kind: str
    id: str
    askable: Askable
    moment: str

    def problem(self, code: str, message: str, hint: str, at: Place) -> Problem:
        return self.content.problem(self.kind, self.id, code, message, hint, at)

    def find(self, question: str, at: Place) -> Iterator[Problem]:
        """A problem when a question is not asked before."""
        if question in self.askable:
            return
        if any(question in dialogue.questions for dialogue in self.content.dialogues.values()):
            hint = "ask it on the way, or test something else"
            yield self.problem("not-asked-before", f"'{question}' is never asked before {self.moment}", hint, at)
        else:
            hint = did_you_mean(question, self.askable.ids)
            yield self.problem("unknown-id", f"there is no question '{question}'", hint, at)

    def find_fact(self, fact_id: str, at: Place) -> Iterator[Problem]:
        """A problem when there is no such fact with a single value."""
        fact = self.content.facts.get(fact_id)
        if fact is None:
            hint = did_you_mean(fact_id, self.content.facts)
            yield self.problem("unknown-id", f"there is no fact '{fact_id}'", hint, at)
        elif fact.unit == "table":
            yield self.problem("misfit", f"the fact '{fact_id}' is a table", "name a fact with one value", at)


def check_conditions(content: Content, uses: Uses) -> Iterator[Problem]:
    """Every condition, every limit of a date answer, every start of a deadline and every input of an amount."""
    for dialogue in content.dialogues.values():
        if dialogue.for_other:
            where = _Where(content, "dialogues", dialogue.id, Askable(dialogue, dialogue.questions), "the end")
            yield from _check_condition(where, dialogue.for_other, ("for_other",))
        for id_, question in dialogue.questions.items():
            where = _Where(content, "dialogues", dialogue.id, uses.before(dialogue, id_), f"question '{id_}'")
            yield from _check_below(where, question, ("questions", id_))
            yield from _check_date_limits(where, id_, question.answer)
        for id_, outcome in dialogue.outcomes.items():
            where = _Where(content, "dialogues", dialogue.id, uses.before(dialogue, id_), f"outcome '{id_}'")
            yield from _check_below(where, outcome, ("outcomes", id_))
    for kind, shown in (("benefits", uses.benefits), ("appeals", uses.appeals)):
        for id_, item in getattr(content, kind).items():
            if id_ in shown:  # what no outcome leads to is reported as unused
                where = _Where(content, kind, id_, shown[id_], f"{kind[:-1]} '{id_}' is shown")
                yield from _check_below(where, item, ())
            yield from _check_starts(content, kind, item)
    yield from _check_letters(content)
    yield from _check_entries(content)


def _check_below(where: _Where, root: object, place: Place) -> Iterator[Problem]:
    for condition, at in conditions(root, place):
        yield from _check_condition(where, condition, at)


def _check_condition(where: _Where, condition: rules.Condition, at: Place) -> Iterator[Problem]:
    for test in rules.tests(condition):
        if test.subject != "today":
            yield from where.find(test.subject, at)
        if isinstance(test.operand, rules.AnswerOperand):
            yield from where.find(test.operand.id, at)
        if isinstance(test.operand, rules.FactOperand):
            yield from where.find_fact(test.operand.id, at)
        wrong = [misfitting_test(test, question.answer) for question in where.askable[test.subject]]
        # One id may stand in several dialogues: the test has to fit one of them.
        if wrong and wrong[0] and all(wrong):
            yield where.problem(*wrong[0], at)


def _check_date_limits(where: _Where, id_: str, answer: schema.Answer) -> Iterator[Problem]:
    if not isinstance(answer, schema.DateAnswer):
        return
    for key, limit in (("earliest", answer.earliest), ("latest", answer.latest)):
        at: Place = ("questions", id_, "answer", key)
        if isinstance(limit, dict) and set(limit) == {"answer"}:
            yield from where.find(limit["answer"], at)
        elif isinstance(limit, dict) and set(limit) == {"fact"}:
            yield from where.find_fact(limit["fact"], at)
        elif isinstance(limit, dict) or (limit not in (None, "today") and not is_date(limit)):
            hint = "write 2026-11-30, today, {answer: id} or {fact: id}"
            yield where.problem("misfit", f"'{key}' is no date", hint, at)


def _check_starts(content: Content, kind: str, item: schema.Benefit | schema.Appeal) -> Iterator[Problem]:
    """The dates deadlines are counted from, and the inputs of amounts.

    They need not be asked before: a plan without that date says the limit in words. But they must exist.
    """
    everywhere = _asked_in(content, content.dialogues)
    dates = [id_ for id_ in everywhere.ids if any(q.answer.type == "date" for q in everywhere[id_])]
    for index, deadline in enumerate(item.deadlines):
        for start in deadline.start:
            if start not in dates:
                message, hint = f"there is no date question '{start}'", did_you_mean(start, dates)
                at: Place = ("deadlines", index, "from")
                yield content.problem(kind, item.id, "unknown-id", message, hint, at)
    if isinstance(item, schema.Benefit) and item.amount:
        for name, id_ in item.amount.inputs.items():
            if id_ not in everywhere:
                message, hint = f"there is no question '{id_}'", did_you_mean(id_, everywhere.ids)
                yield content.problem(kind, item.id, "unknown-id", message, hint, ("amount", "inputs", name))


def _asked_in(content: Content, dialogues: Iterable[str]) -> Askable:
    """Every question of some dialogues."""
    found = Askable()
    for id_ in dialogues:
        found.add(content.dialogues[id_], content.dialogues[id_].questions)
    return found


def _check_letters(content: Content) -> Iterator[Problem]:
    """What letters test: the answers of the dialogues they are offered in; blanks are shared, so those of all."""
    for letter in content.letters.values():
        offered = {offer.dialogue for offer in letter.offers if offer.dialogue in content.dialogues}
        whole = _Where(content, "letters", letter.id, _asked_in(content, offered), "the letter is offered")
        for place in ("opening", "body", "forms"):
            yield from _check_below(whole, getattr(letter, place), (place,))
        for index, offer in enumerate(letter.offers):
            if offer.dialogue in offered:
                where = replace(whole, askable=_asked_in(content, [offer.dialogue]))
                yield from _check_below(where, offer, ("offers", index))
    everywhere = _asked_in(content, content.dialogues)
    for blank in content.blanks.values():
        where = _Where(content, "blanks", blank.id, everywhere, "a letter is written")
        yield from _check_below(where, blank, ())
        for question in blank.answer:
            yield from where.find(question, ("answer",))


def _check_entries(content: Content) -> Iterator[Problem]:
    """The answers that a line of the menu, a topic, or an answer of the bank gives already."""
    for kind in ("menu", "topics", "answers"):
        for item_id, item in getattr(content, kind).items():
            for entry, place in below(item, schema.Entry):
                dialogue = content.dialogues.get(entry.dialogue)
                for code, message, hint, id_ in _find_in_entry(entry, dialogue) if dialogue else ():
                    yield content.problem(kind, item_id, code, message, hint, (*place, "answers", id_))


def _find_in_entry(entry: schema.Entry, dialogue: schema.Dialogue) -> Iterator[tuple[str, str, str, str]]:
    for id_, value in entry.answers.items():
        question = dialogue.questions.get(id_)
        if question is None:
            message = f"'{entry.dialogue}' has no question '{id_}'"
            yield "unknown-id", message, did_you_mean(id_, dialogue.questions), id_
        elif wrong := misfit(value, question.answer, id_):
            yield (*wrong, id_)
