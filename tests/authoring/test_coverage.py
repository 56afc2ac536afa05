"""The page of what is covered: made from the content, whole, and current."""

from pathlib import Path

from bot.authoring.coverage import coverage
from bot.content.loader import load

PANDU = load(Path("flows"))


def test_the_page_in_the_documents_is_current() -> None:
    page = Path("docs/coverage.md").read_text(encoding="utf-8")
    assert page == coverage(PANDU), "run 'make coverage'"


def test_every_benefit_deadline_and_form_in_use_is_on_it() -> None:
    page = coverage(PANDU)
    for item in (*PANDU.benefits.values(), *PANDU.appeals.values()):
        assert f"\n## {item.name}\n" in page
        for deadline in item.deadlines:
            assert f"(`{deadline.id}`)" in page
        for use in item.forms:
            assert PANDU.forms[use.id].name in page


def test_a_deadline_is_told_with_its_limit_its_certainty_and_its_sources() -> None:
    page = coverage(load(Path("tests/flows/tiny")))
    row = (
        "| `sick_pay` | Send the claim (`claim_60_days`) | worker | 60 days | the day of the fall | law | act_one:s6 |"
    )
    assert row in page
    none = (
        "| `board` | Write to the board (`board_limit`) | worker | no limit found: claim now | the decision | unknown |"
    )
    assert none in page
    assert "- Form: Form 1 (perkeso) when it applies\n" in page
    assert "- Documents: Medical certificate\n" in page
    assert "- Who: A worker with 4 days off. [act_one:s5]\n" in page
