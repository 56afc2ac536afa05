"""What every page is made with: the content in one language, and how it speaks of sources, certainty and the bot."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.content import schema
from bot.content.facts import facts_on
from bot.content.text import Text
from bot.dialogue.world import World
from bot.language.text.formatting import Language
from bot.pages.markup import button, link, plain, tag

Pages = dict[str, list[str]]
"""The pages of one language: path below its folder, without ending, to lines of Markdown."""


class Book:
    """One language's pages on a day. `marks` are the checks that people sent back, by statement."""

    def __init__(self, world: World, language: Language, today: date, marks: dict[str, schema.Checked]) -> None:
        self.world, self.content = world, world.content
        self.words, self.language = world.words[language], language
        self.today, self.marks = today, marks
        self._facts = facts_on(world.content.facts, today)

    def ui(self, key: str, **values: str | int) -> str:
        """A text of the site itself, safe in Markdown."""
        return plain(self.words.ui(f"pages.{key}", **values))

    def say(self, text: Text) -> str:
        """A text of the content, its figures as they are today, safe in Markdown."""
        return plain(self.raw(text))

    def raw(self, text: Text) -> str:
        """The same without care for markup. What only a person's answers know stays open: it reads "…"."""
        values = {name: self._figure(name) for name in text.placeholders}
        return self.words.text(text, values)

    def _figure(self, name: str) -> str:
        fact, dated = self.content.facts.get(name), self._facts(name) if name in self.content.facts else None
        if fact is None or dated is None or dated.value is None:
            return "…"
        if fact.unit == "ringgit":
            return self.words.money(Decimal(dated.value))
        if fact.unit == "date":
            return self.words.date(date.fromisoformat(dated.value))
        if fact.unit == "percent":
            return f"{self.words.number(Decimal(dated.value))}%"
        return self.words.ui(f"units.{fact.unit}", n=int(dated.value))

    def sure(self, certainty: schema.Certainty) -> str:
        """How sure, in a word."""
        return tag(certainty, self.words.ui(f"pages.sure_{certainty}"))

    def cited(self, refs: Iterable[schema.Ref], up: str) -> str:
        """Links to the sources, each with the place in it. `up` leads to the top of the language."""
        return "; ".join(self._source(ref, up) for ref in refs)

    def _source(self, ref: schema.Ref, up: str) -> str:
        at = f", {plain(self.words.place(ref.at))}" if ref.at else ""
        return link(self.title_of(ref.source), f"{up}check/sources/{ref.source}.md") + at

    def title_of(self, source: str) -> str:
        """A source's title in this language, where it has one."""
        return self.content.sources[source].title_in(self.language)

    def ask(self, payload: str) -> list[str]:
        """A button that asks the bot; nothing while its name is not known."""
        to = self.world.link_to(payload)
        return [button(self.words.ui("pages.ask"), to), ""] if to else []

    def checked(self, day: date) -> str:
        """When something was checked."""
        return self.ui("checked", day=self.words.date(day))
