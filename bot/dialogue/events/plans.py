"""What happens at a plan."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanOpened:
    """Back to the plan."""


@dataclass(frozen=True)
class SectionOpened:
    """A section of the plan."""

    section: str
    page: int = 0


@dataclass(frozen=True)
class Ticked:
    """A document is ready, or is not after all."""

    document: str
