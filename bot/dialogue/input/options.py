"""The options of a question with the words that name them, in both languages."""

from bot.content import schema
from bot.language.choices.options import Option
from bot.language.text.catalogue import Catalogue


def options_of(answer: schema.Answer, catalogue: Catalogue) -> list[Option]:
    """The options of a choice, yes and no, or the sums that have words of their own; else none."""
    if isinstance(answer, schema.YesNoAnswer):
        return [Option(id_, (), answer.story.get(id_, ()), answer.replies.get(id_, ())) for id_ in ("yes", "no")]
    if isinstance(answer, schema.MoneyAnswer):
        return [Option(amount, (), (), replies) for amount, replies in answer.replies.items()]
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
