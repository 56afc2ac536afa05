"""Makes the sample files in this folder from Pandu's own plans: `make examples`."""

from datetime import date
from pathlib import Path

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue.chat import Chat, Claim, Session
from bot.dialogue.handouts.files import calendar_file, pdf_file
from bot.dialogue.replies import File
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import View
from bot.language.text.formatting import Language
from bot.session.answers import Answer

TODAY = date(2026, 11, 21)
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


def situation(dialogue: str, answers: dict[str, str], language: Language) -> SessionView:
    """A finished guidance."""
    given = {id_: Answer(value, TODAY) for id_, value in answers.items()}
    chat = Chat(language=language, session=Session("example", dialogue, given))
    found = session_view(View(make_world(load(packaged_flows())), chat, TODAY, language), chat.session)
    assert found is not None
    assert found.plan is not None, f"{dialogue} stops at {found.state.path.at}"
    return found


def examples() -> list[File]:
    """The sample files."""
    lost, hurt = situation("job_loss", JOB_LOSS, "ms"), situation("work_injury", WORK_INJURY, "en")
    claim = Claim("example", lost.session, ticked=("identity_card", "payslips_6_months"))
    return [pdf_file(lost, claim), calendar_file(lost, claim), pdf_file(hurt, claim)]


if __name__ == "__main__":
    for file in examples():
        (Path(__file__).parent / file.name).write_bytes(file.content)
