"""Holds a conversation through the real turn, and writes down what was tapped or typed and each screen after it."""

import re
from html import unescape

from bot.authoring.examples.conversations import Conversation, Step
from bot.authoring.examples.person import Person
from bot.content import schema
from bot.content.loader import Content
from bot.dialogue.places import AtPlan
from bot.dialogue.replies import Button, File, Message, Toast
from bot.dialogue.screens.view import parse_tap
from bot.dialogue.world import World
from bot.language.text.formatting import Language

NAMES: dict[Language, str] = {"en": "English", "ms": "Bahasa Melayu"}
TYPED = {"en": "**You**: ", "ms": "**Anda**: "}
TAPPED = {"en": "**You** tap ", "ms": "**Anda** tekan "}
MOST_PAGES = 20


class StuckError(Exception):
    """A conversation that cannot go on; `step` is the list and the number of the step that has no answer."""

    def __init__(self, message: str, step: tuple[str, int] | None = None) -> None:
        super().__init__(message)
        self.step = step


def hold(world: World, conversation: Conversation, language: Language) -> "Telling":
    """A whole conversation, with every section of its plan. Raises StuckError."""
    told = Telling(world, language)
    if conversation.from_the_start:
        told.take(Step(say="/start"))
        told.take(Step(tap="agree"))
    else:
        told.begin()
        told.screen()
    told.open(conversation)
    told.take_all("steps", conversation.steps)
    told.read_the_plan()
    told.take_all("afterwards", conversation.afterwards)
    return told


class Telling:
    """A person who goes through a conversation, and the lines of what they saw."""

    def __init__(self, world: World, language: Language) -> None:
        self.person = Person(world, code=language)
        self.language = language
        self.lines: list[str] = []

    def begin(self) -> None:
        """First contact, left out."""
        self.person.begin(NAMES[self.language])

    def open(self, conversation: Conversation) -> None:
        """Into the dialogue: by what is typed, or through the menu."""
        ways = [Step(tap=tap) for tap in way_in(self.person.world.content, conversation.dialogue)]
        for step in [conversation.opens_with] if conversation.opens_with else ways:
            self.take(step)

    def take_all(self, name: str, steps: tuple[Step, ...]) -> None:
        """Steps of a list of the conversation, one after another."""
        for number, step in enumerate(steps):
            try:
                self.take(step)
            except StuckError as error:
                raise StuckError(str(error), (name, number)) from None

    def take(self, step: Step) -> None:
        """One step: something typed, or the button that means it."""
        if step.say:
            text = step.ms if self.language == "ms" and step.ms else step.say
            self.lines.append(TYPED[self.language] + text)
            self.person.type(text)
            self.screen()
        else:
            self._tap(self._button(step.tap))

    def read_the_plan(self) -> None:
        """Opens every section of the plan, every page of it, and comes back to the top."""
        if not isinstance(self.person.chat.place, AtPlan):
            raise StuckError(f"the steps end before the plan; Pandu asks: {_in_a_line(self.person.text)}")
        for button in [button for button in self.person.buttons if meaning(button)[0] == "sec"]:
            section = meaning(button)[1]
            self._tap(button)
            for page in range(1, MOST_PAGES):
                if ("sec", f"{section}.{page}") not in map(meaning, self.person.buttons):
                    break
                self._tap(self._button(f"{section}.{page}"))
        self.person.press(self._button("top"))

    def screen(self) -> None:
        """What is on the screen now."""
        for reply in self.person.replies:
            if isinstance(reply, Message):
                self.lines.append(quoted([markdown(reply.text), *_keys(reply)]))
            elif isinstance(reply, File):
                self.lines.append(quoted([f"{reply.name}: {markdown(reply.caption)}"]))
            elif isinstance(reply, Toast) and reply.text:
                self.lines.append(quoted([f"({reply.text})"]))

    def _tap(self, button: Button) -> None:
        self.lines.append(f"{TAPPED[self.language]}`{button.label}`")
        self.person.press(button)
        self.screen()

    def _button(self, wanted: str) -> Button:
        found = next((button for button in self.person.buttons if wanted in meaning(button)), None)
        if found is None:
            known = ", ".join(sorted({argument or action for action, argument in map(meaning, self.person.buttons)}))
            raise StuckError(f"no button means '{wanted}' under: {_in_a_line(self.person.text)} (there are: {known})")
        return found


def way_in(content: Content, dialogue: str) -> tuple[str, ...]:
    """The buttons from the menu to a dialogue: its line, by the group it stands in; none when it stands in none."""
    lines = [
        (len(entry.answers), group, f"{group.id}.{index}")
        for group in content.menu.values()
        for index, entry in enumerate(group.entries)
        if entry.dialogue == dialogue
    ]
    if not lines:
        return () if content.menu else (f"{dialogue}.0",)
    _, group, line = min(lines, key=lambda found: found[0])
    return (line,) if _is_alone(group) else (group.id, line)


def _is_alone(group: schema.MenuGroup) -> bool:
    return len(group.entries) == 1


def meaning(button: Button) -> tuple[str, str]:
    """What a button does, and with what."""
    tap = parse_tap(button.data or "")
    return (tap.action, tap.argument) if tap else ("", "")


def markdown(text: str) -> str:
    """A text as a person sees it, in Markdown."""
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text, flags=re.S)
    text = re.sub(r"</?b>", "**", text)
    text = re.sub(r"</?i>", "*", text)
    text = re.sub(r"</?code>", "`", text)
    paragraphs = unescape(text).split("\n\n")
    return "\n\n".join(paragraph.replace("\n", "\\\n") for paragraph in paragraphs)


def quoted(parts: list[str]) -> str:
    """Paragraphs as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).splitlines())


def _keys(message: Message) -> list[str]:
    rows = [*message.rows, message.nav] if message.nav else list(message.rows)
    return ["\\\n".join(" ".join(f"`{button.label}`" for button in row) for row in rows)] if rows else []


def asked(text: str) -> str:
    """What a screen asks: the question in bold on it, or all that it says."""
    questions = re.findall(r"<b>([^<]*\?)</b>", text)
    return unescape(questions[-1]) if questions else re.sub(r"(\\?\n)+", r"\\\n", markdown(text)).replace("**", "")


def _in_a_line(text: str) -> str:
    return " ".join(asked(text).replace("\\", "").split())
