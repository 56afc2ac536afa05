"""The titles of topics and dialogues: whoever writes one, in either language, opens just that."""

from dataclasses import dataclass

from bot.content.loader import Content
from bot.content.text import Text
from bot.language.lexicon.tokens import plain, word_texts
from bot.language.text.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Named:
    """A topic and the dialogue it opens."""

    topic: str
    dialogue: str


class Titles:
    """Looks titles up."""

    def __init__(self, content: Content, catalogue: Catalogue) -> None:
        self._known: dict[str, Named] = {}
        topic_of: dict[str, str] = {}
        for topic in content.topics.values():
            if topic.opens is not None:
                topic_of.setdefault(topic.opens.dialogue, topic.id)
                self._add(topic.title, Named(topic.id, topic.opens.dialogue), catalogue)
        for dialogue in content.dialogues.values():
            self._add(dialogue.title, Named(topic_of.get(dialogue.id, dialogue.id), dialogue.id), catalogue)

    def named(self, text: str) -> Named | None:
        """What a text names, when it is a title and nothing else."""
        return self._known.get(_plain(text))

    def _add(self, title: Text, named: Named, catalogue: Catalogue) -> None:
        for words in (str(title), catalogue.malay(title)):
            if words:
                self._known.setdefault(_plain(words), named)


def _plain(text: str) -> str:
    return " ".join(word_texts(plain(text)))
