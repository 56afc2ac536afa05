"""Every dialogue has a conversation, and every conversation can be held to its plan in both languages."""

from collections.abc import Iterator
from pathlib import Path

from bot.authoring.checks import did_you_mean
from bot.authoring.examples.conversations import FOLDER, conversations
from bot.authoring.examples.telling import NAMES, StuckError, hold
from bot.content.source import Problem
from bot.dialogue.world import World


def check_conversations(world: World, flows: Path) -> Iterator[Problem]:
    """What is missing and what gets stuck. A folder without `conversations` has nothing to say about it."""
    if not (flows / FOLDER).is_dir():
        return
    written, problems = conversations(flows)
    yield from problems
    for each in written:
        conversation = each.conversation
        if conversation.dialogue not in world.content.dialogues:
            message = f"there is no dialogue '{conversation.dialogue}'"
            hint = did_you_mean(conversation.dialogue, world.content.dialogues)
            yield each.problem("unknown-id", message, hint, "dialogue")
            continue
        for language, name in NAMES.items():
            try:
                hold(world, conversation, language)
            except StuckError as error:
                yield each.problem("stuck", f"in {name}: {error}", "", *(error.step or ("steps",)))
    missing = set(world.content.dialogues) - {each.conversation.dialogue for each in written}
    for dialogue in sorted(missing):
        hint = f"write one in {flows.name}/{FOLDER}: dialogue: {dialogue} and its steps"
        yield world.content.problem("dialogues", dialogue, "no-conversation", "no conversation goes through it", hint)
