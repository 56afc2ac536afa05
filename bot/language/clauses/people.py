"""Whom a text is about: the person who writes, somebody else, or somebody who has died.

By grammar, never by a bare word: the person is the one to whom it happened. "suami saya jatuh" is about another, "saya
jatuh masa hantar anak" about the writer. Where two may be meant nothing is said.
"""

import re
from collections.abc import Sequence

from bot.language.clauses.split import Clause, Mood, clauses, said_in
from bot.language.lexicon.patterns import either, pattern
from bot.language.lexicon.tokens import plain

ME, OTHER, DIED = "me", "other", "died"


def _words(kind: str) -> str:
    return either("people", kind)


_KIN = re.compile(
    rf"\b(?:{_words('workers')}|{_words('kin')}(?:'s|ku|nya)?)\b(?!\s(?:jari|pejabat|tangga|syarikat|kunci|mata|kapal)\b)"
)
_FIRST, _THIRD, _DEAD, _NOT_DEAD, _HAPPENED = (
    pattern("people", kind) for kind in ("first", "third", "dead", "not_dead", "happened")
)
_BESIDE = re.compile(rf"\b{_words('beside')}\s+(?:(?:a|the|my|our|saya|sy|aku)\s+)?$")
_HAS = re.compile(rf"\b{_words('beside')}\b[^,.]{{0,12}}$")
_UNREAL = re.compile(rf"\b(?:{either('moods', 'planned')}|{either('moods', 'denied')})\s+(?:\w+\s+)?$")
_ASKS_FOR = re.compile(rf"\b(?:saya|sy|aku|i)\s+(?:(?:nak|cuma|just|am|yang)\s+)*{_words('asks_for')}\b")
_WHO = re.compile(r"(?:\s*(?:saya|sy|aku|ak|kami))?\s+(?:yang|yg|who)\s+(?:\w+\s+){0,2}$")
_MYSELF = re.compile(r"\b(?:myself|diri sendiri|saya sendiri|sy sendiri|aku sendiri)\b")
_OWNED = re.compile(r"\s*(?:saya|sy|aku|ak|kami|i|sya)\b")
_CALLS_SELF = re.compile(rf"{_words('calls_self')}$")
_CALLED = re.compile(
    rf"^\W*(?:\w+\W+)??{_words('called')}\b\W*(?=(?:saya|sy|aku|ak|i|my|nak|nk|mau|tanya|tny|boleh|can|how)\b)"
)
_SPOKEN_TO = re.compile(rf"\s+{_words('called')}\W*$")
_OF_WRITER = re.compile(rf"(?:\bmy\s+(?:\w+\s+)?)?{_KIN.pattern}(?:\s*(?:saya|sy|aku|ak|kami|sya)\b)?")


def whom(text: str) -> str | None:
    """`me`, `other` or `died`; None where the text does not say, or says two things."""
    said = said_in(clauses(_CALLED.sub("", plain(text))))
    if dead(said):
        return DIED
    events = [(clause.start + at, who) for clause in said for at, who in _of_events(clause.text)]
    found = {who for _, who in events if who}
    if not found:
        found = _mentioned(said, min((at for at, _ in events), default=None))
    if found == {ME} and not any(who == ME for _, who in events) and _KIN.search(_unsaid(text)):
        return None
    if OTHER in found and _FIRST.search(_without_kin(" . ".join(clause.text for clause in said))):
        return None
    if found == {OTHER} and _may_be_the_writer(" . ".join(clause.text for clause in said)):
        return None
    return found.pop() if len(found) == 1 else None


def _unsaid(text: str) -> str:
    """The clauses of a text that only ask or suppose."""
    return " . ".join(clause.text for clause in clauses(text) if clause.mood is not Mood.SAID)


def hurt_too(text: str) -> bool:
    """Whether something happened to the one who writes, whatever is told of others."""
    said = said_in(clauses(text))
    return any(who == ME for clause in said for _, who in _of_events(clause.text))


