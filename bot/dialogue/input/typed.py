"""Reads what somebody typed at an open question. Pure; a doubtful answer is never guessed, and never fills another one.

Read in this order: an option or a value, "I don't know", a correction of an earlier answer, a question, another matter.
"""

import re
from collections.abc import Sequence

from bot.content import schema
from bot.dialogue.input.answers import options_of
from bot.dialogue.input.corrections import MEASURED, read_correction
from bot.dialogue.input.measures import Limits, read_day, read_number, read_sum
from bot.dialogue.input.outcomes import Asked, Crisis, Left, Outcome, Question, Refused, Taken, Unsure
from bot.language.choices.likely import likely
from bot.language.choices.options import ChoiceReading, Option, all_named, is_named, read_choice
from bot.language.choices.states import near_state, read_state
from bot.language.choices.unsure import is_accusation, is_doubtful, read_unsure, says_there_is_none
from bot.language.choices.yes_no import read_yes_no
from bot.language.clauses.mood import asks, begins_asking
from bot.language.clauses.people import ME, OTHER, answered_whom
from bot.language.intents.care import in_danger
from bot.language.intents.topics import SUBJECTS, understand
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain
from bot.language.numbers.ages import with_age
from bot.language.numbers.ranges import lowest_count
from bot.language.numbers.spans import may_be_length, read_span, written_span
from bot.language.text.catalogue import Catalogue
from bot.session.state import SessionState

_MOST_OFFERED = 3
_FEW = 4  # options, of which three are offered where one is likely
_SHORT = 2  # words of an answer that are no question even with a "?"
_LONG = 9  # words from which one reading is asked back
_LEAVES_FROM = 6  # words of a text that may tell another matter
_LEAVES_AT = 0.9
_AMOUNT = re.compile(
    r"(?:rm|myr) ?\d[\d.,]*k?|\d{3,}|"
    r"\d[\d.,]* ?(?:k|ribu|rm|ringgit|hari|hb|minggu|bulan|bln|tahun|thn|days?|weeks?|months?|years?)"
)


def read_typed(state: SessionState, question: str, text: str, catalogue: Catalogue) -> Outcome:
    """What a text means where a question is open."""
    if in_danger(text):
        return Crisis()
    answer = state.question(question).answer
    options = options_of(answer, catalogue)
    named = is_named(text, options)
    if named is not None:
        return Taken(named)
    own = _own(state, answer, options, text)
    lowered = plain(text, MOST_OF_ANSWER).strip()
    wonders = lowered.endswith("?") and isinstance(answer, MEASURED) and isinstance(own, Refused)
    asked, unsure = asks(lowered) or wonders, read_unsure(text)
    doubts = unsure and len(lowered.split()) <= _LONG // 2 and not lowered.endswith("?")
    if asked and (begins_asking(lowered) or lowered.endswith("?")) and not doubts and not isinstance(own, Taken):
        return Question()
    if unsure and isinstance(own, Asked) and own.month is not None:
        return own  # "bulan 8 tapi tak ingat hari"
    if unsure and isinstance(answer, schema.MoneyAnswer) and isinstance(own, Taken) and not asked:
        return Asked((own.value,))  # "depends on ot, around 2500"
    if unsure and not (isinstance(own, Asked | Taken) and is_doubtful(text) and not asked):
        return Unsure()
    corrected = read_correction(state, text, catalogue, but=question)
    if corrected is not None and not isinstance(own, Taken):
        return corrected
    if asked and (len(lowered.split()) > _SHORT or not isinstance(own, Taken | Asked)):
        return Question()
    if isinstance(own, Taken):
        return _careful(own, text, answer, options)
    return _otherwise(state, own, answer, text) if isinstance(own, Refused) else own


