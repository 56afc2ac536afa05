"""The page to print and the calendar file: what they say, in both languages, and what they never say."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from bot.dialogue.files import calendar_file, page_file
from bot.handout.lettering import FONTS
from bot.handout.model import Handout
from bot.handout.page import make_page
from bot.handout.printing import print_out, to_print
from bot.language.text.formatting import Language
from tests.authoring.breaks import TINY
from tests.bot_api import BotApi, Person
from tests.bot_api.screens import Shown
from tests.handout.letters import pandu
from tests.handout.plans import (
    JOB_LOSS,
    WORK_INJURY,
    claim_of,
    fall,
    in_language,
    made,
    page_of,
    plans,
    situation,
    taken,
    words_of,
)
from tests.people import NOW
from tests.process import ROOT, served

PDF_LIMIT = 200_000


# --- paper -----------------------------------------------------------------------------------------------


def test_a_page_that_the_version_before_left_to_be_printed_is_still_printed() -> None:
    said, printed = to_print(taken(fall()))
    before = json.loads(said)
    del before["portal"]
    for paper in (*before["documents"], *before["forms"]):
        del paper["now"]
    assert "Safer: by Friday, 27 November 2026" in words_of(print_out(printed, json.dumps(before).encode()))


def test_the_page_says_what_to_do_by_when_with_what() -> None:
    found = fall()
    pdf = page_of(found)
    text = words_of(pdf)
    assert "Safer: by Friday, 27 November 2026" in text
    assert "Last day: Monday, 30 November 2026" in text
    assert "Made on 21 November 2026" in text
    assert "This is not an official PERKESO document" in text
    handout = taken(found)
    said = [handout.title, handout.headline, *handout.names, *(each.what for each in handout.deadlines)]
    said += [step for part in handout.steps for step in part.steps]
    said += [each.name for each in (*handout.documents, *handout.forms)]
    said += [each.title for each in handout.sources]
    for words in said:
        assert " ".join(words.split()) in text, words


def test_a_passed_deadline_says_to_send_it_even_so() -> None:
    found = fall(date(2026, 12, 24))
    text = words_of(page_of(found))
    assert "The last day was Monday, 30 November 2026." in text
    assert "Still do it now, and give your reason" in text
    assert "To be safe, by" not in text


def test_the_safe_day_is_not_named_once_it_has_passed() -> None:
    found = fall(date(2026, 11, 30))
    assert "Today is the last day. Do it today." in words_of(page_of(found))
    found = fall(date(2026, 11, 28))
    text = words_of(page_of(found))
    assert "The recommended date has passed. Do it straight away." in text
    assert "27 November" not in text


def test_a_document_that_is_ready_is_ticked() -> None:
    ready, missing = taken(fall(), "certificate"), taken(fall())
    assert [each.ready for each in ready.documents] == [True]
    assert [each.ready for each in missing.documents] == [False]
    assert make_page(ready) != make_page(missing)


def test_the_same_plan_gives_the_same_bytes() -> None:
    found = fall()
    assert page_of(found) == page_of(found)


def test_form_links_can_be_tapped_and_their_codes_are_pictures() -> None:
    found = situation(pandu(), "work_injury", WORK_INJURY)
    pages = PdfReader(BytesIO(page_of(found))).pages
    links = {each.get_object()["/A"]["/URI"] for page in pages for each in page.get("/Annots", [])}
    urls = {form.url for form in taken(found).forms if form.url}
    assert urls
    assert urls <= links
    assert sum(len(page.images) for page in pages) == len(urls)


def test_a_plan_of_every_subject_prints_small_with_its_fonts() -> None:
    largest: dict[str, Handout] = {}
    for found in plans():
        language: Language = "ms" if len(found.dialogue.id) % 2 else "en"
        handout = taken(in_language(found, language))
        kept = largest.get(found.dialogue.id)
        if kept is None or _weight(handout) > _weight(kept):
            largest[found.dialogue.id] = handout
    assert {handout.language for handout in largest.values()} == {"en", "ms"}
    assert len(largest) >= 8
    for id_, handout in largest.items():
        pdf = make_page(handout)
        assert len(pdf) < PDF_LIMIT, id_
        reader = PdfReader(BytesIO(pdf))
        assert len(reader.pages) <= 3, id_
        for page in reader.pages:
            fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
            descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
            assert all("/FontFile2" in descriptor for descriptor in descriptors), id_


def _weight(handout: Handout) -> int:
    return sum(len(words) for words in _all_words(handout))


def _all_words(handout: Handout) -> Iterator[str]:
    yield from (handout.title, handout.headline, *handout.names, *handout.first, *handout.footer)
    for deadline in handout.deadlines:
        yield from (deadline.what, deadline.last_day_title, deadline.details)
        yield from filter(None, (deadline.who, deadline.says, deadline.act_by_text, deadline.certainty))
    for part in handout.steps:
        yield from (part.title, *part.steps)
    for paper in (*handout.documents, *handout.forms):
        yield from (paper.name, *paper.notes)
    yield from (source.title for source in handout.sources)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_word_of_every_case_can_be_printed(language: Language) -> None:
    covered = set(map(chr, TTFont(FONTS / "NotoSans-Regular.ttf").getBestCmap()))
    assert covered == set(map(chr, TTFont(FONTS / "NotoSans-Bold.ttf").getBestCmap()))
    for found in plans():
        for words in _all_words(taken(in_language(found, language))):
            assert words.strip()
            assert not set("{}<>") & set(words), words
            assert set(words) - {"\n"} <= covered, words


def test_of_the_person_only_the_name_they_gave_the_claim_is_in_a_file() -> None:
    found = situation(pandu(), "job_loss", JOB_LOSS | {"wage": "2718.28"})
    claim = claim_of(found, name="Ayah")
    page, dates = page_file(found, claim), calendar_file(found, claim, NOW)
    assert "Claim: Ayah" in words_of(made(page))
    assert "Ayah" not in page.name + dates.name + made(dates).decode()
    for text in (words_of(made(page)), made(dates).decode()):
        assert "2,718" not in text
        assert "2718" not in text
        assert "Selangor" not in text
        assert "0badcafe" not in text


@pytest.mark.parametrize("name", ["Zoë", "Nguyễn Thị Hương", "王小明", "陳美玲", "முகமது கோவிந்தசாமி"])
def test_a_name_in_any_letters_of_malaysia_is_printed(name: str) -> None:
    said = words_of(page_of(fall(), name=name))
    assert "".join(name.split()) in "".join(letter for letter in said if letter.isprintable() and letter != " ")


def test_a_name_that_cannot_be_printed_is_left_to_the_pen() -> None:
    said = words_of(page_of(fall(), name="\U0001f642 Ayah"))
    assert "Claim: ____" in said
    assert "Ayah" not in said


def test_type_is_ten_points_or_more_and_eight_in_sources_and_footer() -> None:
    sizes: dict[str, float] = {}

    def visit(text: str, cm: object, tm: object, font: object, size: float) -> None:
        for word in text.split():
            sizes[word] = min(size, sizes.get(word, 99))

    longest = max((taken(found) for found in plans()), key=_weight)
    for page in PdfReader(BytesIO(make_page(longest))).pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes.values()) >= 8
    steps = [word for step in longest.steps[0].steps for word in step.split()]
    small = {word for text in (*longest.footer, *(each.title for each in longest.sources)) for word in text.split()}
    assert all(sizes[word] >= 10 for word in steps if word in sizes and word not in small)


def test_nine_of_ten_plans_take_one_page() -> None:
    some = plans()[::20]
    pages = [len(PdfReader(BytesIO(make_page(taken(in_language(found, "ms"))))).pages) for found in some]
    assert sum(count == 1 for count in pages) >= 0.9 * len(pages)


def test_a_page_can_be_read_to_somebody() -> None:
    found = in_language(situation(pandu(), "work_injury", WORK_INJURY), "ms")
    reader = PdfReader(BytesIO(page_of(found)))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "ms-MY"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = [each.get_object()["/S"] for each in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 4
    assert "/Table" in kinds
    assert "/L" in kinds
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == taken(found).title


def test_files_are_named_after_the_subject_in_its_language() -> None:
    answers = JOB_LOSS
    english, malay = (situation(pandu(), "job_loss", answers, language=each) for each in ("en", "ms"))
    assert page_file(english, claim_of(english)).name == "pandu-lost-a-job.pdf"
    assert page_file(malay, claim_of(malay)).name == "pandu-hilang-kerja.pdf"
    assert calendar_file(malay, claim_of(malay), NOW).name == "pandu-hilang-kerja.ics"


def test_a_subject_of_more_than_a_page_goes_on_under_its_title() -> None:
    long = taken(fall())
    steps = tuple(replace(part, steps=part.steps * 60) for part in long.steps)
    pages = PdfReader(BytesIO(make_page(replace(long, steps=steps)))).pages
    assert len(pages) > 1
    for n, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert long.title in text
        assert f"Page {n} of {len(pages)}" in text
        assert "not an official PERKESO document" in text


# --- handed over -----------------------------------------------------------------------------------------


async def test_both_files_arrive_over_telegram_as_documents_with_their_names(tmp_path: Path) -> None:
    async with BotApi() as api, served(api, tmp_path, "--flows", str(ROOT / TINY), "--now", "2026-11-21T09:00"):
        siti = api.person(11)
        siti.say("/start")
        for sees, tap in (("/delete", "Agree and continue"), ("What happened?", "Accidents")):
            await siti.sees(sees, 30)
            siti.tap(tap)
        await api.until(lambda: "My own fall" in siti.screen.labels)
        siti.tap("My own fall")
        for sees, said in (("When was the fall?", "1/10/2026"), ("How many days off", "10"), ("the wage?", "1500")):
            await siti.sees(sees)
            siti.say(said)
        await siti.sees("In which state")
        siti.say("Selangor")
        siti.tap("Save or send", on=await siti.sees("You may claim for the days off."))
        ways = await siti.sees("Choose how to keep")
        for label, start in (("Calendar file", b"BEGIN:VCALENDAR"), ("PDF to print", b"%PDF")):
            before = len(files(siti))
            siti.tap(label, on=ways)
            await api.until(lambda before=before: len(files(siti)) > before, 30)
            file = files(siti)[-1]
            assert file.file == f"pandu-i-fell-at-work.{'ics' if label == 'Calendar file' else 'pdf'}"
            assert file.content.startswith(start)
            assert file.text


def files(person: Person) -> list[Shown]:
    return [shown for shown in person.view.by_bot if shown.file]


def test_a_conversation_loads_no_code_for_paper() -> None:
    code = "import sys, bot.app_console; sys.exit(any(name in sys.modules for name in ('fpdf', 'PIL', 'icalendar')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
