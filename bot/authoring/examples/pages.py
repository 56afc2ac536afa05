"""The pages of conversations and letters: one for each language in `docs/examples`, and a short one in the README."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.authoring.examples.conversations import Conversation
from bot.authoring.examples.letters import letter_page
from bot.authoring.examples.person import NOW
from bot.authoring.examples.telling import NAMES, Telling, asked, hold, markdown, quoted
from bot.dialogue.world import World
from bot.language.text.formatting import Language

FOLDER = Path("docs/examples")
README = Path("README.md")
IN_README = "job_loss"
BEGIN = "<!-- conversation: written by `make examples` -->"
END = "<!-- end of conversation -->"


def pages(world: World, flows: Path, conversations: list[Conversation]) -> Iterator[tuple[Path, str]]:
    """Each page with its path from the root of the project. Raises StuckError."""
    for language in NAMES:
        yield FOLDER / f"conversations.{language}.md", _page(world, conversations, language)
        yield FOLDER / f"letters.{language}.md", letter_page(world, flows, language)
    yield README, _readme(world, conversations)


def _page(world: World, conversations: list[Conversation], language: Language) -> str:
    words = world.words[language]
    titles = [words.text(world.content.dialogues[each.dialogue].title) for each in conversations]
    blocks = [
        f"# Conversations with Pandu in {'English' if language == 'en' else 'Malay'}",
        f"Each was held with Pandu itself, as if on {world.words['en'].day(NOW.date())}; `make examples` writes them. "
        "A box like `this` is a button; every section of each plan is opened. The people are invented.",
        "\n".join(f"- [{title}](#{_anchor(title)})" for title in titles),
    ]
    for title, conversation in zip(titles, conversations, strict=True):
        blocks += [f"## {title}", *hold(world, conversation, language).lines]
    return "\n\n".join(blocks) + "\n"


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _readme(world: World, conversations: list[Conversation]) -> str:
    """The README with a short conversation: each question with its answer, and the plan in both languages."""
    conversation = next(each for each in conversations if each.dialogue == IN_README)
    lines: list[str] = []
    plans: list[str] = []
    for language in NAMES:
        told = Telling(world, language)
        told.begin()
        asks = asked(told.person.text)
        told.open(conversation)
        taken = [(asks, told.lines[0])]
        for step in conversation.steps:
            asks, before = asked(told.person.text), len(told.lines)
            told.take(step)
            taken.append((asks, told.lines[before]))
        if language == "en":
            lines = [f"**Pandu**: {asks}\\\n**You**: {_answer(line)}" for asks, line in taken]
        plans.append(quoted([markdown(told.person.text)]))
    before_it, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    parts = [before_it + BEGIN, *lines, plans[0], "The same answer in Malay:", plans[1], END + rest.partition(END)[2]]
    return "\n\n".join(parts)


def _answer(line: str) -> str:
    tapped = re.findall(r"`(.*)`", line)
    return tapped[0] if tapped else line.split(": ", 1)[1]
