"""Letters to copy, print and sign: those that fit the plan, all of them, or by typing what one is about."""

import re

from rapidfuzz import fuzz

from bot.content import schema
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session_view import session_view
from bot.dialogue.screens.view import View, block, bold, folded, in_columns, page_count
from bot.handout.letters import Known, letter_of
from bot.handout.offers import offered
from bot.handout.paper import Paper, as_text

_CLOSE = 80  # of 100: below it a text names no letter of ours
_ROWS = 7  # leaves a row for turning pages
_ASKED = re.compile(r"\b(surat|letter|letters|template|templat|penyata|pernyataan|statement)\b")
_TOLD = re.compile(
    r"\b(dapat|terima|diterima|got|received?|bagi saya|tolak|refused?|rejected|said|kata|says)\b|"
    r"\b(takde|tak ada|tiada|xde|x ada|don'?t have|do not have|without|tanpa|hilang|lost|belum|tak bagi|didn'?t give)\b"
)
_FEW = 6  # words: a longer text tells something


def letters_screen(view: View, page: int) -> Message:
    """The letters, a page of them; those that fit the plan stand first."""
    first = fitting(view)
    rest = [letter for letter in view.content.letters.values() if letter not in first]
    shown = [*first, *rest][page * _ROWS : (page + 1) * _ROWS]
    rows = in_columns([letter_button(view, letter) for letter in shown], columns=1)
    turns = view.turns(page, page_count(len(view.content.letters), _ROWS), "lall")
    blocks = [bold(view.words.ui("letters.title")), view.ui("letters.about")]
    if first and not page:
        blocks.append(view.ui("letters.first", n=len(first)))
    return Message("\n\n".join(blocks), (*rows, *turns), _nav(view, more=False))


def letter_screen(view: View, letter: schema.Letter) -> Message:
    """How to use a letter, which stands above as a message of its own, ready to copy."""
    words, recipient = view.words, view.content.recipients[letter.to]
    cautions = [f"{bold(words.ui('letters.cautions'))}", *(f"• {view.say(each)}" for each in letter.cautions)]
    hand_over = view.ui("letters.hand_over", text=words.text(letter.hand_over or recipient.hand_over))
    blocks = [
        f"{bold(words.text(letter.title))}\n{view.ui('letters.to', to=words.text(recipient.name))}",
        view.say(letter.when_to_use),
        view.ui("letters.limit", text=words.text(letter.limit)),
        view.ui("letters.fill_in"),
        folded("\n".join([*cautions, hand_over])),
    ]
    files = (view.key("letters.pdf", "lpdf", letter.id), view.key("letters.txt", "ltxt", letter.id))
    return Message("\n\n".join(blocks), (files,), _nav(view))


def letter_message(view: View, letter: schema.Letter) -> Message:
    """A letter in a block that one tap copies."""
    return Message(block(as_text(paper_of(view, letter))))


def paper_of(view: View, letter: schema.Letter) -> Paper:
    """A letter with what the present plan knows; with nothing where there is no plan."""
    return letter_of(letter, view.content, view.words, _known(view))


def _known(view: View) -> Known:
    shown = session_view(view, view.chat.session)
    if shown is None or shown.plan is None:
        return Known.nothing(view.content, view.today)
    return Known(shown.state.scope, shown.plan)


def fitting(view: View) -> list[schema.Letter]:
    """The letters that fit the present plan, the one to send first at the head."""
    shown = session_view(view, view.chat.session)
    if shown is None or shown.plan is None:
        return []
    return offered(view.content.letters.values(), shown.plan, shown.state.scope)


def found_screen(view: View, text: str) -> Message:
    """The letters that a text may mean."""
    rows = in_columns([letter_button(view, letter) for letter in search(view, text)[: _ROWS + 1]], columns=1)
    return Message(view.ui("letters.found"), rows, _nav(view))


def asked_for(view: View, text: str) -> list[schema.Letter] | None:
    """The letters that a text asks for, all where it names none; None where it asks for no letter."""
    plain = text.casefold()
    if len(plain.split()) > _FEW or not _ASKED.search(plain) or _TOLD.search(plain):
        return None
    if not _about(plain):
        return list(view.content.letters.values())
    return search(view, text) or None


def search(view: View, text: str) -> list[schema.Letter]:
    """Letters by what they are about, best first; those that fit the plan before others."""
    about, first = _about(text), {letter.id for letter in fitting(view)}
    if not about:
        return []
    scored = [
        (max(fuzz.token_set_ratio(about, _about(name)) for name in _names(view, letter)), letter)
        for letter in view.content.letters.values()
    ]
    close = [(score, letter) for score, letter in scored if score >= _CLOSE]
    return [letter for _, letter in sorted(close, key=lambda pair: (pair[1].id not in first, -pair[0]))]


def _names(view: View, letter: schema.Letter) -> list[str]:
    return [view.world.words[language].text(letter.title) for language in ("ms", "en")] + [*letter.words]


_EMPTY = re.compile(
    r"\b(surat|letters?|templates?|templat|contoh|samples?|examples?|statements?|pernyataan|penyata|for|to|the|an?|of|"
    r"untuk|kepada|saya|nak|mahu|i|want|need|my|me|please|pls|tolong|bagi|beri|give|ada|how|tulis|write|buat)\b"
    r"|[^a-z0-9 ]"
)
"""The words that any letter is asked for with."""


def _about(text: str) -> str:
    """What a text is about, without the words that any letter is asked for with."""
    return " ".join(_EMPTY.sub(" ", text.casefold()).split())


def letter_button(view: View, letter: schema.Letter) -> Button:
    """The button that opens a letter."""
    return view.button(view.words.text(letter.title), "letter", letter.id)


def _nav(view: View, *, more: bool = True) -> tuple[Button, ...]:
    others = (view.key("buttons.letters", "lall"),) if more else ()
    return (view.key("buttons.back", "close"), *others, view.key("buttons.menu", "menu"))
