"""What somebody tells: which subject, which facts."""

from dataclasses import dataclass

from bot.dialogue.chat import Matter
from bot.dialogue.places import Fact


@dataclass(frozen=True)
class EntryChosen:
    """A line of the menu, `group.index`."""

    entry: str


@dataclass(frozen=True)
class DialogueChosen:
    """A subject that an outcome or an answer leads to, or that was called by its title."""

    dialogue: str
    opens: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class TopicsOffered:
    """A text may be about one of these subjects. `unknown`: it asks what nothing here answers."""

    topics: tuple[str, ...]
    text: str = ""
    unknown: bool = False


@dataclass(frozen=True)
class TopicChosen:
    """The person said which subject was meant; `none` for none of them."""

    topic: str


@dataclass(frozen=True)
class StoryTold:
    """A text told of a subject: what it states is proposed, never taken. `answer` is what it also asked the bank."""

    topic: str
    dialogue: str
    opens: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    later: tuple[Matter, ...] = ()
    answer: str = ""


@dataclass(frozen=True)
class FactsConfirmed:
    """All that was proposed is right."""


@dataclass(frozen=True)
class FactStruck:
    """One of the facts proposed is not right."""

    question: str


@dataclass(frozen=True)
class MatterChosen:
    """The next matter that somebody wrote of is to be looked at now."""


@dataclass(frozen=True)
class TalkedTo:
    """A topic that is answered by itself: a greeting, a need for help, something outside."""

    topic: str


@dataclass(frozen=True)
class RequestMade:
    """Something is asked of a subject: its deadline, its forms, its amount.

    `about` is the subject, if one is named; `benefit` is what was asked about by its own name.
    """

    request: str
    about: StoryTold | None = None
    benefit: str = ""
