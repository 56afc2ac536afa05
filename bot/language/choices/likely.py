"""The likeliest options of a closed question, for a question back: by words and by what words mean, in either language.

`read_choice` decides; this only ranks what may be offered when it does not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.language.choices.answer_words import Heard, How, heard
from bot.language.choices.options import Option
from bot.language.intents.meanings import meanings_of
from bot.language.lexicon.slips import same_word
from bot.language.lexicon.tokens import word_set
from bot.language.numbers.spans import written_span

_MEANING = 0.6  # of what the word itself would tell
_LEAST = 0.35
# Words of every question here: they tell no option from another.
_COMMON = word_set(
    "majikan syarikat kerja hari orang perkeso socso duit saya dia perempuan hidup sangat hospital doktor bulan tahun "
    "buat ada kata cakap bagi pergi tahu suka baik teruk work worker boss company day people money life very really "
    "lot still rumah"
)
_OF_COMMON = 0.3
_SHARE = 0.2  # of the best, that another must reach to be offered with it


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of an option and what they mean, each with the share of its names that say it."""

    words: Counter[str]
    meanings: Counter[str]
    names: int


@lru_cache(maxsize=1024)
def _known(option: Option) -> _Known:
    words: Counter[str] = Counter()
    meanings: Counter[str] = Counter()
    names = [name for name in (*option.labels, *option.replies, *option.story) if written_span(name) is None]
    for name in names:
        told = [word for word in heard(name) if word.how in (How.SAID, How.AFTER_DENIAL, How.DENIED)]
        words.update({word.word for word in told})
        meanings.update({meaning for word in told for meaning in meanings_of(word.word)})
    return _Known(words, meanings, max(1, len(names)))


def likely(text: str, options: Sequence[Option], most: int = 3) -> tuple[str, ...]:
    """The ids of the options that a text may mean, best first; none when no word of it bears on any."""
    told = [word for word in heard(text) if word.how not in (How.LITTLE, How.DENIAL)]
    known = [_known(option) for option in options]
    shared = Counter(word for each in known for word in each.words)
    shared_meanings = Counter(meaning for each in known for meaning in each.meanings)
    scores = [sum(_score(word, each, shared, shared_meanings) for word in told) for each in known]
    best = max(scores, default=0.0)
    if best < _LEAST:
        return ()
    order = sorted(range(len(options)), key=lambda at: -scores[at])
    return tuple(options[at].id for at in order if scores[at] >= max(_LEAST / 2, _SHARE * best))[:most]


def _score(word: Heard, known: _Known, shared: Counter[str], shared_meanings: Counter[str]) -> float:
    if word.how is How.DENIED:
        return 0.0
    names = (name for name in known.words if name[0] == word.word[0])
    by_word = max((same_word(word.word, name) / shared[name] for name in names), default=0.0)
    meant = (meaning for meaning in meanings_of(word.word) if known.meanings[meaning])
    by_meaning = max((_MEANING / shared_meanings[meaning] for meaning in meant), default=0.0)
    return max(by_word, by_meaning) * (_OF_COMMON if word.word in _COMMON else 1)
