"""What a worker takes away from a plan, on paper or in a calendar: spoken plain strings and dates, no markup.

Made by `bot.handout.takeaway`. Nothing in it names a chat; of the person it holds the name they gave the claim.
"""

from dataclasses import dataclass
from datetime import date

from bot.language.text.formatting import Language


@dataclass(frozen=True)
class HandoutDeadline:
    """A deadline. `says` replaces the two days where there is none to name, or where the last day passed; `certainty`
    is empty where that says it already. `who` is empty where a time is only waited out.

    `act_by` is None where there is no safe day ahead; `act_by_text` then says what to do instead. `last_day_title` and
    `act_by_title` are what a calendar shows of the two days, `details` what it says below.
    """

    id: str
    what: str
    who: str
    last_day: date | None
    last_day_text: str
    act_by: date | None
    act_by_text: str
    says: str
    certainty: str
    passed: bool
    last_day_title: str
    act_by_title: str
    details: str


@dataclass(frozen=True)
class HandoutForm:
    """A form with its official link, empty when none was found; `now` where what can be asked for now needs it."""

    code: str
    name: str
    notes: tuple[str, ...]
    url: str
    now: bool = True


@dataclass(frozen=True)
class HandoutDocument:
    """A paper to bring: where it comes from, whether it is ready, and whether what can be asked for now needs it."""

    name: str
    notes: tuple[str, ...]
    ready: bool
    now: bool = True


@dataclass(frozen=True)
class HandoutSteps:
    """The steps of one benefit or appeal."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class HandoutSource:
    """A source with the places in it."""

    title: str
    url: str


@dataclass(frozen=True)
class Labels:
    """The headings. `page` still has the placeholders `{n}` and `{of}`, `name` has `{name}`."""

    what: str
    act_by: str
    last_day: str
    certainty: str
    acts: str
    deadlines: str
    other_deadlines: str
    forms: str
    scan: str
    documents: str
    steps: str
    sources: str
    more: str
    page: str
    name: str


@dataclass(frozen=True)
class Handout:
    """See the module. `today` is the day of the plan, `name` what its person calls the claim.

    `sums` says what may be paid by each of the `names`, empty where that is not known. `first` is the deadline to see
    first, line by line: what, the day to act by, the rest; `first_id` is its id. `acts` is what to do before anything
    else. `footer` says who to ask, that Pandu is not PERKESO, and when the facts were checked.
    """

    language: Language
    today: date
    title: str
    name: str
    made: str
    headline: str
    lead: str
    names: tuple[str, ...]
    sums: tuple[str, ...]
    notes: tuple[str, ...]
    first: tuple[str, ...]
    first_id: str
    acts: tuple[str, ...]
    deadlines: tuple[HandoutDeadline, ...]
    deadline_notes: tuple[str, ...]
    steps: tuple[HandoutSteps, ...]
    documents: tuple[HandoutDocument, ...]
    forms: tuple[HandoutForm, ...]
    sources: tuple[HandoutSource, ...]
    footer: tuple[str, ...]
    labels: Labels
    portal: str = ""  # pages that an older version left to be printed have none
