"""The built site, in a real browser: links, sources, both languages, search, the calculator, a phone's width.

Run by `make test-pages`, which installs what it is built and looked at with.
"""

import json
import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("mkdocs", reason="the site is built and tested by 'make test-pages'")
sync_api = pytest.importorskip("playwright.sync_api", reason="the site is looked at by 'make test-pages'")

from bot.app import make_world  # noqa: E402
from bot.content.loader import load, packaged_flows  # noqa: E402
from bot.pages.calculator import tables  # noqa: E402
from bot.pages.site import LANGUAGES, build  # noqa: E402
from bot.pages.statements import statements  # noqa: E402
from bot.plan.deadlines import act_by, last_day  # noqa: E402
from bot.plan.workdays import STATES  # noqa: E402

TODAY = date(2026, 11, 26)
WORLD = make_world(load(packaged_flows()))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build(WORLD, folder, TODAY, since=date(2026, 6, 1))
    return folder


@pytest.fixture(scope="module")  # its event loop runs until it is closed, and would stop every async test after it
def browser() -> Iterator[sync_api.Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "install Chromium: apt-get install chromium"
    flags = ["--no-sandbox", "--disable-background-networking"]
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The site as a web server gives it out."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Links(HTMLParser):
    """The addresses that a page names, and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.to: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.to += [value for key in ("href", "src") if (value := named.get(key))]
        self.anchors |= {value for key in ("id", "name") if (value := named.get(key))}


def read(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def test_every_link_inside_leads_somewhere(site: Path) -> None:
    pages = {page: read(page) for page in site.rglob("*.html") if page.name != "404.html"}
    assert len(pages) > 500
    lost = []
    for page, links in pages.items():
        for to in links.to:
            parts = urlsplit(to)
            if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            known = pages.get(target)
            if not target.exists() or (parts.fragment and known and unquote(parts.fragment) not in known.anchors):
                lost.append((str(page.relative_to(site)), to))
    assert not lost


def test_both_languages_hold_the_same_pages_and_no_open_placeholder(site: Path) -> None:
    english, malay = (
        {str(page.relative_to(site / code)) for page in (site / code).rglob("*.html")} for code in ("en", "ms")
    )
    assert english == malay
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8").split("<article")[-1].split("</article")[0]
        assert "{eis" not in text, page
        assert "Traceback" not in text, page


def test_every_statement_stands_on_the_page_of_its_source(site: Path) -> None:
    for stated in list(statements(WORLD.content))[::7]:
        page = (site / "en/check/sources" / f"{stated.sources[0].source}.html").read_text(encoding="utf-8")
        words = str(stated.text).split("{", maxsplit=1)[0].split("'")[0].split('"')[0].split("&")[0][:40]
        assert words in page, stated


def test_the_calculator_counts_as_the_bot_does(site: Path, browser: sync_api.Browser) -> None:
    data = tables(WORLD.content, WORLD.calendar, WORLD.words["en"])
    rules = {
        rule.id: rule
        for item in (*WORLD.content.benefits.values(), *WORLD.content.appeals.values())
        for rule in item.deadlines
    }
    rng = random.Random(1)
    asked, wanted = [], []
    for _ in range(1000):
        n = rng.randrange(len(data["situations"]))
        rule = rules[data["situations"][n]["id"]]
        event = date(2019, 1, 1) + timedelta(days=rng.randrange(3200))
        state = rng.choice([*STATES, ""])
        assert rule.within is not None
        last = last_day(event, rule.within, before=rule.before)
        safe = act_by(event, rule.within, WORLD.calendar, state or None, before=rule.before)
        asked.append([n, event.isoformat(), state])
        wanted.append([last and last.isoformat(), safe and safe.isoformat()])
    page = browser.new_page()
    page.goto((site / "en/calculator.html").as_uri())
    got = page.evaluate(
        """(asked) => { const t = JSON.parse(document.getElementById('calc-tables').textContent);
        return asked.map(([n, day, state]) => { const r = t.situations[n], e = parse(day);
        return [iso(lastDay(e, r)), iso(safeDay(e, r, t, state))]; }); }""",
        asked,
    )
    differ = [(a, w, g) for a, w, g in zip(asked, wanted, got, strict=True) if w != g]
    assert not differ, json.dumps(differ[:5])


def test_the_calculator_shows_the_day(site: Path, browser: sync_api.Browser) -> None:
    page = browser.new_page()
    page.goto((site / "ms/calculator.html").as_uri())
    page.fill("#calc-day", "2026-10-01")
    page.select_option("#calc-state", "selangor")
    assert page.get_attribute("#calc-result", "data-safe")
    assert page.locator("#calc-result strong").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_mc(site: Path, browser: sync_api.Browser, language: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site / language / "index.html").as_uri())
    page.click("label[for=__search] >> nth=0")
    page.wait_for_load_state("networkidle")  # the index is read when the search is opened
    page.locator("input.md-search__input").press_sequentially("MC", delay=300)
    page.wait_for_selector(".md-search-result__item", timeout=20_000)
    assert "MC" in page.inner_text(".md-search-result__list")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    ["index", "calculator", "limits", "forms", "offices", "terms", "about", "check/index", "check/unknown",
     "subjects/job_loss", "benefits/job_search_allowance", "check/dialogues/job_loss", "check/sources/act800"],
)  # fmt: skip
def test_a_page_fits_a_phone_and_says_nothing_to_the_console(
    served: str, browser: sync_api.Browser, language: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{served}/{language}/{path}.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.get_attribute("html", "lang") == language
    assert not told


def test_the_picture_of_a_dialogue_is_drawn(site: Path, browser: sync_api.Browser) -> None:
    page = browser.new_page()
    page.goto((site / "en/check/dialogues/job_loss.html").as_uri())
    assert page.evaluate("document.querySelector('article img').naturalWidth") > 200
