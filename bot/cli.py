"""The commands. `pandu …` and `python -m bot …` are the same."""

import click


@click.group()
def main() -> None:
    """Pandu guides workers in Malaysia through a PERKESO claim."""
