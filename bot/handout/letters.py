"""Writes letters, statements and the checklist: the content's paragraphs with what is known filled in.

What is not known stays a line to write on, and Pandu asks for none of it: names, card numbers and addresses are for
the pen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.content import rules, schema
from bot.content.facts import facts_on
from bot.content.loader import Content
from bot.content.text import Text
from bot.handout.paper import BOX, LINES, Block, Paper
from bot.language.text.words import Words
from bot.plan.model import ClaimPlan
from bot.plan.scope import AnswerScope

_WRITES_FOR = ("for_whom", "other")
"""The question and its answer that say that somebody writes for the worker."""


@dataclass(frozen=True)
class Known:
    """What a letter may look at: the answers of a claim and its plan. Of somebody with no claim nothing is known."""

    scope: AnswerScope
    plan: ClaimPlan | None = None

    @property
    def benefits(self) -> frozenset[str]:
        """The ids of the benefits in the plan."""
        return frozenset(part.benefit.id for part in self.plan.benefits) if self.plan else frozenset()

    @classmethod
    def nothing(cls, content: Content, today: date) -> "Known":
        """Of somebody with no claim."""
        return cls(AnswerScope({}, facts_on(content.facts, today), today))


def letter_of(letter: schema.Letter, content: Content, words: Words, known: Known) -> Paper:
    """A letter or a statement, ready to copy, print and sign."""
    writer = _Writer(content, words, known)
    return Paper(words.text(letter.title), words.language, tuple(writer.letter(letter)))


def checklist_of(
    checklist: schema.Checklist, content: Content, words: Words, known: Known, of_plan: Mapping[str, Sequence[str]]
) -> Paper:
    """The page for the counter. `of_plan` are the names of the plan's `documents` and `forms`, as boxes to tick."""
    writer = _Writer(content, words, known)
    return Paper(words.text(checklist.title), words.language, tuple(writer.checklist(checklist, of_plan)))


class _Writer:
    """Writes in one language with what is known of one claim."""

    def __init__(self, content: Content, words: Words, known: Known) -> None:
        self._content, self._words, self._known = content, words, known
        self._values = _Values(content, words, known)

    def letter(self, letter: schema.Letter) -> Iterator[Block]:
        if letter.layout == "statement":
            yield Block("title", self._say(letter.heading))
            yield Block("gap")
            yield from self._lines(letter.head)
        else:
            yield from self._lines(letter.head) if letter.head else self._own("name", "address", "phone")
            yield Block("gap")
            yield from self._lines(self._content.recipients[letter.to].lines)
            yield Block("gap")
            yield from self._own("date")
            yield Block("gap")
            yield from self._own("salutation")
            yield Block("gap")
            yield Block("title", self._say(letter.heading))
        yield Block("gap")
        yield from self._paragraph(letter.opening)
        if letter.for_other and self._known.scope.answer(_WRITES_FOR[0]) == _WRITES_FOR[1]:
            yield from self._own("on_behalf")
            yield Block("gap")
        said = (each for each in letter.body if rules.holds(each.when, self._known.scope))
        for number, paragraph in enumerate(said, 1 if letter.layout == "statement" else 2):
            yield from self._paragraph(paragraph, f"{number}.")
        yield from self._end(letter)

    def _end(self, letter: schema.Letter) -> Iterator[Block]:
        thanks = "" if letter.layout == "statement" else self._words.ui("letter.thanks")
        closing = " ".join(filter(None, (self._say(letter.closing) if letter.closing else "", thanks)))
        if closing:
            yield Block("text", closing)
            yield Block("gap")
        if letter.signatures:
            for text in letter.signatures:
                yield Block("text", self._say(text))
                yield Block("gap")
        else:
            yield from self._own("yours")
            yield Block("gap")
            yield from self._own("signature", "signature_name", "card")
            yield Block("gap")
            yield from self._own("received")
            yield Block("gap")
        if letter.enclosures:
            yield from self._own("enclosures")
            for number, text in enumerate(letter.enclosures, 1):
                yield Block("item", self._say(text), f"{number}.")

    def checklist(self, checklist: schema.Checklist, of_plan: Mapping[str, Sequence[str]]) -> Iterator[Block]:
        yield Block("title", self._say(checklist.title))
        yield Block("text", self._say(checklist.opening))
        for part in checklist.parts:
            ticks = [*map(self._say, part.ticks), *of_plan.get(part.of_plan or "", ())]
            if not ticks and not part.lines:
                continue
            yield Block("gap")
            yield Block("heading", self._say(part.title))
            yield from (Block("item", tick, BOX) for tick in ticks)
            yield from self._lines(part.lines)
        yield Block("gap")
        yield Block("text", self._say(checklist.closing))

    def _paragraph(self, paragraph: schema.Paragraph, mark: str = "") -> Iterator[Block]:
        yield Block("text", self._say(paragraph.say), mark)
        yield from (Block("item", LINES["line"]) for _ in range(paragraph.room))
        for letter, text in zip("abcdef", paragraph.points, strict=False):
            yield Block("item", self._say(text), f"({letter})")
        yield from (Block("item", self._say(text), BOX) for text in paragraph.ticks)
        yield from (Block("item", self._say(text)) for text in paragraph.lines)
        if paragraph.sketch:
            yield Block("sketch")
        yield Block("gap")

    def _lines(self, texts: Iterable[Text]) -> Iterator[Block]:
        return (Block("text", self._say(text)) for text in texts)

    def _own(self, *keys: str) -> Iterator[Block]:
        return (Block("text", self._words.ui(f"letter.{key}", **self._values.lines)) for key in keys)

    def _say(self, text: Text) -> str:
        return self._words.text(text, self._values)


class _Values(Mapping[str, str]):
    """What stands for a blank: its phrase, the answer, the last day of a deadline, else a line."""

    def __init__(self, content: Content, words: Words, known: Known) -> None:
        self._blanks, self._words, self._known = content.blanks, words, known
        self.lines = {name: LINES[content.blanks[name].space] for name in schema.LINES}

    def __getitem__(self, name: str) -> str:
        blank = self._blanks[name]
        return self._phrase(blank) or self._day(blank) or self._answer(blank) or LINES[blank.space]

    def _phrase(self, blank: schema.Blank) -> str:
        for phrase in blank.says:
            if rules.holds(phrase.when, self._known.scope) and phrase.in_plan in (None, *self._known.benefits):
                return self._words.text(phrase.say, self)
        return ""

    def _day(self, blank: schema.Blank) -> str:
        deadlines = self._known.plan.deadlines() if blank.deadline and self._known.plan else ()
        days = (each.last_day for each in deadlines if each.rule.id == blank.deadline)
        return "".join(self._words.date(day) for day in days if day)

    def _answer(self, blank: schema.Blank) -> str:
        for question in blank.answer:
            value = self._known.scope.answer(question)
            if value and self._known.plan:
                return self._said(self._known.plan.dialogue.questions[question].answer, value)
        return ""

    def _said(self, answer: schema.Answer, value: str) -> str:
        if isinstance(answer, schema.DateAnswer):
            return self._words.date(date.fromisoformat(value))
        return self._words.ui(f"units.{answer.unit}", n=value) if isinstance(answer, schema.NumberAnswer) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._blanks)

    def __len__(self) -> int:
        return len(self._blanks)
