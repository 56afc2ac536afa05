"""What may be left out of a page, one thing after another, so that a long plan still takes one."""

from collections.abc import Iterator
from dataclasses import replace

from bot.handout.model import Handout


def shorter(handout: Handout) -> Iterator[Handout]:
    """What is left of a handout when less and less that the chat says too stands on paper."""
    handout = replace(handout, documents=tuple(replace(each, notes=()) for each in handout.documents))
    yield handout
    notes = (*handout.deadline_notes, handout.labels.more)
    handout = replace(handout, steps=handout.steps[:1], deadline_notes=notes)
    yield handout
    dated = tuple(deadline for deadline in handout.deadlines if not deadline.says)
    handout = replace(handout, deadlines=dated, sources=handout.sources[:8])
    yield handout
    handout = replace(handout, forms=tuple(replace(form, notes=form.notes[:0]) for form in handout.forms))
    yield handout
    yield replace(handout, notes=())
