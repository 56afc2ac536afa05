"""What is answered to a request about a benefit: its limits, its forms and papers, its amount."""

from collections.abc import Sequence

from bot.content import schema
from bot.dialogue.replies import Message
from bot.dialogue.screens.view import View, bold, plain
from bot.handout.wording import limit_in_words

_MOST = 5  # forms, or papers, at once


def request_message(view: View, request: str, benefit: schema.Benefit, subject: str | None = None) -> Message | None:
    """The answer from a benefit; None for a request that no benefit answers, or where it has nothing to say.

    `subject` is the topic by which whoever only asked can look at an own case.
    """
    answer = _ANSWERS.get(request)
    lines = answer(view, benefit) if answer else []
    rows = ((view.key("bank.check_mine", "topic", subject),),) if subject else ()
    return Message("\n".join([bold(view.words.text(benefit.name)), *lines]), rows) if lines else None


def _limits(view: View, benefit: schema.Benefit) -> list[str]:
    """The limits of claiming that hold for everybody: those with a condition need the questions first."""
    return [_limit(view, rule) for rule in benefit.deadlines if rule.kind == "claim" and rule.when is None]


def _limit(view: View, rule: schema.Deadline) -> str:
    words = view.words
    what, start = words.text(rule.do), words.text(rule.counted_from)
    limit = words.date(rule.fixed) if rule.fixed else plain(limit_in_words(words, rule, start))
    return f"{plain(what)}\n{limit}\n{view.ui(f'certainty.{rule.certainty}')}"


def _papers(view: View, benefit: schema.Benefit) -> list[str]:
    """What everybody needs first; what only some need is counted, for nobody reads a wall of codes."""
    words = view.words
    forms = [view.content.forms[use.id] for use in _first(benefit.forms)]
    papers = [words.text(view.content.documents[use.id].name) for use in _first(benefit.documents)]
    codes = list(dict.fromkeys(form.code or words.text(form.name) for form in forms))
    lines = [view.ui("share.forms", list=", ".join(codes))] if codes else []
    lines += [view.ui("share.documents", list=", ".join(papers))] if papers else []
    left = len(benefit.forms) + len(benefit.documents) - len(forms) - len(papers)
    return [*lines, view.ui("topics.more_papers", n=left)] if left and lines else lines


def _first(uses: Sequence[schema.Use]) -> Sequence[schema.Use]:
    return sorted(uses, key=lambda use: use.when is not None)[:_MOST]


def _amount(view: View, benefit: schema.Benefit) -> list[str]:  # noqa: ARG001 - answerers are alike
    return [view.ui("topics.amount")]


_ANSWERS = {"deadline": _limits, "forms_documents": _papers, "amount": _amount}
OF_A_BENEFIT = frozenset(_ANSWERS)
"""The requests that a benefit answers for itself."""
