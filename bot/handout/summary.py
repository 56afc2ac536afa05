"""A plan in a few lines, to be sent on to family or the employer: no name, no answer, only the days and the sum."""

from collections.abc import Iterator

from bot.handout.model import Handout
from bot.language.text.words import Words


def summary_of(handout: Handout, words: Words) -> Iterator[str]:
    """The lines of a summary after its title; empty ones part them."""
    summed = next((name for name, value in zip(handout.names, handout.sums, strict=True) if value), None)
    for number, (name, value) in enumerate(zip(handout.names, handout.sums, strict=True), 1):
        said = words.ui("share.sum", name=name, value=value) if name == summed else name
        yield f"{number}. {said}"
    if len(handout.first) > 1:
        yield from ("", *handout.first)
    first = next((step for part in handout.steps for step in part.steps), None)
    if first:
        yield from ("", words.ui("share.first", act=first))
    if handout.portal:
        yield words.ui("share.portal", where=handout.portal)
    forms = [form.code or form.name for form in handout.forms if form.now]
    if forms:
        yield from ("", words.ui("share.forms", list=", ".join(forms)))
    documents = [document.name for document in handout.documents if document.now]
    if documents:
        yield from ("", words.ui("share.documents", list=", ".join(documents)))
    yield from ("", words.ui("share.line"), words.ui("share.not_perkeso"))
