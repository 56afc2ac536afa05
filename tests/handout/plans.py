"""Plans to take away: of the tiny flow, of every worked case."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from bot.app import make_world
from bot.content.loader import load, load_cases, packaged_flows
from bot.dialogue.chat import Chat, Claim, Session
from bot.dialogue.files import bytes_of, page_file, taken_away
from bot.dialogue.replies import File
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import View
from bot.dialogue.world import World
from bot.handout.model import Handout
from bot.language.text.formatting import Language
from bot.session.answers import Answer

TODAY = date(2026, 11, 21)


FALL = {"for_whom": "me", "fall_date": "2026-10-01", "days_off": "10", "wage": "1500", "state": "selangor"}


JOB_LOSS = {
    "for_whom": "me",
    "last_day": "2026-10-01",
    "reason": "retrenched",
    "worker": "employee",
    "contributions": "24",
    "wage": "2500",
    "state": "selangor",
}


WORK_INJURY = {
    "for_whom": "me",
    "worker": "employee",
    "how": "accident",
    "accident_date": "2026-11-02",
    "leave": "ongoing",
    "employer": "reported",
    "wage": "2500",
}


TINY = "tests/flows/tiny"


@cache
def pandu() -> World:
    return make_world(load(packaged_flows()))


@cache
def tiny() -> World:
    return make_world(load(Path(TINY)))


def situation(
    world: World, dialogue: str, answers: dict[str, str], today: date = TODAY, language: Language = "en"
) -> SessionView:
    questions = world.content.dialogues[dialogue].questions
    given = {
        id_: Answer(None if value == "unsure" else value, today, questions[id_].rev if id_ in questions else 1)
        for id_, value in answers.items()
    }
    chat = Chat(language=language, session=Session("0badcafe", dialogue, given))
    found = session_view(View(world, chat, today, language), chat.session)
    assert found is not None
    return found


def fall(today: date = TODAY, language: Language = "en", **answers: str) -> SessionView:
    return situation(tiny(), "fall", FALL | answers, today, language)


def claim_of(found: SessionView, **fields: str) -> Claim:
    return replace(Claim("0badcafe", found.session, ticked=("certificate",)), **fields)


def words_of(pdf: bytes) -> str:
    """The text of a PDF with its lines joined."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def page_of(found: SessionView, **fields: str) -> bytes:
    """The printed page of a claim."""
    return made(page_file(found, claim_of(found, **fields)))


def made(file: File) -> bytes:
    """A file as it is handed over."""
    return bytes_of(file)


def taken(found: SessionView, *ticked: str) -> Handout:
    """What a worker takes away, with some documents ready."""
    return taken_away(found, replace(claim_of(found), ticked=ticked))


@cache
def plans() -> list[SessionView]:
    """Every worked case of Pandu that reaches a plan."""
    found = []
    for file in sorted(Path("flows/cases").glob("*.yaml")):
        for case in load_cases(file):
            reached = situation(pandu(), case.dialogue, case.answers, case.today)
            found += [reached] if reached.plan else []
    return found


def in_language(found: SessionView, language: Language) -> SessionView:
    view = View(found.view.world, replace(found.view.chat, language=language), found.view.today, language)
    return replace(found, view=view)
