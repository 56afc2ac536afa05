"""Every figure of law has a source, a certainty that its sources bear out, and a day on which it was checked."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pydantic import BaseModel

from bot.authoring.checks.answers import is_date, is_number
from bot.content import schema
from bot.content.loader import Content
from bot.content.source import Place, Problem
from bot.content.tree import items, values

_BEARS: dict[str, frozenset[str]] = {
    "law": frozenset({"statute"}),
    "perkeso": frozenset({"official", "statute"}),
}
"""The kinds of source, one of which a certainty needs; `guide` needs any, `unknown` none."""


def check_law(content: Content, today: date) -> Iterator[Problem]:
    """Certainties, the days of checking, and the order of dated figures."""
    for kind, id_, item in items(content):
        for value, place in values(item):
            if isinstance(value, BaseModel):
                for code, message, hint, at in _find(content, value, today):
                    yield content.problem(kind, id_, code, message, hint, (*place, *at))


_Found = tuple[str, str, str, Place]


def _find(content: Content, value: BaseModel, today: date) -> Iterator[_Found]:
    said = vars(value)  # a model takes long to say that it lacks something
    certainty = said.get("certainty")
    if certainty is not None:
        yield from _find_certainty(content, certainty, said.get("sources", ()))
    if isinstance(checked := said.get("checked"), date):
        if checked > today:
            yield (
                "checked-later",
                f"checked on {checked}, which is yet to come",
                "write the day it was read",
                ("checked",),
            )
        elif checked < _a_year_before(today):
            hint = "read its sources again and write the new day"
            yield "stale", f"checked on {checked}, more than 12 months ago", hint, ("checked",)
    if isinstance(value, schema.Deadline):
        yield from _find_in_deadline(value)
    if isinstance(value, schema.Fact):
        yield from _find_in_fact(value)


def _find_certainty(content: Content, certainty: str, refs: Sequence[schema.Ref]) -> Iterator[_Found]:
    kinds = {content.sources[ref.source].kind for ref in refs if ref.source in content.sources}
    if certainty == "unknown":
        return
    if not refs:
        hint = "name one, or set certainty to 'unknown'"
        yield "no-source", f"certainty '{certainty}' without a source", hint, ("certainty",)
    elif certainty == "law" and "statute" in kinds and not _names_a_provision(content, refs):
        hint = "write the section or schedule after a colon, as in act800:s28"
        yield "no-provision", "certainty 'law', but no statute is cited with its provision", hint, ("sources",)
    elif kinds and not kinds & _BEARS.get(certainty, kinds):
        needs = " or ".join(sorted(_BEARS[certainty]))
        message = f"certainty '{certainty}' needs a source of kind {needs}, not only {', '.join(sorted(kinds))}"
        yield "certainty", message, "cite one, or lower the certainty", ("certainty",)


def _names_a_provision(content: Content, refs: Sequence[schema.Ref]) -> bool:
    """Whether a statute is cited with the place in it that holds the figure."""
    statutes = (ref for ref in refs if ref.source in content.sources and content.sources[ref.source].kind == "statute")
    return any(ref.at for ref in statutes)


def _find_in_deadline(deadline: schema.Deadline) -> Iterator[_Found]:
    if deadline.within is None and deadline.fixed is None and deadline.certainty != "unknown":
        hint = "set certainty to 'unknown', and say: claim now"
        yield "no-limit", "no limit is known, so nothing can be sure about it", hint, ("certainty",)


def _find_in_fact(fact: schema.Fact) -> Iterator[_Found]:
    for index, (one, other) in enumerate(pairwise(fact.values), start=1):
        at: Place = ("values", index)
        if other.start <= one.start:
            yield "fact-order", f"{other.start} stands after {one.start}", "order the values by 'from'", at
        elif one.until and one.until >= other.start:
            hint = "end the one before the other begins"
            yield "fact-overlap", f"the value before lasts until {one.until}", hint, at
    for index, value in enumerate(fact.values):
        at = ("values", index)
        if value.until and value.until < value.start:
            yield "fact-order", f"it ends on {value.until} before it starts", "correct 'from' or 'until'", at
        if (fact.unit == "table") != bool(value.rows):
            yield (
                "fact-value",
                f"a fact of unit '{fact.unit}' does not have this",
                "a table has 'rows', others 'value'",
                at,
            )
        elif value.value is not None and not (is_date if fact.unit == "date" else is_number)(value.value):
            hint = "dates as 2026-11-30, numbers as 1500.50"
            yield "fact-value", f"'{value.value}' does not fit the unit '{fact.unit}'", hint, at
    for index, value in enumerate(fact.values):
        yield from _find_in_rows(value.rows, ("values", index, "rows"))


_MAY_LACK = frozenset({"certainty", "note"})
"""Columns that say something about a single row."""


def _find_in_rows(rows: Sequence[dict[str, str]], at: Place) -> Iterator[_Found]:
    """Every row has the columns of the first; only the last may lack `to`, as it is open above."""
    for index, row in enumerate(rows):
        odd = (row.keys() ^ rows[0].keys()) - _MAY_LACK
        if index == len(rows) - 1:
            odd -= {"to"} - row.keys()
        if odd:
            message = f"this row and the first differ in {', '.join(sorted(odd))}"
            yield "fact-columns", message, "give all rows the same columns", (*at, index)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
