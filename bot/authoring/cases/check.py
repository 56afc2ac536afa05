"""Every worked case of a flows folder holds, and says all that is compared."""

from collections.abc import Iterator
from pathlib import Path

from bot.authoring.cases.expectations import left_out
from bot.authoring.cases.run import run_case
from bot.content.loader import ContentError, load_cases
from bot.content.source import Problem, read
from bot.dialogue.world import World


def check_cases(world: World, flows: Path) -> Iterator[Problem]:
    """Cases that differ from their plans, cases that leave something out, and dialogues without one.

    A folder without `cases` has nothing to say about it.
    """
    if not (flows / "cases").is_dir():
        return
    shown: set[str] = set()
    for path in sorted((flows / "cases").glob("*.yaml")):
        name = f"{flows.name}/cases/{path.name}"
        try:
            cases = load_cases(path)
        except ContentError as error:
            yield from (Problem(name, each.line, each.code, each.message, each.hint) for each in error.problems)
            continue
        document = read(path, name)
        for number, case in enumerate(cases):
            shown.add(case.dialogue)
            line = document.line((number,))
            for difference in run_case(world, case).differences:
                yield Problem(name, line, "case-differs", f"{case.name}: {difference}")
            if missing := left_out(case.expect):
                hint = f"pandu case --write {name}"
                yield Problem(name, line, "case-incomplete", f"{case.name}: nothing of {', '.join(missing)}", hint)
    for dialogue in sorted(set(world.content.dialogues) - shown):
        hint = f"pandu case --template {dialogue} > {flows.name}/cases/{dialogue}.yaml"
        yield world.content.problem("dialogues", dialogue, "no-case", "no worked case shows it", hint)
