"""Build hook: compiles the catalogues into `bot/locales` so that the wheel carries them."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `bot/locales/<language>/LC_MESSAGES/bot.mo` for each `.po` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout compiles its catalogues when it loads them
            return
        root = Path(self.root)
        for source in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
            compiled = root / "build" / source.relative_to(root).with_suffix(".mo")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            buffer = BytesIO()
            write_mo(buffer, read_po(BytesIO(source.read_bytes())))
            compiled.write_bytes(buffer.getvalue())
            build_data["force_include"][str(compiled)] = f"bot/{source.relative_to(root).with_suffix('.mo')}"
