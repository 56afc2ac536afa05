"""What the first pages say is true: every setting and command stands there, and nothing that is not."""

import re
from pathlib import Path

import click

from bot.cli import main
from bot.settings import Settings

README = Path("README.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """The table under a heading: first cell → second."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, flags=re.M))


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    table = rows("Settings")
    assert set(table) == {name.upper() for name in Settings.model_fields}
    for name in ("telegram_api_base_url", "pandu_database", "pandu_log_level", "pandu_retention_days"):
        assert f"`{Settings.model_fields[name].default}`" in table[name.upper()]


def test_every_setting_stands_in_the_example_of_a_settings_file() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", example, flags=re.M)) == {n.upper() for n in Settings.model_fields}


def test_every_command_stands_in_the_readme() -> None:
    assert set(rows("Commands")) == set(main.list_commands(click.Context(main)))


def test_links_inside_the_project_lead_somewhere() -> None:
    pages = [Path("README.md"), Path("CHANGELOG.md"), *Path("docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page} links to {target}"
