"""Letters written and printed from answers."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from pypdf import PdfReader

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.chat import Claim, Session
from bot.dialogue.inputs import Returned
from bot.dialogue.places import AtPlan
from bot.dialogue.world import World
from bot.handout.letters import Known, letter_of
from bot.handout.paper import Paper
from bot.handout.printed import as_pdf
from bot.language.text.formatting import Language
from bot.session.answers import Answer
from bot.session.state import SessionState
from tests.people import Person

TODAY = date(2026, 11, 26)


LANGUAGES: tuple[Language, ...] = ("en", "ms")


@cache
def pandu() -> World:
    return make_world(load(packaged_flows()))


def known(dialogue: str, **answers: str) -> Known:
    """What a letter sees of a claim with these answers."""
    world = pandu()
    questions = world.content.dialogues[dialogue].questions
    given = {id_: Answer(value, TODAY, questions[id_].rev if id_ in questions else 1) for id_, value in answers.items()}
    state = SessionState(world.content, world.calendar, world.machines[dialogue], given, TODAY)
    assert state.plan is not None
    return Known(state.scope, state.plan)


def written(id_: str, about: Known | None = None, language: Language = "en") -> Paper:
    world = pandu()
    nothing = Known.nothing(world.content, TODAY)
    return letter_of(world.content.letters[id_], world.content, world.words[language], about or nothing)


def printed(paper: Paper) -> tuple[PdfReader, str]:
    """A printed paper and its words."""
    reader = PdfReader(BytesIO(as_pdf(paper, TODAY)))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


WORKED = {
    "for_whom": "me",
    "worker": "employee",
    "how": "accident",
    "accident_date": "2026-11-20",
    "leave": "ongoing",
    "employer": "not_yet",
    "wage": "2000",
    "state": "selangor",
}


def given(person: Person, dialogue: str, answers: dict[str, str]) -> Person:
    questions = pandu().content.dialogues[dialogue].questions
    day = person.now.date()
    kept = {id_: Answer(value, day, questions[id_].rev if id_ in questions else 1) for id_, value in answers.items()}
    version = pandu().content.versions[dialogue]
    session = Session("a", dialogue, kept, version)
    person.chat = replace(person.chat, session=session, claims=(Claim("a", session),), place=AtPlan())
    return person.send(Returned())