def _may_be_the_writer(text: str) -> bool:
    """Whether nobody is named but by what elders call themselves: "pakcik jatuh", but not "pakcik saya jatuh"."""
    kin = list(_KIN.finditer(text))
    free = not _THIRD.search(text) and not _FIRST.search(text)
    return free and bool(kin) and all(_CALLS_SELF.match(match.group()) for match in kin)


def dead(said: Sequence[Clause]) -> bool:
    """Whether somebody is said to have died."""
    return any(
        not _UNREAL.search(clause.text[: match.start()])
        for clause in said
        for match in _DEAD.finditer(_NOT_DEAD.sub(lambda other: " " * len(other.group()), clause.text))
    )


def _without_kin(text: str) -> str:
    """The text without those who belong to the writer ("my wife", "suami saya"), and without "saya tanya"."""
    return _ASKS_FOR.sub(" ", _OF_WRITER.sub(" ", text))


def _another_after(said: Sequence[Clause], happened: int) -> bool:
    return any(clause.start > happened and _KIN.search(clause.text) for clause in said)


def answered_whom(text: str) -> str | None:
    """The same of a short answer to "who is it?": "saya pembantu", "isteri", "he is gone, my brother"."""
    text = _SPOKEN_TO.sub("", plain(text))
    if _DEAD.search(_NOT_DEAD.sub(" ", text)):
        return DIED
    if _ASKS_FOR.search(text):
        return ME if _MYSELF.search(text) else OTHER
    kin = _KIN.search(text)
    if kin is not None or _THIRD.search(text):
        return OTHER if kin is None or not _BESIDE.search(text[: kin.start()]) else None
    return ME if _FIRST.search(text) else None


def _of_events(text: str) -> list[tuple[int, str | None]]:
    """Where each happening of a clause stands, and who stands before it as its subject."""
    found: list[tuple[int, str | None]] = []
    start = 0
    for match in _HAPPENED.finditer(text):
        before = text[start : match.start()]
        if _UNREAL.search(before):
            continue
        found.append((match.start(), _subject(before, text[match.end() :])))
        start = match.end()
    return found


def _subject(before: str, after: str) -> str | None:
    kin = [match for match in _KIN.finditer(before) if not _BESIDE.search(before[: match.start()])]
    beside = [match for match in _KIN.finditer(before) if _BESIDE.search(before[: match.start()])]
    if kin:
        owned = _OWNED.match(before, kin[-1].end())
        first = [match for match in _FIRST.finditer(before) if match.start() >= kin[-1].end()]
        again = first and not (owned and len(first) == 1)
        return None if again or beside else OTHER
    first_at = list(_FIRST.finditer(before))
    if beside and _WHO.fullmatch(before[beside[-1].end() :]):
        return OTHER  # "saya jaga abang saya yang lumpuh"
    if beside:
        free = [match for match in first_at if match.start() > beside[-1].end() + 8 or match.end() < beside[-1].start()]
        return ME if free else None
    if first_at:
        return ME
    if _THIRD.search(before):
        return OTHER
    if _KIN.match(after.strip()):
        return OTHER
    return None


def _mentioned(said: Sequence[Clause], happened: int | None) -> set[str]:
    """Where nothing that happened has a subject: the only person who is spoken of, and another only before it."""
    if happened is not None:
        said = [clause for clause in said if clause.start <= happened] if _another_after(said, happened) else said
    text = " . ".join(clause.text for clause in said)
    kin = [match for match in _KIN.finditer(text) if not _HAS.search(text[: match.start()])]
    beside = [match for match in _KIN.finditer(text) if _HAS.search(text[: match.start()])]
    rest = _without_kin(text)
    first = bool(_FIRST.search(rest))
    if kin and not first:
        return {OTHER}
    if first and not kin and not beside and not _THIRD.search(rest):
        return {ME}
    return set()
