"""The page of letters: each as the first worked case gets it that is offered it."""

from collections.abc import Iterator
from pathlib import Path

from bot.authoring.cases.run import state_of
from bot.content import schema
from bot.content.loader import load_cases
from bot.dialogue.world import World
from bot.handout.letters import Known, letter_of
from bot.handout.offers import offered
from bot.handout.paper import as_text
from bot.language.text.formatting import Language
from bot.session.state import SessionState


def letter_page(world: World, flows: Path, language: Language) -> str:
    """The page in one language. A letter that no worked case is offered is left out."""
    words = world.words[language]
    blocks = [
        f"# Letters in {'English' if language == 'en' else 'Malay'}",
        "Each is filled in from a worked case; what Pandu does not know is a line. `make examples` writes them.",
    ]
    for letter, case, state in _cases(world, flows):
        paper = letter_of(letter, world.content, words, Known(state.scope, state.plan))
        blocks += [
            f"## {words.text(letter.title)}",
            f"{words.text(letter.when_to_use)} From: {case.dialogue}, {case.name}.",
            f"```text\n{as_text(paper)}```",
        ]
    return "\n\n".join(blocks) + "\n"


def _cases(world: World, flows: Path) -> Iterator[tuple[schema.Letter, schema.Case, SessionState]]:
    wanted = dict(world.content.letters)
    found: dict[str, tuple[schema.Case, SessionState]] = {}
    for case in (case for file in sorted(flows.glob("cases/*.yaml")) for case in load_cases(file)):
        state = state_of(world, case)
        for letter in offered(wanted.values(), state.plan, state.scope) if state.plan else ():
            found[letter.id] = (case, state)
            del wanted[letter.id]
    return ((letter, *found[id_]) for id_, letter in world.content.letters.items() if id_ in found)
