"""Every id that one place names stands in another, no id means two things, and no source or document is idle."""

from collections.abc import Collection, Iterator

from bot.authoring.checks import did_you_mean
from bot.content import schema
from bot.content.loader import Content
from bot.content.source import Place, Problem
from bot.content.tree import items, values


def check_references(content: Content, functions: Collection[str]) -> Iterator[Problem]:
    """Ids of benefits, forms, documents, appeals, contacts, dialogues, sources and amount functions."""
    known: dict[str, Collection[str]] = {
        "answer": content.answers,
        "amount function": functions,
        "appeal": content.appeals,
        "benefit": content.benefits,
        "dialogue": content.dialogues,
        "document": content.documents,
        "fact": content.facts,
        "form": content.forms,
        "source": content.sources,
        "contact": content.contacts,
        "recipient": content.recipients,
        "deadline": {each.id for item in _with_deadlines(content) for each in item.deadlines},
        "contact, dialogue or appeal": {**content.contacts, **content.dialogues, **content.appeals},
    }
    named: set[tuple[str, str]] = set()
    for kind, id_, item in items(content):
        for what, name, place in _named(item):
            named.add((what, name))
            if name not in known[what]:
                hint = did_you_mean(name, known[what])
                yield content.problem(kind, id_, "unknown-id", f"there is no {what} '{name}'", hint, place)
    for kind, what, hint in (("sources", "source", "cite it"), ("documents", "document", "name it in a benefit")):
        for id_ in known[what]:
            if (what, id_) not in named:
                yield content.problem(kind, id_, "unused", f"nothing names '{id_}'", f"{hint}, or delete it")
    for dialogue in content.dialogues.values():
        yield from _check_dialogue(content, dialogue)


def _with_deadlines(content: Content) -> list[schema.Benefit | schema.Appeal]:
    return [*content.benefits.values(), *content.appeals.values()]


def _named(item: object) -> Iterator[tuple[str, str, Place]]:
    """What is named in an item, its id, and where."""
    for value, place in values(item):
        yield from ((what, name, (*place, *at)) for what, name, at in _named_by_part(value))
    if isinstance(item, schema.Benefit | schema.Appeal):
        yield from _named_by_benefit(item)
    elif isinstance(item, schema.Topic):
        yield from (("contact", name, ("contacts", index)) for index, name in enumerate(item.contacts))
        if item.benefit:
            yield "benefit", item.benefit, ("benefit",)
    elif isinstance(item, schema.KnownAnswer):
        yield from (("answer", name, ("see_also", index)) for index, name in enumerate(item.see_also))
        yield from (("fact", name, ("facts", index)) for index, name in enumerate(item.facts))
    elif isinstance(item, schema.News):
        yield from (("dialogue", name, ("dialogues", index)) for index, name in enumerate(item.dialogues))
        yield from (("benefit", name, ("benefits", index)) for index, name in enumerate(item.benefits))
    elif isinstance(item, schema.Letter | schema.Blank):
        yield from _named_by_letter(item)


def _named_by_part(value: object) -> Iterator[tuple[str, str, Place]]:
    if isinstance(value, schema.Ref):
        yield "source", value.source, ()
    elif isinstance(value, schema.Entry | schema.Offer):
        yield "dialogue", value.dialogue, ("dialogue",)
    elif isinstance(value, schema.Question):
        yield from (("answer", name, ("asked_here", index)) for index, name in enumerate(value.asked_here))
    elif isinstance(value, schema.Outcome):
        yield from (("benefit", entry.benefit, ("plan", index)) for index, entry in enumerate(value.plan))
        yield from (("contact, dialogue or appeal", name, ("instead", n)) for n, name in enumerate(value.instead))


def _named_by_letter(item: schema.Letter | schema.Blank) -> Iterator[tuple[str, str, Place]]:
    if isinstance(item, schema.Letter):
        yield "recipient", item.to, ("to",)
        yield from (("form", use.id, ("forms", index)) for index, use in enumerate(item.forms))
        yield from (("deadline", name, ("deadlines", index)) for index, name in enumerate(item.deadlines))
    else:
        yield from (("benefit", each.in_plan, ("says", n)) for n, each in enumerate(item.says) if each.in_plan)
        if item.deadline:
            yield "deadline", item.deadline, ("deadline",)


