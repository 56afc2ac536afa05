"""Questions that people ask: an answer, which one was meant, and looking through them by area."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.content import schema
from bot.content.facts import value_on
from bot.dialogue.places import AtAnswers, AtArea
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.values import figure_text
from bot.dialogue.screens.view import View, bold, in_columns, link, plain, visible
from bot.language.text.lengths import shorten

ANSWER_LIMIT = 700
"""The characters of an answer that a person sees."""
_SOURCE = 70
_NOTE = re.compile(r" \([^()]*\)$")  # behind a long title of a source: the page of sources has it
_LONG = 560
"""Characters from which an answer leaves room for one question beside it on a phone's screen, not for two."""


def answer_screen(view: View, answer: schema.KnownAnswer) -> Message:
    """An answer with a way to look at one's own case, questions beside it, and back to where the chat was."""
    nav = (view.key("buttons.back", "close"), view.key("bank.questions", "area"), view.key("buttons.menu", "menu"))
    return replace(answer_aside(view, answer), nav=nav)


def answer_aside(view: View, answer: schema.KnownAnswer) -> Message:
    """The same as a message of its own, above what stays on the screen."""
    said = _said(view, answer)
    rows = [(view.key("bank.check_mine", "mine", answer.id),)] if answer.opens else []
    beside = [view.content.answers[id_] for id_ in answer.see_also[: 1 if visible(said) > _LONG else 2]]
    return Message(said, (*rows, *((_button(view, other),) for other in beside)))


def answers_screen(view: View, place: AtAnswers) -> Message:
    """Which question was meant: a few in people's words, and none of them."""
    found = [view.content.answers[id_] for id_ in place.answers if id_ in view.content.answers]
    rows = tuple((_button(view, answer),) for answer in found)
    topics = (view.content.topics[id_] for id_ in place.topics if id_ in view.content.topics)
    rows += tuple((view.button(view.words.text(topic.title), "topic", topic.id),) for topic in topics)
    none = view.key("buttons.none_of_these", "ans", "none")
    text = f"{bold(view.words.ui('bank.which'))}\n\n{_listed(view, found)}"
    return Message(text, (*rows, (none,)), (view.key("buttons.back", "close"), view.key("buttons.menu", "menu")))


def area_screen(view: View, place: AtArea) -> Message:
    """All areas; the parts of one; or the questions of a part, with a button for each number."""
    content, words = view.content, view.words
    area = content.areas.get(place.area)
    if area is not None:
        parts = [view.button(words.text(part.title), "area", f"{part.id}.0") for part in area.parts]
        nav = (view.key("buttons.back", "area"), view.key("buttons.menu", "menu"))
        return Message(bold(words.text(area.title)), in_columns(parts, columns=1), nav)
    for area in content.areas.values():
        for part in area.parts:
            if part.id == place.area:
                return _part(view, area, part)
    areas = [view.button(words.text(area.title), "area", f"{area.id}.0") for area in content.areas.values()]
    text = f"{bold(words.ui('bank.title'))}\n\n{view.ui('bank.hint')}"
    return Message(
        text, in_columns(areas, columns=1), (view.key("buttons.back", "close"), view.key("buttons.menu", "menu"))
    )


def _part(view: View, area: schema.Area, part: schema.Part) -> Message:
    found = view.content.answers_by_part[part.id]
    numbers = view.numbers("ans", (answer.id for answer in found))
    text = "\n\n".join([bold(view.words.text(part.title)), _listed(view, found), view.ui("bank.choose")])
    back = view.key("buttons.back", "area", f"{area.id}.0")
    return Message(text, in_columns(numbers, columns=4), (back, view.key("buttons.menu", "menu")))


def _listed(view: View, found: Sequence[schema.KnownAnswer]) -> str:
    return "\n".join(f"{number}. {view.say(answer.question)}" for number, answer in enumerate(found, 1))


def _said(view: View, answer: schema.KnownAnswer) -> str:
    words = view.words
    lines = [bold(words.text(answer.question)), plain(words.text(answer.say, _figures(view, answer)))]
    if answer.until and answer.until < view.today:
        lines.append(view.ui("bank.held_until", day=words.date(answer.until)))
    lines.append(f"{view.ui(f'bank_certainty.{answer.certainty}')}\n{source_line(view, answer.sources)}")
    return "\n\n".join(lines)


def _figures(view: View, answer: schema.KnownAnswer) -> dict[str, str]:
    """The figures that an answer states, as they are on the day of asking."""
    found = {}
    for id_ in answer.facts:
        fact = view.content.facts[id_]
        dated = value_on(fact, view.today)
        value = dated.value if dated else None
        found[id_] = view.words.ui("plan.unknown_figure") if value is None else figure_text(view, fact.unit, value)
    return found


def source_line(view: View, sources: Sequence[schema.Ref]) -> str:
    """The first source, named as in the reader's language, with its address; and how many more there are."""
    source = view.content.sources[sources[0].source]
    title = source.title_in(view.language)
    title = title if len(title) <= _SOURCE else shorten(_NOTE.sub("", title), _SOURCE)
    more = len({ref.source for ref in sources}) - 1
    key = "bank.from_more" if more else "bank.from"
    said = view.ui(key, source=title, n=more) if more else view.ui(key, source=title)
    return said.replace(plain(title), link(title, source.url)) if source.url else said


def _button(view: View, answer: schema.KnownAnswer) -> Button:
    return view.button(view.words.text(answer.question), "ans", answer.id)
