"""How the bot presents itself on Telegram, in both languages: commands, name, descriptions."""

from dataclasses import dataclass
from functools import partial

from telegram import BotCommand

from bot.channels.telegram.api import Api
from bot.language.text.formatting import Language
from bot.service.errors import SendError
from bot.service.observing.logs import log


@dataclass(frozen=True)
class Profile:
    """The texts of one language; `commands` are names with what they do."""

    name: str
    description: str
    short_description: str
    commands: tuple[tuple[str, str], ...]

    @property
    def menu(self) -> list[BotCommand]:
        """The commands as Telegram lists them."""
        return [BotCommand(name, about) for name, about in self.commands]


async def present(api: Api, profiles: dict[Language, Profile]) -> None:
    """Sets everything; English also for every other language. What fails is logged and left as it was."""
    for language, profile in profiles.items():
        for code in ("en", "") if language == "en" else (language,):
            calls = {
                "commands": partial(api.bot.set_my_commands, profile.menu),
                "name": partial(api.bot.set_my_name, profile.name),
                "description": partial(api.bot.set_my_description, profile.description),
                "short_description": partial(api.bot.set_my_short_description, profile.short_description),
            }
            for what, call in calls.items():
                try:
                    await api.call(call(language_code=code))
                except SendError as error:
                    log.warning("profile", what=what, language=code, error=str(error))