def _named_by_benefit(item: schema.Benefit | schema.Appeal) -> Iterator[tuple[str, str, Place]]:
    for what, uses in (("form", item.forms), ("document", item.documents)):
        for index, use in enumerate(uses):
            yield what, use.id, (f"{what}s", index)
    if isinstance(item, schema.Benefit):
        if item.portal:
            yield "contact", item.portal, ("portal",)
        for index, name in enumerate(item.appeals):
            yield "appeal", name, ("appeals", index)
        if item.amount:
            yield "amount function", item.amount.function, ("amount", "function")


def _check_dialogue(content: Content, dialogue: schema.Dialogue) -> Iterator[Problem]:
    """Ids inside a dialogue: targets of routes, the date of the event, and names that mean two things."""
    nodes = {**dialogue.questions, **dialogue.outcomes}
    for id_, question in dialogue.questions.items():
        for target, place in _targets(question):
            if target not in nodes:
                message, hint = f"there is no question or outcome '{target}'", did_you_mean(target, nodes)
                at: Place = ("questions", id_, *place)
                yield content.problem("dialogues", dialogue.id, "unknown-id", message, hint, at)
        for message, hint, place in _two_meanings(dialogue, id_, question):
            at = ("questions", id_, *place)
            yield content.problem("dialogues", dialogue.id, "two-meanings", message, hint, at)
        if isinstance(question.answer, schema.ChoiceAnswer):
            for key, named in (("story", question.answer.story), ("replies", question.answer.replies)):
                for option in named.keys() - question.answer.options.keys():
                    hint = did_you_mean(option, question.answer.options)
                    message, at = f"there is no option '{option}'", ("questions", id_, "answer", key, option)
                    yield content.problem("dialogues", dialogue.id, "unknown-option", message, hint, at)
            yield from _check_groups(content, dialogue, id_, question.answer)
    for word in dialogue.links:
        opened = [id_ for id_, each in content.dialogues.items() if word == id_ or word in each.links]
        if opened != [dialogue.id]:
            message, hint = f"the link '{word}' names several dialogues: {', '.join(opened)}", "give it to one"
            yield content.problem("dialogues", dialogue.id, "two-links", message, hint, ("links",))
    dates = [id_ for id_, each in dialogue.questions.items() if isinstance(each.answer, schema.DateAnswer)]
    for name in dialogue.event_date:
        if name not in dates:
            message, hint = f"there is no date question '{name}'", did_you_mean(name, dates)
            yield content.problem("dialogues", dialogue.id, "unknown-id", message, hint, ("event_date",))


def _check_groups(
    content: Content, dialogue: schema.Dialogue, id_: str, answer: schema.ChoiceAnswer
) -> Iterator[Problem]:  # fmt: skip
    """Each group holds options of its question, and no option stands in two."""
    held: set[str] = set()
    for name, group in answer.groups.items():
        at: Place = ("questions", id_, "answer", "groups", name, "of")
        for option in group.of:
            if option not in answer.options:
                message, hint = f"there is no option '{option}'", did_you_mean(option, answer.options)
                yield content.problem("dialogues", dialogue.id, "unknown-option", message, hint, at)
            elif option in held:
                message, hint = f"option '{option}' stands in two groups", "leave it in one"
                yield content.problem("dialogues", dialogue.id, "two-groups", message, hint, at)
        held |= set(group.of)


def _two_meanings(dialogue: schema.Dialogue, id_: str, question: schema.Question) -> Iterator[tuple[str, str, Place]]:
    if id_ in dialogue.outcomes:
        yield f"'{id_}' is a question and an outcome", "rename one", ()
    if id_ == "today":
        yield "'today' is a word of the conditions", "rename the question", ()
    if isinstance(question.answer, schema.StateAnswer) != (id_ == schema.STATE_QUESTION):
        yield f"'{schema.STATE_QUESTION}' is the question for the state, and no other is", "rename it", ()
    if isinstance(question.answer, schema.ChoiceAnswer) and schema.UNSURE in question.answer.options:
        yield f"'{schema.UNSURE}' is \"I don't know\", which every question has", "leave it out", ("answer", "options")


def _targets(question: schema.Question) -> Iterator[tuple[str, Place]]:
    for index, route in enumerate(question.next):
        yield route.go, ("next", index)
    if question.unsure:
        yield question.unsure, ("unsure",)
