"""The commands: a module for each kind, imported by `bot.cli` when one of its commands is used."""
