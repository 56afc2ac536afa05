"""What a turn may look at besides the chat: the content, its machines, the catalogue, the calendar, the operator.

Built once when a process starts and never changed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from bot.content.loader import Content
from bot.dialogue.input.story import Ear
from bot.language.lexicon.tokens import plain, word_texts
from bot.language.text.catalogue import Catalogue
from bot.language.text.formatting import Language
from bot.language.text.interface import interface
from bot.language.text.words import Words
from bot.plan.workdays import Calendar
from bot.session.machine import DialogueMachine


def bare(text: str) -> str:
    """The words of a text, so that signs and capitals tell nothing apart."""
    return " ".join(word_texts(plain(text)))


@dataclass(frozen=True, repr=False)
class World:
    """See the module. `operator` is the name and contact in the privacy notice, `username` the bot's own.

    Both are empty when not known. `takes_reports` when a mistake can be reported in the chat. `retention_days` is how
    long a silent chat is kept. `new_uid` is the one thing here that differs from time to time: an id that nothing else
    has.
    """

    content: Content
    catalogue: Catalogue
    calendar: Calendar
    operator: str = ""
    username: str = ""
    retention_days: int = 180
    takes_reports: bool = False
    new_uid: Callable[[], str] = lambda: uuid4().hex

    @cached_property
    def machines(self) -> dict[str, DialogueMachine]:
        """The machine of each dialogue."""
        return {id_: DialogueMachine(dialogue) for id_, dialogue in self.content.dialogues.items()}

    @cached_property
    def words(self) -> dict[Language, Words]:
        """The two languages."""
        return {"ms": Words("ms", self.catalogue), "en": Words("en", self.catalogue)}

    @cached_property
    def ear(self) -> Ear:
        """Reads what people tell."""
        return Ear(self.content, self.catalogue, self.calendar, self.machines)

    @cached_property
    def questions(self) -> dict[str, str]:
        """Each question of the bank as it is read, in both languages and without its signs, with its answer's id."""
        every = self.content.answers.items()
        return {bare(words.text(answer.question)): id_ for words in self.words.values() for id_, answer in every}

    def link_to(self, dialogue: str = "") -> str:
        """A link that opens the bot, at a dialogue where one is named; empty while the bot's name is not known."""
        if not self.username:
            return ""
        return f"https://t.me/{self.username}" + (f"?start={dialogue}" if dialogue else "")

    @cached_property
    def notice_version(self) -> str:
        """Changes when the privacy notice does, so that a consent says what was read."""
        notice = "".join(str(text) for key, text in sorted(interface().items()) if key.startswith("notice."))
        return hashlib.sha256((notice + self.operator).encode()).hexdigest()[:8]
