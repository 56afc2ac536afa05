"""What is answered to a request about a benefit: its limits, its forms and papers, its amount."""

from bot.content import schema
from bot.dialogue.replies import Message
from bot.dialogue.screens.view import View, bold, plain
from bot.handout.wording import limit_in_words


def request_message(view: View, request: str, benefit: schema.Benefit) -> Message | None:
    """The answer from a benefit; None for a request that no benefit answers, or where it has nothing to say."""
    answer = _ANSWERS.get(request)
    lines = answer(view, benefit) if answer else []
    return Message("\n".join([bold(view.words.text(benefit.name)), *lines])) if lines else None


def _limits(view: View, benefit: schema.Benefit) -> list[str]:
    """The limits of claiming that hold for everybody: those with a condition need the questions first."""
    return [_limit(view, rule) for rule in benefit.deadlines if rule.kind == "claim" and rule.when is None]


def _limit(view: View, rule: schema.Deadline) -> str:
    words = view.words
    what, start = words.text(rule.do), words.text(rule.counted_from)
    limit = words.date(rule.fixed) if rule.fixed else plain(limit_in_words(words, rule, start))
    return f"{plain(what)}\n{limit}\n{view.ui(f'certainty.{rule.certainty}')}"


def _papers(view: View, benefit: schema.Benefit) -> list[str]:
    words = view.words
    forms = [view.content.forms[use.id] for use in benefit.forms]
    codes = [form.code or words.text(form.name) for form in forms]
    papers = [words.text(view.content.documents[use.id].name) for use in benefit.documents]
    return [view.ui("share.forms", list=", ".join(codes)), view.ui("share.documents", list=", ".join(papers))]


def _amount(view: View, benefit: schema.Benefit) -> list[str]:  # noqa: ARG001 - answerers are alike
    return [view.ui("topics.amount")]


_ANSWERS = {"deadline": _limits, "forms_documents": _papers, "amount": _amount}
OF_A_BENEFIT = frozenset(_ANSWERS)
"""The requests that a benefit answers for itself."""
