"""What every screen is made with: one chat's words, its buttons, and the little markup of messages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from html import escape, unescape

from bot.content.loader import Content
from bot.content.text import Text
from bot.dialogue.chat import Chat, Session
from bot.dialogue.replies import Button
from bot.dialogue.world import World
from bot.language.text.formatting import MALAYSIA, Language
from bot.language.text.words import Words
from bot.session.state import SessionState

States = list[tuple[Session, SessionState | None]]
"""The sessions of a turn with where their answers stand, so that each plan is built once."""

SCREEN_LIMIT = 1200
PAGE_LIMIT = 1050  # leaves room for a headline and the page line
LABEL_LIMIT, COLUMN_LIMIT = 32, 20  # characters of a label on a phone's width, and on half of it
ONE_COLUMN = 8  # buttons; more stand in two columns
# What these do is the same on any day, so their buttons never grow old: those of a reminder, of news or of an answer.
LASTING = frozenset({"copen", "cfiled", "remoff", "ans", "mine", "nonews"})
_TAP = re.compile(r"([0-9a-f]{1,8}):([a-z0-9]{0,8}):([a-z]{1,6})(?::([a-z0-9_.\-]{0,44}))?")


@dataclass(frozen=True)
class Tap:
    """A parsed button: on which step and session it was shown, what it does, with what."""

    step: int
    session: str
    action: str
    argument: str = ""


def parse_tap(data: str) -> Tap | None:
    """The tap that button data states, None for anything Pandu never wrote."""
    match = _TAP.fullmatch(data)
    return Tap(int(match[1], 16), match[2], match[3], match[4] or "") if match else None


def bold(text: str) -> str:
    """A heading or a date to be seen first."""
    return f"<b>{escape(text, quote=False)}</b>"


def plain(text: str) -> str:
    """Text with nothing in it taken for markup."""
    return escape(text, quote=False)


def code(text: str) -> str:
    """A number or a code that is copied with one tap."""
    return f"<code>{plain(text)}</code>"


def moment(label: str, day: date) -> str:
    """A label that a tap turns into a reminder in Telegram, at nine in the morning of a day."""
    at = datetime.combine(day, time(9), MALAYSIA)
    return f'<tg-time unix="{int(at.timestamp())}">{plain(label)}</tg-time>'


def block(text: str) -> str:
    """Lines that are copied as they stand, with one tap."""
    return f"<pre>{plain(text)}</pre>"


def folded(markup: str) -> str:
    """What is there to be read but takes no room before somebody opens it."""
    return f"<blockquote expandable>{markup}</blockquote>"


def link(label: str, url: str) -> str:
    """A label that opens an address."""
    return f'<a href="{escape(url)}">{escape(label, quote=False)}</a>'


@dataclass(frozen=True)
class View:
    """One chat at one moment, ready to be shown."""

    world: World
    chat: Chat
    today: date
    language: Language
    states: States = field(default_factory=list, compare=False, repr=False)

    def state_of(self, session: Session) -> SessionState | None:
        """Where the answers of a session stand; None when its dialogue is no more."""
        for known, state in self.states:
            if known is session:
                return state
        machine = self.world.machines.get(session.dialogue)
        found = (
            SessionState(self.content, self.world.calendar, machine, session.answers, self.today) if machine else None
        )
        self.states.append((session, found))
        return found

    @property
    def words(self) -> Words:
        """The words of the chat's language."""
        return self.world.words[self.language]

    @property
    def content(self) -> Content:
        """The content."""
        return self.world.content

    def ui(self, key: str, **values: str | int) -> str:
        """An interface text, safe to put into a message."""
        return plain(self.words.ui(key, **values))

    def say(self, text: Text) -> str:
        """A content text without placeholders, safe to put into a message."""
        return plain(self.words.text(text))

    def button(self, label: str, action: str, argument: str = "") -> Button:
        """A button that is known to belong to this screen."""
        session = self.chat.session.id if self.chat.session else ""
        tail = f":{argument}" if argument else ""
        return Button(label, data=f"{self.chat.step:x}:{session}:{action}{tail}")

    def copies(self, markup: str) -> tuple[tuple[Button, ...], ...]:
        """Two a row, a button that copies each number or code that stands in <code> in a message."""
        codes = dict.fromkeys(map(unescape, re.findall(r"<code>(.*?)</code>", markup)))
        buttons = [Button(self.words.ui("buttons.copy", text=code), copy=code) for code in codes]
        return in_columns(buttons, columns=2)

    def key(self, key: str, action: str, argument: str = "") -> Button:
        """A button labelled by an interface text."""
        return self.button(self.words.ui(key), action, argument)

    def numbers(self, action: str, arguments: Iterable[str]) -> tuple[Button, ...]:
        """A row of numbers from 1, one for each argument."""
        return tuple(self.button(str(number), action, argument) for number, argument in enumerate(arguments, 1))

    def turns(self, page: int, count: int, action: str, of: str = "") -> tuple[tuple[Button, ...], ...]:
        """A row with the page before and the one after, of so many pages counted from 0; no row where there is one.

        The action is given the page, after what it is a page `of`.
        """
        around = (("buttons.previous", page - 1), ("buttons.more", page + 1))
        argument = f"{of}.{{}}" if of else "{}"
        row = tuple(self.key(key, action, argument.format(to)) for key, to in around if 0 <= to < count)
        return (row,) if row else ()


def in_columns(buttons: Sequence[Button], *, columns: int | None = None) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons: one a row, or two where there are more than eight, or where `columns` says so."""
    width = columns or (1 if len(buttons) <= ONE_COLUMN else 2)
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def label_limit(buttons: int) -> int:
    """How many characters a label may have where so many buttons stand."""
    return LABEL_LIMIT if buttons <= ONE_COLUMN else COLUMN_LIMIT


def spoken_text(markup: str) -> str:
    """What a person sees of a message: without markup and addresses."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


def visible(markup: str) -> int:
    """How many characters that is."""
    return len(spoken_text(markup))


def pages(blocks: Sequence[str], limit: int = PAGE_LIMIT, most: int = 100) -> list[list[str]]:
    """The blocks of each page, which together have at most `limit` characters with a blank line between two, and are at
    most `most`; none is ever split.
    """
    result: list[list[str]] = [[]]
    for block in blocks:
        if result[-1] and (len(result[-1]) == most or visible("\n\n".join([*result[-1], block])) > limit):
            result.append([])
        result[-1].append(block)
    return result


def page_count(items: int, rows: int) -> int:
    """How many pages so many items take, with so many on each."""
    return -(-items // rows)
