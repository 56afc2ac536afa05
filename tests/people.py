"""A person who talks to Pandu, and worlds of a few small files to talk in."""

from pathlib import Path
from textwrap import dedent

from bot.app import make_world
from bot.authoring.examples.person import NOW, Person
from bot.content.loader import load
from bot.dialogue.world import World

__all__ = ["NOW", "Person", "world_of", "write_flows"]


def write_flows(folder: Path, files: dict[str, str]) -> Path:
    """A flows folder from file names and their YAML."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def world_of(folder: Path, files: dict[str, str]) -> World:
    """The world of a flows folder written from texts."""
    return make_world(load(write_flows(folder, files)))
