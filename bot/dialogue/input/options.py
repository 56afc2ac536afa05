"""The options of a question with the words that name them, in both languages."""

from bot.content import schema
from bot.language.choices.options import Option
from bot.language.text.catalogue import Catalogue


def options_of(answer: schema.Answer, catalogue: Catalogue) -> list[Option]:
    """The options of a choice, or yes and no with their replies; none for another kind of answer."""
    if isinstance(answer, schema.YesNoAnswer):
        return [Option(id_, (), answer.story.get(id_, ()), answer.replies.get(id_, ())) for id_ in ("yes", "no")]
    if not isinstance(answer, schema.ChoiceAnswer):
        return []
    return [
        Option(
            id_,
            (catalogue.malay(label) or str(label), str(label)),
            answer.story.get(id_, ()),
            answer.replies.get(id_, ()),
        )
        for id_, label in answer.options.items()
    ]
