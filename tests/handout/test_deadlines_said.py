"""Who a deadline speaks to, and that it says nothing twice and nothing in the other language."""

from datetime import date

from bot.dialogue.places import AtSection
from bot.dialogue.screens.session.plan import plan_screen
from bot.dialogue.screens.session.sections import section_screen
from bot.dialogue.screens.session_view import SessionView
from tests.handout.plans import JOB_LOSS, pandu, situation

DIED = {
    "for_whom": "died",
    "where": "malaysia",
    "accident_date": "2026-06-10",
    "who": "local",
    "released": "never",
    "death_date": "2026-06-10",
    "family": "spouse",
    "wage": "2500",
}


def section(shown: SessionView, name: str) -> str:
    pages = [section_screen(shown, AtSection(name, page)).text for page in range(6)]
    return "\n".join(dict.fromkeys(pages))


def test_the_family_does_what_a_worker_who_died_would_have_done() -> None:
    text = section(situation(pandu(), "non_work_accident", DIED), "deadlines")
    assert "Report the accident and send the claim" in text
    assert "Who must do this: the family" in text
    assert "the worker" not in text


def test_a_time_that_is_only_waited_out_names_nobody() -> None:
    text = section(situation(pandu(), "job_loss", JOB_LOSS), "deadlines")
    waited = text.split("Wait for the first payment")[1].split("\n\n")[0]
    assert "7 days from the day PERKESO approves the claim" in waited
    assert "Who must do this" not in waited


def test_the_last_day_itself_is_called_today() -> None:
    shown = situation(pandu(), "job_loss", JOB_LOSS, date(2026, 11, 30))
    assert "Last day: Monday, 30 November 2026 (today)" in plan_screen(shown).text


def test_a_late_appeal_sends_to_a_lawyer_or_union_and_is_still_sent() -> None:
    late = {"answer_kind": "letter", "decision_date": "2026-09-01", "scheme": "job_loss", "eis_reason": "months"}
    text = plan_screen(situation(pandu(), "refused", late)).text
    assert "The last day was Saturday, 31 October 2026." in text
    assert "It may be too late. Ask a lawyer or a union today, and still send it." in text


def test_a_plan_says_once_that_no_limit_was_found() -> None:
    shown = situation(pandu(), "employer_problem", {"problem": "closed", "happened": "nothing"})
    assert plan_screen(shown).text.count("I found no limit") == 1


def test_the_parts_of_a_law_are_named_in_the_language_of_the_screen() -> None:
    shown = situation(pandu(), "job_loss", JOB_LOSS, language="ms")
    text = section(shown, "sources")
    assert "Jadual Ketiga" in text
    assert "Schedule" not in text
