"""A plan in a few lines, to be sent on to family or the employer: no name, no answer, nothing personal but the days."""

from collections.abc import Iterator

from bot.handout.model import Handout
from bot.language.text.words import Words


def summary_of(handout: Handout, words: Words) -> Iterator[str]:
    """The lines of a summary after its title; empty ones part them."""
    yield from (f"{n}. {name}" for n, name in enumerate(handout.names, 1))
    if len(handout.first) > 1:
        yield from ("", *handout.first)
    first = next((step for part in handout.steps for step in part.steps), None)
    if first:
        yield from ("", words.ui("share.first", act=first))
    forms = [form.code or form.name for form in handout.forms]
    if forms:
        yield from ("", words.ui("share.forms", list=", ".join(forms)))
    if handout.documents:
        yield from ("", words.ui("share.documents", list=", ".join(each.name for each in handout.documents)))
    yield from ("", words.ui("share.line"), words.ui("share.not_perkeso"))
