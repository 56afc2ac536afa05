"""The slash commands, in both languages: the same command by either name, listed in the person's own."""

from bot.language.text.formatting import Language

# canonical name -> its name in each language; `start` is Telegram's and has one name.
NAMES: dict[str, dict[Language, str]] = {
    "menu": {"en": "menu", "ms": "menu"},
    "back": {"en": "back", "ms": "kembali"},
    "questions": {"en": "questions", "ms": "soalan"},
    "deadlines": {"en": "deadlines", "ms": "tarikh"},
    "claims": {"en": "claims", "ms": "tuntutan"},
    "reminders": {"en": "reminders", "ms": "peringatan"},
    "help": {"en": "help", "ms": "bantuan"},
    "language": {"en": "language", "ms": "bahasa"},
    "restart": {"en": "restart", "ms": "semula"},
    "forms": {"en": "forms", "ms": "borang"},
    "letters": {"en": "letters", "ms": "surat"},
    "offices": {"en": "offices", "ms": "pejabat"},
    "privacy": {"en": "privacy", "ms": "privasi"},
    "mydata": {"en": "mydata", "ms": "dataku"},
    "delete": {"en": "delete", "ms": "padam"},
}

CANONICAL: dict[str, str] = {name: id_ for id_, names in NAMES.items() for name in names.values()} | {"start": "start"}


def listed(language: Language) -> list[tuple[str, str]]:
    """The commands to list in a language: the name, and the interface key of its description."""
    return [(names[language], f"commands.{id_}") for id_, names in NAMES.items()]
