"""Writes `docs/examples/`: the conversations of `tests/conversations.py` as a person sees them.

They are held through the real turn, on a fixed day. `python -m tests.examples` (`make examples`) writes them; a test
holds that they are current.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from bot.app import make_world
from bot.content.loader import load
from bot.dialogue.places import AtPlan
from bot.dialogue.replies import Button, File, Message, Toast
from bot.dialogue.screens.view import parse_tap
from bot.dialogue.world import World
from bot.language.text.formatting import Language
from tests.conversations import CONVERSATIONS, Conversation, Say, Step
from tests.people import NOW, Person

FOLDER = Path("docs/examples")
README = Path("README.md")
IN_README = "job_loss"
BEGIN = "<!-- conversation: written by `make examples` -->"
END = "<!-- end of conversation -->"
NAMES: dict[Language, str] = {"en": "English", "ms": "Bahasa Melayu"}
YOU = {"en": "You", "ms": "Anda"}


def main() -> None:
    """Writes every example."""
    for path, text in examples():
        path.write_text(text, encoding="utf-8")


def examples() -> Iterator[tuple[Path, str]]:
    """Each file and its text."""
    world = make_world(load(Path("flows")))
    languages: tuple[Language, ...] = ("en", "ms")
    for conversation in CONVERSATIONS:
        for language in languages:
            yield FOLDER / f"{conversation.name}.{language}.md", transcript(world, conversation, language)
    yield FOLDER / "README.md", _index(world)
    yield README, _readme(world)


def transcript(world: World, conversation: Conversation, language: Language) -> str:
    """One conversation as Markdown: what was tapped or typed, and each screen that followed."""
    told = Telling(Person(world, code=language), language, [f"# {_title(world, conversation, language)}"])
    if conversation.from_the_start:
        told.take(Say("/start", "/start"))
        told.take("agree")
    else:
        told.person.begin(NAMES[language])
        told.screen()
    for step in conversation.steps:
        told.take(step)
    told.read_the_plan()
    for step in conversation.afterwards:
        told.take(step)
    return "\n\n".join(told.lines) + "\n"


class Telling:
    """Holds a conversation and writes it down."""

    def __init__(self, person: Person, language: Language, lines: list[str]) -> None:
        self.person = person
        self.language = language
        self.lines = lines

    def take(self, step: Step) -> None:
        """One step: something typed, or the button that means `step`."""
        if isinstance(step, Say):
            text = step.ms if self.language == "ms" else step.en
            self.lines.append(f"**{YOU[self.language]}**: {text}")
            self.person.type(text)
        else:
            self._tap(self._button(step))
            return
        self.screen()

    def _tap(self, button: Button) -> None:
        self.lines.append(f"**{YOU[self.language]}** tap `{button.label}`".replace("Anda** tap", "Anda** tekan"))
        self.person.press(button)
        self.screen()

    def read_the_plan(self) -> None:
        """Opens every section of the plan, every page of it, and comes back to the top."""
        session = self.person.chat.session
        assert session is not None
        assert isinstance(self.person.chat.place, AtPlan), self.person.text
        sections = [button for button in self.person.buttons if _meaning(button)[0] == "sec"]
        for button in sections:
            section = _meaning(button)[1]
            self._tap(button)
            page = 1
            while ("sec", f"{section}.{page}") in map(_meaning, self.person.buttons):
                self.take(f"{section}.{page}")
                page += 1
        self.person.press(self._button("top"))

    def screen(self) -> None:
        """What is on the screen now."""
        for reply in self.person.replies:
            if isinstance(reply, Message):
                self.lines.append(_quoted([_markdown(reply.text), *_keys(reply)]))
            elif isinstance(reply, File):
                self.lines.append(_quoted([f"{reply.name}: {_markdown(reply.caption)}"]))
            elif isinstance(reply, Toast) and reply.text:
                self.lines.append(_quoted([f"({reply.text})"]))

    def _button(self, meaning: str) -> Button:
        for button in self.person.buttons:
            action, argument = _meaning(button)
            if meaning in (argument, action):
                return button
        raise AssertionError(f"no button means '{meaning}' among {self.person.buttons} under: {self.person.text}")


def _meaning(button: Button) -> tuple[str, str]:
    tap = parse_tap(button.data or "")
    return (tap.action, tap.argument) if tap else ("", "")


def _keys(message: Message) -> list[str]:
    rows = [*message.rows, message.nav] if message.nav else list(message.rows)
    return ["\\\n".join(" ".join(f"`{button.label}`" for button in row) for row in rows)] if rows else []


def _markdown(text: str) -> str:
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text, flags=re.S)
    text = re.sub(r"</?b>", "**", text)
    text = re.sub(r"</?i>", "*", text)
    text = re.sub(r"</?code>", "`", text)
    paragraphs = unescape(text).split("\n\n")
    return "\n\n".join(paragraph.replace("\n", "\\\n") for paragraph in paragraphs)


def _quoted(parts: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).splitlines())


def _title(world: World, conversation: Conversation, language: Language) -> str:
    words = world.words[language]
    return words.text(world.content.dialogues[conversation.name].title)


def _readme(world: World) -> str:
    """The README with a short conversation: each question with its answer, and the plan in both languages."""
    conversation = next(each for each in CONVERSATIONS if each.name == IN_README)
    lines: list[str] = []
    plans: list[str] = []
    for language in NAMES:
        told = Telling(Person(world, code=language), language, [])
        told.person.begin(NAMES[language])
        for step in conversation.steps:
            asked = re.findall(r"<b>(.*?)</b>", told.person.text)[-1]
            told.take(step)
            if language == "en":
                answer = step.en if isinstance(step, Say) else re.findall(r"`(.*)`", told.lines[-2])[0]
                lines.append(f"**Pandu**: {unescape(asked)}\\\n**You**: {answer}")
        plans.append(_quoted([_markdown(told.person.text)]))
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    parts = [before + BEGIN, *lines, plans[0], "The same answer in Malay:", plans[1], END + rest.partition(END)[2]]
    return "\n\n".join(parts)


def _index(world: World) -> str:
    lines = [
        "# Conversations with Pandu",
        "Each was held with Pandu itself, as if on "
        f"{world.words['en'].day(NOW.date())}, and written down by `make examples`. A box like `this` is a button; "
        "every section of each plan is opened. The people are invented.",
        "What a worker takes away is here too: a [page to print]"
        "(pandu-injured-or-made-ill-by-work.pdf), [the same in Malay](pandu-hilang-kerja.pdf) for a lost job, and its "
        "[calendar file](pandu-hilang-kerja.ics).",
        "| Subject | English | Bahasa Melayu |\n|---|---|---|\n"
        + "\n".join(
            f"| {_title(world, each, 'en')} | [{each.name}.en.md]({each.name}.en.md) "
            f"| [{each.name}.ms.md]({each.name}.ms.md) |"
            for each in CONVERSATIONS
        ),
    ]
    return "\n\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