def _own(state: SessionState, answer: schema.Answer, options: Sequence[Option], text: str) -> Outcome:
    """What a text says to this very question."""
    if isinstance(answer, schema.DateAnswer):
        limits = Limits(state.scope.limit(answer.earliest), state.scope.limit(answer.latest))
        return read_day(text, limits, state.today, turns=answer.turns)
    if isinstance(answer, schema.MoneyAnswer):
        found = read_sum(answer, text)
        return (
            _chosen(read_choice(text, options), text, options, answer)
            if isinstance(found, Refused) and options
            else found
        )
    if isinstance(answer, schema.NumberAnswer):
        return read_number(answer, text)
    if isinstance(answer, schema.StateAnswer):
        place, near = read_state(text), near_state(text)
        return Taken(place) if place else Asked((near,)) if near else Refused("sorry.state")
    if isinstance(answer, schema.YesNoAnswer):
        yes = read_yes_no(text)
        named = all_named(text, options)  # "sudah kubur sini" is no yes
        if yes is not None:
            return Taken(named[0] if len(named) == 1 else "yes" if yes else "no")
    elif {ME, OTHER} <= answer.options.keys():
        who = answered_whom(text)
        if who in answer.options:
            return Taken(who)
    text = with_age(text, state.today)
    if _AMOUNT.fullmatch(plain(text).strip()) and not any(read_span(text, unit) for unit in _units(options)):
        return Refused("sorry.choice")  # a sum or a length of time, where no option is one
    return _chosen(read_choice(text, options), text, options, answer)


def _units(options: Sequence[Option]) -> set[str]:
    """The units of the lengths of time that options stand for."""
    return {span.unit for option in options for reply in option.replies if (span := written_span(reply))}


def _chosen(found: ChoiceReading, text: str, options: Sequence[Option], answer: schema.Answer) -> Outcome:
    likeliest = (*_measured_by(text, options), *likely(text, options))
    if found.sure is not None and isinstance(answer, schema.ChoiceAnswer) and answer.first_applies:
        named = all_named(text, options)
        if named and named[0] != found.sure:  # "isteri dan 2 anak": a widow comes before children
            return Asked(tuple(dict.fromkeys((*named, found.sure)))[:_MOST_OFFERED])
    if found.sure is not None:
        # Two ways of reading that differ are asked about.
        agreed = not likeliest or likeliest[0] == found.sure or len(text.split()) <= _SHORT
        return Taken(found.sure) if agreed else Asked(tuple(dict.fromkeys((found.sure, *likeliest)))[:_MOST_OFFERED])
    candidates = tuple(dict.fromkeys((*found.candidates, *likeliest)))
    if candidates and len(options) <= _FEW:
        candidates = tuple(dict.fromkeys((*candidates, *(option.id for option in options))))
    return Asked(candidates[:_MOST_OFFERED]) if candidates else Refused("sorry.choice")


def _measured_by(text: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The options whose span holds the amount that a text tells, however vaguely: "paling lama pun 7 bulan"."""
    spans = [(option.id, span) for option in options for reply in option.replies if (span := written_span(reply))]
    amounts = {span.unit: lowest_count(text, span.unit) for _, span in spans}
    told = ((id_, span, amounts[span.unit]) for id_, span in spans)
    return tuple(
        id_
        for id_, span, amount in told
        if amount is not None and span.least <= amount <= span.most and may_be_length(text, amount, span.unit)
    )


def _careful(own: Taken, text: str, answer: schema.Answer, options: Sequence[Option]) -> Outcome:
    """The same, asked back where it is said with doubt, among many words, or is what somebody is accused of."""
    chosen = not isinstance(answer, MEASURED)
    if chosen and is_accusation(text):
        return Asked(tuple(dict.fromkeys((own.value, *likely(text, options))))[:_MOST_OFFERED])
    return Asked((own.value,)) if chosen and (is_doubtful(text) or len(text.split()) >= _LONG) else own


def _otherwise(state: SessionState, own: Refused, answer: schema.Answer, text: str) -> Outcome:
    """What no option and no value explains: another matter, or "there is no such day"."""
    left = _left(state, text)
    if left is not None:
        return left
    outside = "date_" in own.key or "_range" in own.key
    short = len(text.split()) < _LONG
    return Unsure() if isinstance(answer, MEASURED) and short and not outside and says_there_is_none(text) else own


def _left(state: SessionState, text: str) -> Left | None:
    """Another matter, where a sentence clearly tells one."""
    if len(text.split()) < _LEAVES_FROM:
        return None
    found = understand(text)
    topic = state.content.topics.get(found.topic)
    if found.decision != "open" or found.topic not in SUBJECTS or topic is None or topic.opens is None:
        return None
    clear = found.score >= _LEAVES_AT and found.named and topic.opens.dialogue != state.dialogue.id
    return Left(found.topic) if clear else None
