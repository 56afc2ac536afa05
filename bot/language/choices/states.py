"""Malaysian states as people name them: by name, short form, nickname or one of the main towns (`towns.yaml`)."""

from functools import cache, lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.lexicon.tables import read_table
from bot.language.lexicon.tokens import MOST_OF_ANSWER, plain, tokens, word_texts

_LONGEST = 5
_FUZZY_FROM = 5
_MOST_WORDS = 40


def read_state(text: str) -> str | None:
    """The id of the state a text names (as in `bot.plan.workdays.STATES`), or None when it names none or several.

    Whole names only: a near miss may be any other word. A state's own name counts before a town's: a town in one state
    may be a street in another.
    """
    words = word_texts(plain(text, MOST_OF_ANSWER))[:_MOST_WORDS]
    for named in (_exact(words, names) for names in _names()):
        states = set(named.values())
        if states:
            return states.pop() if len(states) == 1 else None
    return None


def near_state(text: str) -> str | None:
    """The state that a short answer names with a slip of the finger and nothing else, to be asked back; else None."""
    words = word_texts(plain(text, MOST_OF_ANSWER))[:_MOST_WORDS]
    name = " ".join(words)
    found = {state for known in _names() if (state := _lookup(name, known))}
    return found.pop() if len(found) == 1 else None


def places() -> list[str]:
    """Every name of a state or a town, in lower case."""
    names, towns = _names()
    return [*names, *towns]


def _exact(words: list[str], known: dict[str, str]) -> dict[int, str]:
    """The states named in the words, by the place of each word; a longer name before one within it."""
    found: dict[int, str] = {}
    for at in range(len(words)):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            state = known.get(" ".join(words[at : at + length])) if at not in found else None
            if state:
                found.update(dict.fromkeys(range(at, at + length), state))
                break
    return found


def _lookup(name: str, known: dict[str, str]) -> str | None:
    if name in known:
        return known[name]
    if len(name) < _FUZZY_FROM:
        return None
    slips = 2 if len(name) >= 9 else 1
    alike = process.extract(name, _long_names(name[0]), scorer=OSA.distance, score_cutoff=slips, limit=None)
    near = {known[other] for other, _, _ in alike if other in known}
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=256)
def _long_names(initial: str) -> tuple[str, ...]:
    """The names that begin with a letter and are long enough for a slip to be forgiven."""
    return tuple(name for known in _names() for name in known if name[0] == initial and len(name) >= _FUZZY_FROM)


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Name of a state -> its id, and name of a town -> its state's id."""
    data: dict[str, dict[str, list[Any]]] = read_table("towns.yaml")
    names, towns = (
        {_plain_name(str(name)): state for state, lists in data.items() for name in lists[kind]}
        for kind in ("names", "towns")
    )
    return names, towns


def _plain_name(name: str) -> str:
    return " ".join(token.text for token in tokens(plain(name)))
