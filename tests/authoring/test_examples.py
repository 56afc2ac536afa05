"""The conversations in docs/examples and in the README are what Pandu says today."""

from pathlib import Path
from shutil import copytree

import pytest

from bot.app import make_world
from bot.authoring.examples.check import check_conversations
from bot.authoring.examples.conversations import conversations
from bot.authoring.examples.pages import pages
from bot.content.loader import load
from bot.dialogue.world import World


def test_the_conversations_are_current(world: World) -> None:
    written, problems = conversations(Path("flows"))
    assert not problems
    made = pages(world, Path("flows"), [each.conversation for each in written])
    stale = [str(path) for path, text in made if not path.exists() or path.read_text(encoding="utf-8") != text]
    if stale:
        pytest.fail(f"run 'make examples': {', '.join(stale)} say something else than Pandu")


FALL = """
- dialogue: fall
  steps:
    - {say: 1 October 2026, ms: 1 Oktober 2026}
    - {say: 10 days, ms: 10 hari}
    - {say: "1500"}
    - selangor
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", None),
        ("- selangor", "- kansas", "fall.yaml:7: stuck: in English: no button means 'kansas' under: In which state"),
        (
            "    - selangor\n",
            "",
            "fall.yaml:3: stuck: in English: the steps end before the plan; Pandu asks: In which state",
        ),
        ("ms: 1 Oktober 2026", "ms: entah", "fall.yaml:7: stuck: in Bahasa Melayu: "),
        ("fall\n", "fell\n", "fall.yaml:2: unknown-id: there is no dialogue 'fell' (did you mean 'fall'?)"),
        (
            "fall\n",
            "fell\n",
            "dialogues/fall.yaml:1: no-conversation: no conversation goes through it (write one",
        ),
        ("steps:", "step:", "fall.yaml:2: missing-key: 'steps' is missing"),
        (FALL, "fall: [me]", "fall.yaml:1: not-a-list: this file holds a list"),
    ],
)
def test_the_check_tells_where_a_conversation_gets_stuck(tmp_path: Path, old: str, new: str, told: str | None) -> None:
    flows = tmp_path / "flows"
    copytree("tests/flows/tiny", flows)
    (flows / "conversations").mkdir()
    (flows / "conversations/fall.yaml").write_text(FALL.replace(old, new, 1))
    problems = "\n".join(map(str, check_conversations(make_world(load(flows)), flows)))
    assert told in problems if told else problems == ""
