"""Conditions: what each operator says of answers, facts and today, and that what is not known fits nothing."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.content import rules
from bot.content.facts import value_on
from bot.content.schema import Fact


@dataclass
class Asked:
    """Answers and facts to look at, on a Saturday."""

    answers: dict[str, str | None] = field(default_factory=dict)
    today: date = date(2026, 11, 21)

    def answer(self, question: str) -> str | None:
        return self.answers.get(question)

    def fact(self, fact: str) -> str | None:
        return {"ceiling": "6000", "start": "2026-06-01"}.get(fact)


ANSWERS: dict[str, str | None] = {
    "reason": "vss",
    "months": "12",
    "wage": "6000",
    "last_day": "2026-06-01",
    "told": "2026-06-02",
    "unsure": None,
}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"reason": {"is": "vss"}}, True),
        ({"reason": {"is": "quit"}}, False),
        ({"reason": {"in": ["quit", "vss"]}}, True),
        ({"reason": {"in": ["quit"]}}, False),
        ({"months": {"at_least": "12"}}, True),
        ({"months": {"at_least": "13"}}, False),
        ({"months": {"at_least": "9"}}, True),  # a number, not a word
        ({"months": {"at_most": "12"}}, True),
        ({"months": {"at_most": "11"}}, False),
        ({"months": {"at_most": "9"}}, False),
        ({"wage": {"at_most": {"fact": "ceiling"}}}, True),
        ({"wage": {"at_least": {"fact": "ceiling"}}}, True),
        ({"last_day": {"before": "2026-06-02"}}, True),
        ({"last_day": {"before": "2026-06-01"}}, False),
        ({"last_day": {"after": "2026-05-31"}}, True),
        ({"last_day": {"after": {"fact": "start"}}}, False),
        ({"last_day": {"before": {"answer": "told"}}}, True),
        ({"last_day": {"before": "today"}}, True),
        ({"today": {"after": {"answer": "last_day"}}}, True),
        ({"today": {"before": "2026-11-21"}}, False),
        ({"reason": {"is": "vss"}, "months": {"at_least": "13"}}, False),
        ({"months": {"at_least": "6", "at_most": "11"}}, False),
        ({"all": [{"reason": {"is": "vss"}}, {"months": {"at_least": "13"}}]}, False),
        ({"any": [{"reason": {"is": "quit"}}, {"months": {"at_least": "12"}}]}, True),
        ({"any": [{"reason": {"is": "quit"}}, {"months": {"at_least": "13"}}]}, False),
        ({"not": {"reason": {"is": "quit"}}}, True),
        ({"reason": {"known": "true"}}, True),
        ({"reason": {"known": "false"}}, False),
        ({"unsure": {"known": "true"}}, False),
        ({"unsure": {"known": "false"}}, True),
        ({"never_asked": {"known": "true"}}, False),
        ({"reason": {"at_least": "1"}}, False),
        ({"reason": {"before": "2026-01-01"}}, False),
    ],
)
def test_what_a_condition_says(condition: object, holds: bool) -> None:
    assert rules.holds(rules.parse(condition), Asked(ANSWERS)) is holds


@pytest.mark.parametrize("question", ["unsure", "never_asked"])
@pytest.mark.parametrize(
    "test",
    [
        {"is": "vss"}, {"is": "None"}, {"in": ["vss", "None"]}, {"at_least": "0"}, {"at_most": "0"},
        {"before": "2099-01-01"}, {"after": "1900-01-01"}, {"is": {"answer": "unsure"}}, {"is": {"fact": "none"}},
    ],
)  # fmt: skip
def test_what_is_not_known_fits_nothing(question: str, test: object) -> None:
    assert not rules.holds(rules.parse({question: test}), Asked(ANSWERS))
    assert rules.holds(rules.parse({"not": {question: test}}), Asked(ANSWERS))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2015-12-31", None),
        ("2016-01-01", "1"),
        ("2019-12-31", "1"),
        ("2020-01-01", "2"),
        ("2021-06-30", "2"),
        ("2021-07-01", None),  # it ended and nothing followed yet
        ("2022-01-01", "3"),
        ("2099-01-01", "3"),
    ],
)
def test_the_day_picks_the_figure_in_force(day: str, value: str | None) -> None:
    rest = {"certainty": "law", "checked": "2026-11-21", "sources": ["act"]}
    fact = Fact.model_validate(
        {
            "id": "figure",
            "title": "Figure",
            "unit": "ringgit",
            "values": [
                {"from": "2016-01-01", "value": "1", **rest},
                {"from": "2020-01-01", "until": "2021-06-30", "value": "2", **rest},
                {"from": "2022-01-01", "value": "3", **rest},
            ],
        }
    )
    found = value_on(fact, date.fromisoformat(day))
    assert (found and found.value) == value
