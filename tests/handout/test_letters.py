"""Letters and the checklist: complete in both languages, filled from a claim, ready to copy and one page in print."""

import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from bot.app import make_world
from bot.authoring.cases.run import state_of
from bot.authoring.check import check_folder
from bot.cli import main
from bot.content.loader import load, load_cases, packaged_flows
from bot.dialogue.world import World
from bot.handout.letters import Known, checklist_of, letter_of
from bot.handout.paper import LINES, as_text
from bot.handout.printed import as_pdf
from bot.language.text.formatting import Language
from tests.handout.letters import LANGUAGES, TODAY, WORKED, known, pandu, printed, written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", list(load(packaged_flows()).letters))
def test_every_letter_is_whole_and_takes_one_page(id_: str, language: Language) -> None:
    letter, paper = pandu().content.letters[id_], written(id_, language=language)
    text, words = as_text(paper), pandu().words[language]
    assert words.raw(letter.heading).upper() in text
    assert not set("{}<>") & set(text)
    assert (words.ui("letter.salutation") in text) == (letter.layout == "letter")
    assert (words.ui("letter.enclosures") in text) == bool(letter.enclosures)
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(text) < 3900, "it has to fit one message"
    reader, said = printed(paper)
    assert len(reader.pages) == 1
    for block in paper.blocks:
        for part in re.split(r"_{12,}|\[ \]", block.text.upper() if block.kind == "title" else block.text):
            assert "".join(part.split()) in "".join(said.split()), part


def test_nothing_known_leaves_lines_and_asks_for_no_number() -> None:
    text = as_text(written("report_accident_to_employer"))
    assert f"Name: {LINES['line']}" in text
    assert f"on {LINES['short']}, at {LINES['short']} (time)" in text
    assert "an accident or illness (strike one out)" in text


def test_a_letter_says_what_the_answers_said() -> None:
    about = known("work_injury", **WORKED)
    english, malay = (as_text(written("report_accident_to_employer", about, each)) for each in LANGUAGES)
    assert "I had an accident while working on 20 November 2026" in english
    assert "Saya mengalami kemalangan semasa bekerja pada 20 November 2026" in malay
    assert "Form 34;" in english
    assert "Borang 34;" in malay


def test_somebody_who_writes_for_the_worker_says_so() -> None:
    about = known("work_injury", **WORKED | {"for_whom": "other"})
    assert "In the numbered paragraphs, “I” means that person." in as_text(
        written("report_accident_to_employer", about)
    )
    assert "that person" not in as_text(written("accident_statement", about))


def test_a_paragraph_that_does_not_hold_leaves_no_gap_in_the_numbers() -> None:
    tiny = make_world(load(Path("tests/flows/tiny")))
    letter, words = tiny.content.letters["late_reasons"], tiny.words["en"]
    text = as_text(letter_of(letter, tiny.content, words, Known.nothing(tiny.content, TODAY)))
    assert "It is late because" not in text
    assert "2. I fell on ____________. The last day was ____________." in text
    assert "3. I ask you to:\n   (a) accept the claim; and\n   (b) answer in writing." in text
    assert "   [ ] I was in hospital until ____________" in text


def test_the_checklist_ticks_off_the_plan_and_keeps_room_for_the_officer() -> None:
    content = pandu().content
    for language, officer in (("en", "Name of the officer"), ("ms", "Nama pegawai")):
        papers = {"documents": ["Police report"], "forms": ["Borang 34"]}
        nothing = Known.nothing(content, TODAY)
        paper = checklist_of(content.checklist["counter"], content, pandu().words[language], nothing, papers)
        text = as_text(paper)
        assert "[ ] Police report" in text
        assert "[ ] Borang 34" in text
        assert f"{officer}: {LINES['line']}" in text
        reader, said = printed(paper)
        assert len(reader.pages) == 1
        assert "Police report" in said


def test_a_printed_letter_tells_its_title_language_and_parts() -> None:
    reader, _ = printed(written("appeal_act4_letter", language="ms"))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "ms-MY"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Rayuan kepada Jemaah (Akta 4)"
    kinds = [each.get_object()["/S"] for each in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    assert kinds.count("/H1") == 1
    assert kinds.count("/P") > 10
    assert [entry.title for entry in reader.outline] == ["Permohonan kepada Jemaah Rayuan Keselamatan Sosial: Akta 4"]


def test_the_type_is_never_small() -> None:
    sizes: set[float] = set()
    reader = PdfReader(BytesIO(as_pdf(written("appeal_act838_letter", language="ms"), TODAY)))
    reader.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: sizes.add(size) if text.strip() else None
    )
    assert min(sizes) >= 11


def test_a_letter_that_takes_two_pages_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "flows"
    shutil.copytree("tests/flows/tiny", folder)
    path = folder / "letters/late_reasons.yaml"
    path.write_text(
        path.read_text().replace("room: 2", "room: 6").replace('  - say: "I ask', "  - x\n" * 60 + '  - say: "I ask')
    )
    report, _ = check_folder(folder, TODAY)
    assert [problem.code for problem in report.problems if problem.code == "long-paper"] == ["long-paper"] * 2


def test_the_command_prints_one_letter_or_their_list(tmp_path: Path) -> None:
    run = CliRunner().invoke
    listed = run(main, ["letter", "--lang", "ms"]).output
    assert len(listed.splitlines()) == len(pandu().content.letters)
    assert "late_claim_reasons: Sebab tuntutan lewat" in listed
    assert "PENJELASAN KELEWATAN" in run(main, ["letter", "late_claim_reasons", "--lang", "ms"]).output
    file = tmp_path / "letter.pdf"
    assert run(main, ["letter", "late_claim_reasons", "--pdf", str(file)]).exit_code == 0
    assert len(PdfReader(file).pages) == 1
    assert "no letter 'late'" in run(main, ["letter", "late"]).output


def test_the_counters_checklist_is_one_page_for_every_outcome(world: World) -> None:
    seen: set[tuple[str, str]] = set()
    for file in sorted(Path("flows/cases").glob("*.yaml")):
        for case in load_cases(file):
            state = state_of(world, case)
            key = (case.dialogue, state.plan.outcome_id) if state.plan else None
            if key and key not in seen and state.plan and state.plan.documents():
                seen.add(key)
                names = {
                    "documents": [world.content.documents[use.id].name for use in state.plan.documents()],
                    "forms": [world.content.forms[use.id].name for use in state.plan.forms()],
                }
                known_ = Known(state.scope, state.plan)
                paper = checklist_of(
                    world.content.checklist["counter"], world.content, world.words["en"], known_, names
                )
                assert len(PdfReader(BytesIO(as_pdf(paper, TODAY))).pages) == 1, key
    assert len(seen) > 50


def test_a_paper_of_more_than_a_page_goes_on_on_the_next() -> None:
    paper = written("witness_statement")
    reader, _ = printed(replace(paper, blocks=paper.blocks * 3))
    assert len(reader.pages) > 1
