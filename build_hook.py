"""Build hook: the wheel carries `flows/` and the compiled catalogues inside `bot/`."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarryContent(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `bot/flows` and `bot/locales/<language>/LC_MESSAGES/bot.mo` to the wheel; a checkout has both already."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        build_data["force_include"][str(root / "flows")] = "bot/flows"
        for source in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
            compiled = root / "build" / source.relative_to(root).with_suffix(".mo")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            buffer = BytesIO()
            write_mo(buffer, read_po(BytesIO(source.read_bytes())))
            compiled.write_bytes(buffer.getvalue())
            build_data["force_include"][str(compiled)] = f"bot/{source.relative_to(root).with_suffix('.mo')}"
