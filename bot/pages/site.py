"""Writes the site: Markdown from the content, built by MkDocs with the Material theme, in both languages."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from bot.dialogue.world import World
from bot.language.text.formatting import Language
from bot.pages import checkers, workers
from bot.pages.book import Book, Pages
from bot.pages.pictures import picture

LANGUAGES: tuple[Language, ...] = ("ms", "en")
_HERE = Path(__file__).parent
_STRANGER = "https://unpkg.com/iframe-worker/shim"


class SiteError(Exception):
    """The site could not be built; the message says why in a line or two."""


def build(world: World, folder: Path, today: date, since: date | None = None) -> None:
    """Writes the whole site into a folder, whose earlier pages it replaces. Raises SiteError."""
    marks = {mark.statement: mark for mark in world.content.checked.values()}
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        book = Book(world, language, today, marks)
        pages = workers.pages(book) | checkers.pages(book, since)
        with TemporaryDirectory() as work:
            _write(Path(work), book, pages)
            _mkdocs(Path(work), folder / language)
            _without_strangers(folder / language)
    for script in ("calculator.js", "worker.js"):
        shutil.copy(_HERE / script, folder / script)
    (folder / "index.html").write_text(_front(world), encoding="utf-8")


def _write(work: Path, book: Book, pages: Pages) -> None:
    docs = work / "docs"
    for path, lines in pages.items():
        file = docs / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines), encoding="utf-8")
    (docs / "pictures").mkdir()
    for dialogue in book.content.dialogues.values():
        drawn = picture(dialogue, book.raw)
        (docs / "pictures" / f"{dialogue.id}.svg").write_text(drawn, encoding="utf-8")
    shutil.copy(_HERE / "site.css", docs / "site.css")
    settings = json.dumps(_settings(book))  # JSON is YAML, and has no way to write Python objects
    (work / "mkdocs.yml").write_text(yaml.safe_dump(json.loads(settings), allow_unicode=True), encoding="utf-8")


def _settings(book: Book) -> dict[str, Any]:
    ui, content = book.words.ui, book.content
    other: Language = "en" if book.language == "ms" else "ms"
    return {
        "site_name": ui("pages.site"),
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": book.language,
            "font": False,
            "features": ["navigation.indexes", "toc.follow", "navigation.top"],
            "palette": {"primary": "teal"},
        },
        "plugins": {"search": {"lang": "en"}, "offline": {}},
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "toc"],
        "extra_css": ["site.css"],
        "extra": {
            "generator": False,
            "alternate": [
                {"name": book.world.words[other].ui(_own_name(other)), "link": f"../{other}/index.html", "lang": other}
            ],
        },
        "copyright": ui("share.not_perkeso"),
        "nav": [
            {ui("pages.home"): "index.md"},
            {ui("pages.subjects"): [{book.raw(d.title): f"subjects/{d.id}.md"} for d in content.dialogues.values()]},
            {ui("pages.benefits"): [{book.raw(b.name): f"benefits/{b.id}.md"} for b in content.benefits.values()]},
            {ui("pages.answers"): [{book.raw(a.title): f"answers/{a.id}.md"} for a in content.areas.values()]},
            {ui("pages.calculator"): "calculator.md"},
            {ui("pages.limits"): "limits.md"},
            {ui("pages.forms"): "forms.md"},
            {ui("pages.offices"): "offices.md"},
            {ui("pages.terms"): "terms.md"},
            {ui("pages.check"): ["check/index.md", "check/list.md", "check/unknown.md"]},
            {ui("pages.about"): "about.md"},
        ],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


def _own_name(language: Language) -> str:
    return "buttons.malay" if language == "ms" else "buttons.english"


def _mkdocs(work: Path, to: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(to.resolve())]
    run = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if run.returncode:
        told = (run.stderr or run.stdout).strip().splitlines()
        missing = "No module named mkdocs" in run.stderr
        hint = (
            "install the extra 'pages' first: pip install 'pandu-perkeso[pages]'" if missing else "\n".join(told[-3:])
        )
        raise SiteError(f"the pages could not be built: {hint}")


def _without_strangers(pages: Path) -> None:
    """The theme fetches one script from elsewhere, for a search without a server: ours stands in its place."""
    for page in pages.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * len(page.relative_to(pages).parts)
        page.write_text(text.replace(_STRANGER, f"{up}worker.js"), encoding="utf-8")


def _front(world: World) -> str:
    """The choice of language, each in its own name."""
    links = "".join(
        f'<p><a href="{code}/index.html" lang="{code}">{world.words[code].ui(_own_name(code))}</a></p>'
        for code in LANGUAGES
    )
    return (
        '<!doctype html><html lang="ms"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Pandu</title><main><h1>Pandu</h1>{links}</main></html>\n"
    )
