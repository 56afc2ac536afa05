"""How the bot presents itself on Telegram, in both languages: commands, name, descriptions."""

from dataclasses import dataclass
from typing import Any

from bot.channels.telegram.api import Api
from bot.language.text.formatting import Language
from bot.service.errors import SendError
from bot.service.logs import log


@dataclass(frozen=True)
class Profile:
    """The texts of one language; `commands` are names with what they do."""

    name: str
    description: str
    short_description: str
    commands: tuple[tuple[str, str], ...]


async def present(api: Api, profiles: dict[Language, Profile]) -> None:
    """Sets everything; English also for every other language. What fails is logged and left as it was."""
    for language, profile in profiles.items():
        commands = [{"command": name, "description": about} for name, about in profile.commands]
        for code in ("en", "") if language == "en" else (language,):
            calls: tuple[tuple[str, dict[str, Any]], ...] = (
                ("setMyCommands", {"commands": commands}),
                ("setMyName", {"name": profile.name}),
                ("setMyDescription", {"description": profile.description}),
                ("setMyShortDescription", {"short_description": profile.short_description}),
            )
            for method, params in calls:
                try:
                    await api.call(method, params | {"language_code": code})
                except SendError as error:
                    log.warning("profile", method=method, language=code, error=str(error))
