"""A correction of an earlier answer: "bukan, saya pekerja biasa", "not public servant, I work in a factory". Pure.

Found where a text denies the option that was answered and names another, or begins by taking something back ("bukan",
"silap"), or says what is "actually" so, and then answers one earlier question. The latest answer is looked at first.
"""

import re
from collections.abc import Sequence

from bot.content import schema
from bot.dialogue.input.answers import options_of
from bot.dialogue.input.measures import Limits, read_day, read_number, read_sum
from bot.dialogue.input.outcomes import Asked, Corrected, Outcome, Taken
from bot.language.choices.answer_words import How, heard
from bot.language.choices.likely import likely
from bot.language.choices.options import Option, read_choice
from bot.language.lexicon.patterns import either
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.text.catalogue import Catalogue
from bot.session.state import SessionState

MEASURED = schema.DateAnswer | schema.NumberAnswer | schema.MoneyAnswer
_TAKES_BACK = re.compile(rf"(?:{either('moods', 'correction')}\b[\s,.!:-]*|{either('moods', 'not')}\s*[,.!]\s*)+")
_ACTUALLY = re.compile(r"\b(?:actually|sebenarnya|sbnrnya|sebetulnya)\b")
_PARTS = re.compile(r"[,.;!]|\b(?:tapi|but)\b")


def read_correction(state: SessionState, text: str, catalogue: Catalogue, *, but: str = "") -> Corrected | None:
    """The earlier question that a text corrects and what it is now; `but` is the open question, which is not."""
    for id_ in reversed(state.answered):
        given = state.answers[id_].value
        if id_ == but or given is None:
            continue
        answer = state.question(id_).answer
        options = options_of(answer, catalogue)
        found = _measured(state, answer, text) if isinstance(answer, MEASURED) else _chosen(text, options, given)
        values = tuple(value for value in found if value != given)
        if values:
            return Corrected(id_, values)
    return None


def _chosen(text: str, options: Sequence[Option], given: str) -> tuple[str, ...]:
    """The options that a text names instead of the one that was given."""
    denied = " ".join(word.word for word in heard(text) if word.how in (How.DENIED, How.AFTER_DENIAL))
    lowered = plain(text, MOST_OF_ANSWER)
    takes_back = _TAKES_BACK.match(lowered) or _ACTUALLY.search(lowered)
    denies = bool(denied) and given in _means(denied, options)
    if not denies and takes_back is None:
        return ()
    said = [part for part in _PARTS.split(text) if not any(word.how is How.DENIAL for word in heard(part))]
    meant = next((found for part in (*said, text) if (found := _means(part, options))), ())
    if not meant and denies:
        meant = next((found for part in said if (found := likely(part, options))), ())
    return meant if denies or len(meant) == 1 else ()


def _means(text: str, options: Sequence[Option]) -> tuple[str, ...]:
    found = read_choice(text, options)
    return (found.sure,) if found.sure is not None else found.candidates


def _measured(state: SessionState, answer: schema.Answer, text: str) -> tuple[str, ...]:
    """A day, sum or number that follows words which take something back."""
    takes_back = _TAKES_BACK.match(plain(text, MOST_OF_ANSWER))
    if takes_back is None:
        return ()
    rest = text[takes_back.end() :]
    outcome: Outcome | None = None
    if isinstance(answer, schema.DateAnswer):
        limits = Limits(state.scope.limit(answer.earliest), state.scope.limit(answer.latest))
        outcome = read_day(rest, limits, state.today)
    elif isinstance(answer, schema.MoneyAnswer):
        outcome = read_sum(answer, rest)
    elif isinstance(answer, schema.NumberAnswer):
        outcome = read_number(answer, rest)
    if isinstance(outcome, Taken):
        return (outcome.value,)
    return outcome.values if isinstance(outcome, Asked) else ()
