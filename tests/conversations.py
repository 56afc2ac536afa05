"""The conversations of `docs/examples/`: one for each dialogue, the same in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """Something typed, in English or in Malay."""

    en: str
    ms: str


Step = Say | str
"""Something typed, or the button that means an option, an entry of the menu, or an action."""


@dataclass(frozen=True)
class Conversation:
    """A dialogue's id and the steps from the menu to its plan; `afterwards` is done with the plan."""

    name: str
    steps: tuple[Step, ...]
    afterwards: tuple[Step, ...] = ()
    from_the_start: bool = False


CONVERSATIONS = (
    Conversation(
        "work_injury",
        (
            "hurt_at_work",
            "hurt_at_work.0",
            "me",
            "employee",
            "why",
            Say("9 November 2026", "9 November 2026"),
            "ongoing",
            "not_yet",
            Say("RM2,500", "RM2,500"),
        ),
        from_the_start=True,
    ),
    Conversation(
        "job_loss",
        (
            Say("I have lost my job", "dah hilang kerja"),
            "me",
            Say("1 Oct", "1 Okt"),
            "retrenched",
            "employee",
            "unsure",
            Say("2500", "2500"),
            "johor",
        ),
        afterwards=(
            "documents",
            "identity_card",
            "top",
            "rems",
            "remall",
            "copen",
            "change",
            "last_day",
            Say("2 November", "2 November"),
            "share",
            Say("/claims", "/tuntutan"),
            "claim",
            "cfiled",
        ),
        from_the_start=True,
    ),
    Conversation(
        "eis_new_job",
        ("lost_job", "lost_job.1", "me", Say("10 November", "10 November"), "during"),
    ),
    Conversation(
        "non_work_accident",
        (
            "outside_work.0",
            "me",
            "malaysia",
            Say("last Friday", "Jumaat lepas"),
            "2026-11-13",
            "local",
            "never",
            Say("RM1,900", "RM1,900"),
        ),
    ),
    Conversation(
        "invalidity",
        (
            "cannot_work.0",
            "other",
            "employee",
            "sick_leave",
            "is_59",
            Say("15/6/2027", "15/6/2027"),
            "total",
        ),
    ),
    Conversation(
        "death",
        (
            "someone_died.0",
            Say("5 October 2026", "5 Oktober 2026"),
            "employee",
            "illness",
            "under_60",
            "full",
            Say("3000", "3000"),
            "spouse",
            "yes",
        ),
    ),
    Conversation(
        "treatment",
        ("get_treatment.0", "other", "employee", "dialysis"),
    ),
    Conversation(
        "refused",
        ("problems", "problems.0", "letter", Say("15 October 2026", "15 Oktober 2026"), "employee", "percent"),
    ),
    Conversation(
        "employer_problem",
        ("problems", "problems.1", "not_paid", "sick"),
    ),
    Conversation(
        "receiving",
        ("problems", "problems.2", "survivors", "declaration", "spouse"),
    ),
    Conversation(
        "child_education",
        (
            "problems",
            "problems.3",
            "invalidity",
            Say("5 May 2027", "5 Mei 2027"),
            "full_time",
            Say("1/9/2028", "1/9/2028"),
        ),
    ),
    Conversation(
        "self_employed",
        (
            "other_workers",
            "other_workers.0",
            "me",
            "accident",
            "platform",
            Say("3 November 2026", "3 November 2026"),
            "yes",
            Say("1650", "1650"),
        ),
    ),
    Conversation(
        "housewife",
        ("other_workers", "other_workers.1", "me", "injury", Say("20 October 2026", "20 Oktober 2026"), "yes", "yes"),
    ),
    Conversation(
        "domestic_worker",
        (
            "other_workers",
            "other_workers.2",
            "other",
            "foreign",
            "injury",
            Say("28 October 2026", "28 Oktober 2026"),
            Say("18 November 2026", "18 November 2026"),
            Say("RM1,700", "RM1,700"),
        ),
    ),
    Conversation(
        "foreign_worker",
        (
            "other_workers",
            "other_workers.3",
            "died",
            "work",
            Say("12 October 2026", "12 Oktober 2026"),
            "yes",
        ),
    ),
)
