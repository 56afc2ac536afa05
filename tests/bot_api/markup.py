"""Texts and keyboards as Telegram judges them: HTML that must parse, lengths in UTF-16 units, buttons."""

import html
import json
import re
from typing import Any

from tests.bot_api.errors import bad

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-time"}
TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>|<|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
ATTRIBUTE = re.compile(r"""\s+(?:expandable(?![^\s])|[a-z-]+\s*=\s*(?:"[^"]*"|'[^']*'))""")


def units(text: str) -> int:
    """Length in UTF-16 code units, which is what Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def plain(source: str) -> str:
    """The text a person sees of Telegram's HTML; refuses what "can't parse entities" refuses."""
    out: list[str] = []
    open_tags: list[str] = []
    at = 0
    for token in TOKEN.finditer(source):
        out.append(source[at : token.start()])
        at = token.end()
        whole, closing, name = token.group(0), token.group(1), (token.group(2) or "").lower()
        where = f"at byte offset {len(source[: token.start()].encode())}"
        if whole.startswith("&"):
            out.append(html.unescape(whole))
        elif not name:
            raise bad(f"can't parse entities: Unsupported start tag {where}")
        elif closing:
            if not open_tags or open_tags.pop() != name:
                raise bad(f"can't parse entities: Unexpected end tag {where}")
        else:
            if name not in TAGS or (ATTRIBUTE.sub("", token.group(3)).strip()):
                raise bad(f'can\'t parse entities: Unsupported start tag "{name}" {where}')
            open_tags.append(name)
    if open_tags:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\"")
    out.append(source[at:])
    return "".join(out)


def text(source: object, parse_mode: object, limit: int, name: str) -> str:
    """What is shown of a message's text or caption, judged as Telegram does; `name` is used in its errors."""
    if not isinstance(source, str):
        raise bad(f"{name} must be a string")
    if parse_mode not in (None, "HTML"):
        raise bad("unsupported parse_mode")
    shown = (plain(source) if parse_mode == "HTML" else source).strip()
    if units(shown) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return shown


def keyboard(markup: object) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard; at most 100 buttons, 8 a row, each with exactly one action."""
    if markup is None:
        return []
    if isinstance(markup, str):
        markup = json.loads(markup)
    if not isinstance(markup, dict) or set(markup) != {"inline_keyboard"}:
        raise bad("object expected as reply markup")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be an Array of Arrays')
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _judge(button)
    return [row for row in rows if row]


def _judge(button: dict[str, Any]) -> None:
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = set(button) - {"text"}
    if len(actions) != 1 or not actions <= {"callback_data", "url", "copy_text"}:
        raise bad("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not re.match(r"(https?|tg)://\S+$", button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= units(button["copy_text"].get("text", "")) <= 256:
        raise bad("COPY_TEXT_INVALID")
