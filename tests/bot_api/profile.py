"""What the stand-in knows of the bot itself: its names, descriptions and commands, by language and by chat."""

from collections.abc import Callable
from typing import Any

from tests.bot_api.chats import Chats
from tests.bot_api.errors import bad


class Profile(Chats):
    """The methods that set how the bot presents itself."""

    def __init__(self, bot: dict[str, Any], now: Callable[[], float]) -> None:
        super().__init__(bot, now)
        self.profile: dict[tuple[str, str], Any] = {}

    async def _setmycommands(self, params: dict[str, Any]) -> Any:
        commands = params["commands"]
        for command in commands:
            name, about = command["command"], command["description"]
            if not (1 <= len(name) <= 32 and name.replace("_", "").isalnum() and name == name.lower()):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(about) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        return self._keep("commands", params, commands)

    async def _deletemycommands(self, params: dict[str, Any]) -> Any:
        return self._keep("commands", params, None)

    async def _setmyname(self, params: dict[str, Any]) -> Any:
        return self._keep("name", params, params.get("name", ""))

    async def _setmydescription(self, params: dict[str, Any]) -> Any:
        return self._keep("description", params, params.get("description", ""))

    async def _setmyshortdescription(self, params: dict[str, Any]) -> Any:
        return self._keep("short_description", params, params.get("short_description", ""))

    def _keep(self, what: str, params: dict[str, Any], value: Any) -> bool:
        language = params.get("language_code", "")
        if language and (len(language) != 2 or not language.islower()):
            raise bad("LANG_CODE_INVALID")
        scope = params.get("scope", {"type": "default"})
        if scope["type"] == "chat":
            self.chats[int(scope["chat_id"])].commands = value
        else:
            self.profile[what, language] = value
        return True
