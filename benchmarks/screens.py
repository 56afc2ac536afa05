"""Every screen of the content on a small phone: how high it stands, what is cut, and pictures to look at.

python -m benchmarks.screens                    measures every screen, in both languages
python -m benchmarks.screens --pictures DIR     draws a few of each kind with Chromium (Debian's `chromium`)
python -m benchmarks.screens --examples DIR     draws one conversation in six pictures, small ones, for the manual
"""

import argparse
import html
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from PIL import Image

from bot.app import make_world
from bot.authoring import phone
from bot.authoring.examples.person import Person
from bot.authoring.gallery import Gallery, Screen, other_screens, own_screens
from bot.authoring.walks import Rehearsal
from bot.content.loader import load, packaged_flows
from bot.dialogue.places import AtPlan
from bot.dialogue.replies import Message
from bot.dialogue.world import World

TODAY = date(2026, 11, 26)
STYLE = """
body{margin:0;width:360px;height:740px;font:15px/19px Roboto,'Noto Sans',sans-serif;background:#c3d4a5;overflow:hidden}
.head{position:fixed;top:0;width:360px;height:80px;background:#517da2;z-index:2}
.foot{position:fixed;bottom:0;width:360px;height:48px;background:#fff;z-index:2}
.chat{position:absolute;bottom:48px;width:360px;padding:0 6px;box-sizing:border-box}
.bubble{background:#fff;border-radius:12px;width:280px;padding:8px 12px 22px;white-space:pre-wrap;word-wrap:break-word}
blockquote{margin:0;background:#eef4fb;border-left:3px solid #3f8fe0;padding:2px 6px;height:57px;overflow:hidden}
.row{display:flex;gap:4px;margin-top:4px;width:345px}
.row span{flex:1;background:#7b8f6f;color:#fff;border-radius:6px;height:44px;line-height:44px;text-align:center;
white-space:nowrap;overflow:hidden;text-overflow:ellipsis;padding:0 6px}
"""
"""Telegram for Android: the chat rests on its last message, 612 points of it in sight."""


def screens(world: World) -> Iterator[Screen]:
    """Every different screen that answers can lead to, then Pandu's own."""
    gallery = Gallery(world, TODAY)
    for dialogue in world.content.dialogues.values():
        for walk in Rehearsal(world.content, dialogue, TODAY).walks():
            yield from gallery.of_walk(walk)
    yield from other_screens(world, TODAY)
    yield from own_screens(world, TODAY)


def kind_of(screen: Screen) -> str:
    """What a screen is: a question, a reason, a plan, a section, or one of Pandu's own."""
    return re.sub(r" '.*?'| of '.*", "", screen.name) if screen.kind == "dialogues" else screen.kind


def measure(found: list[Screen]) -> None:
    """Prints the heights of each kind, and what is cut."""
    print(f"{len(found)} screens at 360 by 740, {phone.SIGHT} points of the chat in sight")
    print(f"{'kind':28}{'screens':>8}{'median':>8}{'highest':>8}{'in sight':>10}")
    for kind in dict.fromkeys(map(kind_of, found)):
        heights = [phone.height(each.drawn) for each in found if kind_of(each) == kind and _is_drawn(each)]
        fit = sum(height <= phone.SIGHT for height in heights) / len(heights)
        print(f"{kind:28}{len(heights):8}{median(heights):8.0f}{max(heights):8}{fit:10.1%}")
    cut = sorted({label for each in found if _is_drawn(each) for label in phone.cut_labels(each.drawn)})
    print(f"labels cut: {', '.join(cut) or 'none'}")


def examples(world: World, folder: Path) -> None:
    """Draws six screens: first contact, what was understood, a question, the plan, its documents, and an answer."""
    person = Person(world, code="ms").type("sy kerani, company retrench sy 3 nov 2026, gaji 2500")
    shown = [("1-first-contact", person.message)]
    shown.append(("2-understood", person.tap("Setuju, teruskan").message))
    shown.append(("3-question", person.tap("Semua betul").message))
    while not isinstance(person.chat.place, AtPlan):
        person.tap(person.labels[0])
    shown.append(("4-plan", person.message))
    papers = next(label for label in person.labels if label.startswith("Dokumen"))
    shown.append(("5-documents", person.tap(papers).message))
    asked = Person(world, code="ms").type("siapa bayar hari mc saya, majikan ke perkeso")
    shown.append(("6-answer", asked.message))
    folder.mkdir(parents=True, exist_ok=True)
    for name, message in shown:
        path = folder / f"{name}.png"
        picture(chromium(), message, path)
        with Image.open(path) as drawn:
            drawn.convert("RGB").quantize(48).save(path, optimize=True)


def chromium() -> str:
    """The browser's path; ends the program with what to install where there is none."""
    return shutil.which("chromium") or sys.exit("Chromium is not installed: apt-get install chromium")


def draw(found: list[Screen], folder: Path, each: int) -> None:
    """Draws the highest `each` screens of every kind and language as PNG files."""
    browser = chromium()
    folder.mkdir(parents=True, exist_ok=True)
    for kind in dict.fromkeys(map(kind_of, found)):
        for language in ("ms", "en"):
            mine = [item for item in found if (kind_of(item), item.language) == (kind, language) and _is_drawn(item)]
            for number, item in enumerate(sorted(mine, key=lambda one: -phone.height(one.drawn))[:each]):
                name = re.sub(r"\W+", "-", f"{kind}-{item.id}-{language}-{number}")
                picture(browser, item.drawn, folder / f"{name}.png")


def picture(browser: str, message: Message, path: Path) -> None:
    """One message, at the bottom of a chat."""
    page = path.with_suffix(".html")
    rows = (*message.rows, message.nav) if message.nav else message.rows
    keys = "".join(
        f'<div class="row">{"".join(f"<span>{html.escape(button.label)}</span>" for button in row)}</div>'
        for row in rows
    )
    text = re.sub(r"\n?(</?blockquote[^>]*>)\n?", r"\1", message.text)
    chat = f'<div class="chat"><div class="bubble">{text}</div>{keys}</div>'
    body = f'<div class="head"></div>{chat}<div class="foot"></div>'
    page.write_text(f'<meta charset="utf-8"><style>{STYLE}</style>{body}', encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        "--window-size=360,740",
        "--force-device-scale-factor=1.5",
    ]
    subprocess.run([browser, *options, f"--screenshot={path}", page.as_uri()], check=True, capture_output=True)
    page.unlink()


def _is_drawn(screen: Screen) -> bool:
    return isinstance(screen.drawn, Message)


def main() -> None:
    """See the module."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--pictures", type=Path, help="a folder for the pictures")
    reader.add_argument("--each", type=int, default=3, help="how many of each kind")
    reader.add_argument("--examples", type=Path, help="a folder for six pictures of one conversation")
    asked = reader.parse_args()
    if asked.examples:
        examples(make_world(load(packaged_flows())), asked.examples.resolve())
        return
    found = list(screens(make_world(load(packaged_flows()))))
    measure(found)
    if asked.pictures:
        draw(found, asked.pictures.resolve(), asked.each)


if __name__ == "__main__":
    main()
