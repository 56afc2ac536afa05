"""docs/architecture.md is true: what it names exists, every folder is named, its picture is what the code imports."""

import re
from collections import Counter
from pathlib import Path

import grimp

from bot.authoring.conversation import conversation

PAGE = Path("docs/architecture.md").read_text(encoding="utf-8")
FRONT = {"__main__", "app", "app_console", "app_doctor", "app_telegram", "cli", "commands", "settings"}
MOST_LINES, MOST_MODULES = 300, 14  # of a module, and beside each other in a folder


def test_every_path_named_exists() -> None:
    named = set(re.findall(r"`((?:bot|flows|locales|tests|docs)/[\w./]*)`", PAGE))
    assert len(named) > 20
    assert not [path for path in named if not Path(path).exists()]


def test_every_room_is_named() -> None:
    folders = {f"{path.parent}/" for path in Path("bot").rglob("__init__.py") if path.parent != Path("bot")}
    assert not [folder for folder in folders if f"`{folder}`" not in PAGE]
    assert not [path for path in Path("bot").glob("*.py") if path.stem.strip("_") not in PAGE and path.stem[0] != "_"]


def test_no_module_and_no_folder_is_too_large_to_be_read() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in Path("bot").rglob("*.py")}
    assert not {path: count for path, count in lines.items() if count > MOST_LINES}
    beside = Counter(path.parent for path in lines if path.name != "__init__.py")
    assert not {folder: count for folder, count in beside.items() if count > MOST_MODULES}


def test_the_picture_shows_what_the_code_imports() -> None:
    graph = grimp.build_graph("bot")
    imports = {
        (_room(importer), _room(imported))
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if "." in importer and "." in imported
    }
    picture = PAGE.split("```mermaid\nflowchart")[1].split("```")[0]
    drawn = set(re.findall(r"^\s*(\w+)(?:\[[^\]]*\])? --> (\w+)$", picture, flags=re.M))
    assert drawn == {(room, other) for room, other in imports if room != other}


def test_the_picture_of_the_conversation_is_the_table_that_runs_it() -> None:
    assert f"```mermaid\n{conversation()}```" in PAGE, "run 'make diagram'"


def _room(module: str) -> str:
    room = module.split(".")[1]
    return "front" if room in FRONT else room
