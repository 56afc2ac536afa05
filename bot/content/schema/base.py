"""What every file of the content is written with: ids, certainty, sources, periods, statements."""

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints, model_validator
from pydantic_core import CoreSchema, core_schema

from bot.content import rules
from bot.content.text import Text

ID, OPTION = r"^[a-z][a-z0-9_]*$", r"^[a-z0-9_]+$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=40)]
OptionId = Annotated[str, StringConstraints(pattern=OPTION, max_length=32)]


class _Parsed:
    """Validated by `rules.parse` alone: pydantic needs no schema of the four kinds at each place a condition stands."""

    @staticmethod
    def __get_pydantic_core_schema__(source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(rules.parse)


Condition = Annotated[rules.Condition, _Parsed]
Certainty = Literal["law", "perkeso", "guide", "unknown"]
Party = Literal["worker", "housewife", "family", "employer", "doctor", "perkeso", "school", "guardian"]
COVERED: frozenset[Party] = frozenset({"worker", "housewife"})
"""Who is covered: it is "you" who acts, where somebody asks for themselves."""

CLAIMANTS: frozenset[Party] = COVERED | {"family"}
"""Who claims, and so whose limits come first."""

SourceKind = Literal[
    "statute", "official", "government", "case", "law_firm", "news", "hr", "ngo", "blog", "older_guide"
]

StateId = Literal[
    "johor",
    "kedah",
    "kelantan",
    "melaka",
    "negeri_sembilan",
    "pahang",
    "pulau_pinang",
    "perak",
    "perlis",
    "selangor",
    "terengganu",
    "sabah",
    "sarawak",
    "kuala_lumpur",
    "labuan",
    "putrajaya",
]

STATE_IDS: tuple[str, ...] = get_args(StateId)
UNSURE = "unsure"
STATE_QUESTION = "state"


class Model(BaseModel):
    """Strict and frozen: a file says only what the schema knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


class Ref(Model):
    """A source and the place in it: `act800:s28-29` is section 28-29 of the source `act800`."""

    source: Id
    at: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            source, _, at = raw.partition(":")
            return {"source": source, "at": at.strip()}
        return raw


Refs = Annotated[tuple[Ref, ...], Field(min_length=1)]

_PERIOD = re.compile(r"^P(?:(?P<years>\d+)Y|(?P<months>\d+)M|(?P<days>\d+)D|T(?P<hours>\d+)H)$")


class Period(Model):
    """A length of time with one unit, written as ISO 8601: P60D, P12M, P3Y, PT48H."""

    count: int
    unit: Literal["years", "months", "days", "hours"]

    @model_validator(mode="before")
    @classmethod
    def _from_iso(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            match = _PERIOD.match(raw)
            if not match:
                raise ValueError("a period is one of P60D, P12M, P3Y, PT48H")
            unit, count = next((unit, count) for unit, count in match.groupdict().items() if count)
            return {"count": int(count), "unit": unit}
        return raw


class Statement(Model):
    """One thing Pandu says about the law, with where it comes from."""

    say: Text
    say_other: Text | None = None
    when: Condition | None = None
    sources: Refs
    certainty: Certainty | None = None
